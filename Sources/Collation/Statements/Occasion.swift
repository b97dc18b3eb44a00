import Lexicon
import Record

/// What an article's statements have to do with an encounter: whether they were said at it, about it elsewhere, or have
/// nothing to do with it.
struct Occasion {
  /// Where a statement was made.
  enum Standing {
    /// At the encounter, by one who took part.
    case at
    /// Elsewhere: by somebody else, or on another day or occasion.
    case elsewhere
    /// By one who took part; the article does not tell where.
    case unclear
  }

  private let encounter: StatementAlignment.Encounter
  private let words: OccasionWords
  private let text: [UInt32]
  private let dates: [DateMention]
  private let actors: Set<String>
  private let persons: Set<String>
  private let evidence: [TextSpan]
  private let issues: Set<String>
  private let isAbout: Bool
  private let isBefore: Bool
  private let asksForAll: Bool

  /// How far from the words that tell of an encounter, in characters, a statement may still belong to them.
  static let reach = 200

  init(
    _ reading: ArticleReading, text: [UInt32], encounter: StatementAlignment.Encounter, words: OccasionWords,
    lexicon: LoadedLexicon
  ) {
    self.encounter = encounter
    self.words = words
    self.text = text
    dates = reading.dates.filter { $0.zone == .text && $0.when.precision == .day }
    actors = Set(encounter.participants.compactMap(\.actor))
    persons = Set(encounter.participants.map { $0.entity ?? Passage.folded($0.name, lexicon.folding) })
    asksForAll = encounter.tellings == nil
    let events = encounter.tellings?[reading.article.id] ?? []
    evidence = events.filter { $0.zone == .text }.flatMap(\.evidence)
    issues = Set(events.flatMap(\.issues))
    isAbout = asksForAll || events.contains { $0.headline || $0.zone == .title }
    if let start = encounter.when.start, let published = reading.article.published?.localDate {
      isBefore = published < start - 1
    } else {
      isBefore = false
    }
  }

  /// Where a statement was made; `nil` where it has nothing to do with the encounter.
  ///
  /// In an account mainly about the encounter every statement belongs to it that touches its issues, stands near the
  /// words that tell of it, or is by one of its sides. Where an article only mentions the encounter, those near the
  /// mention do, and what one of its sides says on its issues.
  func standing(of statement: Statement, voice: Voice) -> Standing? {
    let takesPart = takesPart(voice)
    let isBySide = takesPart || !actors.isDisjoint(with: statement.speakers.compactMap(\.actor))
    let isNear = isNear(statement)
    let onIssue = !issues.isDisjoint(with: statement.issues)
    if !asksForAll {
      guard isNear && (isBySide || onIssue) || isAbout && (isBySide || onIssue) || takesPart && onIssue else {
        return nil
      }
    }
    guard takesPart, !isBefore, !isElsewhere(statement) else { return .elsewhere }
    return isAbout || isNear ? .at : .unclear
  }

  /// Whether the voice is that of somebody who took part, or of a side that sent somebody.
  private func takesPart(_ voice: Voice) -> Bool {
    if !voice.jointActors.isEmpty { return voice.jointActors.intersection(actors).count > 1 }
    return voice.speakers.contains { speaker in
      switch speaker.kind {
      case .person: persons.contains(speaker.key)
      case .side: speaker.actor.map { actors.contains($0) } ?? false
      case .role:
        encounter.participants.contains {
          $0.actor == speaker.actor && $0.office != nil && words.role($0.office) == speaker.role
        }
      case .medium, .crowd: false
      }
    }
  }

  /// Whether it stands in or beside the paragraph that tells of the encounter, and not far from the words themselves.
  private func isNear(_ statement: Statement) -> Bool {
    guard let start = statement.content.first?.start, let end = statement.content.last?.end else { return false }
    return evidence.contains { span in
      let (first, last) = span.start < start ? (span.end, start) : (end, span.start)
      guard last - first <= Self.reach else { return false }
      guard first < last, last <= text.count else { return true }
      return text[first..<last].count { $0 == 0x0A } <= 1
    }
  }

  /// Whether the words before it attribute it to another day or another occasion.
  private func isElsewhere(_ statement: Statement) -> Bool {
    guard let start = statement.content.first?.start, start <= text.count else { return false }
    var head = start
    while head > 0, text[head - 1] != 0x0A, !Marks.endsSentence(text[head - 1]) { head -= 1 }
    if let first = encounter.when.start, let last = encounter.when.end {
      let told = dates.filter { $0.span.start >= head && $0.span.end <= start }
      if let day = told.last?.when, let from = day.start, let to = day.end, to < first - 1 || last + 1 < from {
        return true
      }
    }
    return words.tellOfOther(text[head..<start])
  }
}

/// Words that name an occasion other than an encounter: an interview, a hearing, a message on a platform.
struct OccasionWords {
  private var words: [UInt32: [[UInt32]]] = [:]
  private var roles: [String: String] = [:]

  init(lexicon: LoadedLexicon) {
    let sources = lexicon.table("sources")
    for row in sources.rows where row.cells.count > 1 && row.cells[1] == "interview" {
      let word = row.cells[0].unicodeScalars.map { lexicon.folding.fold($0.value) }
      if word.count > 1 { words[word[0] << 16 | word[1], default: []].append(word) }
    }
    for office in lexicon.offices { roles[office.id] = office.role }
  }

  /// The role of an office.
  func role(_ office: String?) -> String? { office.flatMap { roles[$0] } }

  /// Whether some words name another occasion.
  func tellOfOther(_ text: ArraySlice<UInt32>) -> Bool {
    var position = text.startIndex
    while position + 1 < text.endIndex {
      let key = text[position] << 16 | text[position + 1] & 0xFFFF
      if let found = words[key], found.contains(where: { text[position...].starts(with: $0) }) { return true }
      position += 1
    }
    return false
  }
}
