import Foundation
import Testing

@Suite("Documents that say what the code does")
struct DocumentationTests {
  @Test("the tables' README lists each table, and no other")
  func tables() throws {
    let files = try Repository.files("Sources/Lexicon/Tables", ending: ".tsv").map {
      String($0.split(separator: "/").last ?? "")
    }
    let rows = try Repository.lines("Sources/Lexicon/Tables/README.md").filter { $0.hasPrefix("| `") }
    let listed = rows.flatMap { row in
      row.split(separator: "|").first.map { $0.matches(of: /`([a-z-]+\.tsv)`/).map { String($0.output.1) } } ?? []
    }
    #expect(!files.isEmpty)
    #expect(listed.sorted() == files.sorted())
  }

  /// The commands that the program defines.
  static func defined() throws -> [String] {
    try Repository.files("Sources/chancery/Commands", ending: ".swift").flatMap { file in
      try Repository.text(file).matches(of: /static let name = "([^"]+)"/).map { String($0.output.1) }
    }
  }

  @Test("the reference has a section for each command, and for nothing that is none")
  func commands() throws {
    let headings = try Repository.headings("Documentation/Commands.md")
    let described = headings.filter { !["Options that several commands take", "Exit status"].contains($0) }
    #expect(try DocumentationTests.defined().sorted() == described.sorted())
  }

  @Test("each command's section opens with how it is called and gives an example of it")
  func examples() throws {
    let sections = try Repository.text("Documentation/Commands.md").components(separatedBy: "\n## ")
    for name in try DocumentationTests.defined() {
      let section = try #require(sections.first { $0.hasPrefix(name + "\n") })
      #expect(section.contains("\n`chancery \(name)"), "\(name)")
      #expect(section.contains("```\nchancery \(name)"), "\(name)")
    }
  }

  @Test(
    "every relative link of the documents leads to a file",
    arguments: ["README.md", "Documentation", "Examples/README.md", "Benchmarks/README.md"])
  func links(_ path: String) throws {
    let files = path.hasSuffix(".md") ? [path] : try Repository.files(path, ending: ".md")
    var broken: [String] = []
    for file in files {
      let folder = Repository.root.appendingPathComponent(file).deletingLastPathComponent()
      for match in try Repository.text(file).matches(of: /\]\(([^)#\s]+)[^)]*\)/) {
        let target = String(match.output.1)
        if target.contains("://") || target.hasPrefix("mailto:") { continue }
        let decoded = target.removingPercentEncoding ?? target
        if !FileManager.default.fileExists(atPath: folder.appendingPathComponent(decoded).path) {
          broken.append("\(file): \(target)")
        }
      }
    }
    #expect(broken == [])
  }
}
