public import Record

/// One entry before it is made: which reports of which articles tell of one event, and what belongs with it.
public struct EntryPlan: Sendable {
  /// The entry's id.
  public internal(set) var id: String
  /// The ids of the articles that have an account or a preview of it, in the order of publication.
  public let articles: [String]
  /// The entries that belong with it.
  public internal(set) var related: [Entry.Related] = []
  /// Its reports; `Report.article` counts in `articles`.
  let reports: [Report]
  /// Whether some account tells that it happened.
  let isHeld: Bool
  /// The day by which plans are ordered.
  let day: CivilDate?

  /// What the entry is made from beside the readings of `articles`, as 16 hexadecimal digits: which events of which
  /// articles, and what is related. Where neither this nor any of those readings has changed, the entry is the same.
  public var digest: String {
    var text = id
    for report in reports {
      text += "\n\(articles[report.article]) \(report.event.zone.rawValue) \(report.event.cue.span.start) "
      text += report.event.parties.map { $0.entity ?? $0.text }.joined(separator: " ")
    }
    for other in related { text += "\n\(other.relation.rawValue) \(other.entry)" }
    let hexadecimal = String(EntryPlan.hash(text), radix: 16)
    return String(repeating: "0", count: 16 - hexadecimal.utf8.count) + hexadecimal
  }

  init(_ cluster: Cluster, articles: [Article], isHeld: Bool) {
    let reports = cluster.reports.sorted { ($0.article, $0.event.cue.span) < ($1.article, $1.event.cue.span) }
    var positions: [Int: Int] = [:]
    var ids: [String] = []
    for report in reports where positions[report.article] == nil {
      positions[report.article] = ids.count
      ids.append(articles[report.article].id)
    }
    self.articles = ids
    self.isHeld = isHeld
    self.reports = reports.map { report in
      var report = report
      report.article = positions[report.article] ?? 0
      return report
    }
    day = cluster.days?.lowerBound ?? cluster.interval?.lowerBound ?? reports.compactMap(\.publishedDay).min()
    id = reports.first.map { EntryPlan.id($0, articles[$0.article].id) } ?? ""
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
