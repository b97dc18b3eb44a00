import Lexicon
import Record

/// Where accounts contradict each other, not merely differ in precision.
struct Disagreements {
  let lexicon: LoadedLexicon
  let readings: [ArticleReading]
  let voices: Voices
  /// Counts the meetings that an account tells of.
  let counter: MeetingCount

  func all(_ plan: EventPlan, when: DateInterval, list: ParticipantList) -> [Entry.Disagreement] {
    [
      dates(plan, when), places(plan.told + plan.visits + plan.announced), participants(plan, list), meetings(plan),
      status(plan),
    ].compactMap { $0 }
  }

  /// A value with the articles that give it, by position.
  private typealias Values = [String: Set<Int>]

  private func disagreement(_ field: String, _ values: Values, besides top: String? = nil) -> Entry.Disagreement? {
    guard values.count > 1 else { return nil }
    func support(_ articles: Set<Int>) -> Int { Set(articles.map { voices.ofArticle[$0] }).count }
    // What stands at the top of the entry comes first.
    let sorted = values.sorted {
      ($0.key == top ? 0 : 1, support($1.value), $0.key) < ($1.key == top ? 0 : 1, support($0.value), $1.key)
    }
    return Entry.Disagreement(
      field: field,
      values: sorted.map { value in
        Entry.Disagreement.Value(
          value: value.key, articles: value.value.sorted().map { readings[$0].article.id })
      })
  }
}

// MARK: - When

extension Disagreements {
  /// How long after an encounter an account looks back at it as a whole.
  private static let retrospect = 3
  /// How far from a visit a meeting may lie that an account counts to it.
  private static let nearVisit = 5

  /// Days that do not lie within those of the entry, also where it was only announced; and of an encounter of several days
  /// the one day to which an account that looks back on it puts the whole, unless it is the first.
  private func dates(_ plan: EventPlan, _ when: DateInterval) -> Entry.Disagreement? {
    guard when.precision == .day, let days = when.stretch else { return nil }
    let top = Disagreements.text(days)
    var values: Values = [:]
    for report in plan.told + plan.announced {
      guard report.exactness == .day, let told = report.days else { continue }
      let isWithin = days.lowerBound <= told.lowerBound && told.upperBound <= days.upperBound
      let looksBack = (report.publishedDay.map { $0 - days.upperBound } ?? 0) >= Disagreements.retrospect
      let isOtherDay =
        looksBack && plan.told[0].family != .visit && told.lowerBound == told.upperBound
        && told.lowerBound > days.lowerBound
      values[isWithin && !isOtherDay ? top : Disagreements.text(told), default: []].insert(report.article)
    }
    for (article, day) in meetingDays(plan) where !days.contains(day) {
      values[Disagreements.text(day...day), default: []].insert(article)
    }
    if !values.isEmpty, values[top] == nil { values[top] = [] }
    return disagreement("date", values, besides: top)
  }

  /// The days of the meetings that accounts of a visit tell of in the country that was visited.
  private func meetingDays(_ plan: EventPlan) -> [(article: Int, day: CivilDate)] {
    guard let visit = plan.told.first, visit.family == .visit, let host = visit.destination else { return [] }
    let guests = Set(plan.told.flatMap { $0.sides.filter { $0.actor != host }.flatMap(\.people) })
    let stay = plan.told.compactMap(\.days)
    return Set(plan.told.map(\.article)).sorted().flatMap { article in
      readings[article].events.compactMap { event -> (article: Int, day: CivilDate)? in
        guard event.kind == .consult, event.mode == .meeting || event.mode == .talks, event.status == .held,
          event.when.precision == .day, let day = event.when.start,
          event.parties.contains(where: { $0.entity.map { guests.contains($0) } ?? false }),
          event.parties.contains(where: { $0.actor == host }),
          stay.contains(where: { abs(day - $0.lowerBound) <= Disagreements.nearVisit })
        else { return nil }
        return (article, day)
      }
    }
  }

  private static func text(_ days: ClosedRange<CivilDate>) -> String {
    days.lowerBound == days.upperBound ? days.lowerBound.description : "\(days.lowerBound)/\(days.upperBound)"
  }
}

// MARK: - Where and who

extension Disagreements {
  /// Cities that are not the same, and countries in which none of them lies. Venues lie within cities and cities within
  /// countries: those are only more exact.
  private func places(_ reports: [Telling]) -> Entry.Disagreement? {
    var values: Values = [:]
    var countries: Set<String> = []
    for report in reports {
      guard let known = report.event.place?.entity.flatMap({ lexicon.place($0) }),
        known.kind == "city" || known.kind == "capital"
      else { continue }
      values[known.name, default: []].insert(report.article)
      countries.insert(known.country)
    }
    guard !countries.isEmpty else { return nil }
    for report in reports {
      guard let place = report.event.place, let country = place.country, !countries.contains(country),
        let name = lexicon.state(country)?.name
      else { continue }
      values[name, default: []].insert(report.article)
    }
    return disagreement("place", values)
  }

  /// Officials whom so few accounts put at an encounter that the entry does not count them in.
  private func participants(_ plan: EventPlan, _ list: ParticipantList) -> Entry.Disagreement? {
    // Of a gathering each account names whom it will.
    guard plan.kind == .consult, plan.told.first?.family != .gathering else { return nil }
    let (kept, dropped) = list.people(plan.told)
    guard !kept.isEmpty else { return nil }
    let top = kept.map(\.name).joined(separator: "、")
    var values: Values = [top: kept.reduce(into: []) { $0.formUnion($1.articles) }]
    for person in dropped where person.isKnown { values[person.name, default: []].formUnion(person.articles) }
    return disagreement("participants", values, besides: top)
  }

  /// That it was held at all.
  private func status(_ plan: EventPlan) -> Entry.Disagreement? {
    let last = plan.told.compactMap(\.days?.upperBound).max()
    let denials = plan.denials.filter { denial in
      // Before the day it could still be held after all; in passing it may speak of another.
      denial.event.headline && (denial.publishedDay.map { day in last.map { day >= $0 } ?? false } ?? false)
    }
    guard !denials.isEmpty else { return nil }
    var values: Values = [Event.Status.held.rawValue: Set(plan.told.map(\.article))]
    for denial in denials { values[denial.event.status.rawValue, default: []].insert(denial.article) }
    return disagreement("status", values, besides: Event.Status.held.rawValue)
  }

  /// How many rounds there were: 三场会谈 in one account, 两轮会谈 in another.
  private func meetings(_ plan: EventPlan) -> Entry.Disagreement? {
    guard plan.kind == .consult else { return nil }
    // An account that tells of two rounds and then of three tells of the second and of all.
    var highest: [Int: Int] = [:]
    for report in plan.told where report.event.zone == .text {
      let text = readings[report.article].article.text
      guard let count = counter.counts(in: text, spans: report.event.evidence).max() else { continue }
      highest[report.article] = max(highest[report.article] ?? 0, count)
    }
    var values: Values = [:]
    for (article, count) in highest { values[String(count), default: []].insert(article) }
    return disagreement("meetings", values)
  }
}
