import Archive
import BuiltInLexicon
import Lexicon
import Messages
import Record
import Testing

@testable import Query

/// The lexicon that the program carries, and its names.
enum Shared {
  static func names() throws -> NameIndex { NameIndex(try LoadedLexicon(image: EmbeddedLexicon.image())) }

  static let today = CivilDate("2022-09-15") ?? CivilDate(dayNumber: 0)

  static func question(_ text: String) throws -> Question { try Question(text, names: names(), today: today) }

  /// What a question asks, condition by condition; excluded ones behind a minus.
  static func asked(_ text: String) throws -> [String] {
    var asked: [String] = []
    try question(text).expression.forEachTerm { term, isWanted in asked.append("\(isWanted ? "" : "-")\(term.asked)") }
    return asked
  }

  /// The fault of a question that is refused.
  static func fault(_ text: String) throws -> QuestionFault? {
    do {
      _ = try question(text)
      return nil
    } catch let fault as QuestionFault {
      return fault
    }
  }
}

@Suite("How a question is read")
struct QuestionParserTests {
  /// The structure with its values, written with all parentheses.
  private func shape(_ expression: Expression<TypedTerm>) -> String {
    switch expression {
    case .term(let term):
      (term.field.map { $0.rawValue + ":" } ?? "") + (term.isQuoted ? "“\(term.value)”" : term.value)
    case .all(let parts): "(" + parts.map(shape).joined(separator: " & ") + ")"
    case .any(let parts): "(" + parts.map(shape).joined(separator: " | ") + ")"
    case .not(let part): "!" + shape(part)
    }
  }

  static let shapes: [(question: String, shape: String)] = [
    ("", "()"), ("   ", "()"), ("外长", "外长"), ("外长 厦门", "(外长 & 厦门)"), ("外长　厦门", "(外长 & 厦门)"),
    ("外长 AND 厦门", "(外长 & 厦门)"), ("a OR b", "(a | b)"), ("a or b", "(a & or & b)"),
    ("a b OR c", "((a & b) | c)"), ("a (b OR c)", "(a & (b | c))"), ("-a b", "(!a & b)"), ("NOT a", "!a"),
    ("--a", "a"), ("---a", "!a"), ("a - b", "(a & - & b)"), ("韩-美", "韩-美"), ("\"a b\" c", "(“a b” & c)"),
    ("“战略 伙伴”", "“战略 伙伴”"),
    ("「战略」", "“战略”"), ("（a OR b）c", "((a | b) & c)"), ("actor:CHN", "actor:CHN"), ("国家：中国", "actor:中国"),
    ("ACTOR:CHN", "actor:CHN"), ("actor:\"South Korea\"", "actor:“South Korea”"), ("-actor:CHN a", "(!actor:CHN & a)"),
    ("after:-30d", "after:-30d"), ("after:-30d -x", "(after:-30d & !x)"), ("-(a OR b)", "!(a | b)"),
    ("a\"b\"", "(a & “b”)"), ("a\u{0}b", "a\u{0}b"),
  ]

  @Test("words, phrases, fields, alternatives and exclusions, in either width", arguments: shapes.indices)
  func structure(_ index: Int) throws {
    let (question, expected) = Self.shapes[index]
    #expect(shape(try QuestionParser.parse(question)) == expected)
  }

  static let faults: [(question: String, words: String, problem: String)] = [
    ("((", "(", "something has to follow"), ("(a", "(", "not closed"), ("a)", ")", "nothing is open"),
    (")", ")", "nothing stands in front of the )"), ("()", ")", "nothing stands in front of the )"),
    ("OR", "OR", "nothing stands in front of OR"), ("a OR", "OR", "something has to follow"),
    ("a AND", "AND", "something has to follow"), ("NOT", "NOT", "something has to follow"),
    ("a \"b", "\"b", "quotation mark is not closed"), ("\"  \"", "\"  \"", "nothing stands in the quotation marks"),
    ("aktor:CHN", "aktor:", "nothing can be asked by “aktor:”"), ("a actor:", "actor:", "actor: has no value"),
    ("actor: CHN", "actor:", "actor: has no value"), ("actor:(a)", "actor:", "actor: has no value"),
    ("http://x", "http:", "nothing can be asked by “http:”"),
  ]

  @Test("what cannot be read is refused at its place", arguments: faults.indices)
  func refusals(_ index: Int) throws {
    let (question, words, problem) = Self.faults[index]
    let fault = try #require(throws: QuestionFault.self) { try QuestionParser.parse(question) }
    #expect(fault.problem(.english).contains(problem), "\(fault)")
    #expect(fault.words == words, "\(fault)")
    #expect(!fault.remedy(.english).isEmpty)
    for language in [DisplayLanguage.simplified, .traditional] {
      #expect(fault.problem(language) != fault.problem(.english) && fault.remedy(language) != fault.remedy(.english))
    }
  }

