/// A line, or a run of lines, that recurs in an outlet's articles and is no row of `furniture.tsv` yet.
public struct FurnitureSuggestion: Sendable, Equatable {
  /// Where in the articles such lines stand.
  public enum Position: String, Sendable, Hashable {
    case head, tail, anywhere
  }

  /// The outlet: its id, or the name that the articles give.
  public var outlet: String
  /// The lines as one article has them: one, or the lines of a box.
  public var lines: [String]
  /// In how many articles of the outlet they stand.
  public var count: Int
  /// How many articles of the outlet were looked at.
  public var articles: Int
  /// Where they stand in nearly all of these.
  public var position: Position
  /// A row for each line, as the table has them, to be looked over.
  public var rows: [String]
  /// An article that holds them, by its path.
  public var example: String
}
