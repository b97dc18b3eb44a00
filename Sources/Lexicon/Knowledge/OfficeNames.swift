/// What offices are called, for people: 首相 in Japan and 总理 in France are one office.
public struct OfficeNames: Sendable {
  private let names: [String: String]
  private let ofActors: [[String]: String]
  private let traditionalOfActors: [[String]: String]

  /// The names of a compiled lexicon.
  public init(_ image: LexiconImage) {
    let offices = image.table("offices")
    names = Dictionary(
      offices.rows.map { (offices.cell($0, "id"), offices.cell($0, "name")) }, uniquingKeysWith: { first, _ in first })
    let own = image.table("office-names")
    ofActors = Dictionary(
      own.rows.map { ([own.cell($0, "actor"), own.cell($0, "office")], own.cell($0, "name")) },
      uniquingKeysWith: { first, _ in first })
    traditionalOfActors = Dictionary(
      own.rows.map { ([own.cell($0, "actor"), own.cell($0, "office")], own.cell($0, "hant")) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The Traditional name that an office has in a state of its own; `nil` where it goes by the common one.
  public func traditionalName(_ id: String, actor: String?) -> String? {
    actor.flatMap { traditionalOfActors[[$0, id]] }
  }

  /// The name of an office in a state or body; the id where the lexicon does not know it.
  public func name(_ id: String, actor: String?) -> String {
    actor.flatMap { ofActors[[$0, id]] } ?? names[id] ?? id
  }
}
