import Glibc

/// Turns the bytes of a file into valid UTF-8, once, so that everything after it may trust them.
///
/// UTF-16 is told by its byte order mark; GB18030, GBK and Big5 by the charset that an HTML page declares, or where
/// the bytes are valid in one of them and read as Chinese. Invalid bytes are replaced by U+FFFD, never dropped; so is
/// NUL, as the HTML standard has it.
enum TextDecoding {
  static func text(_ bytes: [UInt8]) throws(IntakeFault) -> [UInt8] {
    if let kind = signature(of: bytes) { throw .binary("it is \(kind)") }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes) }
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.contains(0) { bytes = try withoutNull(bytes) }
    if isValid(bytes) { return bytes }
    if let charset = declaredCharset(bytes), let converted = converted(bytes, from: charset) { return converted }
    let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
    let faults = replacements(repaired)
    // Of another charset's characters hardly one is UTF-8 by chance.
    let foreign = bytes.reduce(into: 0) { $0 += $1 >= 0x80 ? 1 : 0 }
    if faults * 10 > foreign, let chinese = undeclared(bytes) { return chinese }
    guard faults * 24 <= repaired.count else {
      throw .binary("most of it is not UTF-8, and no charset is declared")
    }
    return repaired
  }

  private static func isValid(_ bytes: [UInt8]) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      return false
    }
  }

  /// The kinds of file that are most often met among posts and are no text, by their first bytes.
  private static let signatures: [(kind: String, bytes: [UInt8])] = [
    ("a PNG picture", [0x89, 0x50, 0x4E, 0x47]), ("a JPEG picture", [0xFF, 0xD8, 0xFF]),
    ("a GIF picture", Array("GIF8".utf8)), ("a PDF document", Array("%PDF-".utf8)),
    ("a zip archive", [0x50, 0x4B, 0x03, 0x04]), ("gzip data", [0x1F, 0x8B]),
    ("a program", [0x7F, 0x45, 0x4C, 0x46]), ("zstd data", [0x28, 0xB5, 0x2F, 0xFD]),
    ("xz data", [0xFD, 0x37, 0x7A, 0x58, 0x5A]), ("a SQLite database", Array("SQLite format 3".utf8)),
  ]

  private static func signature(of bytes: [UInt8]) -> String? {
    signatures.first { bytes.starts(with: $0.bytes) }?.kind
  }

  private static func withoutNull(_ bytes: [UInt8]) throws(IntakeFault) -> [UInt8] {
    let nulls = bytes.reduce(into: 0) { $0 += $1 == 0 ? 1 : 0 }
    guard nulls * 32 <= bytes.count || nulls < 4, nulls < bytes.count else {
      throw .binary("\(nulls) of its \(bytes.count) bytes are NUL")
    }
    var replaced: [UInt8] = []
    replaced.reserveCapacity(bytes.count + nulls * 2)
    for byte in bytes {
      if byte == 0 { replaced += [0xEF, 0xBF, 0xBD] } else { replaced.append(byte) }
    }
    return replaced
  }

  private static func replacements(_ bytes: [UInt8]) -> Int {
    var count = 0
    var index = 0
    while index + 2 < bytes.count {
      if bytes[index] == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBD {
        count += 1
        index += 3
      } else {
        index += 1
      }
    }
    return count
  }

  private static func utf16(_ bytes: [UInt8]) -> [UInt8] {
    let littleEndian = bytes[0] == 0xFF
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = 2
    while index + 1 < bytes.count {
      let low = UInt16(bytes[littleEndian ? index : index + 1])
      let high = UInt16(bytes[littleEndian ? index + 1 : index])
      let unit = high << 8 | low
      units.append(unit == 0 ? 0xFFFD : unit)
      index += 2
    }
    if index < bytes.count { units.append(0xFFFD) }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  // MARK: Chinese without a declaration

  /// Characters of which news in either script is full, three in ten; what is decoded by the wrong table has hardly
  /// one in fifty of them.
  private static let common: Set<UInt32> = Set(
    """
    的一是不了在人有我他这這中大来來上个個国國和也地到时時要就出会會可为為以用对對年生自发發行说說与與日方于於后後成作进進多新下\
    经經本部主及动動其将將表示关關现現被美电電长長面月力政外议議前军軍报報法民全公向市家理所能同他们們問问题題分之员員当當总總统統
    """.unicodeScalars.map(\.value).filter { $0 > 0x3400 })
  /// How many Han characters a text must have, and what share of them must be common, to be read as Chinese.
  private static let fewestHan = 6
  private static let smallestShare = 0.06
  /// How much of what is not ASCII may be neither Han nor the marks of Chinese.
  private static let largestRest = 0.1

  /// Bytes that are valid GB18030 or Big5 and read as Chinese, as UTF-8; of both, the one that reads better.
  private static func undeclared(_ bytes: [UInt8]) -> [UInt8]? {
    var best: (text: [UInt8], share: Double)?
    for charset in ["GB18030", "BIG5-HKSCS"] {
      // A character cut off at the very end may be missing.
      guard let text = converted(bytes, from: charset), replacements(text) <= 1, let share = commonShare(text),
        share >= smallestShare, share > best?.share ?? 0
      else { continue }
      best = (text, share)
    }
    return best?.text
  }

  /// The share of common characters among the Han of a text; `nil` for too few, or for much that is no Chinese.
  private static func commonShare(_ text: [UInt8]) -> Double? {
    var han = 0
    var found = 0
    var rest = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where scalar.value >= 0x80 {
      switch scalar.value {
      case 0x3400...0x9FFF:
        han += 1
        found += common.contains(scalar.value) ? 1 : 0
      case 0x2010...0x2027, 0x3000...0x303F, 0xFF01...0xFF5E, 0xA0, 0xB7: break
      default: rest += 1
      }
    }
    guard han >= fewestHan, Double(rest) <= Double(han) * largestRest else { return nil }
    return Double(found) / Double(han)
  }

  /// The charset of an XML declaration, a `<meta charset=…>` or `<meta … content="…; charset=…">` within the first 2 KB.
  private static func declaredCharset(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(2048)
    // XML says it in its first line, HTML in an element of its head.
    let xml =
      ByteSearch.matches("<?xml", in: bytes, at: 0)
      ? ByteSearch.first("encoding=", in: bytes, range: 0..<min(head.count, 200)) : nil
    guard
      let found = xml.map({ $0 + 9 }) ?? ByteSearch.first("charset=", in: bytes, range: head.indices).map({ $0 + 8 })
    else { return nil }
    var name: [UInt8] = []
    for byte in head[found...] {
      let lower = byte | 0x20
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), name.isEmpty { continue }
      let allowed = (0x61...0x7A).contains(lower) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      guard allowed, name.count < 20 else { break }
      name.append(lower)
    }
    switch String(decoding: name, as: UTF8.self) {
    case "gb2312", "gbk", "gb18030", "x-gbk": return "GB18030"
    case "big5", "big5-hkscs", "x-x-big5": return "BIG5-HKSCS"
    default: return nil
    }
  }

  /// Bytes of another charset as UTF-8, by iconv(3); each byte that has no meaning becomes U+FFFD.
  private static func converted(_ bytes: [UInt8], from charset: String) -> [UInt8]? {
    guard let converter = iconv_open("UTF-8", charset), converter != UnsafeMutableRawPointer(bitPattern: -1) else {
      return nil
    }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 3 + 16)
    let used = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var left = source.count
        var into = target.baseAddress
        var room = target.count
        while left > 0, room > 3 {
          guard iconv(converter, &from, &left, &into, &room) == -1, errno != E2BIG, left > 0 else { break }
          into?.update(from: [CChar(bitPattern: 0xEF), CChar(bitPattern: 0xBF), CChar(bitPattern: 0xBD)], count: 3)
          into = into.map { $0 + 3 }
          room -= 3
          from = from.map { $0 + 1 }
          left -= 1
        }
        return target.count - room
      }
    }
    return output[..<used].map { UInt8(bitPattern: $0) }
  }
}
