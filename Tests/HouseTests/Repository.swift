import Foundation

/// The files of this repository, as the tests of the house read them.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The text of a file.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The lines of a file.
  static func lines(_ path: String) throws -> [Substring] {
    try text(path).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The paths of every file of a folder and its folders whose name ends so, in order.
  static func files(_ folder: String, ending suffix: String) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { folder + "/" + $0 }
  }

  /// The words of a Markdown file's headings of the second rank.
  static func headings(_ path: String) throws -> [String] {
    try lines(path).filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
  }

  /// One target of `Package.swift`.
  struct Target: Sendable {
    /// `target`, `executableTarget`, `systemLibrary` or `testTarget`.
    var kind: String
    var name: String
  }

  /// The targets of `Package.swift`, in its order.
  static func targets() throws -> [Target] {
    let manifest = try text("Package.swift")
    let pattern = /\.(?<kind>target|executableTarget|systemLibrary|testTarget)\(\s*name:\s*"(?<name>[^"]+)"/
    return manifest.matches(of: pattern).map { Target(kind: String($0.output.kind), name: String($0.output.name)) }
  }

  /// The modules that a Swift file imports.
  static func imports(_ path: String) throws -> [String] { try lines(path).compactMap(module(importedBy:)) }

  private static let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "actor", "protocol", "func", "var", "let", "typealias",
  ]

  /// The module that a line imports; `nil` for any other line.
  static func module(importedBy line: Substring) -> String? {
    // Most lines are none, and are told by their first letter.
    guard let first = line.utf8.first(where: { $0 > 0x20 }), "@ipf".utf8.contains(first) else { return nil }
    var words = line.split(separator: " ").drop { $0.hasPrefix("@") || access.contains($0) }
    guard words.popFirst() == "import" else { return nil }
    return words.first { !kinds.contains($0) }.map { String($0.prefix { $0 != "." }) }
  }
}
