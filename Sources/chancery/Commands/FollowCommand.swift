import Archive
import Fetching
import Foundation
import Glibc
import Intake
import Lexicon
import Messages
import Presentation
import Record

/// `chancery follow FEED|PAGE…`: what comes day by day, fetched politely and taken in.
struct FollowCommand: Command {
  static let name = "follow"
  static let summary = "follow feeds and pages: fetch politely what is new, keep it as it was, and take it in"
  static let operands = "[ADDRESS|FILE…]"
  static let options = [
    Option.archive, Option.lexicon,
    Option(name: "--articles", value: nil, help: "fetch the articles that these feeds list"),
    Option(name: "--every", value: "MINUTES", help: "how long a feed that answered is left alone (default: 30)"),
    Option(name: "--once", value: nil, help: "ask once what is due, and end: for a table of times"),
    Option(name: "--list", value: nil, help: "print what is followed and how it fared, and fetch nothing"),
    Option(name: "--stop", value: "ADDRESS", help: "follow it no longer", repeats: true),
    Option(name: "--allow-private", value: nil, help: "fetch from machines of this network too"),
    Option.json,
  ]
  static let example = "chancery follow https://news.example/rss.xml --articles --once"

  private static let minutes = 30
  /// Seconds between two looks at what is due.
  private static let pause = 60

  func run(_ arguments: Arguments) async throws -> Int32 {
    let every = try every(arguments)
    if arguments.has(Self.options[5]) { return try list(arguments) }
    let overlay = try Knowledge.overlayOfArchive(arguments)
    let knowledge = try Knowledge.Loaded(overlay: overlay)
    let folding = knowledge.lexicon.folding
    let archive = try RecordArchive(path: arguments.archivePath, access: .readWrite, folding: folding)
    try archive.remember(lexiconFolder: overlay.map(Machine.absolute))
    let ledger = try FollowLedger {
      try RecordArchive(path: arguments.archivePath, access: .readWrite, folding: folding)
    }
    let parts = try SourceParts(fields: knowledge.lexicon.table("fields"))
    let isStopped = try await stop(arguments.all(Self.options[6]), ledger)
    try await follow(arguments, parts, ledger)
    if !arguments.all(Self.options[6]).isEmpty, arguments.operands.isEmpty { return isStopped ? 0 : 1 }
    guard try await !ledger.followed().isEmpty else {
      throw UsageError(
        problem: "nothing is followed", remedy: "Give the address of a feed or page: `\(Self.example)`.")
    }
    let captures = try CaptureFolder(ofArchive: arguments.archivePath)
    let clock = FetchClock(
      now: { Date().timeIntervalSince1970 }, sleep: { try? await Task.sleep(for: .seconds($0)) },
      chance: { Double.random(in: 0..<1) })
    let fetcher = Fetcher(
      version: CommandLineProgram.version, allowsPrivate: arguments.has(Self.options[7]), clock: clock, robots: ledger
    ) { question in
      let answer = try? await Blocking.run { Result { () throws(FetchFault) in try Exchange.ask(question) } }
      return answer ?? .failure(.unavailable("no thread can be started"))
    }
    let follower = Follower(
      fetcher, ledger, CaptureStore(folder: captures.path, version: CommandLineProgram.version), parts, clock)
    let collation = RecordCollation(lexicon: knowledge.lexicon, workers: Machine.cores)
    while true {
      let round = try await ask(follower, every)
      let summary = try await takeIn(ledger, archive, knowledge, collation)
      tell(round, summary, arguments)
      if arguments.has(Self.options[4]) { return round.failed + round.lost > 0 || !summary.refused.isEmpty ? 1 : 0 }
      Terminal.progress("waiting for what is due; Ctrl-C ends it")
      try await Task.sleep(for: .seconds(Self.pause))
    }
  }

  private func every(_ arguments: Arguments) throws(UsageError) -> Int {
    guard let text = arguments.value(Self.options[3]) else { return Self.minutes * 60 }
    guard let minutes = Int(text), (1...100_000).contains(minutes) else {
      throw UsageError(problem: "“\(Plain.text(text))” is no number of minutes", remedy: "Write --every 30.")
    }
    return minutes * 60
  }

  // MARK: What is followed

  /// - Returns: Whether all of them were followed.
  private func stop(_ addresses: [String], _ ledger: FollowLedger) async throws -> Bool {
    var isAll = true
    for text in addresses {
      let address = (try? FetchAddress(text).text) ?? text
      if try await ledger.unfollow(address) { continue }
      isAll = false
      Terminal.complain("\(Plain.text(text)) is not followed; `chancery follow --list` shows what is")
    }
    return isAll
  }

  /// Adds what the operands name: addresses, and files that list feeds.
  private func follow(_ arguments: Arguments, _ parts: SourceParts, _ ledger: FollowLedger) async throws {
    let fetchesArticles = arguments.has(Self.options[2])
    var addresses: [String] = []
    for operand in arguments.operands {
      if Machine.exists(operand) {
        let bytes = try SourceFiles([]).read(operand)
        guard case .feeds(let feeds) = parts.links(in: bytes, address: "").kind, !feeds.isEmpty else {
          throw UsageError(
            problem: "\(Plain.text(operand)) lists no feeds",
            remedy: "Give an OPML file, or the address of a feed or page.")
        }
        addresses += feeds
      } else {
        addresses.append(operand)
      }
    }
    for text in addresses {
      do throws(FetchFault) {
        _ = try FetchAddress(text)
      } catch {
        throw UsageError(problem: Message(verbatim: error.problem), remedy: Message(verbatim: error.remedy))
      }
    }
    for text in addresses { try await ledger.follow(FetchAddress(text).text, fetchesArticles: fetchesArticles) }
  }

