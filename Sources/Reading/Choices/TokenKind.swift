import Lexicon

/// What a token is to a choice: a mark, what a table says of the word, or its class.
enum TokenKind {
  /// Every kind by name, in the order of its numbers.
  static let names: [String] =
    marks + FunctionWord.Role.allCases.map { "role " + $0.rawValue }
    + SpeechWord.Kind.allCases.map { "speech " + $0.rawValue } + meanings
    + WordClass.allCases.map { "common \($0)" }

  /// Nothing, marks and numbers, which come first.
  enum Mark: Int, SignValue {
    case nothing, comma, colon, semicolon, stop, paragraph, openingQuotationMark, closingQuotationMark,
      openingTitleMark, closingTitleMark, openingBracket, closingBracket, enumeratingComma, mark, number
  }

  private static let marks = Mark.names
  private static let meanings = [
    "state", "office", "official", "body", "metonym", "outlet", "place", "event", "act", "everyday", "abbreviation",
    "unknown", "one character", "Latin",
  ]
  private static let unknown = 11
  private static let oneCharacter = 12
  private static let latin = 13
  private static let roleStart = marks.count
  private static let speechStart = roleStart + FunctionWord.Role.allCases.count
  private static let meaningStart = speechStart + SpeechWord.Kind.allCases.count
  private static let classStart = meaningStart + meanings.count
  private static let roles = FunctionWord.Role.allCases

  private static let speechKinds = SpeechWord.Kind.allCases

  /// The number of a kind of speech.
  static func number(of kind: SpeechWord.Kind) -> Int { speechKinds.firstIndex(of: kind) ?? 0 }

  /// The kinds of speech by name.
  static let kinds = SpeechWord.Kind.allCases.map(\.rawValue)

  /// The kind of a token of a zone.
  static func of(_ index: Int, _ zone: Zone) -> Int {
    let mark = self.mark(index, zone)
    if let mark { return mark.rawValue }
    let token = zone.tokens[index]
    guard token.shape == .gap else { return Int(zone.infos[index].kind) }
    if let common = zone.infos[index].common { return classStart + Int(common.rawValue) }
    if zone.text.scalars[token.start] < 0x250 { return meaningStart + latin }
    return meaningStart + (token.count == 1 ? oneCharacter : unknown)
  }

  /// What mark a token is; `nil` for a word and for a stretch that nothing knows.
  static func mark(_ index: Int, _ zone: Zone) -> Mark? {
    guard index >= 0, index < zone.tokens.count else { return .nothing }
    let token = zone.tokens[index]
    let scalar = zone.text.scalars[token.start]
    switch token.shape {
    case .number: return .number
    case .clauseEnd: return scalar == 0xFF1A || scalar == 0x3A ? .colon : .comma
    case .sentenceEnd: return scalar == 0x0A ? .paragraph : scalar == 0xFF1B || scalar == 0x3B ? .semicolon : .stop
    case .openQuote: return scalar == 0x300A || scalar == 0x3008 ? .openingTitleMark : .openingQuotationMark
    case .closeQuote: return scalar == 0x300B || scalar == 0x3009 ? .closingTitleMark : .closingQuotationMark
    case .openBracket: return .openingBracket
    case .closeBracket: return .closingBracket
    case .mark: return scalar == 0x3001 ? .enumeratingComma : .mark
    case .gap, .word: return nil
    }
  }

  /// What a word of the tables means to a choice: asked once for each word, which keeps it.
  static func meaning(_ info: WordInfo) -> Int {
    if let saying = info.saying, saying.isCue { return speechStart + number(of: saying) }
    if let role = info.role { return roleStart + (roles.firstIndex(of: role) ?? 0) }
    if let saying = info.saying { return speechStart + number(of: saying) }
    let meanings = [
      info.state != nil, info.office != nil, info.hasOfficials, info.body != nil, info.metonym != nil,
      info.outlet != nil, info.place != nil, info.event != nil, info.hasActs, info.isOrdinary, info.hasAbbreviations,
    ]
    return meaningStart + (meanings.firstIndex(of: true) ?? unknown)
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
