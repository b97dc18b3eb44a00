import Foundation
import Record
import Testing

@Suite("Listing reprints")
struct ReprintsTests {
  private static let text = """
    斐济外交部长十九日在苏瓦会见到访的瓦努阿图总理。双方就海上救援、渔业配额和航线安排交换了意见，并同意在年底之前再次会谈。
    部长说，去年的飓风毁坏了两国的许多码头，修复工作需要邻国的帮助。总理邀请部长明年春天访问维拉港。
    """

  private static let inTraditional = """
    斐濟外交部長十九日在蘇瓦會見到訪的瓦努阿圖總理。雙方就海上救援、漁業配額和航線安排交換了意見，並同意在年底之前再次會談。
    部長說，去年的颶風毀壞了兩國的許多碼頭，修復工作需要鄰國的幫助。總理邀請部長明年春天訪問維拉港。
    """

  /// An archive with a family of three outlets, one of two, and articles beside them.
  private static func program() throws -> Program {
    let program = try Program()
    let short = "汤加国王二十日启程前往新西兰，出席太平洋岛国论坛的纪念活动，预计逗留三天。"
    let posts = [
      ("a", "09:00:00", "rthk", "斐濟與瓦努阿圖會談", inTraditional), ("b", "10:00:00", "zaobao", "斐济外长会见瓦努阿图总理", text),
      ("c", "11:00:00", "zaker", "部长：修复码头需要邻国帮助", text + "\n\n（编辑：海风）"), ("d", "12:00:00", "rthk", "汤加国王启程", short),
      ("e", "13:00:00", "rthk", "汤加国王启程", short), ("f", "14:00:00", "rthk", "无关", "马绍尔群岛议会二十日通过了新的预算。"),
    ]
    for (name, time, outlet, title, text) in posts {
      try program.write(
        "2021-05-20-\(name).md",
        "---\nlayout: post\ntitle: \"\(title)\"\ndate: 2021-05-20 \(time).000000000 +08:00\ncategories: \(outlet)\n---\n\n"
          + text + "\n")
    }
    _ = try program.run("ingest", ".")
    return program
  }

  @Test("families are listed biggest first, each with its leader first")
  func text() throws {
    let program = try Self.program()
    defer { program.remove() }
    let run = try program.run("reprints")
    #expect(run.status == 0 && run.complaints == "")
    #expect(run.lines.count == 7)
    #expect(run.lines.first == "3 articles, 3 outlets: 斐濟與瓦努阿圖會談")
    #expect(run.lines[1].hasPrefix("  > rthk  2021-05-20T09:00:00+08:00  "))
    #expect(run.lines[2].hasPrefix("    zaobao  ") && run.lines[2].hasSuffix("斐济外长会见瓦努阿图总理"))
    #expect(run.lines[4] == "2 articles, 1 outlet: 汤加国王启程")
    #expect(try program.run("reprints", "--min", "3").lines == Array(run.lines.prefix(4)))
    let none = try program.run("reprints", "--min", "4")
    #expect(none.status == 0 && none.output == "" && none.complaints.contains("no text stands in 4 articles"))
  }

  @Test("as JSON a family is a line, its leader the first of its articles")
  func json() throws {
    let program = try Self.program()
    defer { program.remove() }
    let lines = try program.run("reprints", "--json").lines
    let families = try lines.map { try JSONValue(parsing: $0) }
    #expect(families.map { $0["articles"].list.count } == [3, 2])
    for family in families {
      #expect(family["leader"].string == family["articles"].list.first?["article"].string)
      for article in family["articles"].list {
        guard case .object(let members) = article else {
          Issue.record("an article is no object")
          continue
        }
        #expect(members.keys.sorted() == ["article", "outlet", "path", "published", "relayed_from", "title", "url"])
      }
    }
    #expect(families[0]["articles"].list.map { $0["outlet"].string } == ["rthk", "zaobao", "zaker"])
  }
}
