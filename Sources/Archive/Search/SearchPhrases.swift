/// What a person typed, as phrases to look for; nothing of it can be syntax.
///
/// Spaces and punctuation part phrases, all of which must be found. What is left is letters, digits and Chinese
/// characters only, so that no quotation mark, bracket or operator reaches FTS5.
struct SearchPhrases {
  /// One phrase: the folded scalars that must stand side by side.
  struct Phrase: Equatable {
    /// The folded scalars, none of which is a space or punctuation.
    var scalars: [UInt32]
    /// Whether it ends with a Chinese character that stands alone in it, which the index knows only as the
    /// beginning of a pair.
    var endsInSingle: Bool
    /// Whether it begins and ends with a letter or digit, so that a match must be a whole word there.
    var wordAtStart: Bool
    var wordAtEnd: Bool

    /// The phrase as text.
    var text: String {
      var text = String.UnicodeScalarView()
      for scalar in scalars { text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
      return String(text)
    }
  }

  /// More characters than this are refused: each becomes a lookup of its own.
  static let longestQuery = 1000

  /// Every phrase, as often as it was typed.
  private var parts: [Phrase] = []
  /// The phrases, each once, in the order they were typed.
  private(set) var phrases: [Phrase] = []

  /// Reads what was typed.
  ///
  /// - Throws: `queryTooLong` beyond `longestQuery` characters.
  init(_ words: String, alphabet: SearchAlphabet, path: String) throws(ArchiveError) {
    guard words.unicodeScalars.count <= SearchPhrases.longestQuery else {
      throw ArchiveError(
        .queryTooLong, path: path,
        problem: "the words to look for have more than \(SearchPhrases.longestQuery) characters",
        consequence: "nothing was looked for", remedy: "Give fewer words, or the beginning of the sentence.")
    }
    var current: [(SearchAlphabet.Part, UInt32)] = []
    for scalar in words.unicodeScalars {
      let (part, folded) = alphabet.classify(scalar.value)
      switch part {
      case .han, .word: current.append((part, folded))
      case .space, .stop: end(&current)
      }
    }
    end(&current)
  }

  private mutating func end(_ current: inout [(SearchAlphabet.Part, UInt32)]) {
    guard let first = current.first, let last = current.last else { return }
    let beforeLast = current.dropLast().last?.0
    let phrase = Phrase(
      scalars: current.map(\.1), endsInSingle: last.0 == .han && beforeLast != .han, wordAtStart: first.0 == .word,
      wordAtEnd: last.0 == .word)
    parts.append(phrase)
    if !phrases.contains(phrase) { phrases.append(phrase) }
    current.removeAll()
  }

  /// The FTS5 expression for all of them side by side, in their order; `nil` where nothing can be looked for.
  var phraseMatch: String? {
    guard let last = parts.last else { return nil }
    return "\"" + parts.map(\.text).joined(separator: " ") + "\"" + (last.endsInSingle ? " *" : "")
  }

  /// The FTS5 expression; `nil` where nothing can be looked for.
  var match: String? {
    guard !phrases.isEmpty else { return nil }
    return phrases.map { "\"\($0.text)\"" + ($0.endsInSingle ? " *" : "") }.joined(separator: " AND ")
  }
}
