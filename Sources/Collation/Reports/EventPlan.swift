import Record

/// A plan with the events that its reports were made of.
struct EventPlan {
  let id: String
  let kind: Event.Kind
  let isHeld: Bool
  let told: [Telling]
  let announced: [Telling]
  let visits: [Telling]
  let denials: [Telling]
  let within: ClosedRange<CivilDate>?
  let related: [Entry.Related]

  /// A plan beside the readings of its articles, in their order; a report whose reading is not what it was made of is
  /// left out.
  init(_ plan: EntryPlan, _ readings: [ArticleReading]) {
    func tellings(_ reports: [Report]) -> [Telling] {
      reports.compactMap { report in
        guard readings.indices.contains(report.article), readings[report.article].article.id == report.articleID,
          readings[report.article].events.indices.contains(report.event)
        else { return nil }
        return Telling(report: report, event: readings[report.article].events[report.event])
      }
    }
    id = plan.id
    kind = plan.kind
    isHeld = plan.isHeld
    told = tellings(plan.told)
    announced = tellings(plan.announced)
    visits = tellings(plan.visits)
    denials = tellings(plan.denials)
    within = plan.within
    related = plan.related
  }
}
