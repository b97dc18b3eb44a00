/// A state or territory that acts in its own name: a row of `states.tsv`.
public struct State: Sendable, Hashable {
  /// ISO 3166-1 alpha-3.
  public let code: String
  /// The Simplified name shown in the record.
  public let name: String
  /// The Traditional name shown to readers of that script.
  public let hant: String
  /// One-character names that mean the state wherever they stand in a compound.
  public let abbreviations: [String]

  /// Stands for a row that no table has.
  public static let unknown = State(code: "", name: "", hant: "", abbreviations: [])
}

/// A word that acts as a government: a row of `metonyms.tsv`.
public struct Metonym: Sendable, Hashable {
  /// The word in Simplified characters.
  public let name: String
  /// The actor it stands for.
  public let actor: String
  /// The place it also is; empty where it is none.
  public let place: String

  /// Stands for a row that no table has.
  public static let unknown = Metonym(name: "", actor: "", place: "")
}

/// An organisation, ministry, parliament or other body: a row of `bodies.tsv`.
public struct Body: Sendable, Hashable {
  /// The id.
  public let id: String
  /// The actor it acts for; empty for a kind of body that takes its state from the words before it.
  public let actor: String
  /// What kind of body it is.
  public let kind: String
  /// The Simplified name.
  public let name: String

  /// Stands for a row that no table has.
  public static let unknown = Body(id: "", actor: "", kind: "", name: "")
}
