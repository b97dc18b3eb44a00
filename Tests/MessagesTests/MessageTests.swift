import Testing

@testable import Messages

@Suite("What is said in several languages")
struct MessageTests {
  private static let table = Array(
    "english\thans\thant\n%1 of %2 entries\t%2 条中的 %1 条\t%2 條中的 %1 條\nnone\t无\t無\n; \t；\t；\ntwo\\nlines\t两\\n行\t兩\\n行\n"
      .utf8)

  private static let catalogue = table.withUnsafeBytes { MessageCatalogue($0) }

  @Test("a sentence is looked up as a whole, with the places of its values")
  func template() {
    let message: Message = "\(3) of \(7) entries"
    #expect(message.template == "%1 of %2 entries")
    #expect(message(.english) == "3 of 7 entries")
    #expect(Self.catalogue.sentence(message.template, .simplified) == "%2 条中的 %1 条")
    #expect(Self.catalogue.sentence(message.template, .traditional) == "%2 條中的 %1 條")
  }

  @Test("what the table does not hold is said in English, and ends of lines are told by a sign")
  func missing() {
    #expect(Self.catalogue.sentence("nothing of the kind", .simplified) == "nothing of the kind")
    #expect(Self.catalogue.sentence("two\nlines", .traditional) == "兩\n行")
  }

  @Test("values are never looked up nor read as places: a name may hold a percent sign")
  func values() {
    let message: Message = "“\("%2 of none")” is no day"
    #expect(message(.english) == "“%2 of none” is no day")
    #expect(message(.simplified).contains("%2 of none"))
  }

  @Test("messages in a message and lists of them are each said in the language")
  func nested() {
    let inner: Message = "the whole name"
    let outer: Message = "use \(inner)"
    #expect(outer(.english) == "use the whole name")
    let list = Message.list(["a", "b"], separator: "; ")
    #expect(list(.english) == "a; b")
    #expect(list(.simplified) == "a；b")
    #expect(Message.list([], separator: ", ")(.simplified) == "")
  }

  @Test("two messages make one sentence, whose values keep their order")
  func sum() {
    let message: Message = "\(1) file, " + "\(2) of \(3)"
    #expect(message.template == "%1 file, %2 of %3")
    #expect(message(.english) == "1 file, 2 of 3")
    #expect(message == "1 file, 2 of 3")
  }

  @Test(
    "a locale's name tells the language",
    arguments: [
      ("zh_CN.UTF-8", "zh-Hans"), ("zh", "zh-Hans"), ("zh_TW", "zh-Hant"), ("zh-Hant", "zh-Hant"),
      ("zh_HK.Big5", "zh-Hant"), ("zh-Hans-HK", "zh-Hans"), ("en_GB.UTF-8", "en"), ("C.UTF-8", nil), ("de_DE", nil),
      ("", nil),
    ] as [(String, String?)])
  func locale(_ name: String, _ language: String?) {
    #expect(DisplayLanguage(locale: name)?.rawValue == language)
  }

  @Test("every row is said in both scripts, with every value that the English has")
  func rows() {
    #expect(MessageCatalogue.shared.rows.count > 400)
    for row in MessageCatalogue.shared.rows {
      for said in [row.hans, row.hant] {
        #expect(!said.isEmpty, "\(row.english)")
        for place in 1...9 where said.contains("%\(place)") {
          #expect(row.english.contains("%\(place)"), "\(row.english): there is no value %\(place)")
        }
      }
      #expect(row.hans.contains("%1") == row.hant.contains("%1"), "\(row.english)")
    }
  }
}
