import Archive
import BuiltInLexicon
import Foundation
import Intake
import Lexicon
import Synchronization

@testable import Fetching

final class Counter: Sendable {
  private let value = Mutex(0)
  var count: Int { value.withLock { $0 } }
  func add() { value.withLock { $0 += 1 } }
}

final class Seen: Sendable {
  private let value = Mutex<[String: String]>([:])
  var last: [String: String] { value.withLock { $0 } }
  func keep(_ header: [String: String]) { value.withLock { $0 = header } }
}

/// An archive that follows by a clock of its own, in a folder that goes with it.
final class Following: Sendable {
  let folder: URL
  let clock: StandingClock
  let ledger: FollowLedger
  let follower: Follower

  init(clock: StandingClock = StandingClock(), seed: UInt64 = 1, patience: Int = 20, folder: URL? = nil) throws {
    let folder = folder ?? FileManager.default.temporaryDirectory.appending(path: "following-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.folder = folder
    self.clock = clock
    let lexicon = try LoadedLexicon(image: EmbeddedLexicon.image())
    let path = folder.appending(path: "a.db").path
    ledger = try FollowLedger { try RecordArchive(path: path, access: .readWrite, folding: lexicon.folding) }
    let dice = Mutex(Dice(seed))
    let fetchClock = FetchClock(
      now: { clock.now }, sleep: { clock.pass($0) },
      chance: { dice.withLock { Double.random(in: 0..<1, using: &$0) } })
    let fetcher = Fetcher(version: "test", allowsPrivate: true, clock: fetchClock, robots: ledger) { question in
      var question = question
      question.patience = patience
      return await withCheckedContinuation { continuation in
        Thread.detachNewThread { [question] in
          continuation.resume(returning: Result { () throws(FetchFault) in try Exchange.ask(question) })
        }
      }
    }
    follower = Follower(
      fetcher, ledger, CaptureStore(folder: folder.appending(path: "captures").path, version: "test"),
      try SourceParts(fields: lexicon.table("fields")), fetchClock)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The files that were kept.
  var captures: [String] {
    let files = FileManager.default.enumerator(atPath: folder.appending(path: "captures").path)
    return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".warc.gz") }.sorted()
  }
}
