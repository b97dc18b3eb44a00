import Glibc
import Record
import Testing

@testable import Intake

@Suite("Charsets, declared rightly, wrongly or not at all")
struct CharsetTests {
  /// Text in another charset, as iconv(3) writes it.
  static func encoded(_ text: String, _ charset: String) throws -> [UInt8] {
    let converter = try #require(iconv_open(charset, "UTF-8"))
    defer { iconv_close(converter) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 2)
    let used = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var left = source.count
        var into = target.baseAddress
        var room = target.count
        #expect(iconv(converter, &from, &left, &into, &room) == 0)
        return target.count - room
      }
    }
    return output[..<used].map { UInt8(bitPattern: $0) }
  }

  /// What bytes are read as.
  static func decoded(_ bytes: [UInt8]) throws -> String {
    String(decoding: try TextDecoding.text(bytes), as: UTF8.self)
  }

  static let texts: [(text: String, charset: String)] = [
    ("两国外长今天在海港会晤，双方就渔业问题交换了意见。", "GB18030"),
    ("中国外交部发言人说，有关方面会继续谈。", "GBK"),
    ("兩國外長今天在海港會晤，雙方就漁業問題交換了意見。", "BIG5-HKSCS"),
    ("港口明日關閉，因為風大。", "BIG5"),
    ("兩國外長今天在海港會晤。", "GB18030"),
    ("外长说：“不。”他在《海港报》上写道，2031年的协定已经作废——没有人问过渔民。", "GB18030"),
    ("外长说，𠮷港与㐂岛的渔民今天在海港会谈，双方同意继续。", "GB18030"),
    ("佢哋喺海港傾咗好耐，話漁業協定嘅事今年會繼續談。", "BIG5-HKSCS"),
    ("両國外長今天在海港會談，双方對漁業問題交換了意見。", "EUC-JP"),
  ]

  @Test("Chinese is told by what the bytes read as", arguments: texts)
  func told(_ example: (text: String, charset: String)) throws {
    let bytes = try Self.encoded("---\ntitle: 港口\n---\n\n\(example.text)\n", example.charset)
    let article = try Fixtures.intake().read(bytes, path: "a.md")
    #expect(article.title == "港口")
    #expect(article.text == example.text)
  }

  @Test("a last character that is cut off costs no more than itself", arguments: ["GB18030", "BIG5"])
  func truncated(_ charset: String) throws {
    let text = charset == "BIG5" ? "兩國外長今天在海港會晤，雙方同意繼續談" : "两国外长今天在海港会晤，双方同意继续谈"
    let bytes = try Self.encoded("---\ntitle: 港口\n---\n\n\(text)", charset).dropLast()
    let article = try Fixtures.intake().read(Array(bytes), path: "a.md")
    #expect(article.text.hasPrefix(text.dropLast()))
  }

  @Test("a page without a charset is read as well")
  func page() throws {
    let html = "<html><head><title>两国外长会晤</title></head><body><p>双方在海港的会谈中同意，渔业谈判今年继续。</p></body></html>"
    let article = try Fixtures.intake().read(try Self.encoded(html, "GB18030"), path: "a.html")
    #expect(article.title == "两国外长会晤")
    #expect(article.text == "双方在海港的会谈中同意，渔业谈判今年继续。")
  }

  @Test("UTF-8 with a fault in it stays UTF-8")
  func faultyUTF8() throws {
    var bytes = Array("---\ntitle: 港口\n---\n\n两国外长今天在海港会晤，双方同意继续谈。".utf8)
    bytes.insert(0xC4, at: bytes.count - 9)
    let text = try Fixtures.intake().read(bytes, path: "a.md").text
    #expect(text.hasPrefix("两国外长今天在海港会晤，双方同意"))
    #expect(text.contains("\u{FFFD}"))
  }

  @Test("other charsets and noise are not taken for Chinese")
  func noChinese() throws {
    let french =
      "---\ntitle: a\n---\n\nLe ministre a \u{E9}t\u{E9} re\u{E7}u \u{E0} l'\u{C9}lys\u{E9}e, o\u{F9} l'on a f\u{EA}t\u{E9}."
    let article = try? Fixtures.intake().read(french.unicodeScalars.map { UInt8($0.value) }, path: "a.md")
    #expect(article?.text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) } != true)
    var state: UInt64 = 7
    let noise = (0..<4000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33) | 0x80
    }
    #expect(throws: IntakeError.self) {
      try Fixtures.intake().read(Array("---\ntitle: a\n---\n\n".utf8) + noise, path: "a.md")
    }
  }

  static let declarations: [(declared: String, text: String, charset: String)] = [
    ("gb2312", "外长说，𠮷港与㐂岛的渔民今天在海港会谈，双方同意继续。", "GB18030"),
    ("GBK", "两国外长今天在海港会晤，雙方就漁業問題交換了意見。", "GBK"),
    ("gb18030", "港口", "GB18030"),
    ("big5", "佢哋喺海港傾咗好耐，話漁業協定嘅事今年會繼續談。", "BIG5-HKSCS"),
    ("Big5-HKSCS", "港口明日關閉，因為風大。", "BIG5-HKSCS"),
    ("euc-jp", "両國外長今天在海港會談，双方對漁業問題交換了意見。", "EUC-JP"),
    ("EUC-JP", "港湾ニュース：両国の外相が会談", "EUC-JP"),
    ("Shift_JIS", "港湾ニュース：両国の外相が会談", "CP932"),
    ("big5", "两国外长今天在海港会晤，双方就渔业问题交换了意见。", "GB18030"),
    ("euc-jp", "两国外长今天在海港会晤，双方就渔业问题交换了意见。", "GB18030"),
    ("gb2312", "兩國外長今天在海港會晤，雙方就漁業問題交換了意見。", "BIG5"),
    ("gb2312", "両國外長今天在海港會談，双方對漁業問題交換了意見。", "EUC-JP"),
    ("utf-8", "两国外长今天在海港会晤，双方就渔业问题交换了意见。", "GB18030"),
    ("utf-8", "佢哋喺海港傾咗好耐，話漁業協定嘅事今年會繼續談。", "BIG5-HKSCS"),
    ("iso-8859-1", "两国外长今天在海港会晤，双方就渔业问题交换了意见。", "GB18030"),
    ("gb2312", "两国外长今天在海港会晤，双方就渔业问题交换了意见。", "UTF-8"),
    ("gb2312", "两国外长今天在海港会晤，双方就渔业问题交换了意见。", "UTF-16LE"),
    ("utf-16", "兩國外長今天在海港會晤，雙方就漁業問題交換了意見。", "UTF-16BE"),
  ]

  @Test("what a page declares counts, unless another charset alone reads as Chinese", arguments: declarations)
  func declared(_ example: (declared: String, text: String, charset: String)) throws {
    let page = "<html><head><meta charset=\"\(example.declared)\"></head><body><p>\(example.text)</p></body></html>"
    let bytes = try Self.encoded(page, example.charset)
    #expect(try Self.decoded(bytes) == page)
  }

  @Test("a fault costs no more than itself, whatever is declared", arguments: ["gb2312", "big5", "utf-8", "none"])
  func faults(_ declared: String) throws {
    let head = Array("<meta charset=\"\(declared)\"><p>".utf8)
    let first = "两国外长今天在海港会晤，双方就渔业问题交换了意见。"
    let second = "渔业谈判将在今年继续，有关各方都表示同意。"
    var bytes = head
    bytes += try Self.encoded(first, "GB18030")
    bytes.append(0xFF)
    bytes += try Self.encoded(second, "GB18030")
    let text = try Self.decoded(bytes)
    #expect(text.hasSuffix("<p>\(first)\u{FFFD}\(second)"))
  }

  @Test("NUL between characters of another charset is replaced, and they stay what they are")
  func nulls() throws {
    let parts = ["---\ntitle: 港口\n---\n\n两国外长", "今天在海港会晤，双方就渔业问题交换了意见。"]
    var bytes = try Self.encoded(parts[0], "GB18030")
    bytes.append(0)
    bytes += try Self.encoded(parts[1], "GB18030")
    #expect(try Self.decoded(bytes) == parts.joined(separator: "\u{FFFD}"))
  }

  @Test("a byte order mark of GB18030 is no part of the text, and no character is held back at its end")
  func ends() throws {
    var marked: [UInt8] = [0x84, 0x31, 0x95, 0x33]
    marked += try Self.encoded("# 两国外长在海港会晤\n", "GB18030")
    #expect(try Self.decoded(marked) == "# 两国外长在海港会晤\n")
    var bytes = try Self.encoded("<meta charset=big5>佢哋喺海港傾咗好耐，話漁業協定嘅事兩邊今年會繼續談。", "BIG5-HKSCS")
    bytes += [0x88, 0x62]
    let text = try Self.decoded(bytes)
    #expect(Array(text.unicodeScalars.suffix(2)) == ["\u{CA}", "\u{304}"])
  }

  static let wide: [String] = [
    "---\ntitle: 海湾\n---\n正文。",
    "---\ntitle: 言\n---\n\n" + String(repeating: "中国外交部发言人说，有关方面会继续谈。", count: 40),
    "---\ntitle: 一\n---\n\n" + String(repeating: "一國外長在海港會晤，雙方說了一句話。\n\n", count: 40),
    "---\ntitle: Harbour\n---\n\n" + String(repeating: "The talks go on. ", count: 40),
  ]

  @Test("UTF-16 without a byte order mark is told by its zeros", arguments: wide, ["UTF-16LE", "UTF-16BE"])
  func unmarked(_ text: String, _ charset: String) throws {
    var bytes = try Self.encoded(text, charset)
    #expect(try Self.decoded(bytes) == text)
    // Half a character at the end is replaced.
    bytes.append(0x4E)
    #expect(try Self.decoded(bytes) == text + "\u{FFFD}")
  }

  @Test("UTF-8 with zeros, and numbers of two bytes, are not taken for UTF-16")
  func narrow() throws {
    let post = Array("---\ntitle: begin\n---\n\nBeginning and legend, 海港".utf8)
    let text = try TextDecoding.text(post + [0, 0xFF, 0] + post)
    #expect(String(decoding: text.prefix(post.count), as: UTF8.self) == String(decoding: post, as: UTF8.self))
    let numbers: [UInt8] = (0..<8_000).map { $0 % 2 == 0 ? UInt8(truncatingIfNeeded: $0 / 2 &* 7) : 0 }
    #expect(throws: IntakeFault.self) { try TextDecoding.text(numbers) }
  }
}
