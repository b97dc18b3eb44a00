import Glibc

/// Turns the bytes of a file into valid UTF-8, once, so that everything after it may trust them.
///
/// UTF-16 is told by its byte order mark or by its zeros; GB18030, GBK, Big5 and other charsets of East Asia by what an
/// HTML page or an XML document declares, unless another one alone reads as Chinese. Invalid bytes are replaced by
/// U+FFFD, never dropped; so is NUL, as the HTML standard has it.
enum TextDecoding {
  static func text(_ bytes: [UInt8]) throws(IntakeFault) -> [UInt8] {
    if let kind = signature(of: bytes) { throw .binary("it is \(kind)") }
    if let text = UTF16Text.marked(bytes) { return text }
    let bytes = withoutMark(bytes)
    guard bytes.contains(0) else { return try decoded(bytes) }
    let nulls = bytes.reduce(into: 0) { $0 += $1 == 0 ? 1 : 0 }
    if nulls * 8 >= bytes.count || !isValid(bytes), let text = UTF16Text.unmarked(bytes) { return text }
    guard nulls * 32 <= bytes.count || nulls < 4, nulls < bytes.count else {
      throw .binary("\(nulls) of its \(bytes.count) bytes are NUL")
    }
    return withoutNull(try decoded(bytes))
  }

  /// Bytes in UTF-8 or in another charset, NUL left as it is.
  private static func decoded(_ bytes: [UInt8]) throws(IntakeFault) -> [UInt8] {
    if isValid(bytes) { return bytes }
    let foreign = bytes.reduce(into: 0) { $0 += $1 >= 0x80 ? 1 : 0 }
    let declared = CharsetNames.declared(in: bytes).flatMap { Attempt(bytes, $0) }
    if let declared, declared.share ?? 0 >= CommonCharacters.smallestShare, declared.isSound(foreign) {
      return declared.text
    }
    let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
    let faults = replacements(repaired)
    // Of another charset's characters hardly one is UTF-8 by chance.
    if faults * 10 > foreign {
      if let chinese = undeclared(bytes, foreign, betterThan: declared?.share ?? 0) { return chinese }
      if let declared { return declared.text }
    }
    guard faults * 24 <= repaired.count else {
      throw .binary("most of it is not UTF-8, and no charset is declared")
    }
    return repaired
  }

  /// Bytes without the byte order mark of UTF-8.
  private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
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

  private static func withoutNull(_ bytes: [UInt8]) -> [UInt8] {
    var replaced: [UInt8] = []
    replaced.reserveCapacity(bytes.count + 64)
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

  // MARK: Other charsets

  /// What bytes read as in a charset.
  private struct Attempt {
    var text: [UInt8]
    /// How many replacements stand in it.
    var faults: Int
    /// The share of common characters; `nil` where it does not read as Chinese.
    var share: Double?

    /// Reads bytes by a charset; `nil` where the system does not know it.
    init?(_ bytes: [UInt8], _ charset: String) {
      guard let converted = TextDecoding.converted(bytes, from: charset) else { return nil }
      text = TextDecoding.withoutMark(converted)
      faults = TextDecoding.replacements(text)
      share = CommonCharacters.share(in: text, allowsKana: CharsetNames.japanese.contains(charset))
    }

    /// Whether hardly any of so many foreign bytes had no meaning. A character that is cut off makes two replacements.
    func isSound(_ foreign: Int) -> Bool { faults <= 2 + foreign / 200 }
  }

  /// Below this share EUC-JP is tried as well: of GB18030 that is read as EUC-JP, and the other way about, one in
  /// twenty-five is common, of Chinese three in ten.
  private static let doubtfulShare = 0.12

  /// Bytes that are valid GB18030 or Big5 and read as Chinese, as UTF-8: of both, the one that reads better, and
  /// better than what is declared. EUC-JP is taken where neither fits.
  private static func undeclared(_ bytes: [UInt8], _ foreign: Int, betterThan share: Double) -> [UInt8]? {
    var best: (text: [UInt8]?, share: Double) = (nil, share)
    for charset in ["GB18030", "BIG5-HKSCS", "EUC-JP-MS"] {
      let isLast = charset == "EUC-JP-MS"
      if isLast, best.share >= doubtfulShare { break }
      guard let attempt = Attempt(bytes, charset), attempt.isSound(foreign), let share = attempt.share,
        share >= CommonCharacters.smallestShare, share > best.share * (isLast ? 2 : 1)
      else { continue }
      best = (attempt.text, share)
    }
    return best.text
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
        // Of HKSCS the second of two characters that one code stands for may be held back.
        iconv(converter, nil, nil, &into, &room)
        return target.count - room
      }
    }
    return output[..<used].map { UInt8(bitPattern: $0) }
  }
}
