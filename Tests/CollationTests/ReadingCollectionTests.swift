import Collation
import Record
import Testing

@Suite("Readings from many hands")
struct ReadingCollectionTests {
  private func collected(_ readings: [ArticleReading]) -> [ArticleReading] {
    var collection = ReadingCollection()
    for reading in readings { collection.add(reading) }
    return collection.readings
  }

  @Test("an article that two hands bring counts once, and which one does not depend on their order")
  func once() {
    var first = Shared.made("a1", published: "2021-03-22T20:00:00+08:00", .encounter())
    var second = first
    second.article.text = "另一稿"
    #expect(collected([first, second]) == collected([second, first]))
    second.article.source.path = "posts/0.md"
    for pair in [[first, second], [second, first]] { #expect(collected(pair) == [second]) }
    first.article.source = Article.Source(path: "z.zip", member: "a", format: .jekyll)
    second.article.source = Article.Source(path: "z.zip", member: "b", format: .jekyll)
    for pair in [[first, second], [second, first]] { #expect(collected(pair) == [first]) }
  }

  @Test("an article that tells of nothing is passed over")
  func events() {
    #expect(collected([Shared.made("a1", published: "2021-03-22T20:00:00+08:00")]).isEmpty)
  }
}
