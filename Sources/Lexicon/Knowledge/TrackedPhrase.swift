/// A fixed wording of official speech (提法) that is followed through time: a row of `phrases.tsv`.
public struct TrackedPhrase: Sendable, Hashable {
  /// What a wording is about.
  public enum Kind: String, Sendable, CaseIterable {
    case relation, principle, initiative, stance, protest, claim, domestic
  }

  /// How many characters a wording has.
  static let lengths = 4...24

  /// The id.
  public let id: String
  /// The wording, in Simplified characters.
  public let name: String
  /// Its usual English rendering.
  public let english: String
  /// The year from which it is known; `nil` where that is not sure.
  public let since: Int?
  /// The state or union, by code, whose officials chiefly use it; empty where it is nobody's alone.
  public let side: String
  /// What it is about.
  public let kind: Kind?
  /// A remark; empty for none.
  public let note: String
}

extension LoadedLexicon {
  /// The wordings that are followed, by id; read from the table whenever they are asked for.
  public var trackedPhrases: [TrackedPhrase] {
    let table = table("phrases")
    return table.rows.map { row in
      func cell(_ column: String) -> String { table.cell(row, column) }
      return TrackedPhrase(
        id: cell("id"), name: cell("name"), english: cell("english"), since: Int(cell("since")), side: cell("side"),
        kind: TrackedPhrase.Kind(rawValue: cell("kind")), note: cell("note"))
    }
  }

  /// The outlets that speak for a party, a state or an army, and the sites of governments.
  public var officialOutlets: Set<String> {
    let table = table("organs")
    return Set(table.rows.map { table.cell($0, "outlet") }).union(outlets.filter(\.isOfficial).map(\.id))
  }
}
