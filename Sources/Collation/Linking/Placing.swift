import Lexicon
import Record

/// Puts reports into clusters: the fullest found them, the others join what they fit best.
///
/// Each report chooses among the clusters that the reports before it, in the order of their ranks, make where it looks.
/// So the result depends on the set of reports alone; and where reports come or go, only those have to choose again
/// that have a cluster in view which has changed by it, in that same order.
struct Placing {
  private let shelves: Shelves
  private let likeness: Likeness
  private var queue: [Shelves.Place] = []
  private var pending: [Shelves.Place: Pending] = [:]

  /// What a report has to think over.
  private struct Pending {
    /// Whether everything.
    var isAll = false
    /// Clusters that have changed.
    var changed: Set<Shelves.Slot> = []
  }

  init(_ shelves: Shelves, likeness: Likeness) {
    self.shelves = shelves
    self.likeness = likeness
  }

  /// Places all reports that are new, and all others whose choice is upset by that.
  ///
  /// - Parameter withdrawn: Reports that have left their clusters, with the founders of those.
  mutating func settle(withdrawn: [(report: Report, founder: Int)] = []) throws {
    for place in shelves.touched {
      pending[place] = Pending(isAll: true)
      push(place)
    }
    for (report, founder) in withdrawn where !shelves.isNew {
      let slot = shelves.slot(of: founder)
      try shelves.complete(slot)
      shelves.gatherings[Int(slot)].hasChanged = true
      try announce(slot, Shelfmark(report), after: nil)
    }
    while let next = pop() { try choose(next) }
  }

  /// Lets a report choose its cluster.
  private mutating func choose(_ place: Shelves.Place) throws {
    guard let thought = pending.removeValue(forKey: place) else { return }
    let number = Int(place)
    let chooser = Chooser(shelves.reports[number])
    let own = shelves.slots[number]
    let isFounder = own.map { shelves.gatherings[Int($0)].founder == shelves.numbers[number] } ?? false
    var best: Choice?
    if !thought.isAll, let own, isFounder || !thought.changed.contains(own) {
      if !isFounder, let points = shelves.points[number] {
        try shelves.complete(own)
        best = Choice(points: points, slot: own)
      }
      for slot in thought.changed where slot != own {
        if try isInView(slot, of: place) { try weigh(slot, for: chooser, place, &best) }
      }
    } else {
      for slot in try inView(of: place) { try weigh(slot, for: chooser, place, &best) }
    }
    try settle(place, best)
  }

  /// Takes a report's choice down, and tells those who have the clusters in view that change by it.
  private mutating func settle(_ place: Shelves.Place, _ best: Choice?) throws {
    let number = Int(place)
    let slot = best?.slot ?? shelves.slot(of: shelves.numbers[number])
    if shelves.points[number] != best?.points {
      shelves.points[number] = best?.points
      shelves.touched.insert(place)
    }
    let old = shelves.slots[number]
    guard old != slot else { return }
    try shelves.move(place, to: slot)
    guard !shelves.isNew else { return }
    for changed in [old, slot].compactMap({ $0 }) {
      try announce(changed, shelves.marks[number], after: shelves.ranks[number])
    }
  }

  /// Tells reports that may have a cluster in view that it has changed: all that come after a rank, or all.
  ///
  /// The first change is told to those that any member leads to, a later one to those that the mover does.
  private mutating func announce(_ slot: Shelves.Slot, _ mark: Shelfmark, after rank: Shelves.Rank?) throws {
    try tell(slot, mark, after: rank)
    guard !shelves.gatherings[Int(slot)].isAnnounced else { return }
    shelves.gatherings[Int(slot)].isAnnounced = true
    for member in shelves.gatherings[Int(slot)].members { try tell(slot, shelves.marks[Int(member)], after: rank) }
  }

  private mutating func tell(_ slot: Shelves.Slot, _ mark: Shelfmark, after rank: Shelves.Rank?) throws {
    for subject in mark.subjects {
      for cell in mark.cells {
        for other in (cell - Shelfmark.searchersBefore)...(cell + Shelfmark.searchersAfter) {
          let key = Shelfmark.key(subject, other)
          guard shelves.gatherings[Int(slot)].announced.insert(key).inserted else { continue }
          for place in try shelves.places(under: key) {
            if let rank, shelves.ranks[Int(place)] <= rank { continue }
            if pending[place] == nil { push(place) }
            pending[place, default: Pending()].changed.insert(slot)
          }
        }
      }
    }
  }
}

