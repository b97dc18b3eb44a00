import Archive
import Messages
import Record

extension Question {
  /// Refuses what no statement and no act can fulfil or fail.
  func requireSayings(_ what: String) throws(QuestionFault) {
    var wrong: QuestionTerm?
    // Bare words may also be a place's name; statements and acts are then asked for the words alone.
    expression.forEachTerm { term, _ in
      guard term.field != nil else { return }
      switch term.asked {
      case .accounts, .weight, .has: wrong = wrong ?? term
      case .mode, .kind, .status, .plan, .place, .placeNamed, .country:
        if what == "statements" { wrong = wrong ?? term }
      case .said, .speaker, .speakerOf, .speakerIn, .speakerNamed: if what == "acts" { wrong = wrong ?? term }
      default: break
      }
    }
    if let wrong {
      throw misplaced(wrong, "this cannot be asked of \(what)", "leave it out, or ask entries or articles for it")
    }
  }

  /// Whether a statement of an article is asked for.
  func asksFor(_ statement: Statement, in article: AskedArticle) -> Bool {
    var content: FoldedWords?
    func holds(_ words: String, _ isExact: Bool) -> Bool {
      let known = content ?? article.words(statement.content)
      content = known
      return known.holds(words, isExact: isExact)
    }
    return expression.holds { term in
      switch term.asked {
      case .words(let words, let isExact), .said(let words, let isExact), .phrase(let words, let isExact):
        holds(words, isExact)
      case .actor(let code), .speakerOf(let code): statement.speakers.contains { $0.actor == code }
      case .official(let id), .speaker(let id): statement.speakers.contains { $0.entity == id }
      case .office(let id), .speakerIn(let id): statement.speakers.contains { $0.office == id }
      case .person(let name), .speakerNamed(let name): statement.speakers.contains { article.isNamed($0.text, name) }
      case .outlet(let id): article.isOf(outlet: id)
      case .issue(let id): statement.issues.contains(id)
      case .days(let since, let until): article.isPublished(since: since, until: until)
      case .mode, .kind, .status, .plan, .place, .placeNamed, .country, .accounts, .weight, .has: false
      }
    }
  }

  /// Whether an act of an article is asked for.
  func asksFor(_ event: Event, in article: AskedArticle) -> Bool {
    let parties = event.actors + event.recipients
    var content: FoldedWords?
    func holds(_ words: String, _ isExact: Bool) -> Bool {
      let known = content ?? article.words(event.evidence, zone: event.zone)
      content = known
      return known.holds(words, isExact: isExact)
    }
    return expression.holds { term in
      switch term.asked {
      case .words(let words, let isExact), .phrase(let words, let isExact): holds(words, isExact)
      case .actor(let code): parties.contains { $0.actor == code }
      case .official(let id): parties.contains { $0.entity == id }
      case .office(let id): parties.contains { $0.office == id }
      case .person(let name): parties.contains { article.isNamed($0.text, name) }
      case .outlet(let id): article.isOf(outlet: id)
      case .issue(let id): event.issues.contains(id)
      case .mode(let mode): event.mode == mode
      case .kind(let kind): event.kind == kind
      case .status(let status): event.status == status
      case .plan(let plan): event.plan == plan
      case .place(let id): event.place?.entity == id
      case .placeNamed(let name): event.place.map { article.isNamed($0.name, name) } ?? false
      case .country(let code): event.place?.country == code
      case .days(let since, let until): article.isPublished(since: since, until: until)
      case .said, .speaker, .speakerOf, .speakerIn, .speakerNamed, .accounts, .weight, .has: false
      }
    }
  }
}

/// Words in which others are looked for, stretch by stretch.
struct FoldedWords {
  private let stretches: [String]
  private let folded: FoldedName
  private let text: [[UInt8]]

  init(_ stretches: [String], _ folded: FoldedName) {
    self.stretches = stretches
    self.folded = folded
    text = stretches.map { folded.words($0) }
  }

  /// Whether others stand in one stretch, side by side; in both scripts, or as they are typed.
  func holds(_ wanted: String, isExact: Bool) -> Bool {
    if isExact { return stretches.contains { FoldedWords.stands(Array(wanted.utf8), in: Array($0.utf8)) } }
    let words = folded.words(wanted)
    return text.contains { FoldedWords.stands(words, in: $0) }
  }

  /// Whether bytes stand in others; where they begin or end with a letter or digit of ASCII, as whole words there.
  static func stands(_ wanted: [UInt8], in own: [UInt8]) -> Bool {
    guard let first = wanted.first, let last = wanted.last, own.count >= wanted.count else { return wanted.isEmpty }
    for start in 0...(own.count - wanted.count) where own[start] == first {
      let end = start + wanted.count
      guard own[start..<end].elementsEqual(wanted) else { continue }
      if isWord(first), start > 0, isWord(own[start - 1]) { continue }
      if isWord(last), end < own.count, isWord(own[end]) { continue }
      return true
    }
    return false
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

/// An article whose statements and acts are asked about.
struct AskedArticle {
  let article: Article
  let folded: FoldedName
  private let text: [Unicode.Scalar]
  private let title: [Unicode.Scalar]

  init(_ article: Article, _ folded: FoldedName) {
    self.article = article
    self.folded = folded
    text = Array(article.text.unicodeScalars)
    title = Array(article.title.unicodeScalars)
  }

  /// The words of spans, one after the other.
  func passages(_ spans: [TextSpan], zone: TextSpan.Zone = .text) -> [String] {
    let scalars = zone == .title ? title : text
    return spans.map { String(String.UnicodeScalarView(scalars[$0.range.clamped(to: 0..<scalars.count)])) }
  }

  func words(_ spans: [TextSpan], zone: TextSpan.Zone = .text) -> FoldedWords {
    FoldedWords(passages(spans, zone: zone), folded)
  }

  func isNamed(_ text: String, _ name: String) -> Bool { folded(text) == folded(name) }

  func isOf(outlet: String) -> Bool { (article.outlet.id ?? article.outlet.name) == outlet }

  func isPublished(since: CivilDate?, until: CivilDate?) -> Bool {
    guard let day = article.published.flatMap({ CivilDate(String($0.description.prefix(10))) }) else { return false }
    return (since.map { day >= $0 } ?? true) && (until.map { day <= $0 } ?? true)
  }
}
