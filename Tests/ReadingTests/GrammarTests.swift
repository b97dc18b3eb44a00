import FuzzInputs
import Glibc
import Lexicon
import Reading
import Record
import Testing

/// Texts that a rule of names and a rule of saying, or two readers of one name, once understood so differently that the
/// program was stopped; and their kin with every mark that may stand in the same place.
@Suite("Words that two rules claim")
struct ClaimTests {
  private static let dots = ["·", "•", "‧", "・", "．", "."]
  private static let brackets = [("（", "）"), ("(", ")"), ("【", "】"), ("[", "]")]
  private static let latin = ["A C", "L M", "Ra J", "Maria Santos", "O D", "E M"]

  /// A name that has a word of saying within it, before two Latin words in a bracket; those of one name together.
  static let cues: [[String]] = {
    let names = ["专家里", "马", "奇", "章", "高", "賈", "教授菲", "学者桑托斯", "评论员阿里", "里", "外长里德", "中国外长王"]
    let words = ["说", "說", "称", "道", "指", "盼", "问", "表示"]
    return names.enumerated().map { number, name in
      words.flatMap { word in
        let bracket = brackets[number % brackets.count]
        let form = latin[number % latin.count]
        return [name + word + bracket.0 + form, name + word + bracket.0 + form + bracket.1 + word + "，"]
      }
    } + [["劉盼（P L", "劉盼妤（P L", "高说(L M层"]]
  }()

  /// A full name and its last part at the very end of a text or before what is no name; those of one dot together.
  static let parts: [[String]] = dots.map { dot in
    [
      "马克\(dot)伯格。伯格", "马克\(dot)伯格", "德華\(dot)賈德納#賈德納<v>", "德華\(dot)賈德納#賈德納", "莎拉\(dot)佛格森（S的佛格森",
      "希巴\(dot)艾哈X巴\(dot)艾哈", "马克\(dot)伯格（M B）伯格", "马克\(dot)伯格\n伯", "马克\(dot)", "\(dot)伯格", "外长马克\(dot)伯格说\(dot)伯格",
    ]
  }

  @Test("a text whose words two rules claim is read and its facts stand on words", arguments: cues + parts)
  func read(_ texts: [String]) throws {
    var checks = ReadingChecks(lexicon: try Shared.lexicon())
    for text in texts {
      #expect(checks.faults(text) == [], "\(text)")
      #expect(checks.faults("王毅会见拉夫罗夫。", title: text, depth: 0) == [], "\(text)")
      #expect(checks.faults(text + text + "\n" + text, depth: 0) == [], "\(text)")
    }
  }

  @Test("each beginning of such a text is read, too")
  func beginnings() throws {
    var checks = ReadingChecks(lexicon: try Shared.lexicon())
    for text in ClaimTests.cues.flatMap({ $0.prefix(3) }) + ClaimTests.parts.flatMap({ $0 }) {
      let scalars = Array(text.unicodeScalars)
      for count in scalars.indices {
        let part = String(String.UnicodeScalarView(scalars[..<count]))
        #expect(checks.faults(part, depth: 0) == [], "\(part)")
      }
    }
  }

  @Test(
    "nobody speaks under a name that takes the word of saying in",
    arguments: ["专家里说(A C", "马说（L M", "高说(L M层", "劉盼（P L", "賈說（Ra J", "教授菲說（E M", "专家里说(A C)，停火有望延长。"])
  func nobody(_ text: String) throws {
    let speakers = try Shared.read(text).statements.flatMap(\.speakers).map(\.text)
    #expect(speakers.allSatisfy { $0 == "专家" || $0 == "教授" })
  }

  @Test("right before the bracket a word of saying is none of the name's")
  func speaks() throws {
    let reading = try Shared.read("贸易专家卡普里说(Alexander Capri)，合作没有上限。")
    #expect(reading.mentions.contains { $0.text == "卡普里" })
    #expect(reading.statements.map { $0.speakers.map(\.text) } == [["卡普里"]])
  }
}

/// Texts made of the lexicon's own words and broken, the same in every run.
@Suite("Texts that nobody wrote")
struct GrammarTests {
  /// As many as a debug build reads in some seconds; `make fuzz` reads millions.
  private static let count = 250

