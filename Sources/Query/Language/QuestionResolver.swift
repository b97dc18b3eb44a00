import Archive
import Lexicon
import Messages
import Record

/// Puts names as codes and days as dates, or says which names there are.
struct QuestionResolver {
  let question: String
  let names: NameIndex
  let today: CivilDate
  /// Whether words are looked for in the script they are typed in alone.
  let isExact: Bool
  /// Whether the archive itself knows something by a name that the lexicon lacks.
  let isKnown: (_ name: String, _ field: QuestionField) throws -> Bool

  /// What a typed condition asks.
  func resolve(_ typed: TypedTerm) throws -> Expression<QuestionTerm> {
    func term(_ asked: QuestionTerm.Asked) -> Expression<QuestionTerm> {
      .term(QuestionTerm(asked: asked, field: typed.field, place: typed.place))
    }
    func any(_ asked: [QuestionTerm.Asked]) -> Expression<QuestionTerm> {
      asked.count == 1 ? term(asked[0]) : .any(asked.map(term))
    }
    let value = typed.value
    switch typed.field {
    case nil where typed.isQuoted, .phrase, .said:
      guard !names.folded(value).isEmpty else {
        throw fault(typed, "“\(value)” holds nothing that could be looked for", "give letters, digits or characters")
      }
      return term(typed.field == .said ? .said(value, isExact: isExact) : .phrase(value, isExact: isExact))
    case nil:
      // Marks between words part them, as spaces do; alone they are nothing.
      let parts = pieces(value)
      return parts.count == 1 ? any(bare(parts[0])) : .all(parts.map { any(bare($0)) })
    case .actor: return any(try found(names.actors(named: value), typed, [.states, .bodies]).map { .actor($0) })
    case .official: return any(try officials(typed))
    case .office: return any(try found(items(.offices, value), typed, [.offices]).map { .office($0) })
    case .issue: return any(try found(items(.issues, value), typed, [.issues]).map { .issue($0) })
    case .outlet: return any(try outlets(typed))
    case .place: return any(try places(typed))
    case .speaker: return any(try speakers(typed))
    case .kind: return term(.mode(try choice(typed, Event.Mode.allCases) { $0.rawValue }))
    case .type: return term(.kind(try choice(typed, Event.Kind.allCases) { $0.rawValue }))
    case .status: return try status(typed, term)
    case .has: return term(.has(try choice(typed, EntryTerm.Trait.allCases) { $0.rawValue }.rawValue))
    case .after, .before, .on: return term(try days(typed))
    case .accounts: return term(.accounts(try range(typed)))
    case .weight: return term(.weight(try range(typed)))
    case .script:
      guard value.lowercased() == "exact" else {
        throw fault(typed, "“\(value)” is no value of script:", "write script:exact, or leave it out")
      }
      return .everything
    }
  }

  /// What marks other than those within names part.
  private func pieces(_ words: String) -> [String] {
    words.unicodeScalars.split { scalar in
      !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
        && !" -·.'’・".unicodeScalars.contains(scalar)
    }.map { String(String.UnicodeScalarView($0)) }.filter { !names.folded($0).isEmpty }
  }

  /// Bare words: themselves and, in Latin letters, whoever and whatever is called so.
  private func bare(_ words: String) -> [QuestionTerm.Asked] {
    var asked: [QuestionTerm.Asked] = [.words(words, isExact: isExact)]
    guard !isExact, words.utf8.count > 2, words.unicodeScalars.allSatisfy({ $0.value < 0x250 }) else { return asked }
    var officials = names.items(.officials, named: words)
    if officials.isEmpty { officials = names.items(.officials, withWord: words) }
    asked += officials.map { .official($0.id) }
    asked += names.items(.places, named: words).map { .place($0.id) }
    asked += names.actors(named: words).map { .actor($0) }
    return asked
  }

  private func items(_ subject: NameDirectory.Subject, _ name: String) -> [String] {
    names.items(subject, named: name).map(\.id)
  }

  private func officials(_ typed: TypedTerm) throws -> [QuestionTerm.Asked] {
    let known = items(.officials, typed.value)
    if !known.isEmpty { return known.map { .official($0) } }
    let bearers = names.count(.officials, withWord: typed.value)
    if bearers > NameIndex.mostNamesakes {
      throw fault(typed, "\(bearers) officials are called “\(typed.value)”", "give the whole name")
    }
    let withWord = names.items(.officials, withWord: typed.value)
    if !withWord.isEmpty { return withWord.map { .official($0.id) } }
    if try isKnown(typed.value, .official) { return [.person(typed.value)] }
    throw unknown(typed, [.officials])
  }

