/// The charsets that pages and documents declare, and what iconv(3) calls those that are read for them.
enum CharsetNames {
  /// Charsets in which kana are to be expected.
  static let japanese: Set<String> = ["EUC-JP-MS", "CP932"]

  /// The charset of an XML declaration, a `<meta charset=…>` or `<meta … content="…; charset=…">` within the first
  /// 2 KB, as iconv(3) calls it; `nil` where none is declared, or UTF-8, or one that many declare without meaning it.
  static func declared(in bytes: [UInt8]) -> String? {
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
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == 0x20, name.isEmpty { continue }
      guard isNameByte(byte), name.count < 20 else { break }
      name.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
    return known(String(decoding: name, as: UTF8.self))
  }

  /// A page with the charset in front that its carrier declares; UTF-16 and what has a byte order mark tell themselves.
  static func declaring(_ charset: String, before page: [UInt8]) -> [UInt8] {
    guard (1...40).contains(charset.utf8.count), charset.utf8.allSatisfy(isNameByte), !page.prefix(256).contains(0)
    else { return page }
    if page.starts(with: [0xFF, 0xFE]) || page.starts(with: [0xFE, 0xFF]) || page.starts(with: [0xEF, 0xBB, 0xBF]) {
      return page
    }
    return Array("<meta charset=\"\(charset)\">".utf8) + page
  }

  /// What iconv(3) calls a charset, by its name in lower case. Each is read by the largest of its kin: pages declare
  /// the smaller and use the larger, as Big5 with the characters of Hong Kong.
  private static func known(_ name: String) -> String? {
    switch name {
    case "gb2312", "gb_2312-80", "gbk", "gb18030", "x-gbk", "cp936", "ms936", "windows-936", "euc-cn", "chinese":
      "GB18030"
    case "big5", "big5-hkscs", "big5hkscs", "big5-eten", "x-x-big5", "cn-big5", "cp950", "ms950", "windows-950":
      "BIG5-HKSCS"
    case "euc-jp", "eucjp", "x-euc-jp", "x-euc": "EUC-JP-MS"
    case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms932", "cp932", "windows-31j": "CP932"
    case "euc-kr", "ks_c_5601-1987", "cp949", "uhc", "windows-949": "CP949"
    default: nil
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }
}
