import Lexicon
import Record

/// Joins clusters that were founded apart, since their first reports told too little, to larger ones.
///
/// Each cluster chooses among the larger ones as their reports made them, whatever those choose themselves; so a choice
/// depends on the clusters in view and on no order, and only those choose again whose view has changed.
struct Joining {
  let shelves: Shelves
  let likeness: Likeness

  /// Decides for every cluster that has changed, and for those that have such a one in view.
  func settle() throws {
    var pending: [Shelves.Slot: Set<Shelves.Slot>] = [:]
    let changed = shelves.gatherings.indices.filter { shelves.gatherings[$0].hasChanged }.map { Shelves.Slot($0) }
    if !shelves.isNew {
      for slot in changed {
        for key in shelves.gatherings[Int(slot)].announced {
          for place in try shelves.places(under: key) {
            if let other = shelves.slots[Int(place)], other != slot { pending[other, default: []].insert(slot) }
          }
        }
      }
    }
    for slot in changed {
      pending[slot] = nil
      if shelves.gatherings[Int(slot)].members.isEmpty {
        shelves.join(slot, to: nil, points: 0)
      } else {
        try decide(slot)
      }
    }
    for (slot, changed) in pending { try decide(slot, beside: changed) }
  }

  /// Decides anew.
  private func decide(_ slot: Shelves.Slot) throws {
    guard let seeker = try Seeker(slot, shelves) else { return shelves.join(slot, to: nil, points: 0) }
    var best: (points: Int, slot: Shelves.Slot)?
    for other in try inView(of: seeker) where other != slot { try weigh(other, for: seeker, &best) }
    shelves.join(slot, to: best?.slot, points: best?.points ?? 0)
  }

  /// Decides where some of the clusters in view have changed and it itself has not.
  private func decide(_ slot: Shelves.Slot, beside changed: Set<Shelves.Slot>) throws {
    let known = shelves.gatherings[Int(slot)]
    if let target = known.target, changed.contains(target) { return try decide(slot) }
    guard let seeker = try Seeker(slot, shelves) else { return }
    var best = known.target.map { (points: known.targetPoints, slot: $0) }
    if let target = known.target { try shelves.complete(target) }
    for other in changed where try isInView(other, of: seeker) { try weigh(other, for: seeker, &best) }
    shelves.join(slot, to: best?.slot, points: best?.points ?? 0)
  }

  /// A cluster of encounters that looks for a larger one.
  private struct Seeker {
    let slot: Shelves.Slot
    let cluster: Cluster
    let subject: Likeness.Subject
    let subjects: Set<UInt64>
    let search: ClosedRange<Int>
    let founding: Shelves.Rank

    /// `nil` for deeds, and for a cluster that has lost its members.
    init?(_ slot: Shelves.Slot, _ shelves: Shelves) throws {
      try shelves.build(slot)
      guard let cluster = shelves.gatherings[Int(slot)].cluster, cluster.family != .deed,
        let founder = shelves.gatherings[Int(slot)].members.first
      else { return nil }
      self.slot = slot
      self.cluster = cluster
      subject = Likeness.Subject(cluster)
      subjects = Set(shelves.gatherings[Int(slot)].members.flatMap { shelves.marks[Int($0)].subjects })
      search = Shelfmark.search(family: cluster.family, days: subject.days, published: subject.published)
      founding = shelves.ranks[Int(founder)]
    }
  }

  private func inView(of seeker: Seeker) throws -> Set<Shelves.Slot> {
    var found: Set<Shelves.Slot> = []
    for subject in seeker.subjects {
      for cell in seeker.search {
        for place in try shelves.places(under: Shelfmark.key(subject, cell)) {
          if let slot = shelves.slots[Int(place)] { found.insert(slot) }
        }
      }
    }
    return found
  }

  private func isInView(_ slot: Shelves.Slot, of seeker: Seeker) throws -> Bool {
    try shelves.complete(slot)
    return shelves.gatherings[Int(slot)].members.contains { member in
      let mark = shelves.marks[Int(member)]
      return mark.cells.contains { seeker.search.contains($0) }
        && mark.subjects.contains { seeker.subjects.contains($0) }
    }
  }

  /// Weighs a cluster beside the best so far: only what more articles tell of, or as many that founded it earlier; of
  /// equal ones the one that was founded first counts.
  private func weigh(
    _ other: Shelves.Slot, for seeker: Seeker, _ best: inout (points: Int, slot: Shelves.Slot)?
  ) throws {
    try shelves.build(other)
    guard let larger = shelves.gatherings[Int(other)].cluster else { return }
    let founding = founding(other)
    let (own, others) = (seeker.cluster.tellers.count, larger.tellers.count)
    guard others > own || others == own && founding < seeker.founding else { return }
    if !seeker.cluster.isHeld, seeker.cluster.reports.contains(where: { larger.tellers.contains($0.article) }) {
      return
    }
    guard let points = likeness.points(seeker.subject, larger), points >= Likeness.mergingBar else { return }
    let sum = points + larger.prominence
    if let known = best {
      guard sum >= known.points else { return }
      if sum == known.points, self.founding(known.slot) <= founding { return }
    }
    best = (sum, other)
  }

  private func founding(_ slot: Shelves.Slot) -> Shelves.Rank {
    shelves.ranks[Int(shelves.gatherings[Int(slot)].members.first ?? 0)]
  }
}
