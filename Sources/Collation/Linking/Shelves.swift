import Record

/// The reports that linking has at hand, found by what they may tell of, with the clusters they are in.
///
/// In memory as a whole, or lent by an archive shelf by shelf as linking asks for them. Each report has a place on the
/// shelves (`Int32`), each cluster a slot; a cluster is known by its founder, the report that comes first in it.
final class Shelves {
  /// A report by its place.
  typealias Place = Int32
  /// A cluster by its slot.
  typealias Slot = Int32

  /// The order in which reports are put into clusters: what was held first, the fullest first, then by publication and
  /// id: an order that no arrival can change.
  struct Rank: Comparable {
    private let fullness: UInt16
    private let seconds: Int
    private let article: String
    private let event: Int

    init(_ report: Report) {
      fullness = (report.status == .held ? 0 : 256) + UInt16(255 - min(report.weight, 255))
      seconds = report.published?.seconds ?? .max
      article = report.articleID
      event = report.event
    }

    static func < (left: Rank, right: Rank) -> Bool {
      if left.fullness != right.fullness { return left.fullness < right.fullness }
      if left.seconds != right.seconds { return left.seconds < right.seconds }
      if left.article != right.article { return left.article < right.article }
      return left.event < right.event
    }
  }

  /// A cluster: its members in the order of their ranks, and as much of it as has been put together.
  struct Gathering {
    /// The founder's number.
    let founder: Int
    /// In the order of ranks.
    var members: [Place] = []
    /// Whether all members are at hand.
    var isWhole: Bool
    /// How many of the members are in `cluster`.
    var built = 0
    var cluster: Cluster?
    /// The larger cluster that it is joined to, and the points of that; see `Joining`.
    var target: Slot?
    var targetPoints = 0
    /// The smaller clusters that are joined to it.
    var joined: Set<Slot> = []
    /// Whether all of those are at hand.
    var knowsJoined = false
    /// Whether it is another than it was before.
    var hasChanged = false
    /// Whether what it is joined to has been decided anew.
    var isRejoined = false
    /// The target that the lender knows.
    var knownTarget: Slot?
    /// Whether others have been told of its change by what each of its members tells.
    var isAnnounced = false
    /// Under which keys they have been told.
    var announced: Set<Int64> = []
    /// Reports that were told of in it and are no more: what belonged with it by them may not any longer.
    var departed: [Report] = []
  }

  private(set) var reports: [Report] = []
  private(set) var ranks: [Rank] = []
  private(set) var marks: [Shelfmark] = []
  /// The number of each report, by which the lender knows it.
  private(set) var numbers: [Int] = []
  /// The cluster of each report; `nil` before there is one.
  var slots: [Slot?] = []
  /// The cluster that the lender knows each report in.
  private(set) var knownSlots: [Slot?] = []
  /// The points by which each report chose its cluster; `nil` of a founder.
  var points: [Int?] = []
  /// Places of reports that are new, or whose cluster or points have changed.
  var touched: Set<Place> = []
  var gatherings: [Gathering] = []

  private var places: [Int: Place] = [:]
  private var slotsByFounder: [Int: Slot] = [:]
  private var rows: [Int64: [Place]] = [:]
  private var lent: Set<Int64> = []
  private let lender: (any ReportLender)?
  /// Reports that the lender still has and that go, with the slots of their clusters.
  private var withdrawn: [Int: Slot] = [:]
  /// The places of reports that have come.
  private(set) var arrived: Set<Place> = []

  /// - Parameters:
  ///   - lender: Lends the reports that are there; `nil` where all of them come.
  ///   - withdrawn: Reports that go. Of one that comes again it is known which cluster it was in.
  init(lender: (any ReportLender)? = nil, withdrawn: [LentReport] = []) {
    self.lender = lender
    for report in withdrawn {
      let slot = slot(of: report.founder)
      self.withdrawn[report.number] = slot
      gatherings[Int(slot)].hasChanged = true
      guard report.founder == report.number, let target = report.target else { continue }
      gatherings[Int(slot)].knownTarget = self.slot(of: target)
    }
  }

  /// Whether all reports are new, so that nothing that was decided can be upset.
  var isNew: Bool { lender == nil }

  /// Puts a new report on the shelves.
  @discardableResult
  func add(_ report: Report, number: Int) -> Place {
    let place = shelve(report, number)
    for key in marks[Int(place)].keys { rows[key, default: []].append(place) }
    touched.insert(place)
    arrived.insert(place)
    knownSlots[Int(place)] = withdrawn[number]
    return place
  }

  private func shelve(_ report: Report, _ number: Int) -> Place {
    let place = Place(reports.count)
    reports.append(report)
    ranks.append(Rank(report))
    marks.append(Shelfmark(report))
    numbers.append(number)
    slots.append(nil)
    knownSlots.append(nil)
    points.append(nil)
    places[number] = place
    return place
  }

