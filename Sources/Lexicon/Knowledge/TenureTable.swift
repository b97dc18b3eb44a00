import Record

/// Who held which office when; `Incumbents` answers for it.
struct TenureTable: Sendable {
  /// Every tenure.
  let all: [Tenure]
  private let ofOfficial: [[Int]]
  private let ofOffice: [Post: [Int]]

  private struct Post: Hashable {
    var actor: String
    var office: Int
  }

  init(table: Table, officials: [String: Int], offices: [String: Int], officialCount: Int) {
    var all: [Tenure] = []
    var ofOfficial = [[Int]](repeating: [], count: officialCount)
    var ofOffice: [Post: [Int]] = [:]
    for (number, cells) in table.rows.enumerated() {
      let row = NamedRow(columns: table.columns, row: cells)
      guard let official = officials[row["official"]], let office = offices[row["office"]],
        let from = DateText.interval(row["from"])
      else { continue }
      let to = DateText.interval(row["to"])?.last.dayNumber ?? .max
      let tenure = Tenure(
        official: official, actor: row["actor"], office: office, from: from.first.dayNumber, to: to, row: number)
      ofOfficial[official].append(all.count)
      ofOffice[Post(actor: tenure.actor, office: office), default: []].append(all.count)
      all.append(tenure)
    }
    self.all = all
    self.ofOfficial = ofOfficial
    self.ofOffice = ofOffice
  }

  /// The tenures of an official that cover a day, in the order of the table.
  func tenures(of official: Int, on day: CivilDate) -> [Tenure] {
    ofOfficial[official].lazy.map { all[$0] }.filter { $0.covers(day) }
  }

  /// Every tenure of an official.
  func tenures(of official: Int) -> [Tenure] { ofOfficial[official].map { all[$0] } }

  /// The one official who held a post on a day; `nil` where none or several are known.
  func holder(of office: Int, actor: String, on day: CivilDate) -> Int? {
    let holders = Set(
      (ofOffice[Post(actor: actor, office: office)] ?? []).lazy.map { all[$0] }
        .filter { $0.covers(day) }.map(\.official))
    return holders.count == 1 ? holders.first : nil
  }

  /// The one official who comes into a post within some days after a day; `nil` where none or several do.
  func next(in office: Int, actor: String, after day: CivilDate, within days: Int) -> Int? {
    let next = Set(
      (ofOffice[Post(actor: actor, office: office)] ?? []).lazy.map { all[$0] }
        .filter { $0.from > day.dayNumber && $0.from - day.dayNumber <= days }.map(\.official))
    return next.count == 1 ? next.first : nil
  }
}