  @Test("no question exhausts the stack or the time")
  func hostile() throws {
    for text in [
      String(repeating: "(", count: 100_000), String(repeating: "-", count: 1_999) + "a",
      String(repeating: "NOT ", count: 400) + "a", String(repeating: "a OR ", count: 300) + "b",
      String(repeating: "\"", count: 1_001), String(repeating: "actor:", count: 300),
    ] {
      do throws(QuestionFault) { _ = try QuestionParser.parse(text) } catch {
        #expect(!error.problem(.english).isEmpty)
      }
    }
    let long = try #require(throws: QuestionFault.self) {
      try QuestionParser.parse(String(repeating: "外", count: QuestionParser.longest + 1))
    }
    #expect(long.problem(.english).contains("at most"))
    #expect(throws: Never.self) { try QuestionParser.parse(String(repeating: "外", count: QuestionParser.longest)) }
  }
}

@Suite("What names and values of a question stand for")
struct QuestionResolverTests {
  static let names: [(question: String, asked: [String])] = [
    ("actor:CHN", ["actor(\"CHN\")"]), ("actor:china", ["actor(\"CHN\")"]), ("actor:烏克蘭", ["actor(\"UKR\")"]),
    ("actor:乌克兰", ["actor(\"UKR\")"]), ("actor:\"South Korea\"", ["actor(\"KOR\")"]),
    ("actor:Côte-d’Ivoire", ["actor(\"CIV\")"]), ("actor:EU", ["actor(\"EU\")"]), ("actor:欧盟", ["actor(\"EU\")"]),
    ("official:王毅", ["official(\"wang-yi\")"]), ("official:拉夫羅夫", ["official(\"lavrov\")"]),
    ("official:LAVROV", ["official(\"lavrov\")"]), ("issue:台湾", ["issue(\"taiwan\")"]),
    ("issue:jcpoa", ["issue(\"iran-nuclear\")"]), ("outlet:联合早报", ["outlet(\"zaobao\")"]),
    ("office:外长", ["office(\"foreign-minister\")"]), ("speaker:中国", ["speakerOf(\"CHN\")"]),
    ("speaker:王毅", ["speaker(\"wang-yi\")"]), ("speaker:外长", ["speakerIn(\"foreign-minister\")"]),
    ("kind:Meeting", ["mode(Record.Event.Mode.meeting)"]), ("type:sanction", ["kind(Record.Event.Kind.sanction)"]),
    ("weight:300", ["weight(ClosedRange(300...2147483647))"]), ("accounts:2..4", ["accounts(ClosedRange(2...4))"]),
    ("accounts:..4", ["accounts(ClosedRange(0...4))"]), ("has:disagreement", ["has(\"disagreement\")"]),
    ("said:半岛", ["said(\"半岛\", isExact: false)"]), ("phrase:半岛", ["phrase(\"半岛\", isExact: false)"]),
    ("script:exact 外長", ["words(\"外長\", isExact: true)"]),
    ("guilin", ["words(\"guilin\", isExact: false)", "place(\"guilin\")"]),
    ("wang yi", ["words(\"wang yi\", isExact: false)", "official(\"wang-yi\")"]),
    (
      "外长 -wang yi 厦门",
      [
        "words(\"外长\", isExact: false)", "-words(\"wang\", isExact: false)", "words(\"yi\", isExact: false)",
        "words(\"厦门\", isExact: false)",
      ]
    ),
  ]

  @Test("marks part bare words and are nothing alone; quoted words stay together; an id stands for its own row")
  func marks() throws {
    #expect(try Shared.asked("外长，厦门") == ["words(\"外长\", isExact: false)", "words(\"厦门\", isExact: false)"])
    #expect(try Shared.asked("外长 · - | 厦门") == Shared.asked("外长 厦门"))
    #expect(try Shared.asked("·").isEmpty)
    #expect(try Shared.asked("\"外长 厦门\"") == ["phrase(\"外长 厦门\", isExact: false)"])
    #expect(try Shared.fault("\"，。\"")?.problem(.english).contains("holds nothing") == true)
    #expect(try Shared.fault("said:！")?.problem(.english).contains("holds nothing") == true)
    #expect(try Shared.asked("outlet:n-tv") == ["outlet(\"n-tv\")"])
  }

  @Test("names of either script, in English and by code", arguments: names.indices)
  func meanings(_ index: Int) throws {
    let (question, expected) = Self.names[index]
    #expect(try Shared.asked(question) == expected)
  }

