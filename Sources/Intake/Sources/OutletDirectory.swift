import Lexicon
import Record

/// Who publishes, told from what a source says about itself.
struct OutletDirectory: Sendable {
  /// An outlet as far as Intake needs it.
  struct Outlet: Sendable {
    var id: String
    var name: String
    var clock: ZoneClock?
    var script: Article.Script?
  }

  private var outlets: [Outlet] = []
  /// By the words that stand as category, tag or author, in lower case.
  private var byWord: [String: Int] = [:]
  private var byHost: [String: Int] = [:]

  /// Reads `outlets.tsv`.
  ///
  /// - Throws: `LexiconError` for a zone that the system does not know.
  init(_ table: Table) throws(LexiconError) {
    var clocks: [String: ZoneClock] = [:]
    for row in table.rows {
      let zone = table.cell(row, "zone")
      let clock = zone.isEmpty ? nil : clocks[zone] ?? ZoneClock(zone)
      clocks[zone] = clock
      guard zone.isEmpty || clock != nil else {
        throw LexiconError(
          table: table.name, line: row.line, problem: "no time zone “\(zone)”", remedy: "use an IANA name")
      }
      let position = outlets.count
      outlets.append(
        Outlet(
          id: table.cell(row, "id"), name: table.cell(row, "name"), clock: clock,
          script: Article.Script(rawValue: table.cell(row, "script"))))
      for word in table.list(row, "categories") { byWord[word.lowercased()] = position }
      let names = [table.cell(row, "name"), table.cell(row, "hant")] + table.list(row, "names")
      for word in names where !word.isEmpty {
        let word = word.lowercased()
        if byWord[word] == nil { byWord[word] = position }
      }
      for host in table.list(row, "hosts") { byHost[host.lowercased()] = position }
    }
  }

  /// The outlet that a source names as category, tag or author, or whose site the address is on.
  func outlet(categories: [String], tags: [String], author: String?, url: String?) -> Outlet? {
    for word in categories + tags + [author].compactMap({ $0 }) {
      if let position = byWord[word] ?? byWord[word.lowercased()] { return outlets[position] }
    }
    return url.flatMap { outlet(host: WebAddress.host($0)) }
  }

  /// The outlet of a host or of the nearest domain above it.
  func outlet(host: String?) -> Outlet? {
    guard var rest = host.map({ Substring($0) }) else { return nil }
    while true {
      if let position = byHost[String(rest)] { return outlets[position] }
      guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
      rest = rest[rest.utf8.index(after: dot)...]
    }
  }
}
