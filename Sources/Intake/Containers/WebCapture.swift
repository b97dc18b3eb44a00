import Record

/// Web archives: the pages that were answered, with their addresses (WARC 1.0 and 1.1, ISO 28500).
struct WebCapture {
  /// A page as it was answered.
  struct Page {
    var address: String
    /// When it was captured, to the second, as the record says.
    var time: String?
    /// The page, with a declaration of its charset in front where only HTTP declared it.
    var bytes: [UInt8]

    /// What the feed says of it that led there.
    var about: [String: String] = [:]

    /// All that, as articles have it.
    var origin: SavedFrom {
      SavedFrom(
        address: address, captured: time, published: about["published"], outlet: about["outlet"])
    }
  }

  /// A line of a header is no longer than this.
  private static let longestLine = 65_536
  /// Lines that a header has at most.
  private static let mostLines = 1_000
  /// A page is no larger than this; what is larger is passed over.
  static let pageLimit = 20_000_000

  private var stream: ByteStream
  /// Whether a record was met that is none or ends early, behind which nothing can be read.
  private(set) var isDamaged = false

  init(_ stream: ByteStream) { self.stream = stream }

  /// Whether bytes begin like a WARC.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: "WARC/".utf8) }

  /// The next page; `nil` at the end.
  mutating func next() -> Page? {
    var about: (address: String, fields: [String: String])?
    while let header = recordHeader() {
      guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0 else {
        isDamaged = true
        return nil
      }
      let kind = header["warc-type"] ?? ""
      if kind == "metadata", length <= WebCapture.longestLine, let address = header["warc-target-uri"] {
        about = (address, WebCapture.fields(stream.take(length)))
        continue
      }
      guard ["response", "resource", "conversion"].contains(kind), length <= WebCapture.pageLimit,
        let address = header["warc-target-uri"]
      else {
        guard stream.skip(length) else {
          isDamaged = true
          return nil
        }
        continue
      }
      let block = stream.take(length)
      // Half a page is none.
      guard block.count == length else {
        isDamaged = true
        return nil
      }
      let isHTTP = kind == "response" && header["content-type"]?.contains("http") ?? true
      let answer = isHTTP ? HTTPAnswer(block) : HTTPAnswer(body: block, type: header["content-type"])
      guard let answer, answer.isPage else { continue }
      // Some writers set the address between angle brackets.
      return Page(
        address: address.trimming("<>"), time: header["warc-date"].flatMap(WebCapture.moment), bytes: answer.page,
        about: about?.address == address ? about?.fields ?? [:] : [:])
    }
    return nil
  }

