public import Archive
import Messages
import Record

extension Question {
  /// The question as it is put to articles.
  ///
  /// - Throws: `QuestionFault` for a condition that no article can fulfil or fail.
  public func ofArticles() throws(QuestionFault) -> Expression<ArticleTerm> {
    try expression.map { (term) throws(QuestionFault) in
      switch term.asked {
      case .said: throw misplaced(term, "an article is no statement", "ask statements for it")
      case .accounts, .weight, .has, .plan:
        throw misplaced(term, "this is asked of entries, articles have none", "leave it out, or ask entries for it")
      default: articles(term.asked)
      }
    }
  }

  /// What an article fulfils in which something of a kind may be found: nothing that is looked for stands in another.
  func around(_ sayings: Bool) -> Expression<ArticleTerm> {
    .all([candidates(expression), .term(.reads(.anySpeaker))].prefix(sayings ? 2 : 1).map { $0 })
  }

  /// Excluded conditions are of what stands in the article, not of the article: they rule none out.
  private func candidates(_ expression: Expression<QuestionTerm>) -> Expression<ArticleTerm> {
    switch expression {
    case .term(let term): articles(term.asked)
    case .all(let parts): .all(parts.map { candidates($0) })
    case .any(let parts): .any(parts.map { candidates($0) })
    case .not: .everything
    }
  }

  private func articles(_ asked: QuestionTerm.Asked) -> Expression<ArticleTerm> {
    func reads(_ fact: Fact) -> Expression<ArticleTerm> { .term(.reads(fact)) }
    return switch asked {
    case .words(let words, let isExact), .said(let words, let isExact):
      .term(isExact ? .exactWords(words) : .words(words))
    case .phrase(let words, let isExact): .term(isExact ? .exactWords(words) : .phrase(words))
    case .actor(let code): .any([reads(.names(code)), reads(.actor(code)), reads(.speakerOf(code))])
    case .official(let id): .any([reads(.names(id)), reads(.party(id)), reads(.speaker(id))])
    case .person(let name): .any([.term(.words(name)), reads(.speakerNamed(name))])
    case .office(let id): reads(.office(id))
    case .outlet(let id): .term(.outlet(id))
    case .issue(let id): reads(.issue(id))
    case .mode(let mode): reads(.mode(mode))
    case .kind(let kind): reads(.kind(kind))
    case .status(let status): reads(.status(status))
    case .place(let id): reads(.names(id))
    case .placeNamed(let name): .term(.words(name))
    case .country(let code): .any([reads(.names(code)), reads(.country(code))])
    case .speaker(let id): reads(.speaker(id))
    case .speakerOf(let code): reads(.speakerOf(code))
    case .speakerIn(let id): .all([reads(.office(id)), reads(.anySpeaker)])
    case .speakerNamed(let name): reads(.speakerNamed(name))
    case .days(let since, let until): .term(.published(since: since, until: until))
    case .plan, .accounts, .weight, .has: .everything
    }
  }
}
