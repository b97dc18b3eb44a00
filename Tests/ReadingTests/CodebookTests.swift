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

  /// The `reading` blocks of the page.
  static let blocks: [Block] = {
    let path = Shared.root + "/Documentation/Codebook.md"
    let page = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return page.components(separatedBy: "```reading\n").dropFirst().map { part in
      let lines = (part.components(separatedBy: "```").first ?? "").split(separator: "\n").map(String.init)
      let expected = lines.filter { $0.hasPrefix("→ ") }.map { String($0.dropFirst(2)) }
      return Block(
        text: lines.filter { !$0.hasPrefix("→") }.joined(separator: "\n"),
        expected: expected.filter { $0 != "nothing" }.sorted())
    }
  }()

  @Test("the page has examples of every type")
  func page() {
    #expect(CodebookTests.blocks.count >= 35)
    let types = CodebookTests.blocks.flatMap(\.expected).compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(Set(types) == Set(Event.Kind.allCases.map(\.rawValue)))
  }

  @Test("each example is read as the page says", arguments: blocks)
  func example(_ block: Block) throws {
    let reading = try Shared.proposed(block.text, published: "2021-05-12T12:00:00+08:00")
    #expect(reading.events.map(CodebookTests.line).sorted() == block.expected)
  }

  /// An event in the form of the page.
  static func line(_ event: Event) -> String {
    func codes(_ parties: [Party]) -> [String] { Set(parties.compactMap(\.actor)).sorted() }
    guard event.kind != .consult else {
      return "CONSULT \(event.mode?.rawValue ?? "-") \(event.status.rawValue) "
        + codes(event.parties).joined(separator: " ")
    }
    let status = event.status == .held ? [] : [event.status.rawValue]
    return ([event.kind.rawValue] + status + codes(event.actors) + codes(event.recipients)).joined(separator: " ")
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
