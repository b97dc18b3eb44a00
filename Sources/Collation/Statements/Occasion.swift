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
    /// Elsewhere, and perhaps on something else: the encounter's only if another account tells it in its context.
    case doubtful

    /// Whether it was not said at the encounter.
    var isElsewhere: Bool { self == .elsewhere || self == .doubtful }
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
  private let roles: Set<String>
  private let isBefore: Bool
  private let isLongAfter: Bool
  private let asksForAll: Bool

  /// So many days after an encounter an article that mentions it has the day's own statements to tell.
  static let memory = 3
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
    roles = Set(
      encounter.participants.compactMap { participant in
        participant.office.flatMap { lexicon.office($0) }
          .flatMap { $0.traits.isMany ? nil : (participant.actor ?? "") + " " + $0.role }
      })
    asksForAll = encounter.tellings == nil
    let events = encounter.tellings?[reading.article.id] ?? []
    evidence = events.filter { $0.zone == .text }.flatMap(\.evidence)
    isAbout = asksForAll || events.contains { $0.headline || $0.zone == .title }
    issues = Set(events.flatMap(\.issues)).union(isAbout ? Occasion.issues(of: reading.statements, by: actors) : [])
    if let start = encounter.when.start, let published = reading.article.published?.localDate {
      isBefore = published < start - 1
      isLongAfter = published - (encounter.when.end ?? start) > Self.memory
    } else {
      isBefore = false
      isLongAfter = false
    }
  }

  /// What the sides of an encounter speak of: its issues as much as those beside its own words.
  private static func issues(of statements: [Statement], by actors: Set<String>) -> Set<String> {
    Set(
      statements.filter { statement in
        !statement.speakers.isEmpty && statement.speakers.allSatisfy { $0.actor.map(actors.contains) ?? false }
      }.flatMap(\.issues))
  }

  /// Where a statement was made; `nil` where it has nothing to do with the encounter.
  ///
  /// In or beside the paragraph that tells of the encounter, what its sides say, and what anyone says on its issues or of
  /// the encounter itself.
  /// Elsewhere in an account mainly about it, what those say who took part, and what anyone says on its issues. Elsewhere
  /// in an article that only mentions it, what those who took part say on its issues. Of an article that looks back on
  /// it after days, only what stands beside the mention itself.
  func standing(of statement: Statement, voice: Voice) -> Standing? {
    let takesPart = takesPart(voice)
    let isBySide = takesPart || !actors.isDisjoint(with: statement.speakers.compactMap(\.actor))
    let onIssue = !issues.isDisjoint(with: statement.issues)
    let distance = distance(statement)
    if !asksForAll {
      let isHere = distance >= (isLongAfter && !isAbout ? .beside : .near)
      let isOfAccount = isAbout && (takesPart || onIssue || issues.isEmpty && isBySide)
      let isOfMention = !isLongAfter && takesPart && onIssue
      guard isHere && (isBySide || onIssue || tellsOfIt(statement)) || isOfAccount || isOfMention else {
        return isAbout && !isLongAfter ? .doubtful : nil
      }
    }
    guard takesPart, !isBefore, !isElsewhere(statement) else { return .elsewhere }
    // The account's own theme, or the very words that tell of the encounter; a state named as such says much besides.
    return distance == .beside || isAbout && !isLongAfter && (distance == .near || isPresent(voice)) ? .at : .unclear
  }

  /// Whether a statement stands in words that tell of the encounter: 美方注意到中俄外长的会谈.
  private func tellsOfIt(_ statement: Statement) -> Bool {
    statement.content.contains { part in evidence.contains { $0.start <= part.start && part.end <= $0.end } }
  }

  /// Whether the voice is that of persons, both sides, or a side as it sits at a table: 中方, not 中国.
  private func isPresent(_ voice: Voice) -> Bool {
    !voice.jointActors.isEmpty
      || voice.speakers.contains { $0.kind == .person || $0.kind == .role || $0.isDelegation && $0.key.hasSuffix("方") }
  }

  /// Whether the voice is that of somebody who took part, or of a side that sent somebody. What its ministry or its
  /// capital says is said elsewhere.
  private func takesPart(_ voice: Voice) -> Bool {
    if !voice.jointActors.isEmpty { return voice.jointActors.intersection(actors).count > 1 }
    return voice.speakers.contains { speaker in
      switch speaker.kind {
      case .person: persons.contains(speaker.key)
      case .side: speaker.isDelegation && speaker.actor.map { actors.contains($0) } ?? false
      case .role: speaker.role.map { roles.contains((speaker.actor ?? "") + " " + $0) } ?? false
      case .medium, .crowd: false
      }
    }
  }

  /// How far from the words that tell of the encounter something stands.
  private enum Distance: Int, Comparable {
    case far
    /// In or beside their paragraph, and not far from the words themselves.
    case near
    /// In their sentence or the next.
    case beside

    static func < (left: Distance, right: Distance) -> Bool { left.rawValue < right.rawValue }
  }

  private func distance(_ statement: Statement) -> Distance {
    guard let start = statement.content.first?.start, let end = statement.content.last?.end else { return .far }
    var nearest = asksForAll ? Distance.near : .far
    for span in evidence {
      let (first, last) = span.start < start ? (span.end, start) : (end, span.start)
      guard first < last, last <= text.count else { return .beside }
      guard last - first <= Self.reach else { continue }
      let between = text[first..<last]
      if between.count(where: { $0 == 0x0A }) <= 1 { nearest = max(nearest, .near) }
      // Words before the mention were said before it.
      if span.start < start, between.count(where: Marks.endsSentence) <= 1 { return .beside }
    }
    return nearest
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