  private func list(_ arguments: Arguments) throws -> Int32 {
    let archive = try Knowledge.archive(arguments)
    for source in try archive.followed() {
      let counts = try archive.listedCounts(ofFeed: source.address)
      if arguments.has(.json) {
        Terminal.write(line(source, counts))
      } else {
        Terminal.print(Terminal.say(page(source, counts)))
      }
    }
    return 0
  }

  private func page(_ source: FollowedSource, _ counts: [ListedArticle.State: Int]) -> Message {
    var facts: [Message] = []
    switch source.state {
    case .following: break
    case .gone: facts.append("gone, and not asked for any more")
    case .refused: facts.append("not fetched")
    }
    facts.append(source.polled.map { "last answered \(FollowCommand.moment($0))" } ?? "not answered yet")
    if source.failures > 0 { facts.append("failed \(source.failures) times since") }
    let listed = counts.values.reduce(0, +)
    if listed > 0 { facts.append("\(listed) articles listed") }
    if source.fetchesArticles {
      facts.append("\(counts[.fetched] ?? 0) fetched")
      if let waiting = counts[.waiting] { facts.append("\(waiting) waiting") }
      if let lost = counts[.lost] { facts.append("\(lost) not to be had") }
    }
    let note: Message = source.note.map { Message(verbatim: "\n    " + Plain.text($0)) } ?? ""
    return Message(verbatim: Plain.text(source.address) + "\n    ") + .list(facts, separator: ", ") + note
  }

  private func line(_ source: FollowedSource, _ counts: [ListedArticle.State: Int]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("address", source.address)
      json.member("kind", source.kind?.rawValue)
      json.member("state", source.state.rawValue)
      json.member("articles", source.fetchesArticles)
      json.member("answered", source.polled.map(FollowCommand.moment))
      json.member("failures", source.failures)
      json.member("note", source.note)
      json.member("listed", counts.values.reduce(0, +))
      json.member("fetched", counts[.fetched] ?? 0)
      json.member("waiting", counts[.waiting] ?? 0)
      json.member("lost", counts[.lost] ?? 0)
    }
    json.endLine()
    return json.bytes
  }

  private static func moment(_ seconds: Int) -> String { Timestamp(seconds: seconds, offset: 0).description }

  // MARK: One round

  private func ask(_ follower: Follower, _ every: Int) async throws -> Follower.Round {
    do {
      let round = try await follower.round(every: every) { done, total in
        Terminal.progress("asking: \(done) of \(total) sites")
      }
      Terminal.endProgress()
      return round
    } catch let fault as FetchFault {
      throw UsageError(problem: Message(verbatim: fault.problem), remedy: Message(verbatim: fault.remedy))
    } catch let fault as CaptureStore.Fault {
      throw UsageError(
        problem: "\(Plain.text(fault.path)) cannot be written: \(fault.problem)",
        remedy: "Make room or give leave to write there; what was not kept is asked for again.")
    }
  }

  /// Takes in what was kept since the last time, also by a run that was ended.
  private func takeIn(
    _ ledger: FollowLedger, _ archive: RecordArchive, _ knowledge: Knowledge.Loaded, _ collation: RecordCollation
  ) async throws -> IngestSummary {
    let captures = try await ledger.waitingCaptures()
    var summary = IngestSummary(files: captures.count, tally: IngestTally(knowledge.lexicon))
    guard !captures.isEmpty else { return summary }
    var pipeline = ReadingPipeline(knowledge.image, SourceFiles(captures))
    pipeline.form = .stored
    var ingestion = Ingestion(archive: archive, edition: collation.edition, summary: summary)
    try await ingestion.read(captures, pipeline)
    summary = ingestion.summary
    try await ledger.markTaken(captures)
    Terminal.progress("collating")
    summary.record = try await collation.bring(archive, "follow")
    summary.entries = try archive.entryCount()
    Terminal.endProgress()
    return summary
  }

  /// Says what a round did: on a terminal, or as JSON; in a pipe only what a person has to know.
  private func tell(_ round: Follower.Round, _ summary: IngestSummary, _ arguments: Arguments) {
    for note in round.notes where Terminal.showsText || !note.isPassing {
      Terminal.complain("\(Plain.text(note.address)): \(Plain.text(note.problem))")
    }
    if arguments.has(.json) {
      var json = JSONWriter()
      json.object { json in
        round.writeMembers(to: &json)
        json.key("ingest")
        summary.write(to: &json)
      }
      json.endLine()
      return Terminal.write(json.bytes)
    }
    guard Terminal.showsText else {
      for refusal in summary.refused { Terminal.complain(refusal.complaint) }
      return
    }
    var asked: [Message] = ["\(round.asked) asked", "\(round.unchanged) without news"]
    if round.failed > 0 { asked.append("\(round.failed) failed") }
    asked.append("\(round.listed) articles newly listed")
    if round.fetched > 0 { asked.append("\(round.fetched) fetched") }
    if round.waiting > 0 { asked.append("\(round.waiting) waiting") }
    if round.lost > 0 { asked.append("\(round.lost) not to be had") }
    Terminal.print(Terminal.say(.list(asked, separator: ", ")))
    if summary.files > 0 { summary.print(archive: arguments.archivePath) }
  }
}

extension Follower.Round {
  fileprivate func writeMembers(to json: inout JSONWriter) {
    json.member("asked", asked)
    json.member("unchanged", unchanged)
    json.member("failed", failed)
    json.member("listed", listed)
    json.member("fetched", fetched)
    json.member("waiting", waiting)
    json.member("lost", lost)
    json.member("captures", captures)
    json.key("notes")
    json.array(notes) { json, note in
      json.object { json in
        json.member("address", note.address)
        json.member("problem", note.problem)
        json.member("passing", note.isPassing)
      }
    }
  }
}
