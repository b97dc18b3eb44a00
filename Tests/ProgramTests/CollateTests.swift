import Foundation
import Record
import Testing

@Suite("chancery collate")
struct CollateTests {
  /// Readings of two hundred posts, some told twice, in a folder of their own, with the entries they make.
  private static let made = Result {
    let program = try Program()
    try Posts.write(200, into: program)
    // The same articles in another folder, which comes first in the order of paths.
    try Posts.write(30..<60, into: program, folder: "copies")
    let readings = try program.run("read", "posts", "copies").output
    try program.write("readings.jsonl", readings)
    return (program: program, readings: readings, entries: try program.run("collate", "readings.jsonl").output)
  }

  @Test("readings on standard input become the entries that an archive has, in the same order")
  func filter() throws {
    let (program, readings, entries) = try Self.made.get()
    #expect(entries.split(separator: "\n").count > 50)
    let run = try program.run(["collate"], input: "readings.jsonl")
    #expect(run.status == 0 && run.output == entries && run.complaints.isEmpty)
    let archive = try Program()
    defer { archive.remove() }
    try Posts.write(200, into: archive)
    try Posts.write(30..<60, into: archive, folder: "copies")
    _ = try archive.run("ingest", "posts", "copies")
    #expect(try archive.run("export", "entries").output == entries)
    #expect(!readings.isEmpty)
  }

  @Test("partitions collated in part and then together make the same entries", arguments: [1, 2, 7])
  func partitions(_ count: Int) throws {
    let (program, readings, entries) = try Self.made.get()
    var shuffler = Numbers(state: UInt64(count))
    let lines = readings.split(separator: "\n").shuffled(using: &shuffler)
    #expect(readings.contains(#""kind":"person","entity":"#))
    var files: [String] = []
    for part in 0..<count {
      let share = lines.enumerated().filter { $0.offset % count == part }.map(\.element)
      try program.write("in-\(count)-\(part).jsonl", share.joined(separator: "\n"))
      let run = try program.run("collate", "--partial", "in-\(count)-\(part).jsonl")
      // No mention is left; a party's kind stands behind its office.
      #expect(run.status == 0 && !run.output.contains(#""kind":"person","entity":"#))
      try program.write("out-\(count)-\(part).jsonl", run.output)
      files.append("out-\(count)-\(part).jsonl")
    }
    #expect(try program.run(["collate"] + files).output == entries)
    #expect(try program.run(["collate"] + files.reversed()).output == entries)
    // Whole readings may stand beside reduced ones.
    #expect(try program.run(["collate", "readings.jsonl"] + files).output == entries)
  }

  @Test("the order of the lines does not matter", arguments: 0..<20)
  func shuffles(_ number: Int) throws {
    let (program, readings, entries) = try Self.made.get()
    var shuffler = Numbers(state: UInt64(number))
    let lines = readings.split(separator: "\n").shuffled(using: &shuffler)
    try program.write("shuffled-\(number).jsonl", lines.joined(separator: "\n"))
    #expect(try program.run("collate", "shuffled-\(number).jsonl").output == entries)
  }

  @Test("a bad line is refused with its number and its reason, and the rest goes on")
  func faults() throws {
    let (program, readings, entries) = try Self.made.get()
    let lines = readings.split(separator: "\n").map(String.init)
    let astray = lines[3].replacingOccurrences(of: #""evidence":[["#, with: #""evidence":[[0,999999],["#)
    let bad =
      [lines[0], "{\"schema\":1", "", lines[1], "[]", "{\"schema\":1,\"article\":{}}", astray, "\u{1B}[2J"]
      + lines.dropFirst(2)
    try program.write("bad.jsonl", bad.joined(separator: "\r\n"))
    let run = try program.run("collate", "bad.jsonl", "nowhere.jsonl")
    #expect(run.status == 1 && run.output == entries)
    let complaints = run.complaints.split(separator: "\n")
    for (number, reason) in [(2, "not JSON at byte"), (5, "schema"), (6, "“id”"), (7, "“events”"), (8, "not JSON")] {
      #expect(complaints.contains { $0.contains("bad.jsonl:\(number): ") && $0.contains(reason) }, "\(number)")
    }
    #expect(complaints.contains { $0.contains("nowhere.jsonl: ") })
    #expect(complaints.count == 6)
    #expect(!run.complaints.contains("\u{1B}"))
  }

  @Test("nothing comes of nothing")
  func nothing() throws {
    let (program, _, _) = try Self.made.get()
    let run = try program.run("collate")
    #expect(run.status == 0 && run.output.isEmpty)
  }
}

/// Numbers that look like chance and are the same in every run.
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
