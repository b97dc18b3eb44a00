import Lexicon
import Record

/// One article as far as it is an account of the event: its words, its sentences, and which of them are about it.
struct AccountText {
  let reading: ArticleReading
  let account: Entry.Account
  let text: [UInt32]
  let title: [UInt32]
  /// Sentences of the text without the line feeds between them.
  let sentences: [Range<Int>]
  /// Names in the text that the lexicon knows, in order; none lies within another.
  let names: [Mention]
  /// The article's tellings of the event.
  let tellings: [Event]
  /// Whether the article is mainly about something else.
  let isPassing: Bool
  /// For each sentence whether it is about the event.
  private(set) var isOnEvent: [Bool]

  var article: Article { reading.article }

  init(_ reading: ArticleReading, account: Entry.Account, entry: Entry?, lexicon: LoadedLexicon) {
    self.reading = reading
    self.account = account
    text = reading.article.text.unicodeScalars.map(\.value)
    title = reading.article.title.unicodeScalars.map(\.value)
    sentences = AccountText.sentences(text)
    names = AccountText.names(reading)
    guard let entry else {
      tellings = []
      isPassing = false
      isOnEvent = Array(repeating: true, count: sentences.count)
      return
    }
    let tellings = AccountText.tellings(of: entry, account, in: reading)
    self.tellings = tellings
    isPassing =
      !tellings.contains { $0.headline || $0.zone == .title }
      || AccountText.isReview(reading, of: entry, lexicon)
    isOnEvent = Array(repeating: !isPassing, count: sentences.count)
    if isPassing { markPassing(tellings) }
  }

  /// In an article about something else: the paragraphs that tell of the event; of long ones the sentences.
  private mutating func markPassing(_ tellings: [Event]) {
    for telling in tellings where telling.zone == .text {
      for evidence in telling.evidence {
        let paragraph = AccountText.paragraph(around: evidence.start, in: text)
        let stretch = paragraph.count <= AccountText.shortParagraph ? paragraph : evidence.range
        for index in sentences.indices where sentences[index].overlaps(stretch) { isOnEvent[index] = true }
      }
    }
  }

  /// Whether a long article opens with the event, but its title is about something else: a week in review.
  private static func isReview(_ reading: ArticleReading, of entry: Entry, _ lexicon: LoadedLexicon) -> Bool {
    guard reading.article.text.unicodeScalars.count > longText else { return false }
    let people = Set(entry.participants.compactMap(\.entity))
    let actors = Set(entry.participants.compactMap(\.actor))
    var named: Set<String> = []
    var segmenter = Segmenter(automaton: lexicon.automaton)
    for hit in segmenter.segment(reading.article.title.unicodeScalars.map(\.value)).hits {
      for sense in lexicon.automaton.senses(of: hit.word) {
        switch sense.kind {
        case .official where people.contains(lexicon.officials[sense.row].id): return false
        case .state, .abbreviation: named.insert(lexicon.states[sense.row].code)
        case .metonym: named.insert(lexicon.metonyms[sense.row].actor)
        default: break
        }
      }
    }
    return named.intersection(actors).count < min(actors.count, 2)
  }

  /// From this many characters on an article may be about several things.
  static let longText = 2000

  /// A paragraph of an article about something else is about the event as a whole up to this many characters.
  static let shortParagraph = 300

  /// Marks what is told to have been said at the event as about it.
  mutating func markSaid(_ spans: [TextSpan]) {
    guard isPassing else { return }
    for span in spans {
      for index in sentences.indices where sentences[index].overlaps(span.range) { isOnEvent[index] = true }
    }
  }

  /// Whether a stretch of the text stands in a sentence about the event.
  func isOnEvent(_ span: TextSpan) -> Bool {
    guard let index = sentence(at: span.start) else { return false }
    return isOnEvent[index]
  }

  /// Whether some words tell that the event took place.
  func tellsOfEvent(_ content: [TextSpan]) -> Bool {
    tellings.contains { telling in
      telling.zone == .text && content.contains { $0.range.contains(telling.cue.span.start) }
    }
  }

