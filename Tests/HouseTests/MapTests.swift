import Foundation
import Testing

@Suite("The house is as its map says")
struct MapTests {
  @Test("the map has one section for each target of the package, tests apart, and no other")
  func sections() throws {
    let targets = try Repository.targets().filter { $0.kind != "testTarget" }.map(\.name)
    let headings = try Repository.headings("Documentation/Map.md")
    #expect(targets.count > 10)
    #expect(Set(targets).subtracting(headings) == [])
    #expect(Set(headings).subtracting(targets) == [])
    #expect(Set(headings).count == headings.count)
  }

  @Test("each section says what the target must not depend on or know, or who alone may import it")
  func limits() throws {
    let sections = try Repository.text("Documentation/Map.md").components(separatedBy: "\n## ").dropFirst()
    for section in sections {
      let name = section.prefix { $0 != "\n" }
      #expect(section.contains("**Must not") || section.contains("Imported by "), "\(name)")
    }
  }

  /// Targets whose folder has another name or lies elsewhere.
  static let tools = [
    "stages": "Benchmarks/Stages", "fuzz": "Fuzz/Program", "FuzzInputs": "Fuzz/Inputs", "QualityTests": "Tests/Quality",
  ]

  @Test("each folder of Sources and of Tests is a target, and each target has its folder")
  func folders() throws {
    for folder in MapTests.tools.values { #expect(try !Repository.files(folder, ending: ".swift").isEmpty) }
    let targets = try Repository.targets().filter { MapTests.tools[$0.name] == nil }
    for (folder, names) in [
      ("Sources", targets.filter { $0.kind != "testTarget" }), ("Tests", targets.filter { $0.kind == "testTarget" }),
    ] {
      let path = Repository.root.appendingPathComponent(folder).path
      let found = try FileManager.default.contentsOfDirectory(atPath: path).filter { name in
        let entries = try? FileManager.default.subpathsOfDirectory(atPath: path + "/" + name)
        return entries?.contains { $0.hasSuffix(".swift") || $0.hasSuffix(".modulemap") || $0.hasSuffix(".c") } == true
      }
      let elsewhere = Set(
        MapTests.tools.values.compactMap { $0.hasPrefix(folder + "/") ? String($0.dropFirst(folder.count + 1)) : nil })
      #expect(Set(found).subtracting(elsewhere) == Set(names.map(\.name)))
    }
  }
}

@Suite("What each room may import")
struct ImportTests {
  /// What the rooms may import: the architecture's table, with the part of the system that each needs.
  ///
  /// Reading and Collation are pure and have none of it: no file, no clock, no environment.
  static let allowed: [String: Set<String>] = [
    "Record": [],
    "Messages": ["CMessages"],
    "Lexicon": ["Record", "Messages", "Foundation", "FoundationEssentials"],
    "Intake": ["Record", "Lexicon", "CArchive", "CGumbo", "CXML", "CYAML", "CMarkdown", "CDigest", "Glibc"],
    "Reading": ["Record", "Lexicon"],
    "Collation": ["Record", "Lexicon"],
    "Archive": ["Record", "CSQLite", "CZstd", "CReadingDictionary", "Glibc"],
    "Fetching": ["Record", "Intake", "Archive", "CCurl", "Glibc"],
    "Query": ["Record", "Messages", "Lexicon", "Archive"],
    "Presentation": ["Record", "Messages", "Lexicon", "Collation"],
    "Export": ["Record", "Lexicon", "Archive", "Query"],
    "Gazette": [
      "Record", "Messages", "Lexicon", "Collation", "Archive", "Query", "Presentation", "CMicrohttpd",
      "CGazetteAssets", "Glibc", "Synchronization",
    ],
    "BuiltInLexicon": ["Lexicon", "CLexiconImage"],
    "lexicon-compiler": ["Lexicon", "Foundation"],
    "trainer": ["Record", "Lexicon", "BuiltInLexicon", "Intake", "Reading", "Foundation"],
    "chancery": [
      "Record", "Messages", "Lexicon", "BuiltInLexicon", "Intake", "Reading", "Collation", "Archive", "Query",
      "Presentation", "Export", "Gazette", "Fetching", "Glibc", "Dispatch", "Foundation", "FoundationEssentials",
      "Synchronization",
    ],
  ]

  static let rooms =
    (try? Repository.targets().filter {
      $0.kind.hasSuffix("arget") && $0.kind != "testTarget" && MapTests.tools[$0.name] == nil
    }) ?? []

  @Test("a room imports nothing but what the architecture allows it", arguments: rooms.map(\.name))
  func imports(_ room: String) throws {
    let files = try Repository.files("Sources/" + room, ending: ".swift")
    guard !files.isEmpty else { return }
    let allowed = try #require(ImportTests.allowed[room], "say here what \(room) may import")
    let foreign = try files.flatMap { file in
      try Repository.imports(file).filter { !allowed.contains($0) }.map { "\(file): \($0)" }
    }
    #expect(foreign == [])
  }

  @Test("each system library is imported by one room alone")
  func systemLibraries() throws {
    let libraries = try Repository.targets().filter { $0.kind == "systemLibrary" }.map(\.name)
    var importers: [String: Set<String>] = [:]
    for room in ImportTests.rooms {
      for file in try Repository.files("Sources/" + room.name, ending: ".swift") {
        for module in try Repository.imports(file) { importers[module, default: []].insert(room.name) }
      }
    }
    for library in libraries {
      if let room = ImportTests.behindC[library] {
        #expect(importers[library] == nil && importers[room]?.count == 1, "\(library)")
      } else {
        #expect(importers[library]?.count == 1, "\(library)")
      }
    }
  }

  /// Libraries whose headers Swift cannot import, and the C target that stands before each.
  static let behindC = ["CLibXML2": "CXML"]

  static let lines: [(line: String, module: String?)] = [
    ("import Record", "Record"), ("public import Record", "Record"), ("@testable import Lexicon", "Lexicon"),
    ("@_spi(Tests) internal import Intake", "Intake"), ("import struct Foundation.Date", "Foundation"),
    ("  import CSQLite // storage", "CSQLite"), ("// import Record", nil), ("let text = \"import Record\"", nil),
    ("important()", nil),
  ]

  @Test("an import is told from other lines", arguments: lines)
  func importLines(_ example: (line: String, module: String?)) {
    #expect(Repository.module(importedBy: example.line[...]) == example.module)
  }

  /// Modules that still hold a type of their own name.
  static let namesakes: Set<String> = []

  @Test("no type bears the name of its module, which Swift resolves badly", arguments: rooms.map(\.name))
  func namesake(_ room: String) throws {
    let declarations = ["struct", "class", "enum", "actor", "protocol", "typealias"].map { "\($0) \(room)" }
    let files = try Repository.files("Sources/" + room, ending: ".swift").filter { file in
      try Repository.lines(file).contains { line in
        // Types inside others do no harm.
        guard let first = line.utf8.first, first > 0x20 else { return false }
        return declarations.contains { line.hasSuffix($0) || line.contains($0 + ":") || line.contains($0 + " ") }
      }
    }
    #expect(files.isEmpty || ImportTests.namesakes.contains(room), "\(files)")
  }

  @Test("no Swift file of Sources is longer than 500 lines")
  func lengths() throws {
    let long = try Repository.files("Sources", ending: ".swift").filter { try Repository.lines($0).count > 501 }
    #expect(long == [])
  }
}
