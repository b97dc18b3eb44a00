import Archive
import Collation
import Messages
import Presentation
import Record

extension ArticleCommand {
  /// Prints the texts met under an article's address, oldest first, and what changed from each to the next.
  ///
  /// - Returns: The exit status: 1 where there is only one text.
  func show(_ versions: [StoredVersion], of article: Article, asJSON: Bool) -> Int32 {
    let current = Article.Version(
      digest: "", captured: article.source.captured, path: article.source.path, member: article.source.member)
    let texts = versions.map { ($0.version, $0.article) } + [(current, article)]
    if asJSON {
      for (index, (version, text)) in texts.enumerated() {
        Terminal.write(line(version, text, next: index + 1 < texts.count ? texts[index + 1].1 : nil))
      }
      return versions.isEmpty ? 1 : 0
    }
    guard !versions.isEmpty else {
      Terminal.complain("no other text was met under the address of \(article.id)")
      return 1
    }
    for (index, (version, text)) in texts.enumerated() {
      let isCurrent = index + 1 == texts.count
      let captured: Message = version.captured.map { "captured \($0)" } ?? "captured nobody knows when"
      let place = Plain.text(version.path + (version.member.map { "!" + $0 } ?? ""))
      Terminal.print((index == 0 ? "" : "\n") + Terminal.say(captured) + "  " + place)
      if isCurrent { Terminal.print(Terminal.say("this is the text that the record follows")) }
      Terminal.print(Plain.text(text.title))
      guard !isCurrent else { continue }
      Terminal.print(Terminal.say("from here to the next:"))
      for line in lines(from: text, to: texts[index + 1].1) { Terminal.print(line) }
    }
    return 0
  }

  private func lines(from former: Article, to later: Article) -> [String] {
    var lines: [String] = []
    if former.title != later.title { lines += ["- " + Plain.text(former.title), "+ " + Plain.text(later.title)] }
    for change in TextDifference(from: former.text, to: later.text).changes {
      switch change {
      case .same(let words): lines.append("  " + Terminal.say("… \(words.count) sentences are the same"))
      case .gone(let words): lines += words.map { "- " + Plain.text($0) }
      case .new(let words): lines += words.map { "+ " + Plain.text($0) }
      }
    }
    return lines
  }

  /// A version as one line of JSON.
  private func line(_ version: Article.Version, _ text: Article, next: Article?) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("article", text.id)
      json.member("digest", version.digest.isEmpty ? nil : version.digest)
      json.member("captured", version.captured)
      json.member("path", version.path)
      json.member("member", version.member)
      json.member("current", next == nil)
      json.member("title", text.title)
      json.member("text", text.text)
      json.key("to_next")
      json.array(next.map { TextDifference(from: text.text, to: $0.text).changes } ?? []) { json, change in
        json.object { json in
          switch change {
          case .same(let words): json.member("same", words)
          case .gone(let words): json.member("gone", words)
          case .new(let words): json.member("new", words)
          }
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}
