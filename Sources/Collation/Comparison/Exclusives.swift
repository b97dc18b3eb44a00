import Record

/// What only the outlets of one side, or of one region, carry.
enum Exclusives {
  /// Sections whose points an outlet may choose to carry or not.
  static let sections: Set<Comparison.Section> = [.issues, .commitments, .statements, .reactions, .atmosphere]

  /// For each side and region with columns, the points that no other column tells; nothing where all are of one kind.
  static func all(_ columns: [Comparison.Column], _ rows: [Comparison.Row], sides: [String]) -> [Comparison.Exclusive] {
    var found: [Comparison.Exclusive] = []
    var seen: Set<[Int]> = []
    func add(side: String?, region: Comparison.Region?, _ members: [Int]) {
      // A region whose outlets are one side's tells nothing more.
      guard !members.isEmpty, members.count < columns.count, seen.insert(members).inserted else { return }
      let own = rows.filter { row in
        sections.contains(row.section)
          && row.cells.indices.allSatisfy { row.cells[$0].standing == .absent || members.contains($0) }
      }
      found.append(
        Comparison.Exclusive(
          side: side, region: region, columns: members.map { columns[$0].id }, rows: own.map(\.number),
          count: own.count))
    }
    for side in sides { add(side: side, region: nil, columns.indices.filter { columns[$0].side == side }) }
    for region in Comparison.Region.allCases where region != .unknown {
      add(side: nil, region: region, columns.indices.filter { columns[$0].region == region })
    }
    return found
  }
}