  /// The places of all reports under a key.
  func places(under key: Int64) throws -> [Place] {
    guard let lender else { return rows[key] ?? [] }
    if lent.insert(key).inserted {
      for report in try lender.reports(under: key) {
        if let place = try take(report) { rows[key, default: []].append(place) }
      }
    }
    return rows[key] ?? []
  }

  /// The place of a report that was lent; `nil` of one that is there no more.
  private func take(_ lent: LentReport) throws -> Place? {
    guard withdrawn[lent.number] == nil else { return nil }
    if let place = places[lent.number] { return place }
    let place = shelve(try Report(lent), lent.number)
    slots[Int(place)] = slot(of: lent.founder)
    knownSlots[Int(place)] = slots[Int(place)]
    points[Int(place)] = lent.points
    if lent.founder == lent.number, let own = slots[Int(place)], let target = lent.target {
      let target = slot(of: target)
      gatherings[Int(own)].target = target
      gatherings[Int(own)].knownTarget = target
      gatherings[Int(own)].targetPoints = lent.targetPoints
      gatherings[Int(target)].joined.insert(own)
    }
    return place
  }

  /// The place of a report by its number, if it is at hand.
  func place(of number: Int) -> Place? { places[number] }

  /// The slot of the cluster that a report founds.
  func slot(of founder: Int) -> Slot {
    if let slot = slotsByFounder[founder] { return slot }
    let slot = Slot(gatherings.count)
    gatherings.append(Gathering(founder: founder, isWhole: lender == nil))
    slotsByFounder[founder] = slot
    return slot
  }

  /// Sees to it that all members of a cluster are at hand, in their order.
  func complete(_ slot: Slot) throws {
    guard let lender, !gatherings[Int(slot)].isWhole else { return }
    gatherings[Int(slot)].isWhole = true
    var members: [Place] = []
    for report in try lender.members(of: gatherings[Int(slot)].founder) {
      // One that has been put elsewhere since is a member no more.
      if let place = try take(report), slots[Int(place)] == slot { members.append(place) }
    }
    for place in gatherings[Int(slot)].members where !members.contains(place) { members.append(place) }
    gatherings[Int(slot)].members = members.sorted { ranks[Int($0)] < ranks[Int($1)] }
  }

  /// Puts a cluster together as far as the members before a rank go; all of them without one.
  func build(_ slot: Slot, before rank: Rank? = nil) throws {
    try complete(slot)
    let number = Int(slot)
    while gatherings[number].built < gatherings[number].members.count {
      let place = Int(gatherings[number].members[gatherings[number].built])
      if let rank, ranks[place] >= rank { return }
      if gatherings[number].cluster == nil {
        gatherings[number].cluster = Cluster(reports[place])
      } else {
        gatherings[number].cluster?.add(reports[place])
      }
      gatherings[number].built += 1
    }
  }

  /// Puts a report into a cluster, out of the one it was in; both have changed by that.
  func move(_ place: Place, to slot: Slot) throws {
    if let old = slots[Int(place)] {
      try complete(old)
      gatherings[Int(old)].members.removeAll { $0 == place }
      gatherings[Int(old)].departed.append(reports[Int(place)])
      gatherings[Int(old)].hasChanged = true
    }
    try complete(slot)
    slots[Int(place)] = slot
    let members = gatherings[Int(slot)].members
    if let last = members.last, ranks[Int(last)] >= ranks[Int(place)] {
      let position = members.firstIndex { ranks[Int($0)] >= ranks[Int(place)] } ?? members.endIndex
      gatherings[Int(slot)].members.insert(place, at: position)
    } else {
      gatherings[Int(slot)].members.append(place)
    }
    gatherings[Int(slot)].hasChanged = true
    touched.insert(place)
  }

  /// Joins a cluster to a larger one, or to none.
  func join(_ slot: Slot, to target: Slot?, points: Int) {
    let number = Int(slot)
    gatherings[number].targetPoints = points
    guard gatherings[number].target != target else { return }
    if let old = gatherings[number].target {
      gatherings[Int(old)].joined.remove(slot)
      gatherings[Int(old)].departed += gatherings[number].members.map { reports[Int($0)] }
    }
    gatherings[number].target = target
    gatherings[number].isRejoined = true
    if let target { gatherings[Int(target)].joined.insert(slot) }
  }

  /// The slots of the clusters that are joined to one.
  func joined(to slot: Slot) throws -> Set<Slot> {
    if let lender, !gatherings[Int(slot)].knowsJoined {
      gatherings[Int(slot)].knowsJoined = true
      for founder in try lender.joined(to: gatherings[Int(slot)].founder) { _ = try take(founder) }
    }
    return gatherings[Int(slot)].joined
  }
}
