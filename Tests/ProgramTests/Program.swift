import Foundation
import Glibc

/// The built program as a process: what a user types, and what comes back.
struct Program {
  /// What a run left behind.
  struct Run {
    var status: Int32
    var output: String
    var complaints: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// The folder that the program works in.
  let folder: String

  /// The program beside the test bundle.
  static let path: String = {
    let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return bundle.prefix(upTo: bundle.lastIndex(of: "/") ?? bundle.startIndex) + "/chancery"
  }()

  /// The sample posts.
  static let samples = String(#filePath.dropLast("/Tests/ProgramTests/Program.swift".count)) + "/Examples/posts"

  /// A program in a new folder of its own.
  init() throws {
    folder = NSTemporaryDirectory() + "/chancery-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder + "/" + name) }

  /// Starts the program; its output goes into files, so that no pipe can fill up.
  func start(
    _ words: [String], input: String? = nil, into name: String = UUID().uuidString,
    environment: [String: String] = [:]
  ) throws -> (process: Process, name: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8"]
      .merging(environment) { $1 }
    for (suffix, keyPath) in [("out", \Process.standardOutput), ("err", \Process.standardError)] {
      let path = "\(folder)/\(name).\(suffix)"
      try Data().write(to: URL(fileURLWithPath: path))
      process[keyPath: keyPath] = FileHandle(forWritingAtPath: path)
    }
    process.standardInput = input.map { FileHandle(forReadingAtPath: "\(folder)/\($0)") } ?? FileHandle.nullDevice
    try process.run()
    return (process, name)
  }

  /// Runs the program to its end.
  func run(_ words: String...) throws -> Run { try run(words) }

  /// Runs the program to its end, with a file of the folder for its input.
  func run(_ words: [String], input: String? = nil, environment: [String: String] = [:]) throws -> Run {
    let (process, name) = try start(words, input: input, environment: environment)
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: try text(name + ".out"), complaints: try text(name + ".err"))
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)), as: UTF8.self)
  }
}

/// The sample posts in an archive, made once for every test that only asks.
enum SampleArchive {
  private static let made = Result {
    let program = try Program()
    _ = try program.run("ingest", Program.samples)
    return program
  }

  static func program() throws -> Program { try made.get() }
}