  /// The lines of a block of `application/warc-fields`, names in lower case.
  private static func fields(_ block: [UInt8]) -> [String: String] {
    let lines = block.split(separator: 0x0A).prefix(mostLines).compactMap { HTTPAnswer.field($0) }
    return Dictionary(lines.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// A date of a record to the second: some write less, and WARC 1.1 allows fractions.
  private static func moment(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.last == UInt8(ascii: "Z"), bytes.count >= 20, bytes.count == 20 || bytes[19] == UInt8(ascii: "."),
      let moment = Timestamp(String(decoding: bytes[..<19], as: UTF8.self) + "+00:00")
    else { return nil }
    return String(moment.description.prefix(19)) + "Z"
  }

  /// The header of the next record, its names in lower case; `nil` at the end.
  private mutating func recordHeader() -> [String: String]? {
    var line: [UInt8]?
    repeat { line = stream.line(atMost: WebCapture.longestLine) } while line?.isEmpty == true
    guard let first = line else { return nil }
    guard WebCapture.begins(first[...]) else {
      isDamaged = true
      return nil
    }
    var header: [String: String] = [:]
    for _ in 0..<WebCapture.mostLines {
      guard let line = stream.line(atMost: WebCapture.longestLine) else { break }
      if line.isEmpty { return header }
      if let (name, value) = HTTPAnswer.field(line[...]) { header[name] = value }
    }
    isDamaged = true
    return nil
  }
}

/// An answer of HTTP, with its header and its body unpacked (RFC 9110, 9112).
struct HTTPAnswer {
  private var status = 200
  private var header: [String: String] = [:]
  private var body: [UInt8]

  init(body: [UInt8], type: String?) {
    self.body = body
    header["content-type"] = type
  }

  /// - Parameter block: The answer as it came; `nil` where it has no end of its header.
  init?(_ block: [UInt8]) {
    var position = 0
    var isFirst = true
    while true {
      let end = ByteSearch.lineEnd(from: position, in: block, end: block.count)
      guard end < block.count else { return nil }
      var line = block[position..<end]
      if line.last == 0x0D { line.removeLast() }
      position = end + 1
      if line.isEmpty { break }
      if isFirst {
        let parts = line.split(separator: 0x20, maxSplits: 2)
        status = parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0
        isFirst = false
      } else if let (name, value) = HTTPAnswer.field(line) {
        header[name] = value
      }
    }
    body = Array(block[position...])
    if header["transfer-encoding"]?.lowercased().contains("chunked") == true { body = HTTPAnswer.joined(body) ?? body }
    if let encoding = header["content-encoding"]?.lowercased(), encoding.contains("gzip") {
      body = PackedFile.unpacked(body) ?? body
    }
  }

  /// A name, in lower case, and its value.
  static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    return (name, String(decoding: line[(colon + 1)...], as: UTF8.self).trimming(""))
  }

  /// Whether it is a page or a feed, and not a picture, a script or an error.
  var isPage: Bool {
    guard status == 200, let first = body.first(where: { $0 > 0x20 }) else { return false }
    guard let type = header["content-type"]?.lowercased() else { return first == UInt8(ascii: "<") }
    if ["html", "rss", "atom", "feed+json", "rdf"].contains(where: { type.contains($0) }) { return true }
    // Sites send feeds as nearly anything.
    guard ["xml", "json", "text/plain", "octet-stream"].contains(where: { type.contains($0) }) else { return false }
    let start = body.firstIndex { $0 > 0x20 } ?? 0
    if Feed.begins(body, at: start) { return true }
    let head = body[start..<min(start + 1024, body.count)]
    if first == UInt8(ascii: "{") {
      return ByteSearch.first("jsonfeed.org/version/", in: body, range: head.indices) != nil
    }
    return ["<rss", "<feed", "<rdf:RDF", "<RDF"].contains { ByteSearch.first($0, in: body, range: head.indices) != nil }
  }

  /// The page; where HTTP declares a charset and the page does not, with a declaration in front.
  var page: [UInt8] {
    let type = Array((header["content-type"] ?? "").lowercased().utf8)
    guard let place = WordList.place(Array("charset=".utf8), in: type) else { return body }
    let charset = String(
      decoding: type[(place + 8)...].prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }, as: UTF8.self
    ).trimming("\"'")
    let head = body.prefix(2048)
    guard !charset.isEmpty, ByteSearch.first("charset=", in: body, range: head.indices) == nil else { return body }
    return CharsetNames.declaring(charset, before: body)
  }

  /// The chunks of a body as one; `nil` where they are none.
  private static func joined(_ body: [UInt8]) -> [UInt8]? {
    var joined: [UInt8] = []
    var position = 0
    while position < body.count {
      let end = ByteSearch.lineEnd(from: position, in: body, end: body.count)
      let digits = body[position..<end].prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
      guard let count = Int(String(decoding: digits, as: UTF8.self), radix: 16),
        (0...body.count).contains(count)
      else { return nil }
      if count == 0 { break }
      let last = min(end + 1 + count, body.count)
      guard end + 1 <= last else { return nil }
      joined += body[(end + 1)..<last]
      position = last
      // The end of the chunk's line.
      if position < body.count, body[position] == 0x0D { position += 1 }
      if position < body.count, body[position] == 0x0A { position += 1 }
    }
    return joined
  }
}