  @Test("made texts are read without harm, again the same, and the same where more follows", arguments: 0..<4)
  func made(_ part: Int) throws {
    let lexicon = try Shared.lexicon()
    let maker = SentenceMaker(lexicon: lexicon)
    var checks = ReadingChecks(lexicon: lexicon)
    var random = SplitMix(seed: UInt64(part) &+ 1)
    for number in 0..<GrammarTests.count {
      let text = maker.text(&random)
      let faults = checks.faults(text, depth: number % 8 == 0 ? 2 : 0)
      #expect(faults == [], "\(text)")
    }
  }

  @Test("sample articles with something wrong in them are read without harm")
  func changed() throws {
    let lexicon = try Shared.lexicon()
    let mutator = TextMutator(maker: SentenceMaker(lexicon: lexicon), samples: try Shared.samples().map(\.text))
    var checks = ReadingChecks(lexicon: lexicon)
    var random = SplitMix(seed: 99)
    for number in 0..<GrammarTests.count / 2 {
      let text = mutator.changed(mutator.excerpt(of: 120, &random), limit: 200, &random)
      #expect(checks.faults(text, depth: number % 8 == 0 ? 2 : 0) == [], "\(text)")
    }
  }

  @Test("a seed makes the same texts again")
  func same() throws {
    let maker = SentenceMaker(lexicon: try Shared.lexicon())
    var first = SplitMix(seed: 7)
    var second = SplitMix(seed: 7)
    let texts = (0..<50).map { _ in maker.text(&first) }
    #expect(texts == (0..<50).map { _ in maker.text(&second) })
    #expect(Set(texts).count > 40)
  }
}

/// How the work of reading grows with what an article tells.
@Suite("Work that grows with the text and no faster", .serialized)
struct GrowthTests {
  /// Sentences of one kind, each its own by number: dense texts in which each sentence may be held against all others.
  static let kinds: [(name: String, sentence: @Sendable (Int) -> String)] = [
    ("articles of a treaty", { "第\($0)条，各方应当与缔约国外交部磋商，双方同意维护停火。" }),
    ("encounters on other days", { "王毅\($0 % 12 + 1)月\($0 % 28 + 1)日会见拉夫罗夫。" }),
    ("unknown ministers who meet", { "\(state($0))外长\(name($0))\($0 % 28 + 1)日会见\(state($0 / 3))外长\(name($0 + 7))。" }),
    ("unknown ministers who speak", { "\(state($0))外长\(name($0))说，会谈有望恢复。" }),
    ("acts of other states", { "\(state($0))谴责\(state($0 / 16))，\(state($0 / 3))制裁\(state($0 + 5))。" }),
    ("ministries of nobody", { _ in "外交部说，会谈有望恢复。国务院说，停火延长。日本首相说，会谈恢复。" }),
    ("calls", { "\(name($0))与\(state($0))总统\($0 % 28 + 1)日通电话。" }),
  ]

  private static let states = ["中国", "美国", "俄罗斯", "日本", "韩国", "法国", "德国", "英国", "印度", "巴西", "伊朗", "埃及", "南非"]
  private static let sounds = Array("阿巴卡达埃法加哈伊雅克拉马纳奥帕罗萨塔乌瓦扎")

  private static func state(_ number: Int) -> String { states[abs(number) % states.count] }

  /// A name by sound, another for each number.
  private static func name(_ number: Int) -> String {
    String([1, 22, 484, 10_648].map { sounds[(number / $0 + number) % sounds.count] })
  }

  /// The processor time of reading so many sentences: the least of some, so that what else runs counts little.
  private func seconds(_ count: Int, times: Int, _ sentence: (Int) -> String) throws -> Double {
    var reader = Reader(lexicon: try Shared.lexicon())
    let article = Shared.article((0..<count).map(sentence).joined())
    return (0..<times).map { _ in
      let start = ProcessorTime.now
      _ = reader.read(article)
      return ProcessorTime.now - start
    }.min() ?? 0
  }

  @Test("four times the sentences take less than six times the time", arguments: 0..<kinds.count)
  func growth(_ kind: Int) throws {
    let (name, sentence) = Self.kinds[kind]
    let short = try seconds(500, times: 2, sentence)
    let long = try seconds(2000, times: 1, sentence)
    #expect(long < short * 6, "\(name): \(short) s, then \(long) s")
  }
}

/// The processor time that this thread has used.
enum ProcessorTime {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
