public import Archive
import Messages
import Record

extension Question {
  /// The question as it is put to entries.
  ///
  /// - Throws: `QuestionFault` for a condition that no entry can fulfil or fail.
  public func ofEntries() throws(QuestionFault) -> Expression<EntryTerm> {
    try expression.map { (term) throws(QuestionFault) in try entries(term) }
  }

  private func entries(_ term: QuestionTerm) throws(QuestionFault) -> Expression<EntryTerm> {
    switch term.asked {
    case .words(let words, let isExact): .term(isExact ? .exactWords(words) : .words(words))
    case .phrase(let words, let isExact): .term(isExact ? .exactWords(words) : .phrase(words))
    case .actor(let code): .term(.actor(code))
    case .official(let id): .term(.official(id))
    case .person(let name): .term(.participant(name))
    case .office(let id): .term(.office(id))
    case .outlet(let id): .term(.outlet(id))
    case .issue(let id): .term(.issue(id))
    case .mode(let mode): .term(.mode(mode))
    case .kind(let kind): .term(.kind(kind))
    case .status(let status): .term(.status(status))
    case .plan(let plan): .term(.plan(plan))
    case .place(let id): .term(.place(id))
    case .placeNamed(let name): .term(.placeNamed(name))
    case .country(let code): .term(.country(code))
    case .speaker(let id): .term(.told(.term(.reads(.speaker(id)))))
    case .speakerOf(let code): .term(.told(.term(.reads(.speakerOf(code)))))
    case .speakerIn(let id): .term(.told(.all([.term(.reads(.office(id))), .term(.reads(.anySpeaker))])))
    case .speakerNamed(let name): .term(.told(.term(.reads(.speakerNamed(name)))))
    case .days(let since, let until): .term(.days(since: since, until: until))
    case .accounts(let range): .term(.accounts(range))
    case .weight(let range): .term(.weight(range))
    case .has(let name): EntryTerm.Trait(rawValue: name).map { .term(.has($0)) } ?? .nothing
    case .said: throw misplaced(term, "entries hold no statements word by word", "ask statements for it")
    }
  }

  /// The fault of a condition that the things asked know nothing of.
  func misplaced(_ term: QuestionTerm, _ problem: Message, _ remedy: Message) -> QuestionFault {
    QuestionFault(text, term.place, "\(term.field?.rawValue ?? ""): \(problem)", remedy)
  }
}
