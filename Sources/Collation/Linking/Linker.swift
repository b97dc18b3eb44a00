import Lexicon
import Record

/// Puts reports into clusters: the fullest found them, the others join what they fit best, and clusters that turn out
/// to be one are joined.
///
/// The result depends on the set of reports alone: they are taken by how much they tell, then by publication and id.
struct Linker {
  private(set) var clusters: [Cluster] = []
  private let likeness: Likeness
  private var index = ClusterIndex()

  init(lexicon: LoadedLexicon) {
    likeness = Likeness(lexicon: lexicon)
  }

  /// Clusters of reports, what was held first, so that announcements, cancellations and denials find what they are of.
  static func clusters(of reports: [Report], lexicon: LoadedLexicon) -> [Cluster] {
    var linker = Linker(lexicon: lexicon)
    let ordered = fullestFirst(reports)
    for report in ordered where report.event.status == .held { linker.place(report) }
    for report in ordered where report.event.status != .held { linker.place(report) }
    return linker.merged()
  }

  /// By weight, then by the article's order, which is the order of publication.
  static func fullestFirst(_ reports: [Report]) -> [Report] {
    reports.enumerated().sorted {
      ($1.element.weight, $0.element.article, $0.offset) < ($0.element.weight, $1.element.article, $1.offset)
    }.map(\.element)
  }

  private mutating func place(_ report: Report) {
    let telling = Likeness.Telling(report)
    var best: (points: Int, cluster: Int)?
    for number in index.candidates(telling) {
      let cluster = clusters[number]
      // Who tells that it happened does not announce it: what that article says is to come is another encounter.
      if report.event.status != .held, cluster.tellers.contains(report.article) { continue }
      guard let points = likeness.points(telling, cluster), points >= Likeness.bar else { continue }
      let sum = points + Linker.prominence(cluster)
      if sum > best?.points ?? .min { best = (sum, number) }
    }
    let number: Int
    if let best {
      number = best.cluster
      clusters[number].add(report)
    } else {
      number = clusters.count
      clusters.append(Cluster(report))
    }
    index.note(number, clusters[number], sides: report.sides)
  }

  /// What many tell of is sooner meant than what one tells of: up to five points, one for each doubling.
  private static func prominence(_ cluster: Cluster) -> Int {
    let count = cluster.tellers.count
    return count < 2 ? 0 : min(5, Int.bitWidth - count.leadingZeroBitCount - 1)
  }

  /// Joins clusters that were founded apart, since their first reports told too little, to larger ones.
  private func merged() -> [Cluster] {
    var clusters = clusters
    var gone: Set<Int> = []
    let smallestFirst = clusters.indices.sorted {
      (clusters[$0].tellers.count, $1) < (clusters[$1].tellers.count, $0)
    }
    let sizes = clusters.map(\.tellers.count)
    for number in smallestFirst {
      let cluster = clusters[number]
      let telling = Likeness.Telling(cluster)
      var best: (points: Int, cluster: Int)?
      for other in index.candidates(telling) where other != number && !gone.contains(other) {
        guard (sizes[other], number) > (sizes[number], other) else { continue }
        let larger = clusters[other]
        if !cluster.isHeld, cluster.reports.contains(where: { larger.tellers.contains($0.article) }) { continue }
        guard let points = likeness.points(telling, larger), points >= Likeness.mergingBar else { continue }
        let sum = points + Linker.prominence(larger)
        if sum > best?.points ?? .min { best = (sum, other) }
      }
      if let best {
        clusters[best.cluster].add(cluster)
        gone.insert(number)
      }
    }
    return clusters.indices.filter { !gone.contains($0) }.map { clusters[$0] }
  }
}
