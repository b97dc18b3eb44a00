/// What a common word does in a sentence: the class of a row of `dictionary.tsv`.
public enum WordClass: UInt8, Sendable, Hashable, CaseIterable {
  case noun, body, verb
  /// A verb that is a noun as well: 研究, 合作.
  case verbal
  case adjective, adverb, numeral, measure, time, place, function, pronoun
  /// An idiom or a fixed expression.
  case phrase

  /// The class that the table calls so; `nil` for none.
  public init?(name: String) {
    guard let found = WordClass.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = found
  }
}