  private func outlets(_ typed: TypedTerm) throws -> [QuestionTerm.Asked] {
    let known = items(.outlets, typed.value)
    if !known.isEmpty { return known.map { .outlet($0) } }
    if try isKnown(typed.value, .outlet) { return [.outlet(typed.value)] }
    throw unknown(typed, [.outlets])
  }

  private func places(_ typed: TypedTerm) throws -> [QuestionTerm.Asked] {
    let known =
      items(.places, typed.value).map { QuestionTerm.Asked.place($0) }
      + items(.states, typed.value).map { QuestionTerm.Asked.country($0) }
    if !known.isEmpty { return known }
    if try isKnown(typed.value, .place) { return [.placeNamed(typed.value)] }
    throw unknown(typed, [.places, .states])
  }

  private func speakers(_ typed: TypedTerm) throws -> [QuestionTerm.Asked] {
    let actors = names.actors(named: typed.value)
    if !actors.isEmpty { return actors.map { .speakerOf($0) } }
    let offices = items(.offices, typed.value)
    if !offices.isEmpty { return offices.map { .speakerIn($0) } }
    let known = items(.officials, typed.value)
    if !known.isEmpty { return known.map { .speaker($0) } }
    let withWord = names.items(.officials, withWord: typed.value)
    if !withWord.isEmpty { return withWord.map { .speaker($0.id) } }
    if try isKnown(typed.value, .speaker) { return [.speakerNamed(typed.value)] }
    throw unknown(typed, [.officials, .states, .offices])
  }

  private func found(
    _ codes: [String], _ typed: TypedTerm, _ subjects: [NameDirectory.Subject]
  ) throws(QuestionFault) -> [String] {
    if codes.isEmpty { throw unknown(typed, subjects) }
    return codes
  }

  private func choice<Choice>(
    _ typed: TypedTerm, _ choices: [Choice], _ name: (Choice) -> String
  ) throws(QuestionFault) -> Choice {
    let lowered = typed.value.lowercased()
    if let choice = choices.first(where: { name($0).lowercased() == lowered }) { return choice }
    throw noChoice(typed, choices.map(name))
  }

  private func noChoice(_ typed: TypedTerm, _ choices: [String]) -> QuestionFault {
    fault(
      typed, "“\(typed.value)” is no value of \(typed.field?.rawValue ?? ""):", "use \(choices.joined(separator: ", "))"
    )
  }

  private func status(
    _ typed: TypedTerm, _ term: (QuestionTerm.Asked) -> Expression<QuestionTerm>
  ) throws(QuestionFault) -> Expression<QuestionTerm> {
    let lowered = typed.value.lowercased()
    if let status = Event.Status(rawValue: lowered) { return term(.status(status)) }
    if let plan = Event.Plan(rawValue: lowered) { return .all([term(.status(.planned)), term(.plan(plan))]) }
    throw noChoice(typed, Event.Status.allCases.map(\.rawValue) + Event.Plan.allCases.map(\.rawValue))
  }

  private func days(_ typed: TypedTerm) throws(QuestionFault) -> QuestionTerm.Asked {
    guard let days = QuestionDays.days(typed.value, today: today) else {
      throw fault(
        typed, "“\(typed.value)” is no day", "write 2022-09-15, 2022-09, 2022, today, or -30d, -2w, -6m, -1y")
    }
    switch typed.field {
    case .after: return .days(since: days.lowerBound, until: nil)
    case .before: return .days(since: nil, until: days.lowerBound - 1)
    default: return .days(since: days.lowerBound, until: days.upperBound)
    }
  }

  /// `5`: five or more; `2..4`: from two to four; `..4`: at most four.
  private func range(_ typed: TypedTerm) throws(QuestionFault) -> ClosedRange<Int> {
    let ends = typed.value.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    let low = ends[0].isEmpty ? 0 : Int(ends[0])
    let high = ends.count == 1 || ends[1].isEmpty ? Int(Int32.max) : Int(ends[1])
    guard ends.count <= 2, let low, let high, low >= 0, low <= high, typed.value.contains(where: \.isNumber) else {
      throw fault(typed, "“\(typed.value)” is no number", "write 5 for five or more, or 2..4")
    }
    return low...high
  }

  private func unknown(_ typed: TypedTerm, _ subjects: [NameDirectory.Subject]) -> QuestionFault {
    let near = names.nearest(to: typed.value, among: subjects)
    let nearest: Message = near.isEmpty ? "" : "the nearest: \(near.joined(separator: ", ")). "
    return fault(
      typed, "nothing is known by the name “\(typed.value)”", "\(nearest)`chancery codes` lists the names")
  }

  private func fault(_ typed: TypedTerm, _ problem: Message, _ remedy: Message) -> QuestionFault {
    QuestionFault(question, typed.place, problem, remedy)
  }
}
