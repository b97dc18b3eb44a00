import Foundation
import Record
import Testing

@Suite("Reading JSON")
struct JSONValueTests {
  static let good: [(text: String, value: JSONValue)] = [
    ("null", .null), (" true ", .flag(true)), ("\t\r\nfalse\n", .flag(false)), ("0", .number(0)), ("-0", .number(-0.0)),
    ("-12.5e+2", .number(-1250)), ("1E3", .number(1000)), ("\"\"", .string("")), ("\"外长\"", .string("外长")),
    (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")), (#""\u5916\u957F""#, .string("外长")),
    (#""\ud83d\uDE00""#, .string("😀")), ("[]", .list([])), ("[ ]", .list([])), ("{ }", .object([:])),
    ("[1, [2]]", .list([.number(1), .list([.number(2)])])),
    (#"{"a":1,"b":{"c":null}}"#, .object(["a": .number(1), "b": .object(["c": .null])])),
    (#"{"a":1,"a":2}"#, .object(["a": .number(2)])),
  ]

  @Test("a document that RFC 8259 allows is read", arguments: good)
  func reads(_ example: (text: String, value: JSONValue)) throws {
    #expect(try JSONValue(parsing: example.text) == example.value)
  }

  static let bad: [(text: String, offset: Int)] = [
    ("", 0), ("  ", 2), ("nul", 0), ("True", 0), ("[1,]", 3), ("[1 2]", 3), ("[,1]", 1), ("{\"a\"}", 4), ("{a:1}", 1),
    ("{\"a\":1,}", 7), ("{\"a\":}", 5), ("[1] 2", 4), ("\"a", 2), ("\"\\", 2), ("\"a\nb\"", 2), (#""\q""#, 2),
    (#""\u12g4""#, 3), (#""\u+123""#, 3), (#""\u12"#, 3), ("01", 1), ("+1", 0), (".5", 0), ("1.", 2), ("1e", 2),
    ("-", 1), ("1.e3", 2), ("0x10", 1), ("NaN", 0), ("-Infinity", 1), ("'a'", 0), ("//\n1", 0), ("[1", 2), ("{", 1),
    ("１", 0), ("\u{FEFF}1", 0),
  ]

  @Test("anything else is refused at the byte that does not belong", arguments: bad)
  func refuses(_ example: (text: String, offset: Int)) throws {
    let error = try #require(throws: JSONError.self) { try JSONValue(parsing: example.text) }
    #expect(error.offset == example.offset)
    #expect(error.description.hasPrefix("not JSON at byte \(example.offset): expected "))
  }

  static let halves: [(text: String, scalars: [UInt32])] = [
    (#""\ud83d""#, [0xFFFD]), (#""\ude00""#, [0xFFFD]), (#""\ud83dx""#, [0xFFFD, 0x78]),
    (#""\ud83d\u0041""#, [0xFFFD, 0x41]), (#""\ud83d\n""#, [0xFFFD, 0x0A]),
    (#""\ud83d\ud83d\ude00""#, [0xFFFD, 0x1F600]), (#""\ude00\ud83d""#, [0xFFFD, 0xFFFD]),
  ]

  @Test("a surrogate alone is the replacement character and takes nothing with it", arguments: halves)
  func surrogates(_ example: (text: String, scalars: [UInt32])) throws {
    let text = try #require(try JSONValue(parsing: example.text).string)
    #expect(text.unicodeScalars.map(\.value) == example.scalars)
  }

  @Test("128 nested values are read, the 129th is refused, and a hundred thousand do no harm")
  func depth() throws {
    func nest(_ count: Int, _ core: String = "1") -> String {
      String(repeating: "[", count: count) + core + String(repeating: "]", count: count)
    }
    let most = JSONValue.maximumDepth
    var value = try JSONValue(parsing: nest(most))
    for _ in 0..<most { value = try #require(value.list.first) }
    #expect(value == .number(1))
    let error = try #require(throws: JSONError.self) { try JSONValue(parsing: nest(most + 1)) }
    #expect(error.offset == most)
    #expect(throws: JSONError.self) { try JSONValue(parsing: nest(100_000, "")) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: "{\"a\":", count: 100_000)) }
  }

  @Test("every beginning of a document is refused, none crashes")
  func truncations() throws {
    let document = #"{"a": [1, -2.5e3, "外\u957f\ud83d\ude00\n", true, false, null], "b": {"c": []}}"#
    #expect(throws: Never.self) { try JSONValue(parsing: document) }
    for length in 0..<document.unicodeScalars.count {
      let beginning = String(String.UnicodeScalarView(document.unicodeScalars.prefix(length)))
      let error = try #require(throws: JSONError.self) { try JSONValue(parsing: beginning) }
      #expect(error.offset <= beginning.utf8.count)
    }
  }

  @Test("asking for what is not there gives nothing")
  func access() throws {
    let value = try JSONValue(parsing: #"{"a":1.5,"b":["x",2],"c":9007199254740993,"d":1e300}"#)
    #expect(value["none"] == .null)
    #expect(value["a"]["deeper"] == .null)
    #expect(value["a"].integer == nil)
    #expect(value["d"].integer == nil)
    #expect(value["b"].strings == ["x"])
    #expect(value["b"].list.count == 2)
    #expect(value["a"].string == nil && value["a"].flag == nil && value["a"].list.isEmpty)
  }
}