  static let days: [(value: String, since: String?, until: String?)] = [
    ("after:2022-09", "2022-09-01", nil), ("before:2022-09", nil, "2022-08-31"),
    ("on:2022-09", "2022-09-01", "2022-09-30"), ("on:2022", "2022-01-01", "2022-12-31"),
    ("on:2022-9", "2022-09-01", "2022-09-30"), ("on:2022-02-28", "2022-02-28", "2022-02-28"),
    ("after:-30d", "2022-08-16", nil), ("after:-2w", "2022-09-01", nil), ("after:-7m", "2022-02-15", nil),
    ("after:-1y", "2021-09-15", nil), ("on:today", "2022-09-15", "2022-09-15"),
    ("on:yesterday", "2022-09-14", "2022-09-14"), ("on:2020s", "2020-01-01", "2029-12-31"),
    ("before:2010年代", nil, "2009-12-31"),
  ]

  @Test("days, months, years and so long ago", arguments: days.indices)
  func calendar(_ index: Int) throws {
    let (question, since, until) = Self.days[index]
    guard case .term(let term) = try Shared.question(question).expression, case .days(let first, let last) = term.asked
    else {
      Issue.record("no days")
      return
    }
    #expect(first?.description == since && last?.description == until)
  }

  static let faults: [(question: String, problem: String, remedy: String)] = [
    ("actor:乌克蓝", "nothing is known by the name “乌克蓝”", "乌克兰"), ("issue:Tawian", "nothing is known", "Taiwan"),
    ("official:王毅毅", "nothing is known", "王毅"), ("official:wang", "officials are called “wang”", "whole name"),
    ("kind:lunch", "“lunch” is no value of kind:", "meeting"), ("status:gone", "no value of status:", "announced"),
    ("has:everything", "no value of has:", "disagreement"), ("on:2021-13", "“2021-13” is no day", "2022-09-15"),
    ("on:2021-02-30", "is no day", "2022-09-15"), ("after:-9999999999d", "is no day", "-30d"),
    ("weight:heavy", "“heavy” is no number", "2..4"), ("accounts:4..2", "is no number", "2..4"),
    ("weight:..", "is no number", "2..4"), ("script:any", "no value of script:", "script:exact"),
  ]

  @Test("what nothing is known by is refused, with the nearest", arguments: faults.indices)
  func refusals(_ index: Int) throws {
    let (question, problem, remedy) = Self.faults[index]
    let fault = try #require(try Shared.fault(question))
    #expect(fault.problem(.english).contains(problem), "\(fault)")
    #expect(fault.remedy(.english).contains(remedy), "\(fault)")
    #expect(fault.words == question)
  }

  @Test("each field can be asked by its Chinese names of both scripts")
  func chinese() {
    for field in QuestionField.allCases {
      for name in [field.rawValue, field.rawValue.uppercased()] + field.otherNames {
        #expect(QuestionField(named: name) == field)
      }
      #expect(!field.help(.english).isEmpty)
    }
    let all = QuestionField.allCases.flatMap(\.otherNames)
    #expect(Set(all).count == all.count)
  }
}

@Suite("Words in what is said")
struct FoldedWordsTests {
  static let cases: [(words: [String], wanted: String, holds: Bool)] = [
    (["双方推动半岛问题"], "半島", true), (["半，岛"], "半岛", false), (["在半", "岛上"], "半岛", false), (["半岛", "问题"], "问题", true),
    (["Joseph Kun said"], "un", false), (["the UN said"], "un", true), (["European"], "eu", false),
    (["欧盟（EU）说"], "EU", true),
    (["Wang  Yi"], "wang yi", true), (["Wang-Yi"], "wang yi", true), (["Wangyi"], "wang yi", false),
    (["T\u{FC}rkiye"], "turkiye", true),
    (["ＡＰＥＣ峰会"], "apec", true), (["2021年"], "21年", false), ([""], "x", false), (["x"], "x", true),
  ]

  @Test("both scripts, whole words of letters and digits, one stretch at a time", arguments: cases.indices)
  func holds(_ index: Int) throws {
    let (words, wanted, holds) = Self.cases[index]
    let folded = FoldedName(try LoadedLexicon(image: EmbeddedLexicon.image()).folding)
    #expect(FoldedWords(words, folded).holds(wanted, isExact: false) == holds, "\(words) \(wanted)")
  }

  @Test("exactly: in the script that is typed alone")
  func exact() throws {
    let folded = FoldedName(try LoadedLexicon(image: EmbeddedLexicon.image()).folding)
    #expect(!FoldedWords(["半岛"], folded).holds("半島", isExact: true))
    #expect(FoldedWords(["半島"], folded).holds("半島", isExact: true))
  }
}
