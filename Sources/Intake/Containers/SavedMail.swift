/// A page saved as a mail, with everything that it shows (MHTML, RFC 2557), or a mail that is a page: the first part of
/// HTML, wherever it stands in parts that hold others.
struct SavedMail {
  /// The page.
  let page: [UInt8]
  /// Where it was saved from.
  let address: String?
  /// Whether the mail ends in the midst of the page.
  let isCutOff: Bool

  /// How deep parts are looked for in parts: a page among its pictures, which is one of several forms of a text, in a
  /// mail with attachments.
  private static let deepest = 4
  /// A header is no longer than this.
  private static let longestHeader = 1 << 18
  /// The longest boundary, in bytes; RFC 2046 allows 70.
  private static let longestBoundary = 200

  /// Whether bytes begin like a mail that may hold a page.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    // A mail begins with the name of a field; most files are told by that.
    guard let first = bytes.first, isLetter(first),
      let colon = bytes.prefix(80).firstIndex(of: UInt8(ascii: ":")),
      bytes[..<colon].allSatisfy({ isLetter($0) || $0 == UInt8(ascii: "-") })
    else { return false }
    let head = bytes.prefix(4096).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if head.starts(with: "from: <saved by".utf8) { return true }
    guard WordList.place(Array("mime-version:".utf8), in: head) != nil,
      let place = WordList.place(Array("content-type:".utf8), in: head)
    else { return false }
    let type = head[(place + 13)...].drop { $0 <= 0x20 }
    return type.starts(with: "multipart/".utf8) || type.starts(with: "text/html".utf8)
  }

  /// Reads a mail; `nil` where it holds no page.
  init?(_ bytes: [UInt8]) {
    guard let (fields, start) = SavedMail.header(bytes, 0, end: bytes.count),
      let part = SavedMail.firstPage(in: bytes, start..<bytes.count, fields, depth: 0)
    else { return nil }
    page = part.page
    isCutOff = part.isCutOff ?? false
    address =
      SavedMail.location(fields["snapshot-content-location"]) ?? part.address
      ?? SavedMail.location(fields["content-location"])
  }

  // MARK: Parts

  /// A page that was found.
  private struct Part {
    var page: [UInt8]
    var address: String?
    /// Whether the mail ends in its midst; `nil` where it does not stand among others.
    var isCutOff: Bool?
  }

  /// The first page of a part: the part itself, or what it holds.
  private static func firstPage(
    in bytes: [UInt8], _ body: Range<Int>, _ fields: [String: String], depth: Int
  ) -> Part? {
    let type = fields["content-type"] ?? ""
    let kind = type.lowercased()
    guard kind.hasPrefix("multipart/") else {
      guard kind.hasPrefix("text/html") || kind.hasPrefix("application/xhtml+xml") else { return nil }
      return Part(page: decoded(bytes[body], fields), address: location(fields["content-location"]))
    }
    guard depth < deepest, let name = parameter("boundary", of: type),
      (1...longestBoundary).contains(name.utf8.count)
    else { return nil }
    let mark = Array(("--" + name).utf8)
    var boundary = nextBoundary(mark, in: bytes, body)
    while let opening = boundary, !opening.isLast {
      let start = min(opening.line.upperBound + 1, body.upperBound)
      let next = nextBoundary(mark, in: bytes, start..<body.upperBound)
      // The line feed before a boundary belongs to it.
      let end = next.map { max(start, $0.line.lowerBound - 1) } ?? body.upperBound
      if let (own, partStart) = header(bytes, start, end: end),
        let found = firstPage(in: bytes, partStart..<end, own, depth: depth + 1)
      {
        return Part(page: found.page, address: found.address, isCutOff: found.isCutOff ?? (next == nil))
      }
      boundary = next
    }
    return nil
  }

  /// The next line that is a boundary, and whether it ends the last part. One boundary may begin as another one does, so
  /// the line must hold nothing else.
  private static func nextBoundary(
    _ mark: [UInt8], in bytes: [UInt8], _ range: Range<Int>
  ) -> (line: Range<Int>, isLast: Bool)? {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = ByteSearch.lineEnd(from: start, in: bytes, end: range.upperBound)
      if bytes[start] == UInt8(ascii: "-"), bytes[start..<end].starts(with: mark) {
        let rest = bytes[ByteSearch.trimmed(start + mark.count..<end, of: bytes)]
        let isLast = rest.elementsEqual("--".utf8)
        if rest.isEmpty || isLast { return (line: start..<end, isLast: isLast) }
      }
      start = end + 1
    }
    return nil
  }

  /// The bytes of a part, and a declaration of the charset in front that its header names, which counts before the
  /// page's own.
  private static func decoded(_ bytes: ArraySlice<UInt8>, _ fields: [String: String]) -> [UInt8] {
    let page = TransferEncoding.decoded(bytes, fields["content-transfer-encoding"])
    guard let charset = fields["content-type"].flatMap({ parameter("charset", of: $0) }) else { return page }
    return CharsetNames.declaring(charset, before: page)
  }

  // MARK: Headers

  /// The fields of a header, their names in lower case, and where what follows it begins.
  private static func header(
    _ bytes: [UInt8], _ start: Int, end limit: Int
  ) -> (fields: [String: String], end: Int)? {
    var fields: [String: String] = [:]
    var position = start
    var last: String?
    while position < limit, position - start < longestHeader {
      let end = ByteSearch.lineEnd(from: position, in: bytes, end: limit)
      var line = bytes[position..<end]
      if line.last == 0x0D { line.removeLast() }
      position = min(end + 1, limit)
      if line.isEmpty { return fields.isEmpty ? nil : (fields, position) }
      if let first = line.first, first == 0x20 || first == 0x09, let name = last {
        // A long field goes on in the next line.
        fields[name, default: ""] += " " + String(decoding: line, as: UTF8.self).trimming("")
      } else if let (name, value) = HTTPAnswer.field(line) {
        fields[name] = value
        last = name
      } else {
        return nil
      }
    }
    return nil
  }

  /// A parameter of a field, with or without quotation marks: `boundary="b;1"`.
  private static func parameter(_ name: String, of field: String) -> String? {
    let bytes = Array(field.utf8)
    let semicolon = UInt8(ascii: ";")
    let quotation = UInt8(ascii: "\"")
    var index = bytes.firstIndex(of: semicolon) ?? bytes.count
    while index < bytes.count {
      index += 1
      let start = index
      while index < bytes.count, bytes[index] != semicolon, bytes[index] != UInt8(ascii: "=") { index += 1 }
      guard index < bytes.count, bytes[index] != semicolon else { continue }
      let key = ByteSearch.string(bytes, ByteSearch.trimmed(start..<index, of: bytes)).lowercased()
      index += 1
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      var value: [UInt8] = []
      if index < bytes.count, bytes[index] == quotation {
        index += 1
        while index < bytes.count, bytes[index] != quotation {
          if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
          value.append(bytes[index])
          index += 1
        }
      }
      let rest = index
      while index < bytes.count, bytes[index] != semicolon { index += 1 }
      if value.isEmpty { value = Array(bytes[ByteSearch.trimmed(rest..<index, of: bytes)]) }
      if key == name { return String(decoding: value, as: UTF8.self) }
    }
    return nil
  }

  /// An address as a field has it; `nil` where it is none of the web, as of a file or of a part.
  private static func location(_ field: String?) -> String? {
    guard let address = field?.trimming("<>"), address.lowercased().hasPrefix("http") else { return nil }
    return address
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
