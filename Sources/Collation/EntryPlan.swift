public import Record

/// One entry before it is made: which reports of which articles tell of one event, and what belongs with it.
public struct EntryPlan: Sendable {
  /// The entry's id.
  public internal(set) var id = ""
  /// The number of the report that founds it.
  public let founder: Int
  /// The id that it has by its first account published, before anything else is known of ids.
  public let ownID: String
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
    for other in related { text += "\n\(other.relation.rawValue) \(other.entry)" }
    return Digest.hexadecimal(Digest.add(Digest.of(text), to: reportsDigest))
  }

  /// The same without any id: what tells entries of one `ownID` apart, however their ids came to be.
  public var ownDigest: String { Digest.hexadecimal(reportsDigest) }

  private var reportsDigest: UInt64 {
    var digest = Digest.of(within.map { "\($0.lowerBound) \($0.upperBound)" } ?? "")
    for reports in [told, announced, visits, denials] {
      digest = Digest.add(UInt64(reports.count), to: digest)
      for report in reports { digest = Digest.add(report.digest, to: digest) }
    }
    return digest
  }

  /// The plan of a cluster with what its occasion adds; `nil` for what one article only recalls in passing, and for what
  /// too little speaks for.
  init?(_ cluster: Cluster, _ addition: Occasions.Addition, founder: Int, standing: Standing) {
    isHeld = cluster.isHeld && !cluster.isDeniedByMost
    let isHeld = isHeld
    var told: [Report] = []
    var announced: [Report] = []
    var denials: [Report] = []
    for report in cluster.reports {
      switch report.status {
      case _ where !isHeld: told.append(report)
      case .held, .planned: if cluster.isTold(by: report) { told.append(report) } else { announced.append(report) }
      case .cancelled, .denied: denials.append(report)
      }
    }
    kind = cluster.kind
    let accounts = Set(told.map(\.article)).count
    let points = (told.map(\.standing).max() ?? 0) + standing.points(ofArticles: accounts)
    guard points >= standing.floor else { return nil }
    guard told.contains(where: \.founds) || accounts >= 2 else { return nil }
    // 峰会今天开幕 names nobody who met.
    guard kind != .consult || Set(told.flatMap(\.actors)).count >= 2 else { return nil }
    let tellers = Set(told.map(\.article))
    announced.removeAll { tellers.contains($0.article) }
    let visits = addition.visits.filter { !tellers.contains($0.article) }
    let all = told + announced + visits + denials
    var seen: Set<Int> = []
    let ordered = all.filter { seen.insert($0.article).inserted }.sorted {
      ($0.published?.seconds ?? .max, $0.articleID) < ($1.published?.seconds ?? .max, $1.articleID)
    }
    let positions = Dictionary(
      ordered.enumerated().map { ($1.article, $0) }, uniquingKeysWith: { first, _ in first })
    func placed(_ reports: [Report]) -> [Report] {
      reports.map { report in
        var report = report
        report.article = positions[report.article] ?? 0
        return report
      }.sorted { ($0.article, $0.cue, $0.event) < ($1.article, $1.cue, $1.event) }
    }
    articles = ordered.map(\.articleID)
    self.told = placed(told)
    self.announced = placed(announced)
    self.visits = placed(visits)
    self.denials = placed(denials)
    self.founder = founder
    within = addition.within
    day = cluster.days?.lowerBound ?? cluster.firstPublished
    ownID = (self.told + self.announced).min { $0.article < $1.article }.map(EntryPlan.id) ?? ""
  }

  /// `2021-03-22-consult-chn-rus-4b1d`: the day, the type, the sides and a digest, all by the first account published,
  /// so that later accounts change nothing of it.
  private static func id(_ founder: Report) -> String {
    let day = founder.when.start ?? founder.publishedDay
    let actors = founder.actors.prefix(4).map { $0.lowercased() }
    return
      ([day?.description ?? "undated", founder.kind.rawValue.lowercased()] + actors
      + [Digest.hexadecimal(founder.mark)]).joined(separator: "-")
  }
}
