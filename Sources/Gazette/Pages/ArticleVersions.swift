import Archive
import Collation
import Presentation
import Record

/// The texts that were met under an article's address, oldest first, and what changed from each to the next.
struct ArticleVersions {
  let article: Article
  let versions: [StoredVersion]

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    guard !versions.isEmpty else { return }
    html.element("section", ["class": "versions", "id": "versions"]) { html in
      html.element("h2", [:], visit.say(.versions) + " \(versions.count + 1)")
      html.element("p", ["class": "hint"], visit.say(.versionsHint))
      html.element("ol") { html in
        for (index, version) in versions.enumerated() {
          let next = index + 1 < versions.count ? versions[index + 1].article : article
          html.element("li") { html in
            captured(version.version.captured, &html, visit)
            html.element("code", [:], version.version.path + (version.version.member.map { " › " + $0 } ?? ""))
            html.element("details") { html in
              html.element("summary", [:], visit.say(.toNextVersion))
              changes(from: version.article, to: next, &html, visit)
            }
          }
        }
        html.element("li") { html in
          captured(article.source.captured, &html, visit)
          html.words(visit.say(.followedVersion))
        }
      }
    }
  }

  private func captured(_ moment: String?, _ html: inout HTMLWriter, _ visit: Visit) {
    html.element("span", ["class": "when"], moment ?? visit.say(.capturedUnknown))
    html.words(" ")
  }

  private func changes(from former: Article, to later: Article, _ html: inout HTMLWriter, _ visit: Visit) {
    html.element("div", ["class": "changes", "lang": visit.tongue(later.script)]) { html in
      if former.title != later.title {
        html.element("p") { $0.element("del", [:], former.title) }
        html.element("p") { $0.element("ins", [:], later.title) }
      }
      for change in TextDifference(from: former.text, to: later.text).changes {
        switch change {
        case .same(let words): html.element("p", ["class": "same"], "… \(words.count)")
        case .gone(let words): for one in words { html.element("p") { $0.element("del", [:], one) } }
        case .new(let words): for one in words { html.element("p") { $0.element("ins", [:], one) } }
        }
      }
    }
  }
}
