public import Record

/// One entry before it is made: which reports of which articles tell of one event, and what belongs with it.
public struct EntryPlan: Sendable {
  /// The entry's id.
  public internal(set) var id: String
  /// The ids of the articles that have an account or a preview of it, in the order of publication.
  public let articles: [String]
  /// The entries that belong with it.
  public internal(set) var related: [Entry.Related] = []
  /// The PLOVER type.
  let kind: Event.Kind
  /// Whether it came to pass, by most who speak of that.
  let isHeld: Bool
  /// Who tells that it happened, or of what did not happen everyone who tells of it; `Report.article` counts in
  /// `articles`, whose order they have.
  let told: [Report]
  /// Who announced what then was held.
  let announced: [Report]
  /// Who tells only of the visit of which this was the one known encounter.
  let visits: [Report]
  /// Who tells that what others report as held was cancelled or never was.
  let denials: [Report]
  /// The days of what took place during a visit.
  let within: ClosedRange<CivilDate>?
  /// The day by which plans are ordered.
  let day: CivilDate?

  /// What the entry is made from beside the readings of `articles`, as 16 hexadecimal digits: which events of which
  /// articles, and what is related. Where neither this nor any of those readings has changed, the entry is the same.
  public var digest: String {
    var text = id
    for reports in [told, announced, visits, denials] {
      text += "\n"
      for report in reports {
        text += "\n\(articles[report.article]) \(report.event.zone.rawValue) \(report.event.cue.span.start) "
        text += report.event.parties.map { $0.entity ?? $0.text }.joined(separator: " ")
      }
    }
    if let within { text += "\n\(within.lowerBound) \(within.upperBound)" }
    for other in related { text += "\n\(other.relation.rawValue) \(other.entry)" }
    let hexadecimal = String(EntryPlan.hash(text), radix: 16)
    return String(repeating: "0", count: 16 - hexadecimal.utf8.count) + hexadecimal
  }

  /// The plan of a cluster with what its occasion adds; `nil` for what is only recalled in passing by one article.
  init?(_ cluster: Cluster, _ addition: Occasions.Addition, articles: [Article]) {
    isHeld = cluster.isHeld && !cluster.isDeniedByMost
    let isHeld = isHeld
    var told: [Report] = []
    var announced: [Report] = []
    var denials: [Report] = []
    for report in cluster.reports {
      switch report.event.status {
      case _ where !isHeld: told.append(report)
      case .held, .planned: if cluster.isTold(by: report) { told.append(report) } else { announced.append(report) }
      case .cancelled, .denied: denials.append(report)
      }
    }
    guard told.contains(where: \.founds) || Set(told.map(\.article)).count >= 2 else { return nil }
    let tellers = Set(told.map(\.article))
    announced.removeAll { tellers.contains($0.article) }
    let visits = addition.visits.filter { !tellers.contains($0.article) }
    var positions: [Int: Int] = [:]
    var ids: [String] = []
    let all = (told + announced + visits + denials).map(\.article)
    for article in Set(all).sorted() {
      positions[article] = ids.count
      ids.append(articles[article].id)
    }
    func placed(_ reports: [Report]) -> [Report] {
      reports.map { report in
        var report = report
        report.article = positions[report.article] ?? 0
        return report
      }.sorted { ($0.article, $0.event.cue.span) < ($1.article, $1.event.cue.span) }
    }
    self.articles = ids
    self.told = placed(told)
    self.announced = placed(announced)
    self.visits = placed(visits)
    self.denials = placed(denials)
    within = addition.within
    kind = cluster.reports[0].event.kind
    day = cluster.days?.lowerBound ?? cluster.firstPublished
    let founder = (self.told + self.announced).min { $0.article < $1.article }
    id = founder.map { EntryPlan.id($0, ids[$0.article]) } ?? ""
  }

  /// `2021-03-22-consult-chn-rus-4b1d`: the day, the type, the sides and a digest, all by the first account published,
  /// so that later accounts change nothing of it.
  private static func id(_ founder: Report, _ article: String) -> String {
    let day = founder.event.when.start ?? founder.publishedDay
    let event = founder.event
    let place = "\(event.mode?.rawValue ?? "") \(event.zone.rawValue) \(event.cue.span.start)"
    let people = event.parties.map { $0.entity ?? $0.text }.joined(separator: " ")
    let digest = EntryPlan.shortHash("\(article) \(place) \(people)")
    let hexadecimal = String(digest, radix: 16)
    let padded = String(repeating: "0", count: 4 - hexadecimal.utf8.count) + hexadecimal
    let actors = founder.actors.prefix(4).map { $0.lowercased() }
    return ([day?.description ?? "undated", event.kind.rawValue.lowercased()] + actors + [padded])
      .joined(separator: "-")
  }

  /// FNV-1a folded to 16 bits.
  private static func shortHash(_ text: String) -> UInt32 {
    var digest: UInt32 = 2_166_136_261
    for byte in text.utf8 { digest = (digest ^ UInt32(byte)) &* 16_777_619 }
    return digest >> 16 ^ digest & 0xFFFF
  }

  /// FNV-1a of 64 bits.
  private static func hash(_ text: String) -> UInt64 {
    var digest: UInt64 = 14_695_981_039_346_656_037
    for byte in text.utf8 { digest = (digest ^ UInt64(byte)) &* 1_099_511_628_211 }
    return digest
  }
}
