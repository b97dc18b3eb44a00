import Archive
import Collation
import Lexicon
import Record

/// Brings an archive's record in step with its articles: plans all of it, makes what has changed.
struct RecordCollation {
  let lexicon: LoadedLexicon
  let workers: Int

  /// Lines that one worker decodes at a time, in bytes; about four hundred articles.
  private static let decoded = 1 << 19
  /// Readings that one worker makes entries of at a time, in bytes.
  private static let made = 1 << 21

  /// What readings and entries are made by: the lexicon's edition and the program's version.
  var edition: String { "\(lexicon.edition)-\(CommandLineProgram.version)" }

  /// Brings the record in step where it is not.
  ///
  /// - Returns: What has changed; `nil` where nothing was to be done.
  func bring(_ archive: RecordArchive, _ occasion: String, rereading: Bool = false) async throws -> RevisionSummary? {
    let isCurrent = try !archive.isStale && archive.recordEdition == edition
    guard rereading || !isCurrent else { return nil }
    return try await archive.revise(
      time: Machine.now.description, occasion: occasion, edition: edition, renewsFingerprints: rereading
    ) { revision in
      let collator = Collator(lexicon: lexicon)
      var plans = try await plan(collator) { body in try revision.forEachAccountLine(body) }
      plans.removeAll { revision.keeps($0.id, digest: $0.digest, articles: $0.articles) }
      try await make(plans, collator, line: { try revision.readingLine(of: $0) }) { entry, line, digest in
        try revision.put(entry, line: line, digest: digest)
      }
    }
  }

  /// The ids of the entries that are not what the articles of an archive make: missing, other, or there for no reason.
  func differences(_ archive: RecordArchive) async throws -> [String] {
    var stored: [String: [UInt8]] = [:]
    try archive.forEachEntryLineWithID { stored[$0] = $1 }
    let collator = Collator(lexicon: lexicon)
    let plans = try await plan(collator) { body in try archive.forEachAccountLine { body($1) } }
    var different: [String] = []
    try await make(plans, collator, line: { try archive.articleReadingLine(id: $0) ?? [] }) { entry, line, _ in
      if stored.removeValue(forKey: entry.id) != line { different.append(entry.id) }
    }
    return (different + stored.keys).sorted()
  }

  /// Plans the record of all lines that a closure passes on, decoding them on every core.
  private func plan(
    _ collator: Collator, _ forEachLine: ((_ line: [UInt8]) -> Void) throws -> Void
  ) async throws -> [EntryPlan] {
    var pieces: [[[UInt8]]] = [[]]
    var size = 0
    try forEachLine { line in
      if size > Self.decoded {
        pieces.append([])
        size = 0
      }
      pieces[pieces.count - 1].append(line)
      size += line.count
    }
    pieces.reverse()
    var readings: [ArticleReading] = []
    try await OrderedWork.run(
      workers: workers, next: { pieces.popLast() },
      work: { lines in try lines.map { try ArticleReading(forCollation: $0) } }, deliver: { readings += $0 })
    return collator.plan(of: readings)
  }

  /// One entry that was made, with its line and its plan's digest.
  private struct Made: Sendable {
    var entry: Entry
    var line: [UInt8]
    var digest: String
  }

  private struct Piece: Sendable {
    var plans: [EntryPlan] = []
    var lines: [String: [UInt8]] = [:]
  }

  /// Makes the entries of plans on every core, some at a time, and passes them on in the order of the plans.
  private func make(
    _ plans: [EntryPlan], _ collator: Collator, line: (String) throws -> [UInt8],
    _ deliver: (Entry, [UInt8], String) throws -> Void
  ) async throws {
    var rest = plans[...]
    try await OrderedWork.run(
      workers: workers,
      next: {
        var piece = Piece()
        var size = 0
        while size < Self.made, let plan = rest.popFirst() {
          for id in plan.articles where piece.lines[id] == nil {
            let line = try line(id)
            size += line.count
            piece.lines[id] = line
          }
          piece.plans.append(plan)
        }
        return piece.plans.isEmpty ? nil : piece
      },
      work: { piece in
        let readings = try piece.lines.mapValues { try ArticleReading(forCollation: $0) }
        return piece.plans.map { plan in
          let entry = collator.entry(of: plan, readings: plan.articles.compactMap { readings[$0] })
          var json = JSONWriter()
          entry.write(to: &json)
          return Made(entry: entry, line: json.bytes, digest: plan.digest)
        }
      },
      deliver: { for made in $0 { try deliver(made.entry, made.line, made.digest) } })
  }
}
