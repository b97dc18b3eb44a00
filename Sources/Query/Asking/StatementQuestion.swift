import Archive
import Record

extension Question {
  /// Refuses what no statement and no act can fulfil or fail.
  func requireSayings(_ what: String) throws(QuestionFault) {
    var wrong: QuestionTerm?
    expression.forEachTerm { term, _ in
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
      case .words(let words, let isExact), .said(let words, let isExact): holds(words, isExact)
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
      case .words(let words, let isExact): holds(words, isExact)
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

/// Words in which others are looked for.
struct FoldedWords {
  let words: String
  let folded: FoldedName

  /// Whether others stand in them, side by side; of both scripts, or as they are typed.
  func holds(_ wanted: String, isExact: Bool) -> Bool {
    isExact ? FoldedWords.stands(wanted, in: words) : FoldedWords.stands(folded(wanted), in: folded(words))
  }

  private static func stands(_ wanted: String, in words: String) -> Bool {
    let (own, other) = (Array(words.utf8), Array(wanted.utf8))
    guard let first = other.first, own.count >= other.count else { return other.isEmpty }
    for start in 0...(own.count - other.count) where own[start] == first {
      if own[start..<start + other.count].elementsEqual(other) { return true }
    }
    return false
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
    FoldedWords(words: passages(spans, zone: zone).joined(separator: " "), folded: folded)
  }

  func isNamed(_ text: String, _ name: String) -> Bool { folded(text) == folded(name) }

  func isOf(outlet: String) -> Bool { (article.outlet.id ?? article.outlet.name) == outlet }

  func isPublished(since: CivilDate?, until: CivilDate?) -> Bool {
    guard let day = article.published.flatMap({ CivilDate(String($0.description.prefix(10))) }) else { return false }
    return (since.map { day >= $0 } ?? true) && (until.map { day <= $0 } ?? true)
  }
}
