/// What the weight of an entry is summed from: the rows of `standing.tsv`.
public struct EntryPoints: Sendable {
  /// What speaks for an entry or against it.
  public enum Sign: Int, Sendable, Hashable, CaseIterable {
    /// Below so many points nothing makes an entry.
    case floor
    /// What every entry begins with.
    case base
    /// How the sides met, or what was done.
    case kind
    /// It has not been held.
    case planned
    /// The office of somebody who took part.
    case office
    /// Two sides have somebody of an office that the table has.
    case ranked
    /// How many sides there are: `two` of an encounter, `many` for more.
    case sides
    /// Two people of one side.
    case crowded
    /// Independent accounts, for each doubling.
    case accounts
    /// Some article is mainly about it.
    case headline
    /// The day stands in the sentence that tells it.
    case dated
    /// Everybody stands in the sentence that tells it.
    case whole
    /// The account gives the day that the entry has.
    case agreed
    /// It was announced before.
    case announced
    /// Told soon, told without a day, told long after, known by its year alone.
    case recent, undated, past, year
    /// The sides are a state and its parts.
    case inland
  }

  /// The signs by the names that the table gives them, which are those of the cases.
  static let signs = Dictionary(uniqueKeysWithValues: Sign.allCases.map { ("\($0)", $0) })

  private struct Key: Hashable {
    let sign: Sign
    let of: String
  }

  private var points: [Key: Int] = [:]
  /// The points of signs that are of nothing, by their number: asked of every report.
  private var plain = [Int?](repeating: nil, count: Sign.allCases.count)
  private var limits = [Int](repeating: 0, count: Sign.allCases.count)
  /// The codes of each state that has parts, with those of the parts, and the points of what they do among themselves.
  private var unions: [(codes: Set<String>, points: Int)] = []

  init(table: Table) {
    for row in table.map({ (sign: EntryPoints.signs[$0["sign"]], of: $0["of"], points: Int($0["points"]) ?? 0) }) {
      guard let sign = row.sign else { continue }
      if sign == .inland {
        unions.append((Set(row.of.split(separator: "|").map(String.init)), row.points))
      } else if let limit = Int(row.of) {
        limits[sign.rawValue] = limit
        plain[sign.rawValue] = row.points
      } else if row.of.isEmpty {
        plain[sign.rawValue] = row.points
      } else {
        points[Key(sign: sign, of: row.of)] = row.points
      }
    }
  }

  /// The points of a sign; `nil` where the table has no row.
  public func of(_ sign: Sign, _ what: String = "") -> Int? {
    what.isEmpty ? plain[sign.rawValue] : points[Key(sign: sign, of: what)]
  }

  /// How far a sign reaches: the doublings of accounts, the days of what is recent or past; 0 where the table has no row.
  public func limit(of sign: Sign) -> Int { limits[sign.rawValue] }

  /// The points of sides that are a state and its parts; `nil` where they are not.
  public func ofInland(_ actors: some Sequence<String>) -> Int? {
    unions.first { union in actors.allSatisfy { union.codes.contains($0) } }?.points
  }
}
