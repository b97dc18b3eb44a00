import Archive
import Foundation
import Lexicon
import Messages
import Testing

@testable import Gazette

@Suite("The pages")
struct PageTests {
  /// Every page, without its language.
  static let pages = [
    "", "/timeline", "/timeline?all=1", "/timeline?q=actor:CHN", "/timeline?q=actor:CHN&beside=actor:KOR",
    "/timeline?q=actor:CHN%20actor:KOR&by=day", "/timeline?by=year", "/timeline?page=9", "/search",
    "/search?q=%E7%8E%8B%E6%AF%85", "/search?q=%E7%8E%8B%E6%AF%85&of=entries", "/search?q=said:%E5%8D%8A%E5%B2%9B",
    "/search?q=type:REQUEST&of=acts", "/search?q=weight:3&of=statements", "/search?q=wang%20yi", "/network", "/matrix",
    "/network?q=actor:CHN", "/matrix?q=nothing", "/about", "/entry/2021-04-03-consult-chn-kor-0003",
    "/entry/2021-04-03-consult-chn-kor-0003?all=1", "/entry/2021-04-03-consult-chn-kor-0003/compare",
    "/entry/2021-03-01-consult-chn-kor-0001", "/article/aaaaaaaaaaaaaaa1", "/article/aaaaaaaaaaaaaaa3",
    "/person/wang-yi",
    "/actor/CHN", "/actor/EU", "/relation/CHN/KOR", "/issue/korean-peninsula", "/outlet/rthk",
    "/phrase/%E5%8D%8A%E5%B2%9B%E9%97%AE%E9%A2%98",
    "/phrase/%E4%BA%BA%E7%B1%BB%E5%91%BD%E8%BF%90%E5%85%B1%E5%90%8C%E4%BD%93",
    "/search?q=%E5%8D%8A%E5%B2%9B%E9%97%AE%E9%A2%98",
    "/outlet?name=%3Dcmd%7C'/c%20calc'!A1",
  ]

  static let all = DisplayLanguage.allCases.flatMap { language in pages.map { "/\(language.rawValue)\($0)" } }

