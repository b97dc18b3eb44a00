import Lexicon
import Record

/// Who took part, by the accounts together: people before their state, under the lexicon's names.
struct ParticipantList {
  let lexicon: LoadedLexicon
  let voices: Voices

  func participants(_ reports: [Telling], on day: CivilDate?) -> [Entry.Participant] {
    let kept = withoutRepeats(withoutStrays(tallies(reports).filter { !isDoubtful($0, reports) }, reports))
    let withPeople = Set(kept.filter(\.isPerson).compactMap(\.party.actor))
    let shown = kept.filter { $0.isPerson || $0.party.actor.map { !withPeople.contains($0) } ?? false }
    guard let kind = reports.first?.kind, kind != .consult else { return shown.map { participant($0, on: day) } }
    let cast = shown.map { tally in
      var participant = participant(tally, on: day)
      participant.role = kind.isMutual || tally.doing * 2 >= tally.tellings ? .actor : .recipient
      return participant
    }
    // Who did it, to whom.
    return cast.filter { $0.role == .actor } + cast.filter { $0.role == .recipient }
  }

  /// A person with the articles that name them.
  struct Person {
    var name: String
    /// Whether the lexicon holds the person: 一名高官 may be anybody.
    var isKnown: Bool
    var articles: Set<Int>
  }

  /// The people whom enough accounts name, and those whom too few do.
  func people(_ reports: [Telling]) -> (kept: [Person], dropped: [Person]) {
    var kept: [Person] = []
    var dropped: [Person] = []
    for tally in tallies(reports) where tally.isPerson {
      let person = Person(
        name: participant(tally, on: nil).name, isKnown: tally.party.entity != nil, articles: tally.articles)
      if isDoubtful(tally, reports) { dropped.append(person) } else { kept.append(person) }
    }
    return (kept, dropped)
  }

  /// Of many accounts an eighth must name somebody: a single one may have misread who was there.
  private static let share = 8

  private func isDoubtful(_ tally: Tally, _ reports: [Telling]) -> Bool {
    let all = voices.count(reports)
    let own = count(tally.articles)
    // Of a body's members each account names whom it will.
    let enough = reports.first?.family == .gathering ? 1 : all / ParticipantList.share
    return all >= ParticipantList.share && own <= enough
  }

  /// How many voices articles are.
  private func count(_ articles: Set<Int>) -> Int { Set(articles.map { voices.ofArticle[$0] }).count }

  /// From so many accounts on a single one does not outweigh the others.
  private static let several = 3

  /// Where three accounts or more tell of it, without a side that a single one names beside two that more do, and without
  /// a person whom a single one names beside another of that side: it may have joined what was told of others.
  private func withoutStrays(_ tallies: [Tally], _ reports: [Telling]) -> [Tally] {
    guard voices.count(reports) >= ParticipantList.several else { return tallies }
    func isTold(_ articles: Set<Int>) -> Bool { count(articles) > 1 }
    let sides = Dictionary(grouping: tallies, by: \.party.actor)
    let told = sides.filter { isTold($0.value.reduce(into: []) { $0.formUnion($1.articles) }) }
    let known = Set(tallies.filter { $0.isPerson && isTold($0.articles) }.map(\.party.actor))
    return tallies.filter { tally in
      if told.count > 1, told[tally.party.actor] == nil { return false }
      return !tally.isPerson || isTold(tally.articles) || !known.contains(tally.party.actor)
    }
  }

  /// Without those who are told by office alone where the same office has a name, or is told in other words as well.
  private func withoutRepeats(_ tallies: [Tally]) -> [Tally] {
    func post(_ tally: Tally) -> String? {
      let office = tally.offices.mostFrequent.flatMap { lexicon.office($0) }
      return tally.party.actor.flatMap { actor in office.map { "\(actor) \($0.role)" } }
    }
    var seen = Set(tallies.filter { $0.party.kind != .office }.compactMap(post))
    return tallies.filter { tally in
      guard tally.party.kind == .office, let post = post(tally) else { return true }
      return seen.insert(post).inserted
    }
  }

  /// Everybody and every side named, in the order of the accounts.
  private func tallies(_ reports: [Telling]) -> [Tally] {
    let reader = ReportReader(lexicon: lexicon)
    var tallies: [String: Tally] = [:]
    var order: [String] = []
    for report in reports {
      for (position, party) in report.event.parties.enumerated() {
        let day = report.event.when.start ?? report.publishedDay
        let person = party.actor.flatMap { reader.person(party, actor: $0, day: day) }
        let key = person ?? (party.actor ?? "") + " " + (party.office == nil ? "" : reader.folded(party.text))
        var party = party
        // 俄罗斯外长 is who holds the office, where the lexicon knows it.
        if party.entity == nil, let person, person.first != ReportReader.unknown { party.entity = person }
        if tallies[key] == nil { order.append(key) }
        tallies[key, default: Tally(party: party)]
          .add(party, article: report.article, isDoer: position < report.event.actors.count)
      }
    }
    return order.compactMap { tallies[$0] }
  }

  private struct Tally {
    var party: Party
    var articles: Set<Int> = []
    var texts: [String: Int] = [:]
    var offices: [String: Int] = [:]
    /// How often the party is told, and how often as one who acts.
    var tellings = 0
    var doing = 0

    init(party: Party) {
      self.party = party
    }

    var isPerson: Bool { party.entity != nil || party.office != nil }

    mutating func add(_ party: Party, article: Int, isDoer: Bool) {
      articles.insert(article)
      tellings += 1
      if isDoer { doing += 1 }
      texts[party.text, default: 0] += 1
      if let office = party.office { offices[office, default: 0] += 1 }
    }
  }

  private func participant(_ tally: Tally, on day: CivilDate?) -> Entry.Participant {
    let party = tally.party
    if let entity = party.entity, let row = lexicon.officialRow(entity) {
      let tenure = day.flatMap { day in
        party.actor.flatMap { lexicon.incumbents.post(of: row, for: $0, on: day) }
      }
      return Entry.Participant(
        name: lexicon.officials[row].name, entity: entity, actor: party.actor,
        office: tenure.map { lexicon.offices[$0.office].id } ?? tally.offices.mostFrequent)
    }
    if party.office == nil, let actor = party.actor, let state = lexicon.state(actor) {
      return Entry.Participant(name: state.name, entity: nil, actor: actor, office: nil)
    }
    return Entry.Participant(
      name: tally.texts.mostFrequent ?? party.text, entity: party.entity, actor: party.actor,
      office: tally.offices.mostFrequent)
  }
}
