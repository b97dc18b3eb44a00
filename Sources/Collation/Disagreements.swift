import Lexicon
import Record

/// Where accounts contradict each other, not merely differ in precision.
struct Disagreements {
  let lexicon: LoadedLexicon

  func all(_ reports: [Report], articles: [Article], when: DateInterval, place: Event.Place?) -> [Entry.Disagreement] {
    var found: [Entry.Disagreement] = []
    if let dates = dates(reports, articles) { found.append(dates) }
    if let places = places(reports, articles) { found.append(places) }
    return found
  }

  /// Days that do not meet.
  private func dates(_ reports: [Report], _ articles: [Article]) -> Entry.Disagreement? {
    let exact = reports.filter { $0.event.when.precision == .day && $0.event.when.start != nil }
    let values = grouped(exact, articles) { report in
      guard let start = report.event.when.start, let end = report.event.when.end else { return "" }
      return start == end ? start.description : "\(start)/\(end)"
    }
    guard let top = exact.first(where: { report in values.first.map { label(report) == $0.value } ?? false }) else {
      return nil
    }
    let apart = exact.contains { report in
      guard let start = report.event.when.start, let end = report.event.when.end, let first = top.event.when.start,
        let last = top.event.when.end
      else { return false }
      return end < first || last < start
    }
    return apart ? Entry.Disagreement(field: "date", values: values) : nil
  }

  private func label(_ report: Report) -> String {
    guard let start = report.event.when.start, let end = report.event.when.end else { return "" }
    return start == end ? start.description : "\(start)/\(end)"
  }

  /// Cities that are not the same, or countries that are not.
  private func places(_ reports: [Report], _ articles: [Article]) -> Entry.Disagreement? {
    let choice = PlaceChoice(lexicon: lexicon)
    let cities = reports.filter { choice.rank($0.event.place) == 2 && isTown($0.event.place) }
    let values = grouped(cities, articles) { report in
      report.event.place?.entity.flatMap { lexicon.place($0)?.name } ?? report.event.place?.name ?? ""
    }
    return values.count > 1 ? Entry.Disagreement(field: "place", values: values) : nil
  }

  /// Venues lie within cities: only cities contradict each other.
  private func isTown(_ place: Event.Place?) -> Bool {
    guard let known = place?.entity.flatMap({ lexicon.place($0) }) else { return false }
    return known.kind == "city" || known.kind == "capital"
  }

  private func grouped(
    _ reports: [Report], _ articles: [Article], _ value: (Report) -> String
  ) -> [Entry.Disagreement.Value] {
    var values: [String: Set<Int>] = [:]
    for report in reports { values[value(report), default: []].insert(report.article) }
    return values.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { Entry.Disagreement.Value(value: $0.key, articles: $0.value.sorted().map { articles[$0].id }) }
  }
}
