public import Record

/// Readings from many hands, for collation: each article once, and only those that can have an account of something.
///
/// Which of several readings of one article is taken depends on the readings and not on their order: the one whose
/// source stands first in the order of paths, as an archive keeps it.
public struct ReadingCollection: Sendable {
  private var byID: [String: ArticleReading] = [:]

  /// No readings.
  public init() {}

  /// The readings, in no order.
  public var readings: [ArticleReading] { Array(byID.values) }

  /// The reading of an article.
  public subscript(id: String) -> ArticleReading? { byID[id] }

  /// Adds a reading, without what no entry is made from; one without events is passed over.
  public mutating func add(_ reading: ArticleReading) {
    guard !reading.events.isEmpty else { return }
    let reading = reading.reducedForCollation
    let id = reading.article.id
    if let known = byID[id], !ReadingCollection.precedes(reading, known) { return }
    byID[id] = reading
  }

  private static func precedes(_ first: ArticleReading, _ second: ArticleReading) -> Bool {
    let (one, other) = (first.article.source, second.article.source)
    if one.path != other.path { return one.path.utf8.lexicographicallyPrecedes(other.path.utf8) }
    let (member, otherMember) = (one.member ?? "", other.member ?? "")
    if member != otherMember { return member.utf8.lexicographicallyPrecedes(otherMember.utf8) }
    // Two readings of one source, by two lexicons perhaps: any order will do that is always the same.
    var lines = (JSONWriter(), JSONWriter())
    first.write(to: &lines.0)
    second.write(to: &lines.1)
    return lines.0.bytes.lexicographicallyPrecedes(lines.1.bytes)
  }
}
