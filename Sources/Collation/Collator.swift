public import Lexicon
public import Record

/// Gathers the accounts of one encounter, whatever the outlet, the script and the wording, into one entry.
///
/// Pure: the result depends on the readings and the lexicon, not on the order of the readings.
public struct Collator {
  private let lexicon: LoadedLexicon

  /// A collator with a lexicon.
  public init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
  }

  /// The entries of a set of readings, in the order of time.
  public func entries(of readings: [ArticleReading]) -> [Entry] {
    let ordered = readings.sorted { Collator.precedes($0.article, $1.article) }
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
    let maker = EntryMaker(
      lexicon: lexicon, articles: ordered.map(\.article), statements: ordered.map(\.statements.count))
    var entries = linker.clusters.enumerated().map { position, cluster in
      maker.entry(cluster, isHeld: position < past)
    }
    entries.sort { Collator.precedes($0, $1) }
    return Collator.distinct(entries)
  }

  /// By publication, then by id: an order that no arrival can change.
  private static func precedes(_ first: Article, _ second: Article) -> Bool {
    (first.published?.seconds ?? .max, first.id) < (second.published?.seconds ?? .max, second.id)
  }

  private static func precedes(_ first: Entry, _ second: Entry) -> Bool {
    let one = first.when.start?.dayNumber ?? .max
    let other = second.when.start?.dayNumber ?? .max
    return one != other ? one < other : first.id < second.id
  }

  /// Tells entries apart whose ids would be the same.
  private static func distinct(_ entries: [Entry]) -> [Entry] {
    var seen: [String: Int] = [:]
    return entries.map { entry in
      seen[entry.id, default: 0] += 1
      guard let number = seen[entry.id], number > 1 else { return entry }
      var entry = entry
      entry.id += "-\(number)"
      return entry
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
