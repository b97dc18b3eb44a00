import Intake
import Record
import Testing

@Suite("An article's way in")
struct IntakeTests {
  @Test("a post with front matter becomes an article")
  func post() throws {
    let article = try Fixtures.read(Fixtures.post("港湾讯：两国外长五日会晤。\n\n双方就渔业交换意见。"))
    #expect(article.title == "两国外长会晤")
    #expect(article.text == "港湾讯：两国外长五日会晤。\n双方就渔业交换意见。")
    #expect(article.outlet == Article.Outlet(id: "harbour", name: "港湾新闻"))
    #expect(article.published?.description == "2031-05-06T07:08:09+08:00")
    #expect(article.url == "https://harbour.example/news/1")
    #expect(article.script == .simplified)
    #expect(article.source.format == .jekyll)
    #expect(article.relayedFrom.isEmpty && article.dateline == nil)
    #expect(article.id.utf8.count == 16)
  }
}