  @Test("each is whole in each language, and nothing of it is another place's or runs", arguments: all)
  func whole(_ address: String) throws {
    let shelf = try #require(Shelf.shared)
    let response = shelf.get(address)
    #expect(response.status == 200)
    #expect(response.header("Content-Type") == "text/html; charset=utf-8")
    let html = String(decoding: response.body, as: UTF8.self)
    #expect(Markup.fault(html) == nil)
    let language = address.split(separator: "/")[0].prefix { $0 != "?" }
    #expect(html.contains("<html lang=\"\(language)\">"))
    #expect(html.contains("<title>") && html.contains("<h1"))
    // What came with articles is words and nothing else.
    #expect(!html.contains("<script>") && !html.contains("onload='") && !html.contains(" style=\""))
    #expect(!html.contains("\u{202E}") && !html.contains("\u{200B}") && !html.contains("\u{1B}"))
    #expect(!html.lowercased().contains("href=\"javascript"))
    for source in html.matches(of: /(?:src|action)="([^"]*)"/).map({ String($0.output.1) }) {
      #expect(source.hasPrefix("/") && !source.hasPrefix("//"), "\(source)")
    }
    for link in html.matches(of: /href="([^"]*)"/).map({ String($0.output.1) }) {
      let isOurs = link.hasPrefix("/") && !link.hasPrefix("//") || link.hasPrefix("#")
      #expect(isOurs || link.hasPrefix("https://example.org/"), "\(link)")
    }
    let ids = html.matches(of: /[ ]id="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count, "an id stands twice: \(ids)")
  }

  @Test("an article's page shows its other texts and what changed, and that it is marked")
  func versions() throws {
    let shelf = try #require(Shelf.shared)
    let html = shelf.text("/zh-Hans/article/aaaaaaaaaaaaaaa1")
    #expect(html.contains("id=\"versions\"") && html.contains("<del>以前的文字。"))
    #expect(!shelf.text("/zh-Hans/article/aaaaaaaaaaaaaaa3").contains("id=\"versions\""))
  }

  @Test("a wording's page tells who said it, and search leads there")
  func phrase() throws {
    let shelf = try #require(Shelf.shared)
    let html = shelf.text("/en/phrase/%E5%8D%8A%E5%B2%9B%E9%97%AE%E9%A2%98")
    #expect(html.contains("/en/actor/CHN") && html.contains("/en/person/wang-yi") && html.contains("0.0518") == false)
    #expect(html.contains("双方将推动半岛问题政治解决"))
    #expect(shelf.text("/en/search?q=%E5%8D%8A%E5%B2%9B%E9%97%AE%E9%A2%98").contains("/en/phrase/"))
    #expect(!shelf.text("/en/search?q=actor:CHN").contains("/en/phrase/"))
  }

  @Test(
    "every link to a page of ours leads to one",
    arguments: ["/en", "/en/timeline?all=1", "/en/entry/2021-04-03-consult-chn-kor-0003"])
  func links(_ address: String) throws {
    let shelf = try #require(Shelf.shared)
    let links = Set(
      shelf.text(address).matches(of: /href="(\/[^"#]*)/).map {
        String($0.output.1).replacingOccurrences(of: "&amp;", with: "&").replacingOccurrences(of: "&#39;", with: "'")
      })
    #expect(links.count > 10)
    for link in links { #expect(shelf.get(link).status == 200, "\(link)") }
  }

  static let missing = [
    "/en/nothing", "/en/entry/2099", "/en/article/ffff", "/en/person/nobody", "/en/actor/ZZZ", "/en/relation/CHN/CHN",
    "/en/relation/CHN/ZZZ", "/en/issue/none", "/en/outlet/none", "/fr", "/fr/timeline", "/en/entry", "/en/timeline/x",
    "/assets/1/../../etc/passwd", "/assets/1/passwd", "/assets", "/%2e%2e/%2e%2e/etc/passwd", "/en/article/..%2f..%2fx",
    "/api", "/api/v2/entries", "/api/v1/nothing", "/api/v1/entries/2099", "/api/v1/articles/ffff", "/api/v1/codes/none",
  ]

  @Test("what is not there is 404, and no folder is served", arguments: missing)
  func absent(_ address: String) throws {
    let shelf = try #require(Shelf.shared)
    #expect(shelf.get(address).status == 404)
  }

  @Test("a question that is not understood is 400, with its place marked and kept in the box")
  func faults() throws {
    let shelf = try #require(Shelf.shared)
    for (question, marked) in [
      ("((", "("), ("actor:%E4%B9%8C%E5%85%8B%E8%93%9D", "actor:乌克蓝"), ("speker:x", "speker:"),
      ("on:2021-13", "on:2021-13"),
    ] {
      for page in ["timeline", "network", "matrix", "search"] {
        let response = shelf.get("/en/\(page)?q=\(question)")
        let html = String(decoding: response.body, as: UTF8.self)
        #expect(response.status == 400 && html.contains("<mark>\(marked)</mark>"), "\(page) \(question)")
        #expect(Markup.fault(html) == nil)
      }
    }
    for deep in [
      String(repeating: "(a%20OR%20", count: 11) + "b" + String(repeating: ")", count: 11),
      "-(a%20-(b%20-(c%20-(d%20-(e%20-f)))))",
    ] {
      #expect(shelf.get("/en/search?q=" + deep).status == 200, "\(deep)")
    }
    let long = shelf.get("/en/search?q=" + String(repeating: "x", count: 3_000))
    #expect(long.status == 400)
  }

  @Test("what was typed is shown as it was typed and never runs")
  func typed() throws {
    let shelf = try #require(Shelf.shared)
    let html = shelf.text("/en/search?q=%22%3Cscript%3Ealert(1)%3C/script%3E%22")
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !html.contains("<script>alert"))
  }

  @Test("the front page is in the language that the browser asks for")
  func languages() throws {
    let shelf = try #require(Shelf.shared)
    for (asked, expected) in [
      ("zh-CN,zh;q=0.9,en;q=0.8", "/zh-Hans"), ("zh-TW", "/zh-Hant"), ("zh-Hant-HK,en", "/zh-Hant"), ("en-GB", "/en"),
      ("fr-FR, en;q=0.5", "/en"), ("de", "/en"), ("", "/zh-Hans"),
    ] {
      let response = shelf.get("/", headers: ["accept-language": asked])
      #expect(response.status == 303 && response.header("Location") == expected, "\(asked)")
    }
  }

  @Test("what weighs is shown, the rest where it is asked for, partial dates as what they are")
  func timeline() throws {
    let shelf = try #require(Shelf.shared)
    let shown = shelf.text("/en/timeline")
    #expect(shown.contains("consult-chn-kor-0003") && !shown.contains("consult-chn-kor-0004"))
    #expect(shown.contains("1 more weigh less"))
    #expect(shelf.text("/en/timeline?all=1").contains("consult-chn-kor-0004"))
    // A month is drawn as a month: across its days, and told so.
    #expect(shelf.text("/en/timeline?by=day").contains("2021-04-01…2021-04-30: 1"))
    #expect(shelf.text("/en/timeline?all=1").contains("class=\"entry planned silent\""))
    #expect(shelf.text("/en/timeline?q=actor:CHN%20actor:KOR").contains("articles name both"))
  }

  @Test("names are in the language of the page, and each fact leads to its words")
  func names() throws {
    let shelf = try #require(Shelf.shared)
    let entry = "/entry/2021-04-03-consult-chn-kor-0003"
    let english = shelf.text("/en" + entry)
    for words in [
      "Wang Yi", "South Korea", "Xiamen", "Korean peninsula", "foreign minister", "Accounts disagree on the place",
    ] {
      #expect(english.contains(words), "\(words)")
    }
    let traditional = shelf.text("/zh-Hant" + entry)
    for words in ["南韓", "廈門", "朝鮮半島", "外交部長", "對地點說法不一"] { #expect(traditional.contains(words), "\(words)") }
    #expect(english.contains("/en/article/aaaaaaaaaaaaaaa2") && english.contains("王毅同郑义溶在"))
    let article = shelf.text("/en/article/aaaaaaaaaaaaaaa2")
    #expect(article.contains("class=\"m person\"") && article.contains("class=\"m event statement\""))
    #expect(article.contains("https://example.org/2") && article.contains("https://example.org/a.jpg") == false)
  }

  @Test("a question is kept by name, looked at and let go of by forms of our own pages alone")
  func watches() throws {
    let shelf = try Shelf()
    func post(_ action: String, _ body: String, _ headers: [String: String] = ["origin": "http://127.0.0.1:8190"])
      -> Response
    {
      var request = Shelf.request("/en/watch/" + action, headers: headers)
      request.method = "POST"
      request.body = Array(body.utf8)
      return shelf.site.answer(request)
    }
    #expect(post("keep", "name=x&q=actor%3ACHN", [:]).status == 403)
    #expect(post("keep", "name=x&q=actor%3ACHN", ["origin": "http://evil.example"]).status == 403)
    #expect(!shelf.text("/en").contains("actor:CHN"))
    let kept = post("keep", "name=%3Cb%3E+%22x&q=actor%3ACHN")
    #expect(kept.status == 303 && kept.header("Location") == "/en/watch?name=%3Cb%3E%20%22x")
    let page = shelf.text("/en/watch?name=%3Cb%3E%20%22x")
    #expect(Markup.fault(page) == nil && page.contains("&lt;b&gt; &quot;x") && page.contains("Nothing is new."))
    #expect(shelf.text("/en").contains("actor:CHN"))
    #expect(post("seen", "name=%3Cb%3E+%22x").status == 303)
    for (action, body) in [
      ("keep", "q=x"), ("keep", "name="), ("seen", "name=none"), ("other", "name=x"), ("keep", "name=%ZZ%"),
    ] {
      #expect([303, 404].contains(post(action, body).status), "\(action) \(body)")
    }
    #expect(post("keep", "name=y&q=((").status == 400)
    #expect(post("keep", "name=" + String(repeating: "n", count: 81) + "&q=x").status == 404)
    #expect(post("drop", "name=%3Cb%3E+%22x").header("Location") == "/en")
    #expect(!shelf.text("/en").contains("actor:CHN"))
    #expect(shelf.get("/en/watch?name=none").status == 404)
    var elsewhere = Shelf.request("/en/timeline", headers: ["origin": "http://127.0.0.1:8190"])
    elsewhere.method = "POST"
    #expect(shelf.site.answer(elsewhere).status == 404)
  }

  @Test("looking twice gives the same, and a page is forgotten once the archive changes")
  func cached() throws {
    let shelf = try Shelf()
    let before = shelf.text("/en/about")
    #expect(shelf.text("/en/about") == before)
    // Two addresses that are answered differently are kept apart.
    let repeated = shelf.text("/en/timeline?q=actor:CHN&q=actor:JPN")
    #expect(shelf.text("/en/timeline?q=actor:JPN") != repeated && repeated.contains("value=\"actor:CHN\""))
    #expect(shelf.text("/en/timeline?q=&q=actor:CHN").contains("consult-chn-kor-0003"))
    let lexicon = shelf.library.lexicon
    let archive = try RecordArchive(path: shelf.path, access: .readWrite, folding: lexicon.folding)
    try archive.replaceEntries([Shelf.entries[0]])
    let after = shelf.text("/en/about")
    #expect(after != before)
  }
}

/// A page's markup, looked over.
enum Markup {
  private static let empty: Set<String> = ["meta", "link", "input", "img", "br", "col", "hr"]

  /// What is wrong with the nesting of elements; `nil` where every element is closed in its order.
  static func fault(_ html: String) -> String? {
    var open: [String] = []
    for match in html.matches(of: /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z0-9-]+(?:="[^"<>]*")?)*)\s*>/) {
      let (closes, name) = (!match.output.1.isEmpty, String(match.output.2))
      if empty.contains(name) { continue }
      if !closes {
        open.append(name)
      } else if open.popLast() != name {
        return "</\(name)> closes nothing"
      }
    }
    if let left = open.last { return "<\(left)> is not closed" }
    // Whatever is no element of ours must not look like one.
    let brackets = html.filter { $0 == "<" }.count
    let elements = html.matches(of: /<\/?[a-zA-Z][^<>]*>/).count + html.matches(of: /<!doctype html>/).count
    return brackets == elements ? nil : "\(brackets) brackets, \(elements) elements"
  }
}
