public import Record

/// Who held which office when.
public struct TenureTable: Sendable {
  /// Every tenure.
  public let all: [Tenure]
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
    for tenure in table.map({ row -> Tenure? in
      guard let official = officials[row["official"]], let office = offices[row["office"]],
        let from = DateText.interval(row["from"])
      else { return nil }
      let to = DateText.interval(row["to"])?.last.dayNumber ?? .max
      return Tenure(official: official, actor: row["actor"], office: office, from: from.first.dayNumber, to: to)
    }) {
      guard let tenure else { continue }
      ofOfficial[tenure.official].append(all.count)
      ofOffice[Post(actor: tenure.actor, office: tenure.office), default: []].append(all.count)
      all.append(tenure)
    }
    self.all = all
    self.ofOfficial = ofOfficial
    self.ofOffice = ofOffice
  }

  /// The tenures of an official that cover a day, in the order of the table.
  public func tenures(of official: Int, on day: CivilDate) -> [Tenure] {
    ofOfficial[official].lazy.map { all[$0] }.filter { $0.from <= day.dayNumber && day.dayNumber <= $0.to }
  }

  /// Every tenure of an official.
  public func tenures(of official: Int) -> [Tenure] { ofOfficial[official].map { all[$0] } }

  /// The one official who held a post on a day; `nil` where none or several are known.
  public func holder(of office: Int, actor: String, on day: CivilDate) -> Int? {
    let holders = Set(
      (ofOffice[Post(actor: actor, office: office)] ?? []).lazy.map { all[$0] }
        .filter { $0.from <= day.dayNumber && day.dayNumber <= $0.to }.map(\.official))
    return holders.count == 1 ? holders.first : nil
  }
}
