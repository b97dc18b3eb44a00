import Foundation
import Record
import Testing

@Suite("Death and recovery")
struct DeathTests {
  /// What ingests that nothing disturbed leave: of a first folder, and of a second one after it.
  private struct Undisturbed {
    var entries: [String] = [""]
    var readings: [String] = [""]
    var seconds: [Double] = []
    var faults: [String] = []
  }

  private static let folders = ["first", "second"]

  private static func write(_ program: Program) throws {
    try Posts.write(0..<140, into: program, folder: folders[0])
    try Posts.write(140..<200, into: program, folder: folders[1])
    // A post of the first folder that has changed, met again in the second: the record has to let go of how it was.
    try program.write(
      "first/2021-03-06-again.md", Self.again("谈判", in: "北京"))
    try program.write("second/2021-03-06-again.md", Self.again("会谈", in: "莫斯科"))
  }

  private static func again(_ word: String, in city: String) -> String {
    """
    ---
    layout: post
    title: 王毅与拉夫罗夫\(word)
    date: 2021-03-06 08:00:00.000000000 +08:00
    link: https://example.org/news/again
    categories: rthk
    ---

    3月6日，中国外长王毅在\(city)与俄罗斯外长拉夫罗夫举行\(word)，就气候变化交换意见。

    """
  }

  private static let undisturbed = Result {
    let program = try Program()
    defer { program.remove() }
    try write(program)
    var left = Undisturbed()
    for folder in folders {
      let start = Date()
      let run = try program.run("ingest", folder)
      left.seconds.append(Date().timeIntervalSince(start))
      if run.status != 0 { left.faults.append(run.complaints) }
      left.entries.append(try program.run("export", "entries").output)
      left.readings.append(try program.run("export", "readings").output)
    }
    return left
  }

  /// At how many moments an ingest is killed; `CHANCERY_KILLS` asks for more, as `.ci/run` does.
  static let kills = ProcessInfo.processInfo.environment["CHANCERY_KILLS"].flatMap(Int.init) ?? 4

  @Test(
    "a killed ingest leaves the record that its articles make, as if the unfinished ones were not there",
    arguments: 0..<kills)
  func killed(_ number: Int) throws {
    let expected = try Self.undisturbed.get()
    #expect(expected.faults == [])
    #expect(expected.entries[1].split(separator: "\n").count > 50 && expected.entries[2] != expected.entries[1])
    let program = try Program()
    defer { program.remove() }
    try Self.write(program)
    // Every other kill meets the second ingest, which adds to a record.
    let round = number % 2
    if round == 1 { #expect(try program.run("ingest", Self.folders[0]).status == 0) }
    let (process, _) = try program.start(["ingest", Self.folders[round]])
    // Spread over the run, and never twice at the same moment.
    let share = (Double(number) + Double.random(in: 0..<1)) / Double(Self.kills)
    Thread.sleep(forTimeInterval: expected.seconds[round] * share)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try look(program, expected, before: round)
    // The next ingest completes it, whichever folder it is given.
    let again = try program.run("ingest", Self.folders[round])
    #expect(again.status == 0, "\(again.complaints)")
    #expect(try program.run("export", "entries").output == expected.entries[round + 1])
    #expect(try program.run("doctor", "--record").status == 0)
  }

  /// Looks at what the kill has left: a sound archive with the record as it was before or as it is after, and with
  /// exactly the articles that this record is made of.
  private func look(_ program: Program, _ expected: Undisturbed, before round: Int) throws {
    let doctor = try program.run("doctor", "--record")
    if doctor.complaints.contains("the file is empty") {
      // An archive that was only just made has nothing that could be harmed.
      #expect(round == 0)
      return
    }
    #expect(doctor.status == 0, "\(doctor.output)\(doctor.complaints)")
    guard program.exists("chancery.db") else {
      #expect(round == 0)
      return
    }
    let entries = try program.run("export", "entries").output
    let readings = try program.run("export", "readings").output
    let states = (round...round + 1).filter { expected.entries[$0] == entries && expected.readings[$0] == readings }
    #expect(!states.isEmpty, "entries and readings are of no state that an ingest leaves")
    // The pure filter makes the same of the articles that are shown, but for ids that were given by the first ingest and
    // stay.
    try program.write("readings.jsonl", readings)
    let derived = try program.run("export", "entries", "--derived-ids").output
    #expect(try program.run("collate", "readings.jsonl").output == derived)
  }
}
