/// Whom the words of an encounter bring together where they name only sides: 首脑会谈, 外长会, 2+2.
enum Rank {
  /// The rank of those who lead a state, whatever their office.
  static let leader = "leader"

  /// The id of the office that 首脑, 元首 and 领导人 name.
  static let anyLeader = "state-leader"
}
