import Lexicon
package import Messages

/// Something said in each language in which the record is shown.
package struct Wording: Sendable {
  private let simplified: String
  private let traditional: String
  private let english: String

  package init(_ simplified: String, _ traditional: String, _ english: String) {
    self.simplified = simplified
    self.traditional = traditional
    self.english = english
  }

  /// The words in a language.
  package func callAsFunction(_ language: DisplayLanguage) -> String {
    switch language {
    case .simplified: simplified
    case .traditional: traditional
    case .english: english
    }
  }
}