// MARK: - Choosing

extension Placing {
  /// A cluster that a report may join, with its points.
  private struct Choice {
    var points: Int
    var slot: Shelves.Slot
  }

  /// A report that chooses.
  private struct Chooser {
    let report: Report
    let subject: Likeness.Subject

    init(_ report: Report) {
      self.report = report
      subject = Likeness.Subject(report)
    }
  }

  /// The clusters that the reports before one make where it looks.
  private func inView(of place: Shelves.Place) throws -> Set<Shelves.Slot> {
    let mark = shelves.marks[Int(place)]
    let rank = shelves.ranks[Int(place)]
    var found: Set<Shelves.Slot> = []
    var last: Shelves.Slot?
    for subject in mark.subjects {
      for cell in mark.search {
        for other in try shelves.places(under: Shelfmark.key(subject, cell)) {
          guard let slot = shelves.slots[Int(other)], slot != last, shelves.ranks[Int(other)] < rank else { continue }
          last = slot
          found.insert(slot)
        }
      }
    }
    return found
  }

  /// Whether a cluster has a member before a report where that looks.
  private func isInView(_ slot: Shelves.Slot, of place: Shelves.Place) throws -> Bool {
    try shelves.complete(slot)
    let mark = shelves.marks[Int(place)]
    for member in shelves.gatherings[Int(slot)].members {
      guard shelves.ranks[Int(member)] < shelves.ranks[Int(place)] else { return false }
      let other = shelves.marks[Int(member)]
      if other.cells.contains(where: { mark.search.contains($0) }),
        other.subjects.contains(where: { mark.subjects.contains($0) })
      {
        return true
      }
    }
    return false
  }

  /// Weighs a cluster beside the best so far; of equal ones the one that was founded first counts.
  private func weigh(
    _ slot: Shelves.Slot, for chooser: Chooser, _ place: Shelves.Place, _ best: inout Choice?
  ) throws {
    try shelves.build(slot, before: shelves.ranks[Int(place)])
    guard let cluster = shelves.gatherings[Int(slot)].cluster, let points = points(chooser, cluster) else { return }
    if let known = best {
      guard points >= known.points else { return }
      if points == known.points, founding(known.slot) < founding(slot) { return }
    }
    best = Choice(points: points, slot: slot)
  }

  private func founding(_ slot: Shelves.Slot) -> Shelves.Rank {
    // A cluster that can be chosen has members; the first of them is its founder.
    shelves.ranks[Int(shelves.gatherings[Int(slot)].members.first ?? 0)]
  }

  private func points(_ chooser: Chooser, _ cluster: Cluster) -> Int? {
    if chooser.report.family == .deed {
      guard let points = DeedLikeness.points(chooser.report, cluster), points >= DeedLikeness.bar else { return nil }
      return points
    }
    // Who tells that it happened does not announce it: what that article says is to come is another encounter.
    if chooser.report.status != .held, cluster.tellers.contains(chooser.report.article) { return nil }
    guard let points = likeness.points(chooser.subject, cluster), points >= Likeness.bar else { return nil }
    return points + cluster.prominence
  }
}

extension Cluster {
  /// What many tell of is sooner meant than what one tells of: up to five points, one for each doubling.
  var prominence: Int {
    let count = tellers.count
    return count < 2 ? 0 : min(5, Int.bitWidth - count.leadingZeroBitCount - 1)
  }
}

// MARK: - The queue

extension Placing {
  /// A binary heap, the report of the first rank on top.
  private mutating func push(_ place: Shelves.Place) {
    queue.append(place)
    var child = queue.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard isBefore(queue[child], queue[parent]) else { return }
      queue.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func pop() -> Shelves.Place? {
    guard let top = queue.first, let last = queue.popLast() else { return nil }
    guard !queue.isEmpty else { return top }
    queue[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [parent * 2 + 1, parent * 2 + 2] where child < queue.count && isBefore(queue[child], queue[least]) {
        least = child
      }
      if least == parent { return top }
      queue.swapAt(parent, least)
      parent = least
    }
  }

  private func isBefore(_ one: Shelves.Place, _ other: Shelves.Place) -> Bool {
    shelves.ranks[Int(one)] < shelves.ranks[Int(other)]
  }
}
