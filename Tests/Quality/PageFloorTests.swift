import BuiltInLexicon
import Foundation
import Intake
import Lexicon
import Record
import Testing

@Suite("Pages of any site never fall below their floors")
struct PageFloorTests {
  private static let folder = FloorTests.folder + "/pages"

  /// An annotated page with what was read of it; `nil` where it was refused.
  private struct Page {
    let gold: JSONValue
    let article: Article?

    var isArticle: Bool { gold["kind"].string == "article" }
  }

  private static let pages = Result {
    let intake = try ArticleIntake(LoadedLexicon(image: EmbeddedLexicon.image()))
    return try ["mainland", "abroad"].flatMap { part in
      let list = try Data(contentsOf: URL(fileURLWithPath: folder + "/\(part).json"))
      return try JSONValue(parsing: Array(list)).list.map { gold in
        let path = "\(part)/\(gold["file"].string ?? "")"
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)))
        return Page(gold: gold, article: try? intake.read(bytes, path: path))
      }
    }
  }

  private static func folded(_ text: String) -> String {
    text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
  }

  private static func floors() throws -> [String: Double] {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/floors.tsv")), as: UTF8.self)
    let table = try Table(name: "floors", text: text)
    return Dictionary(
      uniqueKeysWithValues: table.rows.map { (table.cell($0, "task"), Double(table.cell($0, "floor")) ?? 101) })
  }

  @Test("there are pages of many forms, and some are no articles")
  func variety() throws {
    let pages = try Self.pages.get()
    #expect(pages.count > 150 && pages.count { !$0.isArticle } > 10)
  }

  @Test("the text of a page is found, and what stands around it is left out")
  func text() throws {
    var tally = Tally()
    for page in try Self.pages.get() where page.isArticle {
      let text = Self.folded(page.article?.text ?? "")
      for paragraph in page.gold["text"].strings {
        if text.contains(Self.folded(paragraph)) { tally.hits += 1 } else { tally.missed += 1 }
      }
      tally.spurious += page.gold["without"].strings.count { text.contains(Self.folded($0)) }
    }
    let floor = try #require(try Self.floors()["text"])
    #expect(tally.percent >= floor, "\(tally.percent)")
  }

  private func share(_ task: String, _ isRight: (Page) -> Bool?) throws {
    let verdicts = try Self.pages.get().compactMap(isRight)
    let share = 100 * Double(verdicts.count { $0 }) / Double(max(verdicts.count, 1))
    let floor = try #require(try Self.floors()[task])
    #expect(verdicts.count > 50 && share >= floor, "\(task): \(share)")
  }

  @Test("articles are read, and lists and pages of nothing are refused as such")
  func kind() throws {
    try share("kind") { $0.isArticle == ($0.article != nil) }
  }

  @Test("the title stands without the site's name")
  func title() throws {
    try share("title") { page in
      page.isArticle ? page.article.map { Self.folded($0.title) } == page.gold["title"].string.map(Self.folded) : nil
    }
  }

  @Test("the day of publication is found wherever the page tells it")
  func day() throws {
    try share("day") { page in
      guard page.isArticle, let day = page.gold["published"].string?.prefix(10) else { return nil }
      return page.article?.published?.description.hasPrefix(day) ?? false
    }
  }

  @Test("whom the page names as its author")
  func author() throws {
    try share("author") { page in
      guard page.isArticle, let author = page.gold["author"].string else { return nil }
      guard let found = page.article?.author, !found.isEmpty else { return false }
      return found.contains(author) || author.contains(found)
    }
  }
}
