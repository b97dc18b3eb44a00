import Foundation
import Intake
import Lexicon
import Record

/// Small tables and articles of our own, so that the tests need nothing but themselves.
enum Fixtures {
  static func intake(furniture: String = Fixtures.furniture) throws -> ArticleIntake {
    try ArticleIntake(
      outlets: Table(name: "outlets", text: outlets), furniture: Table(name: "furniture", text: furniture),
      folding: folding, pages: pages)
  }

  /// The program's own tables for pages.
  static let pages: PageTables = {
    func table(_ name: String) -> Table {
      let folder = String(#filePath.dropLast("/Tests/IntakeTests/Fixtures.swift".count)) + "/Sources/Lexicon/Tables/"
      let bytes = (try? Data(contentsOf: URL(fileURLWithPath: folder + name + ".tsv"))) ?? Data()
      return (try? Table(name: name, text: String(decoding: bytes, as: UTF8.self)))
        ?? Table(name: name, columns: [], rows: [])
    }
    return PageTables(words: table("page-words"), weights: table("page-weights"), names: table("page-names"))
  }()

  /// Reads text as if it were a file.
  static func read(_ text: String, path: String = "posts/example.md") throws -> Article {
    try intake().read(Array(text.utf8), path: path)
  }

  /// A post of given body from an outlet.
  static func post(_ body: String, outlet: String = "harbour", title: String = "两国外长会晤") -> String {
    """
    ---
    layout: post
    title: \(title)
    date: 2031-05-06 07:08:09.000000000 +08:00
    link: https://harbour.example/news/1
    categories: \(outlet)
    ---

    \(body)
    """
  }

  /// The text of a post's body after cleaning.
  static func text(_ body: String, outlet: String = "harbour") throws -> String {
    try read(post(body, outlet: outlet)).text
  }

  static let outlets = """
    # outlets: invented outlets.
    # id: short name
    # zone: time zone
    # script: script
    # name: name
    # hant: Traditional name
    # names: further names
    # categories: words of front matter
    # hosts: hosts
    id\tzone\tscript\tname\thant\tnames\tcategories\thosts
    harbour\tGMT+0800\thans\t港湾新闻\t港灣新聞\t\tharbour|港湾\tharbour.example
    island\tGMT+0900\thant\t岛屿通讯\t島嶼通訊\t岛屿社\tisland\tisland.example|news.island.example
    """

  static let furniture = """
    # furniture: rules for the tests.
    # outlet: outlet
    # part: part
    # marker: marker
    # action: action
    outlet\tpart\tmarker\taction
    *\ttag\tscript\tdrop
    """

  static let folding: ScriptFolding = {
    var table = (0...UInt16.max).map { $0 }
    for (traditional, simplified) in zip("會談國與長兩邊關係東華島嶼灣聞電".unicodeScalars, "会谈国与长两边关系东华岛屿湾闻电".unicodeScalars) {
      table[Int(traditional.value)] = UInt16(simplified.value)
    }
    return ScriptFolding(table: table)
  }()
}
