import Lexicon
import Record

/// Plans the entries of a record: links the reports, finds what belongs together, names what is new.
struct RecordPlanner {
  private let clock: LocalClock
  private let likeness: Likeness
  private let shelves: Shelves
  private let names: (any EntryNames)?

  init(lexicon: LoadedLexicon, clock: LocalClock, shelves: Shelves, names: (any EntryNames)? = nil) {
    self.clock = clock
    self.shelves = shelves
    self.names = names
    likeness = Likeness(lexicon: lexicon)
  }

  /// Links what is new on the shelves and plans every entry that may change by it.
  func change(withdrawn: [LentReport]) throws -> RecordChange {
    let gone = try withdrawn.map { (report: try Report($0), founder: $0.founder) }
    var placing = Placing(shelves, likeness: likeness)
    try placing.settle(withdrawn: gone)
    try Joining(shelves: shelves, likeness: likeness).settle()
    for (report, founder) in gone { shelves.gatherings[Int(shelves.slot(of: founder))].departed.append(report) }
    let affected = try affectedRoots()
    var scene = Scene()
    for root in affected.now { try add(root, to: &scene) }
    let near = try shelves.isNew ? [] : surroundings(of: affected, &scene)
    let additions = Occasions(scene.clusters, clock: clock).additions()
    let standing = Standing(lexicon: likeness.lexicon)
    var plans: [Shelves.Slot: EntryPlan] = [:]
    for slot in affected.now.union(near) {
      guard let number = scene.numbers[slot] else { continue }
      plans[slot] = EntryPlan(
        scene.clusters[number], additions[number], founder: shelves.gatherings[Int(slot)].founder, standing: standing)
    }
    var change = RecordChange(decisions: decisions())
    change.withdrawn = zip(withdrawn, gone).map {
      RecordChange.Withdrawn(number: $0.number, keys: Shelfmark($1.report).keys)
    }
    try name(&plans, affected, &change)
    try relate(&plans, of: affected.now.union(near), scene, additions)
    change.plans = plans.values.sorted { $0.founder < $1.founder }
    return change
  }

  /// Clusters at hand, with what was joined to them, by number.
  private struct Scene {
    var clusters: [Cluster] = []
    var people: [Set<String>] = []
    var numbers: [Shelves.Slot: Int] = [:]
    /// What may belong with each, where that has been asked.
    var neighbours: [Shelves.Slot: Set<Shelves.Slot>] = [:]
  }

  private func add(_ root: Shelves.Slot, to scene: inout Scene) throws {
    guard scene.numbers[root] == nil, let cluster = try content(of: root) else { return }
    scene.numbers[root] = scene.clusters.count
    scene.people.append(cluster.people)
    scene.clusters.append(cluster)
  }

  /// A cluster with all that are joined to it, the smallest first.
  private func content(of slot: Shelves.Slot) throws -> Cluster? {
    try shelves.build(slot)
    guard var cluster = shelves.gatherings[Int(slot)].cluster else { return nil }
    var joined: [(tellers: Int, founding: Shelves.Rank, slot: Shelves.Slot)] = []
    for other in try shelves.joined(to: slot) {
      try shelves.build(other)
      guard let smaller = shelves.gatherings[Int(other)].cluster,
        let first = shelves.gatherings[Int(other)].members.first
      else { continue }
      joined.append((smaller.tellers.count, shelves.ranks[Int(first)], other))
    }
    joined.sort { ($0.tellers, $1.founding) < ($1.tellers, $0.founding) }
    for other in joined {
      if let smaller = try content(of: other.slot) { cluster.add(smaller) }
    }
    return cluster
  }

  private func decisions() -> [RecordChange.Decision] {
    let rejoined = shelves.gatherings.filter { $0.isRejoined || $0.hasChanged }
      .compactMap { shelves.place(of: $0.founder) }
    return shelves.touched.union(rejoined).sorted().compactMap { place in
      let place = Int(place)
      guard let slot = shelves.slots[place] else { return nil }
      let gathering = shelves.gatherings[Int(slot)]
      let isFounder = gathering.founder == shelves.numbers[place]
      let isNew = shelves.arrived.contains(Shelves.Place(place))
      return RecordChange.Decision(
        number: shelves.numbers[place], founder: gathering.founder, points: shelves.points[place],
        target: isFounder ? gathering.target.map { shelves.gatherings[Int($0)].founder } : nil,
        targetPoints: isFounder ? gathering.targetPoints : 0, body: isNew ? shelves.reports[place].body : nil,
        keys: isNew ? shelves.marks[place].keys : [])
    }
  }
}

// MARK: - What may have changed

extension RecordPlanner {
  /// Roots of clusters: those to which nothing else is joined from above.
  private struct Roots {
    /// As they were.
    var before: Set<Shelves.Slot> = []
    /// As they are.
    var now: Set<Shelves.Slot> = []
  }

