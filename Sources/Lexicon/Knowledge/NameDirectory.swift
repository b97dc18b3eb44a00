public import Messages

/// What one table calls its rows, for people: the name to show in each language, and every spelling that is known.
public struct NameDirectory: Sendable {
  /// A table whose rows have names.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    case states, bodies, offices, officials, places, outlets, issues
  }

  /// One row.
  public struct Item: Sendable {
    /// The row's id.
    public let id: String
    /// The state or body that it belongs to or acts as, by code; empty of none.
    public let actor: String
    /// Its kind, of bodies, places and outlets; empty of others.
    public let kind: String
    /// The Simplified name.
    public let name: String
    /// The Traditional name.
    public let hant: String
    /// The English name; empty where none is known.
    public let english: String
    /// Every spelling, the names included; not the short forms that stand for a person once the full name is told.
    public let spellings: [String]

    /// The name in a language; the Simplified one where it has none there.
    public func name(_ language: DisplayLanguage) -> String {
      switch language {
      case .simplified: name
      case .traditional: hant.isEmpty ? name : hant
      case .english: english.isEmpty ? name : english
      }
    }
  }

  /// The rows, in the order of the table.
  public let items: [Item]
  private let rows: [String: Int]

  /// The names of a table.
  public init(_ subject: Subject, of lexicon: LoadedLexicon) {
    let table = lexicon.table(subject.rawValue)
    let key = table.keyColumns.first ?? "id"
    let actorColumn =
      switch subject {
      case .states: "code"
      case .bodies, .offices: "actor"
      case .officials, .outlets: "state"
      case .places: "country"
      case .issues: ""
      }
    items = table.rows.map { row in
      let (name, hant) = (table.cell(row, "name"), table.cell(row, "hant"))
      let latin = table.list(row, "latin")
      let english = table.list(row, "english")
      return Item(
        id: table.cell(row, key), actor: table.cell(row, actorColumn), kind: table.cell(row, "kind"), name: name,
        hant: hant, english: english.first ?? latin.first ?? "",
        spellings: [name, hant].filter { !$0.isEmpty } + table.list(row, "names") + english + latin)
    }
    rows = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The row of an id; `nil` where the table has none.
  public func item(_ id: String) -> Item? { rows[id].map { items[$0] } }

  /// The name of an id in a language; the id where the table has none.
  public func name(_ id: String, _ language: DisplayLanguage) -> String { item(id)?.name(language) ?? id }
}
