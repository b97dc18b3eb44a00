public import Lexicon
public import Record

/// Gathers the accounts of one encounter, whatever the outlet, the script and the wording, into one entry.
///
/// Pure: the result depends on the readings and the lexicon, not on the order of the readings.
public struct Collator {
  private let lexicon: LoadedLexicon
  private let alignment: StatementAlignment

  /// A collator with a lexicon.
  public init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    alignment = StatementAlignment(lexicon: lexicon)
  }

  /// The entries of a set of readings, in the order of time.
  public func entries(of readings: [ArticleReading]) -> [Entry] {
    var byID: [String: ArticleReading] = [:]
    for reading in readings { byID[reading.article.id] = reading }
    return plan(of: readings).map { plan in entry(of: plan, readings: plan.articles.compactMap { byID[$0] }) }
  }

  /// Which entries a set of readings makes, in the order of time: linked, but not yet made.
  ///
  /// Linking asks for the articles and their events only, so it can be done over a whole archive; what a plan does not
  /// carry, texts and statements, is asked for by `entry(of:readings:)` where an entry is to be made or made anew.
  ///
  /// - Parameter readings: In any order; their texts and statements are not looked at.
  public func plan(of readings: [ArticleReading]) -> [EntryPlan] {
    let ordered = readings.sorted { Collator.precedes($0.article, $1.article) }
    let articles = ordered.map(\.article)
    var held: [Report] = []
    var others: [Report] = []
    for (position, reading) in ordered.enumerated() {
      for event in reading.events {
        guard
          let report = Report(
            article: position, event: event, published: reading.article.published, lexicon: lexicon)
        else { continue }
        if event.status == .held { held.append(report) } else { others.append(report) }
      }
    }
    var linker = Linker()
    linker.link(held)
    let past = linker.clusters.count
    linker.link(others)
    var plans = linker.clusters.enumerated().map { position, cluster in
      EntryPlan(cluster, articles: articles, isHeld: position < past)
    }
    plans.sort { ($0.day?.dayNumber ?? .max, $0.id) < ($1.day?.dayNumber ?? .max, $1.id) }
    return Collator.distinct(plans)
  }

  /// The entry of a plan.
  ///
  /// - Parameters:
  ///   - plan: What is to be made.
  ///   - readings: The whole readings of `plan.articles`, in that order.
  public func entry(of plan: EntryPlan, readings: [ArticleReading]) -> Entry {
    EntryMaker(lexicon: lexicon, readings: readings, alignment: alignment).entry(plan)
  }

  /// By publication, then by id: an order that no arrival can change.
  private static func precedes(_ first: Article, _ second: Article) -> Bool {
    (first.published?.seconds ?? .max, first.id) < (second.published?.seconds ?? .max, second.id)
  }

  /// Tells plans apart whose ids would be the same.
  private static func distinct(_ plans: [EntryPlan]) -> [EntryPlan] {
    var seen: [String: Int] = [:]
    return plans.map { plan in
      seen[plan.id, default: 0] += 1
      guard let number = seen[plan.id], number > 1 else { return plan }
      var plan = plan
      plan.id += "-\(number)"
      return plan
    }
  }
}

/// Puts reports into clusters, the fullest first, looking only at clusters that share two actors.
struct Linker {
  private(set) var clusters: [Cluster] = []
  private var byPair: [String: [Int]] = [:]

  /// Joins reports to the clusters they tell of, or founds clusters of their own. What was held comes first, so that
  /// announcements, cancellations and denials find what they are about.
  mutating func link(_ reports: [Report]) {
    for report in Linker.fullestFirst(reports) { place(report) }
  }

  private mutating func place(_ report: Report) {
    var best: (fit: Int, cluster: Int)?
    for cluster in candidates(report) {
      // Who tells that it happened does not announce it: what that article says is to come is another encounter.
      if report.event.status != .held, clusters[cluster].tellers.contains(report.article) { continue }
      let fit = Linking.fit(report, clusters[cluster])
      if fit > (best?.fit ?? 0) { best = (fit, cluster) }
    }
    if let best {
      clusters[best.cluster].add(report)
      index(best.cluster, report)
    } else {
      clusters.append(Cluster(report))
      index(clusters.count - 1, report)
    }
  }

  private func candidates(_ report: Report) -> [Int] {
    Array(Set(Linker.pairs(report).flatMap { byPair[$0] ?? [] })).sorted()
  }

  private mutating func index(_ cluster: Int, _ report: Report) {
    for pair in Linker.pairs(report) where byPair[pair]?.contains(cluster) != true {
      byPair[pair, default: []].append(cluster)
    }
  }

  private static func pairs(_ report: Report) -> [String] {
    let actors = report.actors.prefix(6)
    return actors.indices.flatMap { first in
      actors.indices.filter { $0 > first }.map { actors[first] + " " + actors[$0] + " \(report.family.rawValue)" }
    }
  }

  /// By weight, then by the article's order, which is the order of publication.
  private static func fullestFirst(_ reports: [Report]) -> [Report] {
    reports.enumerated().sorted {
      ($1.element.weight, $0.element.article, $0.offset) < ($0.element.weight, $1.element.article, $1.offset)
    }.map(\.element)
  }
}
