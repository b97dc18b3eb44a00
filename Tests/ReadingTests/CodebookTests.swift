import Foundation
import Reading
import Record
import Testing

@Suite("The codebook")
struct CodebookTests {
  /// One block of the codebook: the sentences, and what must come out.
  struct Block: Sendable, CustomTestStringConvertible {
    var text: String
    var expected: [String]
    var testDescription: String { text }
  }

  /// The `reading` blocks of the page. Types other than CONSULT are not read yet; their blocks are left out.
  static let blocks: [Block] = {
    let path = Shared.root + "/Documentation/Codebook.md"
    let page = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return page.components(separatedBy: "```reading\n").dropFirst().compactMap { part in
      let lines = (part.components(separatedBy: "```").first ?? "").split(separator: "\n").map(String.init)
      let expected = lines.filter { $0.hasPrefix("→ ") }.map { String($0.dropFirst(2)) }
      guard expected == ["nothing"] || expected.contains(where: { $0.hasPrefix("CONSULT") }) else { return nil }
      return Block(
        text: lines.filter { !$0.hasPrefix("→") }.joined(separator: "\n"),
        expected: expected.filter { $0.hasPrefix("CONSULT") }.sorted())
    }
  }()

  @Test("the page has examples")
  func page() {
    #expect(CodebookTests.blocks.count >= 15)
  }

  @Test("each example of an encounter is read as the page says", arguments: blocks)
  func example(_ block: Block) throws {
    let reading = try Shared.read(block.text, published: "2021-05-12T12:00:00+08:00")
    let lines = reading.events.filter { $0.kind == .consult }.map { event in
      let actors = Set(event.parties.compactMap(\.actor)).sorted().joined(separator: " ")
      return "CONSULT \(event.mode?.rawValue ?? "-") \(event.status.rawValue) \(actors)"
    }
    #expect(lines.sorted() == block.expected)
  }

  /// The blocks of another kind: text, and the words that must come out.
  static func blocks(of kind: String) -> [Block] {
    let page = (try? String(contentsOfFile: Shared.root + "/Documentation/Codebook.md", encoding: .utf8)) ?? ""
    return page.components(separatedBy: "```\(kind)\n").dropFirst().map { part in
      let lines = (part.components(separatedBy: "```").first ?? "").split(separator: "\n").map(String.init)
      return Block(
        text: lines.filter { !$0.hasPrefix("→") }.joined(separator: "\n"),
        expected: lines.filter { $0.hasPrefix("→ ") && $0 != "→ nothing" }.map { String($0.dropFirst(2)) })
    }
  }

  @Test("each example of credits is read as the page says", arguments: blocks(of: "credits"))
  func credits(_ block: Block) throws {
    let reading = try Shared.read(block.text, published: "2021-05-12T12:00:00+08:00")
    #expect(reading.article.relayedFrom.map(\.name) == block.expected)
  }

  @Test("each example of issues is read as the page says", arguments: blocks(of: "issues"))
  func issues(_ block: Block) throws {
    let reading = try Shared.read(block.text, published: "2021-05-12T12:00:00+08:00")
    #expect(reading.issues.map(\.entity) == block.expected)
  }

  @Test("the page has examples of credits and issues")
  func kinds() {
    #expect(CodebookTests.blocks(of: "credits").count >= 5 && CodebookTests.blocks(of: "issues").count >= 3)
  }
}
