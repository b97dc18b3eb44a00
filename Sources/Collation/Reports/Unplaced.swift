public import Record

/// Why an event that was read stands in no entry.
public enum Unplaced: String, Sendable, Hashable, CaseIterable {
  /// It is words and no deed: an accusation, a demand, a refusal.
  case words
  /// It has one side only.
  case side
  /// The words themselves put it in doubt: it is proposed, or the meeting of some month or year is denied.
  case doubt
  /// It is told in passing, without a day and off the main point.
  case passing
  /// It is a deed without its day, or of weeks before.
  case stale
  /// What it would stand in has too little standing.
  case alone
}

extension Collator {
  /// The events of an article that stand in no entry, by their position, each with the reason.
  ///
  /// - Parameters:
  ///   - article: The article's number.
  ///   - placed: The numbers of the reports that stand in entries.
  public func unplaced(
    _ reading: ArticleReading, article: Int, placed: Set<Int>
  ) -> [(event: Int, reason: Unplaced)] {
    let reports = Dictionary(
      ReportReader(lexicon: lexicon).reports(reading, article: article).map { ($0.event, $0) },
      uniquingKeysWith: { first, _ in first })
    return reading.events.indices.compactMap { position in
      let event = reading.events[position]
      guard let report = reports[position] else {
        return (position, ReportReader.recorded.contains(event.kind) ? .side : .words)
      }
      return placed.contains(Collator.number(of: report)) ? nil : (position, reason(report, event))
    }
  }

  private func reason(_ report: Report, _ event: Event) -> Unplaced {
    if report.founds { return .alone }
    if ReportReader.isDoubted(report, event) { return .doubt }
    return report.family == .deed ? .stale : .passing
  }
}
