import Lexicon
import Record

/// Who took part, by the accounts together: people before their state, under the lexicon's names.
struct ParticipantList {
  let lexicon: LoadedLexicon

  func participants(_ reports: [Report], on day: CivilDate?) -> [Entry.Participant] {
    var tallies: [String: Tally] = [:]
    var order: [String] = []
    let articles = Set(reports.map(\.article)).count
    for report in reports {
      for party in report.event.parties {
        let key = party.entity ?? (party.actor ?? "") + " " + (party.office == nil ? "" : party.text)
        if tallies[key] == nil { order.append(key) }
        tallies[key, default: Tally(party: party)].add(party, article: report.article)
      }
    }
    // A single article of many may have misread who was there.
    let floor = articles >= 8 ? articles / 8 : 0
    let kept = order.compactMap { tallies[$0] }.filter { $0.articles.count > floor }
    let withPeople = Set(kept.filter(\.isPerson).compactMap(\.party.actor))
    return kept.filter { $0.isPerson || $0.party.actor.map { !withPeople.contains($0) } ?? false }
      .map { participant($0, on: day) }
  }

  private struct Tally {
    var party: Party
    var articles: Set<Int> = []
    var texts: [String: Int] = [:]
    var offices: [String: Int] = [:]

    init(party: Party) {
      self.party = party
    }

    var isPerson: Bool { party.entity != nil || party.office != nil }

    mutating func add(_ party: Party, article: Int) {
      articles.insert(article)
      texts[party.text, default: 0] += 1
      if let office = party.office { offices[office, default: 0] += 1 }
    }

    func most(_ counts: [String: Int]) -> String? {
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }

  private func participant(_ tally: Tally, on day: CivilDate?) -> Entry.Participant {
    let party = tally.party
    if let entity = party.entity, let row = lexicon.officialRow(entity) {
      let tenure = day.flatMap { lexicon.tenures.tenures(of: row, on: $0).first { $0.actor == party.actor } }
      return Entry.Participant(
        name: lexicon.officials[row].name, entity: entity, actor: party.actor,
        office: tenure.map { lexicon.offices[$0.office].id } ?? tally.most(tally.offices))
    }
    if party.office == nil, let actor = party.actor, let state = lexicon.state(actor) {
      return Entry.Participant(name: state.name, entity: nil, actor: actor, office: nil)
    }
    return Entry.Participant(
      name: tally.most(tally.texts) ?? party.text, entity: party.entity, actor: party.actor,
      office: tally.most(tally.offices))
  }
}
