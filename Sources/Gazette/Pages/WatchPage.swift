import Archive
import Lexicon
import Presentation
import Query
import Record

/// Questions kept by name, with how much is new to each.
struct WatchList {
  let watches: [(watch: Watch, new: Int)]

  init(_ visit: Visit) throws {
    watches = try visit.archive.watches().map { watch in
      do {
        return (watch, try visit.archive.entryCount(WatchPage.filter(watch, visit)))
      } catch is QuestionFault {
        // A question that was understood once may name what the lexicon no longer holds.
        return (watch, 0)
      }
    }
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    guard !watches.isEmpty else { return }
    html.element("section", ["aria-labelledby": "watches"]) { html in
      html.element("h2", ["id": "watches"], visit.say(.watches))
      html.element("ul", ["class": "log"]) { html in
        for (watch, new) in watches {
          html.element("li") { html in
            html.element("a", ["href": WatchPage.address(watch.name, visit).text], watch.name)
            html.words(" ")
            html.element("code", [:], watch.question)
            if new > 0 {
              html.words(" ")
              html.element("strong", ["class": "disagree"], visit.say(.newCount(new)))
            }
          }
        }
      }
    }
  }
}

/// What is new in the answers of a kept question since it was last looked at, and all of them.
struct WatchPage: Page {
  let title: String
  let watch: Watch
  let rows: [TimelineRow]
  /// The last change of the record that the page tells of.
  let last: Int

  init?(_ visit: Visit, name: String) throws {
    guard let watch = try visit.archive.watch(name) else { return nil }
    self.watch = watch
    title = watch.name
    var filter = try WatchPage.filter(watch, visit)
    filter.isNewestFirst = true
    rows = try visit.archive.timeline(filter)
    last = try visit.archive.lastRevision()
  }

  /// Where a watch's page lies; its name may have anything in it.
  static func address(_ name: String, _ visit: Visit) -> Address { visit.page("watch").with("name", name) }

  /// The entries that have come or changed since the watch was looked at.
  static func filter(_ watch: Watch, _ visit: Visit) throws -> EntryFilter {
    var filter = EntryFilter()
    filter.question = .all([
      try visit.question(text: watch.question).ofEntries(), .term(.changed(after: watch.seen)),
    ])
    return filter
  }

  var exports: [(name: String, address: Address)] { Exports.ofEntries(question: watch.question, all: true) }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("p", ["class": "kicker"], visit.say(.watches))
    html.element("h1", [:], watch.name)
    html.element("p", ["class": "summary"]) { html in
      html.element("a", ["href": visit.page("timeline").with("q", watch.question).with("all", "1").text]) { html in
        html.element("code", [:], watch.question)
      }
    }
    html.element("h2", [:], visit.say(.sinceLast) + " \(rows.count)")
    if rows.isEmpty {
      html.element("p", ["class": "empty"], visit.say(.nothingNew))
    } else {
      visit.rows(rows, &html)
    }
    html.element("div", ["class": "actions"]) { html in
      WatchPage.form("seen", watch.name, .markSeen, last, &html, visit)
      WatchPage.form("drop", watch.name, .dropWatch, nil, &html, visit)
    }
  }

  private static func form(
    _ action: String, _ name: String, _ label: Wording, _ last: Int?, _ html: inout HTMLWriter, _ visit: Visit
  ) {
    html.element("form", ["method": "post", "action": visit.page("watch", action).text]) { html in
      html.open("input", ["type": "hidden", "name": "name", "value": name])
      if let last { html.open("input", ["type": "hidden", "name": "last", "value": "\(last)"]) }
      html.element("button", [:], visit.say(label))
    }
  }

  /// The form by which a question is kept, below the list it brought forth.
  static func keeping(_ question: String, _ html: inout HTMLWriter, _ visit: Visit) {
    guard !question.isEmpty else { return }
    html.element("form", ["class": "question keep", "method": "post", "action": visit.page("watch", "keep").text]) {
      html in
      html.open("input", ["type": "hidden", "name": "q", "value": question])
      html.element("label", [:]) { html in
        html.element("span", [:], visit.say(.keepAs))
        html.open("input", ["name": "name", "required": "", "maxlength": "80", "spellcheck": "false"])
      }
      html.element("button", [:], visit.say(.keep))
    }
  }
}

/// What forms change: watches, and nothing else of the archive.
enum WatchForms {
  /// Does what a form asks and leads on.
  static func answer(_ visit: Visit, _ action: String) throws -> Response? {
    let fields = Form.fields(visit.request.body)
    func field(_ name: String) -> String? { fields.first { $0.name == name && !$0.value.isEmpty }?.value }
    guard let name = field("name"), name.unicodeScalars.count <= 80 else { return nil }
    let archive = try RecordArchive(
      path: visit.library.archivePath, access: .readWrite, folding: visit.library.lexicon.folding)
    switch action {
    case "keep":
      let question = field("q") ?? ""
      _ = try visit.question(text: question).ofEntries()
      try archive.keep(Watch(name: name, question: question, seen: archive.lastRevision()))
    case "seen":
      guard var watch = try archive.watch(name) else { return nil }
      // What has come since the page was made has not been seen.
      watch.seen = min(field("last").flatMap { Int($0) } ?? watch.seen, try archive.lastRevision())
      try archive.keep(watch)
    case "drop":
      _ = try archive.dropWatch(name)
      return .redirect(to: visit.page().text)
    default: return nil
    }
    return .redirect(to: WatchPage.address(name, visit).text)
  }
}

/// The fields of a form as a browser sends them (application/x-www-form-urlencoded).
enum Form {
  static func fields(_ body: [UInt8]) -> [(name: String, value: String)] {
    body.split(separator: UInt8(ascii: "&")).prefix(100).map { pair in
      let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return (decoded(sides[0]), sides.count > 1 ? decoded(sides[1]) : "")
    }
  }

  /// Percent codes and `+` as what they stand for; a code that is none stays as it is.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var rest = bytes
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x37
      case 0x61...0x66: byte - 0x57
      default: nil
      }
    }
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+") {
        result.append(0x20)
      } else if byte == UInt8(ascii: "%"), rest.count >= 2, let high = digit(rest[rest.startIndex]),
        let low = digit(rest[rest.startIndex + 1])
      {
        result.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
