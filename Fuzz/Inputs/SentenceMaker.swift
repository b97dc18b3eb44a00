public import Lexicon

/// Makes texts of the lexicon's own words in the forms of news sentences, then breaks them.
///
/// Bytes by chance never spell an office, a name and a word of saying in a row; rules that meet each other only there are
/// never tried by them.
public struct SentenceMaker: Sendable {
  private let classes: WordClasses

  /// A maker of sentences of a lexicon's words.
  public init(lexicon: LoadedLexicon) {
    classes = WordClasses(lexicon: lexicon)
  }

  /// Forms of sentences, a class each; `nil` is the name told last, or its last part.
  private static let forms: [[WordClasses.Class?]] = [
    [.state, .office, .name, .openBracket, .latin, .closeBracket, .cue, .mark, .ordinary, .mark],
    [.office, .unknownName, .cue, .openBracket, .latin, .closeBracket, .mark],
    [.speaker, .cue, .openBracket, .latin, .closeBracket],
    [.unknownName, .cue, .openBracket, .latin],
    [.unknownName, .mark, nil], [.name, .cue, .mark, nil, .cue], [.unknownName, .number, .event, nil],
    [.name, .number, .toward, .place, .event, .office, .name, .mark],
    [.name, .with, .state, .office, .name, .event, .mark, .both, .cue, .mark, .act, .issue, .mark],
    [.state, .act, .state, .mark], [.name, .act, .state, .issue, .mark],
    [.source, .outlet, .cue, .mark, .name, .cue, .openQuote, .act, .closeQuote, .mark],
    [.openQuote, .ordinary, .mark, .closeQuote, .name, .cue, .mark, .openQuote, .issue, .closeQuote, .mark],
    [.abbreviation, .abbreviation, .office, .event, .mark], [.pronoun, .cue, .mark, .future, .event, .state, .mark],
    [.name, .future, .time, .event, .place, .mark], [.name, .negation, .event, .name, .mark],
    [.body, .speaker, .name, .cue, .mark, .both, .and, .state, .cue, .mark],
    [.openBracket, .outlet, .place, .number, .source, .closeBracket, .name, .event, .name, .mark],
    [.openBracket, .source, .mark, .outlet, .closeBracket], [.time, .time, .number, .event, .mark],
    [.name, .and, .name, .and, .unknownName, .event, .mark], [.number, .openBracket, .number, .closeBracket, .event],
    [.unknownName, .dot, .unknownName, .openBracket, .latin, .closeBracket, .office, .cue, .mark],
    [.state, .body, .office, .unknownName, .toward, .outlet, .cue, .mark], [.event, .of, .speaker, .cue],
  ]

  /// A text of a few sentences.
  public func text(_ random: inout SplitMix) -> String {
    var pieces: [String] = []
    for _ in 0...random.below(3) { pieces += sentence(&random) }
    if random.chance(of: 2) { broken(&pieces, &random) }
    return pieces.joined()
  }

  /// The words of a sentence: of a form, or in any order.
  func sentence(_ random: inout SplitMix) -> [String] {
    if random.chance(of: 4) { return (0...random.below(9)).map { _ in classes.word(&random) } }
    var last = ""
    return SentenceMaker.forms[random.below(SentenceMaker.forms.count)].map { kind in
      guard let kind else { return random.chance(of: 3) ? last : SentenceMaker.lastPart(of: last) }
      let word = classes.word(kind, &random)
      if kind == .name || kind == .unknownName { last = word }
      return word
    }
  }

  /// A word of any class.
  public func word(_ random: inout SplitMix) -> String { classes.word(&random) }

  /// What stands behind the last dot of a name, or all but its first character.
  private static func lastPart(of name: String) -> String {
    let dots: Set<Character> = ["·", "•", "‧", "・", "．", ".", "･", "-"]
    guard let dot = name.lastIndex(where: dots.contains) else { return String(name.dropFirst()) }
    return String(name[name.index(after: dot)...])
  }

  /// Breaks words: some left out, doubled, swapped, cut short, cut in two by another.
  func broken(_ pieces: inout [String], _ random: inout SplitMix) {
    for _ in 0...random.below(3) where !pieces.isEmpty {
      let place = random.below(pieces.count)
      switch random.below(8) {
      case 0: pieces.remove(at: place)
      case 1: pieces.insert(pieces[place], at: random.below(pieces.count + 1))
      case 2: pieces.swapAt(place, random.below(pieces.count))
      case 3: pieces[place] = String(pieces[place].dropLast())
      case 4: pieces[place] = String(pieces[place].dropFirst())
      case 5:
        let half = pieces[place].prefix(pieces[place].count / 2)
        pieces[place] = half + classes.word(&random) + pieces[place].dropFirst(half.count)
      case 6: pieces.insert(classes.word(&random), at: place)
      default: pieces.removeLast(random.below(pieces.count))
      }
    }
  }
}
