extension ArticleReading {
  /// The members of a reading that no entry is made from.
  private static let unneeded = ["mentions", "images"]

  /// Reads back as much of a line as entries are made from: the article with its text, its events, statements and
  /// issues.
  ///
  /// What is left out is checked as JSON but not looked into.
  ///
  /// - Throws: `JSONError` or `RecordFault`.
  public init(forCollation line: [UInt8]) throws {
    let json = try JSONValue(parsing: line, leavingOut: ArticleReading.unneeded)
    guard json["schema"].integer == ArticleReading.schema else { throw RecordFault(member: "schema") }
    try self.init(json)
    dates = datesOfEvents
  }

  /// The dates that stand in the sentences of events.
  private var datesOfEvents: [DateMention] {
    dates.filter { date in
      events.contains { event in event.zone == date.zone && event.evidence.contains { $0.contains(date.span) } }
    }
  }

  /// The reading without what no entry is made from: of the dates only those remain by which an event may be dated.
  public var reducedForCollation: ArticleReading {
    var reduced = self
    reduced.article.images = []
    reduced.mentions = []
    reduced.dates = datesOfEvents
    return reduced
  }

  /// What is wrong with the reading's spans: the first fact whose words lie beyond the text or title; `nil` where every
  /// span lies within.
  ///
  /// Lines that come from elsewhere are asked this before anything cuts words out of them.
  public var strayingSpan: String? {
    let text = article.text.unicodeScalars.count
    let title = article.title.unicodeScalars.count
    func fits(_ span: TextSpan, _ zone: TextSpan.Zone) -> Bool { span.end <= (zone == .title ? title : text) }
    for event in events {
      let parties = event.parties.compactMap(\.span)
      if !(event.evidence + [event.cue.span] + parties).allSatisfy({ fits($0, event.zone) }) { return "events" }
    }
    for statement in statements {
      let speakers = statement.speakers.compactMap(\.span) + (statement.cue.map { [$0.span] } ?? [])
      if !(statement.content + speakers).allSatisfy({ fits($0, .text) }) { return "statements" }
    }
    for issue in issues where !issue.spans.allSatisfy({ fits($0, issue.zone) }) { return "issues" }
    if let dateline = article.dateline, !fits(dateline.span, .text) { return "dateline" }
    return article.relayedFrom.allSatisfy { fits($0.span, .text) } ? nil : "relayed_from"
  }
}
