import Lexicon
import Record

/// Puts the reports of deeds into clusters: agreements, sanctions, protests, by type, by who did it to whom, and when.
///
/// Deeds have no people to tell them apart and often no day; what one side does to another within a few days, by the same
/// type, is one deed. The result depends on the set of reports alone, as with `Linker`.
struct DeedLinker {
  private var clusters: [Cluster] = []
  private var ends: [Ends] = []
  private var index: [Key: [Int]] = [:]
  private let folding: ScriptFolding

  /// Who did it, to whom, and by which words it is told.
  private struct Ends {
    var actors: Set<String>
    var recipients: Set<String>
    var cues: Set<[UInt32]>
  }

  private struct Key: Hashable {
    var kind: Event.Kind
    var actor: String
    /// Days since 1970 by 32.
    var month: Int
  }

  private init(folding: ScriptFolding) {
    self.folding = folding
  }

  /// Clusters of the reports of deeds, what was done first.
  static func clusters(of reports: [Report], lexicon: LoadedLexicon) -> [Cluster] {
    var linker = DeedLinker(folding: lexicon.folding)
    let ordered = Linker.fullestFirst(reports)
    for report in ordered where report.event.status == .held { linker.place(report) }
    for report in ordered where report.event.status != .held { linker.place(report) }
    return linker.clusters
  }

  private mutating func place(_ report: Report) {
    let own = ends(report)
    var best: (points: Int, cluster: Int)?
    for number in candidates(report, own) {
      guard let points = points(report, own, number), points >= DeedLinker.bar else { continue }
      if points > best?.points ?? .min { best = (points, number) }
    }
    let number: Int
    if let best {
      number = best.cluster
      clusters[number].add(report)
      ends[number].actors.formUnion(own.actors)
      ends[number].recipients.formUnion(own.recipients)
      ends[number].cues.formUnion(own.cues)
    } else {
      number = clusters.count
      clusters.append(Cluster(report))
      ends.append(own)
    }
    for actor in own.actors {
      for month in DeedLinker.months(clusters[number].reach) {
        let key = Key(kind: report.event.kind, actor: actor, month: month)
        if index[key]?.contains(number) != true { index[key, default: []].append(number) }
      }
    }
  }

  private func candidates(_ report: Report, _ own: Ends) -> [Int] {
    var found: Set<Int> = []
    guard let day = report.days?.lowerBound ?? report.publishedDay else { return [] }
    for actor in own.actors {
      for month in DeedLinker.months((day - DeedLinker.memory)...(day + DeedLinker.memory)) {
        if let here = index[Key(kind: report.event.kind, actor: actor, month: month)] { found.formUnion(here) }
      }
    }
    return found.sorted()
  }

  /// The longest stretch of months under which a deed is looked for: what is told of a century is of its beginning.
  private static let longest = 24

  private static func months(_ days: ClosedRange<CivilDate>?) -> ClosedRange<Int> {
    guard let days else { return 0...0 }
    let first = days.lowerBound.dayNumber >> 5
    return first...min(days.upperBound.dayNumber >> 5, first + longest)
  }

  /// What an agreement has is sides; what a sanction has is one that does it and one to whom it is done.
  private func ends(_ report: Report) -> Ends {
    let actors = Set(report.event.actors.compactMap(\.actor))
    let recipients = Set(report.event.recipients.compactMap(\.actor))
    let cue = report.event.cue.text.unicodeScalars.map { folding.fold($0.value) }
    return DeedLinker.isMutual(report.event.kind)
      ? Ends(actors: actors.union(recipients), recipients: [], cues: [cue])
      : Ends(actors: actors, recipients: recipients, cues: [cue])
  }

  private static func isMutual(_ kind: Event.Kind) -> Bool { kind == .agree || kind == .cooperate }
}

// MARK: - Points

extension DeedLinker {
  /// What a telling must reach to join a deed.
  private static let bar = 5
  /// How long after a deed an undated mention may still mean it.
  private static let memory = 31

  private func points(_ report: Report, _ own: Ends, _ number: Int) -> Int? {
    guard let time = time(report, clusters[number]), let sides = sides(own, ends[number], report.event.kind) else {
      return nil
    }
    let words = own.cues.isDisjoint(with: ends[number].cues) ? 0 : 2
    return time + sides + words
  }

  private func time(_ report: Report, _ cluster: Cluster) -> Int? {
    if let told = report.days, let known = cluster.days {
      let gap = max(known.lowerBound - told.upperBound, told.lowerBound - known.upperBound)
      if report.exactness == .day, cluster.isExact { return gap <= 0 ? 4 : gap == 1 ? 3 : gap <= 3 ? 0 : nil }
      return gap <= 0 ? 1 : nil
    }
    if let told = report.days?.lowerBound ?? report.publishedDay,
      let known = cluster.days?.lowerBound ?? cluster.firstPublished
    {
      let lag = cluster.days == nil && report.days != nil ? known - told : told - known
      if report.days == nil, cluster.days == nil { return abs(lag) <= 2 ? 2 : abs(lag) <= 5 ? 1 : nil }
      return lag < -1 ? nil : lag <= 4 ? 3 : lag <= 14 ? 2 : lag <= DeedLinker.memory ? 1 : nil
    }
    return nil
  }

  private func sides(_ one: Ends, _ other: Ends, _ kind: Event.Kind) -> Int? {
    let shared = one.actors.intersection(other.actors).count
    guard shared > 0 else { return nil }
    if DeedLinker.isMutual(kind) {
      let smaller = min(one.actors.count, other.actors.count)
      guard shared >= 2 || smaller == 1 && shared == max(one.actors.count, other.actors.count) else { return nil }
      return one.actors == other.actors ? 4 : shared == smaller ? 3 : 1
    }
    if one.recipients.isEmpty || other.recipients.isEmpty { return one.recipients == other.recipients ? 2 : 1 }
    if one.recipients.isDisjoint(with: other.recipients) { return nil }
    return one.recipients == other.recipients ? 4 : 3
  }
}
