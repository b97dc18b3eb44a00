import Collation
import Foundation
import Record
import Testing

@Suite("The codebook on the statements of an entry")
struct UtteranceCodebookTests {
  /// An `utterances` block: articles by outlet, and the statements that must come out.
  struct Block: Sendable, CustomTestStringConvertible {
    var articles: [(outlet: String, text: String)]
    var expected: [String]
    var testDescription: String { articles.map(\.text).joined(separator: " / ") }
  }

  static let blocks: [Block] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Documentation/Codebook.md")
    let page = (try? String(contentsOf: root, encoding: .utf8)) ?? ""
    return page.components(separatedBy: "```utterances\n").dropFirst().map { part in
      let lines = (part.components(separatedBy: "```").first ?? "").split(separator: "\n").map(String.init)
      var articles: [(String, String)] = []
      for line in lines where !line.hasPrefix("→") {
        let pieces = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        if pieces.count == 2, pieces[0].allSatisfy(\.isASCII) {
          articles.append((pieces[0], pieces[1]))
        } else {
          articles[articles.count - 1].1 += "\n" + line
        }
      }
      return Block(articles: articles, expected: lines.filter { $0.hasPrefix("→ ") }.map { String($0.dropFirst(2)) })
    }
  }()

  @Test("the page has examples")
  func page() {
    #expect(UtteranceCodebookTests.blocks.count >= 7)
  }

  @Test("each example comes out as the page says", arguments: blocks)
  func example(_ block: Block) throws {
    let readings = try block.articles.enumerated().map { position, article in
      try Shared.read(
        article.outlet, article.text, outlet: article.outlet, published: "2021-05-12T2\(position):00:00+08:00")
    }
    let entry = try #require(try Shared.entries(readings).first)
    let texts = Dictionary(uniqueKeysWithValues: readings.map { ($0.article.id, $0.article.text) })
    #expect(entry.statements.map { Self.line($0, texts) } == block.expected)
  }

  /// A statement in the form of the page.
  static func line(_ statement: Entry.AlignedStatement, _ texts: [String: String]) -> String {
    let wordings = statement.wordings.map { $0.article + " " + Utterances.words($0, texts) }
    return (statement.atEvent ? "at " : "elsewhere ") + statement.speakers.map(\.name).joined(separator: "+") + ": "
      + wordings.joined(separator: " = ")
  }
}

/// What the tests of alignment ask of statements.
enum Utterances {
  /// The words of a wording; pieces are joined by `…`.
  static func words(_ wording: Entry.AlignedStatement.Wording, _ texts: [String: String]) -> String {
    let scalars = Array((texts[wording.article] ?? "").unicodeScalars)
    return wording.content.map { span in
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: scalars[span.range])
      return String(piece)
    }.joined(separator: " … ")
  }
}
