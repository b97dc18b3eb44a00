import Foundation
import Record
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
  static func written(_ text: String) -> String {
    var json = JSONWriter()
    json.value(text)
    return json.text
  }

  static let awkward = [
    "", "外长", "\"引\"\\号", "第一行\n第二行\r\t", "\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F}", "\u{7F}\u{2028}", "𠮷😀", "e\u{301}",
    "</script>", "\u{FFFD}\u{FEFF}",
  ]

  @Test("every string comes back from Foundation's and from our own reader, scalar by scalar", arguments: awkward)
  func strings(_ text: String) throws {
    let line = JSONWriterTests.written(text)
    let theirs = try JSONDecoder().decode(String.self, from: Data(line.utf8))
    #expect(Array(theirs.unicodeScalars) == Array(text.unicodeScalars))
    let ours = try #require(try JSONValue(parsing: line).string)
    #expect(Array(ours.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test("every control character is escaped and nothing else is")
  func escapes() {
    for value in UInt8.min...UInt8.max {
      let scalar = Unicode.Scalar(value)
      let body = JSONWriterTests.written(String(scalar)).dropFirst().dropLast()
      let mustEscape = value < 0x20 || (0x7F..<0xA0).contains(value) || scalar == "\"" || scalar == "\\"
      #expect(body.hasPrefix("\\") == mustEscape, "U+\(value)")
      #expect(body.utf8.allSatisfy { $0 >= 0x20 })
    }
    #expect(JSONWriterTests.written("\u{1F}") == "\"\\u001f\"")
    #expect(JSONWriterTests.written("\n\r\t") == "\"\\n\\r\\t\"")
  }

  @Test("commas stand between members and elements and nowhere else")
  func commas() {
    var json = JSONWriter()
    json.object { json in
      json.member("a", "x")
      json.member("b", nil)
      json.member("c", 1)
      json.member("d", true)
      json.member("e", [String]())
      json.member("f", ["y", "z"])
      json.member("g", TextSpan(1, 2))
      json.member("h", [TextSpan(1, 2), TextSpan(3, 4)])
      json.key("i")
      json.object { _ in }
      json.key("j")
      json.null()
    }
    json.endLine()
    json.value(-7)
    let line = #"{"a":"x","b":null,"c":1,"d":true,"e":[],"f":["y","z"],"g":[1,2],"h":[[1,2],[3,4]],"i":{},"j":null}"#
    #expect(json.text == line + "\n-7")
    json.removeAll()
    json.value(false)
    #expect(json.text == "false")
  }

  @Test(
    "a number is written with all its digits and no more",
    arguments: [0, 7, 9, 10, 99, 100, 1_000_000, 1_234_567_890_123, .max, -1, -10, .min])
  func numbers(_ number: Int) {
    var json = JSONWriter()
    json.array([number]) { $0.value($1) }
    json.value(TextSpan(0, max(number, 0)))
    #expect(json.text == "[\(number)],[0,\(max(number, 0))]")
  }
}
