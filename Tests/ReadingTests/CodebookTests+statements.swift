import Foundation
import Reading
import Record
import Testing

extension CodebookTests {
  /// A `statements` block: the words, the outlet if one is named behind the mark of the block, and what must come out.
  struct Said: Sendable, CustomTestStringConvertible {
    var text: String
    var outlet: String?
    var expected: [String]
    var testDescription: String { text }
  }

  static let said: [Said] = {
    let path = Shared.root + "/Documentation/Codebook.md"
    let page = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return page.components(separatedBy: "```statements").dropFirst().map { part in
      let lines = (part.components(separatedBy: "```").first ?? "").components(separatedBy: "\n")
      let outlet = lines[0].trimmingCharacters(in: .whitespaces)
      let words = lines.dropFirst().filter { !$0.isEmpty }
      return Said(
        text: words.filter { !$0.hasPrefix("→") }.joined(separator: "\n"), outlet: outlet.isEmpty ? nil : outlet,
        expected: words.filter { $0.hasPrefix("→ ") }.map { String($0.dropFirst(2)) })
    }
  }()

  @Test("the page has examples of statements, some of them of none")
  func statementBlocks() {
    #expect(CodebookTests.said.count >= 40)
    #expect(CodebookTests.said.allSatisfy { !$0.text.isEmpty && !$0.expected.isEmpty })
    #expect(CodebookTests.said.contains { $0.expected == ["nothing"] })
  }

  @Test("each example of a statement is read as the page says", arguments: said)
  func statement(_ example: Said) throws {
    let reading = try Shared.proposed(example.text, published: "2021-05-12T12:00:00+08:00", outlet: example.outlet)
    #expect(reading.said == (example.expected == ["nothing"] ? [] : example.expected))
  }
}
