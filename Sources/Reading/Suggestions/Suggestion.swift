public import Record

/// A person whom articles name after an office and the lexicon does not know.
public struct Suggestion: Sendable, Equatable {
  /// A sentence that names the person.
  public struct Sample: Sendable, Equatable {
    /// The article's file.
    public var path: String
    /// The sentence.
    public var text: String
  }

  /// The spelling that most articles use.
  public var name: String
  /// How many articles name the person.
  public var count: Int
  /// Every spelling, the most used first: those that share a Latin form or differ only by script.
  public var spellings: [String]
  /// The Latin form that most articles give in brackets.
  public var latin: String?
  /// The state or body that the words in front of the name tell, by code.
  public var state: String?
  /// The office that the words tell, by id.
  public var office: String?
  /// The official of this Latin form: what is new is the spelling.
  public var official: String?
  /// Up to three sentences.
  public var samples: [Sample]

  /// The row of `officials.tsv` that the person would have: id, state, name, hant, names, short, latin.
  ///
  /// The id is made from the Latin form and left empty without one; a state is put in only where it is one.
  public func row(folding: ScriptFolding) -> String {
    let id = (latin ?? "").lowercased().split { !$0.isASCII || !$0.isLetter }.joined(separator: "-")
    let simple = Suggestion.folded(name, folding)
    let traditional = spellings.first { Suggestion.folded($0, folding) != $0 } ?? simple
    let others = spellings.filter { Suggestion.folded($0, folding) == $0 && $0 != simple }
    let isState = state?.unicodeScalars.count == 3
    return [id, isState ? state ?? "" : "", simple, traditional, others.joined(separator: "|"), "", latin ?? ""]
      .joined(separator: "\t")
  }

  static func folded(_ text: String, _ folding: ScriptFolding) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar(folding.fold($0.value)) ?? $0 }))
  }
}
