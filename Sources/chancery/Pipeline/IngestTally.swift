import Lexicon
import Messages
import Presentation
import Record

/// What was taken in, by how it was written down and who published it.
struct IngestTally {
  /// An outlet that the lexicon does not hold.
  private struct Unknown {
    var count = 0
    var isTraditional = false
    var host: String?
  }

  /// Outlets that a line names.
  private static let mostNamed = 12
  private let lexicon: LoadedLexicon

  init(_ lexicon: LoadedLexicon) { self.lexicon = lexicon }

  /// Rows that are offered for the lexicon.
  private static let mostRows = 20

  private(set) var formats: [String: Int] = [:]
  private(set) var outlets: [String: Int] = [:]
  private(set) var summaries = 0
  private(set) var nameless = 0
  private var unknown: [String: Unknown] = [:]

  var isEmpty: Bool { formats.isEmpty }

  /// Counts an article.
  mutating func count(_ article: Article) {
    formats[article.source.format.rawValue, default: 0] += 1
    if article.isSummary { summaries += 1 }
    if article.outlet.id != nil {
      outlets[article.outlet.name ?? "", default: 0] += 1
    } else if let name = article.outlet.name, !name.isEmpty {
      var outlet = unknown[name] ?? Unknown()
      outlet.count += 1
      outlet.isTraditional = article.script == .traditional
      outlet.host = outlet.host ?? article.url.flatMap(IngestTally.host)
      unknown[name] = outlet
    } else {
      nameless += 1
    }
  }

  private static func host(_ address: String) -> String? {
    let rest = address.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2)
    guard rest.count > 1, rest[0].last == UInt8(ascii: ":") else { return nil }
    return String(decoding: rest[1].prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased()
  }

  /// The most frequent first, as many as a line may name.
  private static func listed(_ counts: [String: Int]) -> Message {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let named: [Message] = sorted.prefix(mostNamed).map {
      Message(verbatim: "\(Plain.text($0.key)) \($0.value)")
    }
    let others: [Message] = sorted.count > mostNamed ? ["\(sorted.count - mostNamed) others"] : []
    return .list(named + others, separator: ", ")
  }

  /// Lines for a person.
  var lines: [Message] {
    var lines: [Message] = ["formats: \(IngestTally.listed(formats))"]
    if summaries > 0 { lines.append("\(summaries) of them are summaries") }
    if !outlets.isEmpty { lines.append("outlets: \(IngestTally.listed(outlets))") }
    if nameless > 0 { lines.append("\(nameless) articles name no outlet; --outlet ID says whose they are") }
    guard !unknown.isEmpty else { return lines }
    lines.append("not in the lexicon: \(IngestTally.listed(unknown.mapValues(\.count)))")
    lines.append("Rows for a file outlets.tsv in a folder of your own, which --lexicon then names:")
    return lines
  }

  /// What of `outlets.tsv` follows those lines; nothing where every outlet is known.
  var table: [String] {
    rows.isEmpty ? [] : ([IngestTally.columns] + rows).map { $0.joined(separator: "\t") }
  }

  /// The columns of `outlets.tsv`.
  private static let columns = [
    "id", "kind", "state", "zone", "script", "name", "hant", "names", "latin", "categories", "hosts",
  ]

  /// A row of `outlets.tsv` for each unknown outlet, the most frequent first.
  var rows: [[String]] {
    unknown.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(IngestTally.mostRows).map {
      name, outlet in
      let plain = Plain.text(name).split(whereSeparator: { $0 == "\t" || $0 == "\n" }).joined(separator: " ")
      let land = land(outlet.host)
      return [
        IngestTally.id(plain, outlet.host), "outlet", land.state, land.zone, outlet.isTraditional ? "hant" : "hans",
        plain,
        "", "", "", plain, outlet.host ?? "",
      ]
    }
  }

  /// The state and the time zone of most outlets whose hosts end as this one does; what they do not tell is to be filled
  /// in.
  private func land(_ host: String?) -> (state: String, zone: String) {
    guard let end = host?.split(separator: ".").last.map({ "." + $0 }), end.count == 3 else {
      return ("", "Asia/Shanghai")
    }
    var counts: [[String]: Int] = [:]
    for outlet in lexicon.outlets where outlet.hosts.contains(where: { $0.hasSuffix(end) }) {
      counts[[outlet.state, outlet.zone], default: 0] += 1
    }
    let most = counts.max { ($0.value, $1.key[0]) < ($1.value, $0.key[0]) }?.key
    return most.map { ($0[0], $0[1]) } ?? ("", "Asia/Shanghai")
  }

  /// An id as the table wants it: of the host, or of the name where that is Latin.
  private static func id(_ name: String, _ host: String?) -> String {
    let labels = (host ?? "").split(separator: ".").filter { !["www", "m", "news", "wap"].contains($0) }
    let isNumber = labels.allSatisfy { $0.allSatisfy(\.isNumber) }
    let text = isNumber ? name.lowercased() : labels.first.map(String.init) ?? name.lowercased()
    let letters = text.utf8.map { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) ? $0 : UInt8(ascii: "-") }
    let words = letters.split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }
    return words.isEmpty ? "my-outlet" : words.joined(separator: "-")
  }

  /// Writes the numbers.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("formats")
      json.counts(formats)
      json.key("outlets")
      json.counts(outlets)
      json.key("unknown_outlets")
      json.counts(unknown.mapValues(\.count))
      json.member("without_outlet", nameless)
      json.member("summaries", summaries)
      json.key("outlet_rows")
      json.array(rows) { json, row in json.array(row) { $0.value($1) } }
    }
  }
}

extension JSONWriter {
  /// Names with their counts, the most frequent first.
  mutating func counts(_ counts: [String: Int]) {
    array(counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }) { json, item in
      json.object { json in
        json.member("name", item.key)
        json.member("articles", item.value)
      }
    }
  }
}
