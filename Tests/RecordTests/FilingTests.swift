import Record
import Testing

@Suite("The day under which a site files a page")
struct FilingTests {
  /// Addresses, and the days before the sixth of May 2031 that they carry.
  static let addresses: [(address: String, day: String?)] = [
    ("https://www.example.net/news/2031/4/24/harbour", "2031-04-24"),
    ("https://www.example.net/news/20310424-harbour", "2031-04-24"),
    ("https://www.example.net/2031-04-24/harbour.html", "2031-04-24"),
    ("https://www.example.net/news/2031/5/4/harbour", nil),
    ("https://www.example.net/news/2032/1/1/harbour", nil),
    ("https://www.example.net/news/20311424-harbour", nil),
    ("https://www.example.net/news/2031/13/41/harbour", nil),
    ("https://www.example.net/?day=/2031/4/24/", nil), ("https://www.example.net/20310424_1", nil), ("", nil),
  ]

  @Test("it counts where it lies days before publication", arguments: addresses.indices)
  func filed(_ number: Int) {
    let (address, day) = Self.addresses[number]
    var article = Article(
      id: "a", source: Article.Source(path: "a", format: .jekyll), url: address,
      outlet: Article.Outlet(id: nil, name: nil), title: "港湾重开", published: Timestamp("2031-05-06T07:08:09+08:00"),
      script: .simplified, text: "")
    #expect(article.filedBefore?.description == day)
    article.published = nil
    #expect(article.filedBefore == nil)
  }
}
