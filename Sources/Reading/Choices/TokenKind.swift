import Lexicon

/// What a token is to a choice: a mark, what a table says of the word, or its class.
enum TokenKind {
  /// Every kind by name, in the order of its numbers.
  static let names: [String] =
    marks + FunctionWord.Role.allCases.map { "role " + $0.rawValue }
    + SpeechWord.Kind.allCases.map { "speech " + $0.rawValue } + meanings
    + WordClass.allCases.map { "common \($0)" }

  private static let marks = [
    "nothing", "comma", "colon", "semicolon", "stop", "paragraph", "opening quotation mark", "closing quotation mark",
    "opening title mark", "closing title mark", "opening bracket", "closing bracket", "enumerating comma", "mark",
    "number",
  ]
  private static let meanings = [
    "state", "office", "official", "body", "metonym", "outlet", "place", "event", "act", "everyday", "abbreviation",
    "unknown", "one character", "Latin", "name",
  ]
  private static let roleStart = marks.count
  private static let speechStart = roleStart + FunctionWord.Role.allCases.count
  private static let meaningStart = speechStart + SpeechWord.Kind.allCases.count
  private static let classStart = meaningStart + meanings.count
  private static let roles = Dictionary(
    FunctionWord.Role.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  private static let speech = Dictionary(
    SpeechWord.Kind.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

  /// The number of a kind of speech.
  static func number(of kind: SpeechWord.Kind) -> Int { speech[kind] ?? 0 }

  /// The kinds of speech by name.
  static let kinds = SpeechWord.Kind.allCases.map(\.rawValue)

  /// The kind of a token of a zone.
  static func of(_ index: Int, _ zone: Zone) -> Int {
    guard index >= 0, index < zone.tokens.count else { return 0 }
    let token = zone.tokens[index]
    let scalar = zone.text.scalars[token.start]
    switch token.shape {
    case .number: return 14
    case .clauseEnd: return scalar == 0xFF1A || scalar == 0x3A ? 2 : 1
    case .sentenceEnd: return scalar == 0x0A ? 5 : scalar == 0xFF1B || scalar == 0x3B ? 3 : 4
    case .openQuote: return scalar == 0x300A || scalar == 0x3008 ? 8 : 6
    case .closeQuote: return scalar == 0x300B || scalar == 0x3009 ? 9 : 7
    case .openBracket: return 10
    case .closeBracket: return 11
    case .mark: return scalar == 0x3001 ? 12 : 13
    case .gap:
      if let common = zone.infos[index].common { return classStart + Int(common.rawValue) }
      if scalar < 0x250 { return meaningStart + 13 }
      return meaningStart + (token.count == 1 ? 12 : 11)
    case .word: return meaning(zone.infos[index])
    }
  }

  private static func meaning(_ info: WordInfo) -> Int {
    if let saying = info.saying, saying.isCue { return speechStart + (speech[saying] ?? 0) }
    if let role = info.role { return roleStart + (roles[role] ?? 0) }
    if let saying = info.saying { return speechStart + (speech[saying] ?? 0) }
    let meanings = [
      info.state != nil, info.office != nil, info.hasOfficials, info.body != nil, info.metonym != nil,
      info.outlet != nil, info.place != nil, info.event != nil, info.hasActs, info.isOrdinary, info.hasAbbreviations,
    ]
    return meaningStart + (meanings.firstIndex(of: true) ?? 11)
  }
}

/// Numbers put into few classes, so that a choice sees that something is near or far and not how many tokens.
enum Bucket {
  static let names = ["0", "1", "2", "3-4", "5-8", "9-16", "17-32", "more"]

  static func of(_ count: Int) -> Int {
    switch count {
    case ..<1: 0
    case 1: 1
    case 2: 2
    case 3...4: 3
    case 5...8: 4
    case 9...16: 5
    case 17...32: 6
    default: 7
    }
  }
}
