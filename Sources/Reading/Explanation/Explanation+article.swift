import Lexicon
import Record

extension Explanation {
  /// What the source says of the article, and what was read at its head and of its sources.
  var article: ExplainedFact {
    let article = reading.article
    var reasons: [Reason] = []
    let outlet = article.outlet.id.flatMap { rows.rows("outlets", $0).first }
    reasons.append(
      reason(
        .outlet, article.outlet.name ?? "", outlet == nil ? "no table holds it" : "as the source names it",
        outlet.map { [$0] } ?? []))
    if let moment = article.published {
      reasons.append(
        reason(
          .published, "",
          "\(moment), to the \(moment.precision.rawValue), as the source says (\(article.source.format.rawValue))"))
    }
    if let author = article.author { reasons.append(self.author(author)) }
    reasons.append(reason(.today, "", day.known.map { "\($0): \(dayOfToday)" } ?? dayOfToday))
    if let dateline = article.dateline { reasons.append(self.dateline(dateline)) }
    reasons += article.relayedFrom.map(relay)
    return ExplainedFact(
      kind: .article, number: 1, summary: article.title, zone: .text,
      spans: ([article.dateline?.span] + article.relayedFrom.map(\.span)).compactMap { $0 }, excerpts: [],
      reasons: reasons)
  }

  /// Who wrote the article: as the source says, or whoever the line of reporters names.
  private func author(_ author: String) -> Reason {
    let credit = reading.article.dateline.flatMap { dateline in
      body.words(in: TextSpan(0, body.text.scalars.count)).first { word in
        body.rows(of: word, ["sources"]).contains { ["reporter", "author"].contains($0["kind"]) }
          && (word.start < dateline.span.end || word.end + 40 > body.text.scalars.count)
      }
    }
    let source = "as the source says (\(reading.article.source.format.rawValue))"
    guard let credit else { return reason(.author, author, source) }
    let rows = body.rows(of: credit, ["sources"]).filter { ["reporter", "author"].contains($0["kind"]) }
    return reason(.author, author, source + " or, lacking that, the words behind \(body.string(credit.span)) do", rows)
  }

  /// How the day that 今天 means is known.
  var dayOfToday: String {
    if today == published, reading.article.filedBefore != nil {
      return "the day under which the address is filed: an old page, met anew"
    }
    guard let published else {
      return day.known == nil ? "no day is known, only whole dates mean anything" : "the dateline's day"
    }
    if today != published { return "the dateline's day; published on \(published)" }
    let zone = reading.article.outlet.id.flatMap { lexicon.outlet($0) }?.zone ?? ""
    return zone.isEmpty ? "the day of publication" : "the day of publication in \(zone)"
  }

  /// The words of a dateline with the rows of agency, place and day.
  private func dateline(_ dateline: Article.Dateline) -> Reason {
    let told = [
      dateline.agency.map { "agency \($0)" }, dateline.place.map { "place \($0)" }, dateline.date.map { "day \($0)" },
    ]
    let rows = body.words(in: dateline.span).flatMap { word in
      body.rows(of: word, ["outlets", "places", "sources"])
    }
    return reason(.dateline, dateline.span, body, told.compactMap { $0 }.joined(separator: ", "), rows)
  }

  /// A credited source: its row, and the words beside it that say that it is credited.
  private func relay(_ relay: Article.Relay) -> Reason {
    let names = body.words(in: relay.span).flatMap { body.rows(of: $0, ["outlets", "bodies"]) }
    let sentence = body.sentence(around: relay.span)
    let near = body.words(before: relay.span.start).prefix(4).reversed() + body.words(after: relay.span.end).prefix(6)
    let credits = near.filter { sentence.contains($0.span) }.compactMap { word in
      body.rows(of: word, ["speech", "sources"]).first {
        ["source", "verb", "report"].contains($0["kind"]) || $0.table == "sources"
      }
      .map { (word, $0) }
    }
    let how =
      names.isEmpty && credits.isEmpty
      ? "read from the shape of the name"
      : credits.isEmpty
        ? "named as a source" : "credited by \(credits.map { body.string($0.0.span) }.joined(separator: ", "))"
    return reason(.relay, relay.span, body, how, names + credits.map(\.1))
  }
}
