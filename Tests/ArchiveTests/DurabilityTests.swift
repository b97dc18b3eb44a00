import Glibc
import Record
import Testing

@testable import Archive

@Suite("Keeping what was stored")
struct DurabilityTests {
  let folder = Folder()

  private func batch(_ numbers: Range<Int>, fingerprint: String = "1") -> [StoredReading] {
    numbers.map { Sample.stored(Sample.reading("aa\($0)", text: "外长会见\($0)", events: 1), fingerprint: fingerprint) }
  }

  /// The files as they lie on the disk, as a process that is killed leaves them.
  private func copyAsKilled(to name: String) -> String {
    for suffix in ["", "-wal"] {
      Bytes.write(Bytes.of(folder.file() + suffix), to: folder.file(name) + suffix)
    }
    return folder.file(name)
  }

  @Test("what was reported stored survives the end of the process, what was not is absent as a whole")
  func killed() throws {
    let archive = try Sample.archive(folder.file())
    var copies: [(path: String, articles: Int)] = []
    for round in 0..<8 {
      copies.append((copyAsKilled(to: "before\(round).db"), round * 10))
      try archive.database.execute("BEGIN IMMEDIATE")
      let storing = try Storing(archive.database, archive.packer, archive.alphabet, generation: 1, recorded: 0)
      for reading in batch(round * 10..<round * 10 + 5) { try storing.store(reading) }
      try storing.finish()
      copies.append((copyAsKilled(to: "middle\(round).db"), round * 10))
      try archive.database.execute("ROLLBACK")
      try archive.store(batch(round * 10..<round * 10 + 10))
      copies.append((copyAsKilled(to: "after\(round).db"), round * 10 + 10))
    }
    for copy in copies {
      let survivor = try Sample.archive(copy.path)
      #expect(try survivor.counts().articles == copy.articles)
      #expect(try survivor.search("外长").total == copy.articles)
      #expect(try survivor.check().filter { $0.severity == .fault }.isEmpty)
    }
  }

  @Test("a log cut off anywhere yields whole batches and a sound file", arguments: 0..<20)
  func cutLog(step: Int) throws {
    let archive = try Sample.archive(folder.file())
    for round in 0..<4 { try archive.store(batch(round * 10..<round * 10 + 10)) }
    let log = Bytes.of(folder.file() + "-wal")
    Bytes.write(Bytes.of(folder.file()), to: folder.file("copy.db"))
    Bytes.write(Array(log.prefix(log.count * step / 20)), to: folder.file("copy.db-wal"))
    do throws(ArchiveError) {
      let survivor = try Sample.archive(folder.file("copy.db"))
      #expect(try survivor.counts().articles % 10 == 0)
      #expect(try survivor.check().filter { $0.severity == .fault }.isEmpty)
      _ = try survivor.store(batch(0..<40))
      #expect(try survivor.counts().articles == 40)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("a writer waits for another one, then reports it; a reader never waits")
  func busy() throws {
    let first = try Sample.archive(folder.file())
    let second = try RecordArchive(
      path: folder.file(), access: .readWrite, folding: Sample.folding, busyMilliseconds: 100)
    let reader = try Sample.archive(folder.file(), .readOnly)
    try first.store(batch(0..<3))
    try first.replaceEntries([])
    try first.database.execute("BEGIN IMMEDIATE")
    let error = #expect(throws: ArchiveError.self) { try second.store(batch(3..<6)) }
    #expect(error?.code == .locked && error?.path == folder.file())
    #expect(try reader.counts().articles == 3)
    try first.database.execute("COMMIT")
    try second.store(batch(3..<6))
    #expect(try reader.counts().articles == 3)  // Stored, and not in the record yet.
    try second.replaceEntries([])
    #expect(try reader.counts().articles == 6)
  }

  @Test("many writers and readers at once lose nothing")
  func crowd() async throws {
    let path = folder.file()
    _ = try Sample.archive(path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let archive = try Sample.archive(path)
          for round in 0..<5 {
            let ids = (0..<4).map { "w\(writer)r\(round)n\($0)" }
            try archive.store(ids.map { Sample.stored(Sample.reading($0, text: "外长会见")) })
            try archive.replaceEntries([])
          }
        }
        group.addTask {
          let archive = try Sample.archive(path, .readOnly)
          for _ in 0..<10 { #expect(try archive.search("外长", limit: 0).total % 4 == 0) }
        }
      }
      try await group.waitForAll()
    }
    let archive = try Sample.archive(path)
    #expect(try archive.counts().articles == 80)
    #expect(try Sample.archive(path, .readOnly).search("外长").total == 80)
    #expect(try archive.check().isEmpty)
  }

  @Test("a full disk is reported and leaves the archive as it was", arguments: [0, 1, 3, 6, 10])
  func full(pages: Int) throws {
    let archive = try Sample.archive(folder.file())
    try archive.store(batch(0..<3))
    let used = try #require(try archive.database.integer("PRAGMA page_count"))
    try archive.database.execute("PRAGMA max_page_count = \(used + pages)")
    // Characters in no order, which cannot be packed to nothing.
    var state: UInt32 = 7
    let scalars = (0..<120_000).compactMap { _ -> Unicode.Scalar? in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Unicode.Scalar(0x4E00 + (state >> 12) % 0x5000)
    }
    let long = String(String.UnicodeScalarView(scalars))
    let error = #expect(throws: ArchiveError.self) {
      try archive.store([Sample.stored(Sample.reading("bb01", text: long))])
    }
    #expect(error?.code == .diskFull)
    #expect(try archive.counts().articles == 3)
    try archive.database.execute("PRAGMA max_page_count = 1000000")
    try archive.store([Sample.stored(Sample.reading("bb01", text: long))])
    #expect(try archive.check().map(\.code) == ["stale"])
  }
}