  private func affectedRoots() throws -> Roots {
    var roots = Roots()
    for number in shelves.gatherings.indices
    where shelves.gatherings[number].hasChanged || shelves.gatherings[number].isRejoined {
      let slot = Shelves.Slot(number)
      if names != nil { roots.before.insert(try root(of: slot) { $0.knownTarget }) }
      if !shelves.gatherings[number].members.isEmpty { roots.now.insert(try root(of: slot) { $0.target }) }
    }
    // What was a root may be one still, of other accounts.
    for slot in roots.before {
      try shelves.complete(slot)
      if !shelves.gatherings[Int(slot)].members.isEmpty { roots.now.insert(try root(of: slot) { $0.target }) }
    }
    return roots
  }

  private func root(
    of slot: Shelves.Slot, _ target: (Shelves.Gathering) -> Shelves.Slot?
  ) throws -> Shelves.Slot {
    var slot = slot
    // Who is joined to another is smaller or came later, so that no way leads back.
    while true {
      try shelves.complete(slot)
      guard let next = target(shelves.gatherings[Int(slot)]) else { return slot }
      slot = next
    }
  }

  /// The roots of clusters whose plans may change with those of others: what belongs with them, or did, and what else took
  /// place during the visits among those. Whatever belongs with any of them is at hand afterwards.
  private func surroundings(of roots: Roots, _ scene: inout Scene) throws -> Set<Shelves.Slot> {
    // Also of those that are no more, and of those whose accounts have gone elsewhere: what belonged with them makes entries
    // or does not, so that no entry's relations tell of it.
    var found = try neighbours(of: roots.now.union(roots.before), &scene)
    for slot in roots.before.union(roots.now) {
      for founder in try names?.related(founder: shelves.gatherings[Int(slot)].founder) ?? [] {
        let other = try root(of: shelves.slot(of: founder)) { $0.target }
        if !shelves.gatherings[Int(other)].members.isEmpty { found.insert(other) }
      }
    }
    for slot in found { try add(slot, to: &scene) }
    // Who tells of a visit tells of its one encounter: whether it is the one, the others show.
    let visits = visits(roots.now.union(found), scene)
    _ = try neighbours(of: visits, &scene)
    found.formUnion(visits)
    found.formUnion(related(to: visits, scene))
    _ = try neighbours(of: found, &scene)
    _ = try neighbours(of: self.visits(related(to: found.union(roots.now), scene), scene), &scene)
    return found.subtracting(roots.now)
  }

  private func visits(_ slots: Set<Shelves.Slot>, _ scene: Scene) -> Set<Shelves.Slot> {
    slots.filter { scene.numbers[$0].map { scene.clusters[$0].family == .visit } ?? false }
  }

  /// What belongs with some clusters, of those at hand.
  private func related(to slots: Set<Shelves.Slot>, _ scene: Scene) -> Set<Shelves.Slot> {
    let additions = Occasions(scene.clusters, clock: clock).additions()
    let numbers = Set(slots.flatMap { scene.numbers[$0].map { additions[$0].related.map(\.cluster) } ?? [] })
    return Set(scene.numbers.filter { numbers.contains($0.value) }.keys)
  }

  /// Where to look for what belongs with a cluster, also with one that has lost all its members.
  private func circle(of slot: Shelves.Slot, _ scene: Scene) -> Circle? {
    let departed = shelves.gatherings[Int(slot)].departed
    if let number = scene.numbers[slot] { return Circle(scene.clusters[number], departed: departed) }
    return departed.first.map { Circle(Cluster($0), departed: departed) }
  }

  /// The roots of clusters that may belong with some: a visit and what took place during it, talks and what came of them.
  private func neighbours(of slots: Set<Shelves.Slot>, _ scene: inout Scene) throws -> Set<Shelves.Slot> {
    var found: Set<Shelves.Slot> = []
    for slot in slots {
      if let known = scene.neighbours[slot] {
        found.formUnion(known)
        continue
      }
      guard let circle = circle(of: slot, scene) else { continue }
      var own: Set<Shelves.Slot> = []
      var seen: Set<Shelves.Slot> = [slot]
      for subject in circle.subjects {
        for cell in circle.cells {
          for place in try shelves.places(under: Shelfmark.key(subject, cell))
          where circle.mayBelong(with: shelves.reports[Int(place)]) {
            guard let other = shelves.slots[Int(place)] else { continue }
            let root = try root(of: other) { $0.target }
            guard seen.insert(root).inserted else { continue }
            // Most meetings are no conference, and need not be put together to tell.
            if circle.asksForConference(shelves.reports[Int(place)].family), try !isConference(root) { continue }
            try add(root, to: &scene)
            if let number = scene.numbers[root], circle.mayBelong(with: scene.clusters[number], scene.people[number]) {
              own.insert(root)
            }
          }
        }
      }
      scene.neighbours[slot] = own
      found.formUnion(own)
    }
    return found
  }
}

// MARK: - Names