  /// The sentence that holds a position.
  func sentence(at position: Int) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].upperBound <= position { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count && sentences[low].contains(position) ? low : nil
  }

  /// The characters that are about the event, white space apart.
  var characters: Int {
    sentences.indices.reduce(0) { $0 + (isOnEvent[$1] ? weight(sentences[$1]) : 0) }
  }

  /// The characters of a stretch, white space apart.
  func weight(_ range: Range<Int>) -> Int { text[range].count { $0 != 0x20 && $0 != 0x0A && $0 != 0x3000 } }

  /// Words of the article as a passage; spans that reach over its end are cut.
  func passage(_ span: TextSpan, _ zone: TextSpan.Zone = .text) -> Comparison.Passage {
    let words = zone == .title ? title : text
    let range = span.range.clamped(to: 0..<words.count)
    return Comparison.Passage(span: TextSpan(range), zone: zone, text: String(scalars: words[range]), differing: [])
  }

  /// Words of the article as one wording.
  func wording(_ spans: [TextSpan], _ zone: TextSpan.Zone = .text) -> Comparison.Wording {
    Comparison.Wording(
      article: article.id, script: article.script, voice: nil, form: nil, quoted: false,
      passages: spans.map { passage($0, zone) })
  }
}

extension AccountText {
  /// Stretches up to and with 。！？ and the marks that close behind them; a line feed ends one, too.
  static func sentences(_ text: [UInt32]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    var position = 0
    while position < text.count {
      let scalar = text[position]
      position += 1
      if scalar == 0x0A {
        if start < position - 1 { found.append(start..<position - 1) }
        start = position
      } else if scalar == 0x3002 || scalar == 0xFF01 || scalar == 0xFF1F {
        while position < text.count, closes(text[position]) { position += 1 }
        found.append(start..<position)
        start = position
      }
    }
    if start < text.count { found.append(start..<text.count) }
    return found
  }

  /// ” ’ 」 』 ） and full stops that come again.
  private static func closes(_ scalar: UInt32) -> Bool {
    [0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x3002, 0xFF01, 0xFF1F].contains(scalar)
  }

  /// The paragraph that holds a position.
  static func paragraph(around position: Int, in text: [UInt32]) -> Range<Int> {
    var start = min(max(position, 0), text.count)
    while start > 0, text[start - 1] != 0x0A { start -= 1 }
    var end = min(max(position, 0), text.count)
    while end < text.count, text[end] != 0x0A { end += 1 }
    return start..<end
  }

  private static func names(_ reading: ArticleReading) -> [Mention] {
    var end = 0
    return reading.mentions.filter { $0.zone == .text && $0.entity != nil && $0.kind != .issue }
      .sorted { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
      .filter { mention in
        guard mention.span.start >= end else { return false }
        end = mention.span.end
        return true
      }
  }

  /// The events of an article that tell of the entry's event: the one that the account rests on, and others of the same
  /// people on the same days.
  private static func tellings(of entry: Entry, _ account: Entry.Account, in reading: ArticleReading) -> [Event] {
    let alike = reading.events.filter { $0.kind == entry.kind && $0.status == account.status }
    func isFirst(_ event: Event) -> Bool { event.zone == account.zone && event.evidence == account.evidence }
    let same = alike.filter { event in
      tellsOfSamePeople(event, entry) && family(event.mode) == family(entry.mode)
        && (isFirst(event) && event.when == account.when || tellsOfSameDays(event.when, entry.when, account.when))
    }
    // Of two events in one sentence the other one is none of ours, unless nothing else is left.
    return same.isEmpty ? alike.filter(isFirst) : same
  }

  /// Modes that may tell of one encounter: a meeting and talks, not a meeting and a call.
  static func family(_ mode: Event.Mode?) -> Int {
    switch mode {
    case .meeting, .talks, .conference, nil: 0
    case .call: 1
    case .visit: 2
    case .summons: 3
    }
  }

  private static func tellsOfSameDays(_ told: DateInterval, _ record: DateInterval, _ account: DateInterval) -> Bool {
    guard let start = told.start, let end = told.end else { return true }
    return [record, account].contains { other in
      guard let first = other.start, let last = other.end else { return false }
      return start <= last + 1 && first <= end + 1
    }
  }

  private static func tellsOfSamePeople(_ event: Event, _ entry: Entry) -> Bool {
    let actors = Set(entry.participants.compactMap(\.actor))
    guard Set(event.parties.compactMap(\.actor)).intersection(actors).count >= min(actors.count, 2) else {
      return false
    }
    return event.parties.allSatisfy { party in
      guard let entity = party.entity, let actor = party.actor else { return true }
      let known = entry.participants.filter { $0.actor == actor }.compactMap(\.entity)
      return known.isEmpty || known.contains(entity)
    }
  }
}

extension String {
  /// A text of scalar values; what is no scalar becomes the replacement character.
  init(scalars: ArraySlice<UInt32>) {
    var view = String.UnicodeScalarView()
    for value in scalars { view.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
    self = String(view)
  }
}
