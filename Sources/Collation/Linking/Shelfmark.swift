import Record

/// Where reports are looked up by those that may tell of the same: under each pair of their actors (a deed: under its
/// type and who did it), by stretches of 32 days.
///
/// This bounds what a new article can touch, by the record's own rules: reports that share no subject, or lie further
/// apart than an undated telling reaches, are never compared. Keys are the same on every machine, so that an archive can
/// keep them.
struct Shelfmark {
  /// Pairs of actors, a body whose members gather, or a deed's type with each who did it.
  let subjects: [UInt64]
  /// The people of a gathering, or of a conference of three or more sides, for encounters in its margins.
  let guests: [UInt64]
  /// The stretches of the days told and of the publication, in order.
  let cells: [Int]
  /// The stretches in which what it tells of may have been told or published by others.
  let search: ClosedRange<Int>

  /// How many days before its publication what is told without a day may have been: see `Likeness`.
  static let memory = 200
  /// How many days ahead of its publication what is announced without a day may be.
  static let foresight = 62
  /// By how many days dated tellings of one encounter may differ, publication of undated ones included.
  static let tolerance = 31
  /// The stretch of what has neither a day nor a publication.
  static let nowhere = -1 << 20
  /// The longest run of stretches under which one report stands: what is told of a century is of its beginning.
  static let longest = 24
  /// Of a gathering of many, the pairs of the first six by code.
  private static let pairing = 6

  /// The marks of a report.
  init(_ report: Report) {
    var subjects: [UInt64] = []
    if let ends = report.ends {
      for actor in ends.actors { subjects.append(Digest.of("deed \(report.kind.rawValue) \(actor)")) }
      if report.kind.isMutual { subjects += Shelfmark.pairs(report.actors.prefix(Shelfmark.pairing)) }
    } else if let assembly = report.assembly {
      subjects = [Digest.of("assembly \(assembly)")]
    } else {
      subjects = Shelfmark.pairs(report.actors.prefix(Shelfmark.pairing))
    }
    self.subjects = subjects
    let isConference = report.assembly != nil || report.mode == .conference && report.sides.count >= 3
    guests = isConference ? report.sides.flatMap(\.people).map(Shelfmark.guest) : []
    let published = report.publishedDay
    let told = report.days.map { Shelfmark.cells($0.lowerBound, $0.upperBound) }
    let tellings = published.map { Shelfmark.cells($0, $0) }
    cells =
      told == nil && tellings == nil
      ? [Shelfmark.nowhere] : Set([told, tellings].compactMap { $0 }.joined()).sorted()
    search = Shelfmark.search(family: report.family, days: report.days, published: published)
  }

  /// The stretches in which others may tell of what was told of some days or, without days, published on a day.
  static func search(
    family: Report.Family, days: ClosedRange<CivilDate>?, published: CivilDate?
  ) -> ClosedRange<Int> {
    if family == .deed {
      guard let day = days?.lowerBound ?? published else { return nowhere...nowhere }
      return cells(day - DeedLikeness.memory, day + DeedLikeness.memory)
    }
    if let days { return cells(days.lowerBound - tolerance, days.upperBound + tolerance) }
    guard let published else { return nowhere...nowhere }
    return cells(published - memory, published + foresight)
  }

  /// By how many stretches others may lie before and after one that they find.
  static let searchersBefore = (foresight + 31) / 32
  static let searchersAfter = (memory + 31) / 32

  private static func cells(_ first: CivilDate, _ last: CivilDate) -> ClosedRange<Int> {
    let start = first.dayNumber >> 5
    return start...max(start, min(last.dayNumber >> 5, start + longest))
  }

  /// Every pair of actors, which are in order.
  static func pairs(_ actors: some Collection<String>) -> [UInt64] {
    let actors = Array(actors)
    return actors.indices.flatMap { first in
      actors[(first + 1)...].map { Digest.of("pair \(actors[first]) \($0)") }
    }
  }

  /// A guest of conferences.
  static func guest(_ person: String) -> UInt64 { Digest.of("guest \(person)") }

  /// The key of a subject or guest in a stretch.
  static func key(_ subject: UInt64, _ cell: Int) -> Int64 {
    Int64(bitPattern: Digest.add(UInt64(bitPattern: Int64(cell)), to: subject))
  }

  /// Everything under which the report is kept.
  var keys: [Int64] { (subjects + guests).flatMap { subject in cells.map { Shelfmark.key(subject, $0) } } }
}