extension RecordPlanner {
  /// Names the plans: an id once given stays with most of the accounts that it was given to; what is new is named by its
  /// first account.
  private func name(
    _ plans: inout [Shelves.Slot: EntryPlan], _ roots: Roots, _ change: inout RecordChange
  ) throws {
    guard let names else { return nameAll(&plans) }
    // An entry that is only near keeps its id.
    for slot in plans.keys where !roots.now.contains(slot) {
      if let founder = plans[slot]?.founder, let id = try names.entryID(founder: founder) { plans[slot]?.id = id }
    }
    var ids: [Shelves.Slot: String] = [:]
    for slot in roots.before.union(roots.now) {
      if let id = try names.entryID(founder: shelves.gatherings[Int(slot)].founder) { ids[slot] = id }
    }
    let claims = try claims(plans, roots, ids)
    var named: [Shelves.Slot: Shelves.Slot] = [:]
    var heirs: [Shelves.Slot: Shelves.Slot] = [:]
    for claim in claims where heirs[claim.before] == nil {
      heirs[claim.before] = claim.now
      if named[claim.now] == nil { named[claim.now] = claim.before }
    }
    for (now, before) in named { plans[now]?.id = ids[before] ?? "" }
    var taken: Set<String> = []
    let unnamed = plans.keys.filter { plans[$0]?.id.isEmpty ?? false }
      .sorted { (plans[$0]?.ownDigest ?? "", $0) < (plans[$1]?.ownDigest ?? "", $1) }
    for slot in unnamed {
      guard let own = plans[slot]?.ownID else { continue }
      var id = own
      var count = 1
      while try taken.contains(id) || names.isTaken(id) {
        count += 1
        id = "\(own)-\(count)"
      }
      taken.insert(id)
      plans[slot]?.id = id
    }
    for (slot, id) in ids.sorted(by: { $0.value < $1.value }) {
      let heir = heirs[slot].flatMap { plans[$0]?.id }
      if heir != id { change.formerIDs.append(RecordChange.FormerID(id: id, heir: heir)) }
    }
  }

  /// How many accounts of an entry that was there an entry that is to be has.
  private struct Claim {
    var before: Shelves.Slot
    var now: Shelves.Slot
    var shared: Int
    var id: String
  }

  /// The claims of entries to be on the ids of entries that were, the strongest first.
  private func claims(
    _ plans: [Shelves.Slot: EntryPlan], _ roots: Roots, _ ids: [Shelves.Slot: String]
  ) throws -> [Claim] {
    var shared: [Shelves.Slot: [Shelves.Slot: Int]] = [:]
    for now in roots.now where plans[now] != nil {
      for place in try members(of: now) {
        guard let slot = shelves.knownSlots[Int(place)] else { continue }
        let before = try root(of: slot) { $0.knownTarget }
        if ids[before] != nil { shared[before, default: [:]][now, default: 0] += 1 }
      }
    }
    return shared.flatMap { before, counts in
      counts.map { Claim(before: before, now: $0.key, shared: $0.value, id: ids[before] ?? "") }
    }.sorted { one, other in
      if one.shared != other.shared { return one.shared > other.shared }
      if (one.before == one.now) != (other.before == other.now) { return one.before == one.now }
      if one.id != other.id { return one.id < other.id }
      return shelves.gatherings[Int(one.now)].founder < shelves.gatherings[Int(other.now)].founder
    }
  }

  private func isConference(_ root: Shelves.Slot) throws -> Bool {
    try members(of: root).contains { shelves.reports[Int($0)].mode == .conference }
  }

  private func members(of slot: Shelves.Slot) throws -> [Shelves.Place] {
    try shelves.complete(slot)
    var members = shelves.gatherings[Int(slot)].members
    for other in try shelves.joined(to: slot) { members += try self.members(of: other) }
    return members
  }

  /// Names all plans of a record that is made at once; of equal names those of later digests get a number.
  private func nameAll(_ plans: inout [Shelves.Slot: EntryPlan]) {
    let keys = plans.mapValues { ($0.ownID, $0.ownDigest) }
    var seen: [String: Int] = [:]
    for (slot, key) in keys.sorted(by: { $0.value < $1.value }) {
      seen[key.0, default: 0] += 1
      let count = seen[key.0] ?? 1
      plans[slot]?.id = count > 1 ? "\(key.0)-\(count)" : key.0
    }
  }

  /// Relates the plans to each other, and to entries that are only near, by their ids.
  ///
  /// - Parameter planned: What was planned anew; what of it has no plan makes no entry any more.
  private func relate(
    _ plans: inout [Shelves.Slot: EntryPlan], of planned: Set<Shelves.Slot>, _ scene: Scene,
    _ additions: [Occasions.Addition]
  ) throws {
    var ids = [String?](repeating: nil, count: scene.clusters.count)
    for (slot, number) in scene.numbers {
      if let plan = plans[slot] {
        ids[number] = plan.id
      } else if let names, !planned.contains(slot) {
        ids[number] = try names.entryID(founder: shelves.gatherings[Int(slot)].founder)
      }
    }
    for (slot, number) in scene.numbers where plans[slot] != nil {
      let related = additions[number].related.compactMap { other in
        ids[other.cluster].map { Entry.Related(entry: $0, relation: other.relation) }
      }
      plans[slot]?.related = Set(related).sorted {
        ($0.entry, $0.relation.rawValue) < ($1.entry, $1.relation.rawValue)
      }
    }
  }
}
