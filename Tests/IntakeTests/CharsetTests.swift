import Glibc
import Record
import Testing

@testable import Intake

@Suite("Charsets that nobody declares")
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

  static let texts: [(text: String, charset: String)] = [
    ("两国外长今天在海港会晤，双方就渔业问题交换了意见。", "GB18030"),
    ("中国外交部发言人说，有关方面会继续谈。", "GBK"),
    ("兩國外長今天在海港會晤，雙方就漁業問題交換了意見。", "BIG5-HKSCS"),
    ("港口明日關閉，因為風大。", "BIG5"),
    ("兩國外長今天在海港會晤。", "GB18030"),
    ("外长说：“不。”他在《海港报》上写道，2031年的协定已经作废——没有人问过渔民。", "GB18030"),
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
}
