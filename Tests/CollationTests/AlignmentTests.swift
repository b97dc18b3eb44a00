import Collation
import Lexicon
import Record
import Testing

@Suite("One utterance, several wordings")
struct AlignmentTests {
  private static func entry(_ readings: [ArticleReading]) throws -> Entry {
    try #require(try Shared.entries(readings).first)
  }

  /// How well the wordings of two articles are brought together, of all pairs that the gold has.
  @Test("the tellings of invented articles are brought together: precision and recall of pairs")
  func gold() throws {
    let readings = try AlignmentGold.readings()
    let texts = Dictionary(uniqueKeysWithValues: readings.map { ($0.article.id, $0.article.text) })
    let statements = try Self.entry(readings).statements
    func names(_ wording: Entry.AlignedStatement.Wording) -> Set<String> {
      let words = Utterances.words(wording, texts)
      return Set(
        AlignmentGold.utterances.filter { utterance in
          utterance.tellings.contains { $0.article == wording.article && words.contains($0.words) }
        }.map(\.name))
    }
    var (right, wrong, found) = (0, 0, Set<String>())
    for statement in statements {
      for (position, first) in statement.wordings.enumerated() {
        for second in statement.wordings[(position + 1)...] where first.article != second.article {
          let shared = names(first).intersection(names(second))
          if shared.isEmpty { wrong += 1 } else { right += 1 }
          for name in shared { found.insert([name, first.article, second.article].joined(separator: " ")) }
        }
      }
    }
    var due: Set<String> = []
    for utterance in AlignmentGold.utterances {
      let order = AlignmentGold.articles.map(\.id)
      let articles = order.filter { id in utterance.tellings.contains { $0.article == id } }
      for (position, first) in articles.enumerated() {
        for second in articles[(position + 1)...] {
          due.insert([utterance.name, first, second].joined(separator: " "))
        }
      }
    }
    func ordered(_ pair: String) -> String {
      let parts = pair.split(separator: " ").map(String.init)
      return due.contains(pair) ? pair : [parts[0], parts[2], parts[1]].joined(separator: " ")
    }
    let recalled = due.intersection(found.map(ordered))
    #expect(wrong * 20 <= right + wrong, "precision at least 95 of 100")
    #expect(
      recalled.count * 100 >= due.count * 95, "recall at least 95 of 100: missing \(due.subtracting(recalled).sorted())"
    )
  }

  @Test("what an unrelated article says besides is not the entry's")
  func unrelated() throws {
    let entry = try Self.entry(try AlignmentGold.readings())
    #expect(!entry.statements.contains { $0.wordings.contains { $0.article == "dw" } })
  }

  @Test("at the event speak those who took part; elsewhere others, and they on other days")
  func standing() throws {
    let entry = try Self.entry(try AlignmentGold.readings())
    let elsewhere = entry.statements.filter { !$0.atEvent }
    #expect(Set(elsewhere.flatMap { $0.speakers.map(\.name) }) == ["普萨基", "欧盟委员会发言人", "王毅"])
    #expect(elsewhere.filter { $0.speakers.first?.entity == "wang-yi" }.count == 1)
    #expect(
      entry.statements.filter(\.atEvent).allSatisfy { $0.speakers.contains { $0.actor == "CHN" || $0.actor == "RUS" } })
  }

  @Test("the order in which articles come changes nothing")
  func order() throws {
    let lexicon = try Shared.lexicon()
    let alignment = StatementAlignment(lexicon: lexicon)
    var readings = try AlignmentGold.readings()
    let participants = try Self.entry(readings).participants
    let first = alignment.aligned(readings, participants: participants)
    #expect(first.count > 8)
    var random = Shuffler(state: 11)
    for _ in 0..<20 {
      readings.shuffle(using: &random)
      #expect(alignment.aligned(readings, participants: participants) == first)
    }
  }

  @Test("without an entry every statement is kept")
  func files() throws {
    let readings = try AlignmentGold.readings()
    let statements = StatementAlignment(lexicon: try Shared.lexicon()).aligned(readings, participants: [])
    let told = Set(statements.flatMap { $0.wordings.map(\.article) })
    #expect(told == Set(AlignmentGold.articles.map(\.id)))
    #expect(statements.allSatisfy { !$0.atEvent })
  }

  @Test("bare statements and readings without text add nothing")
  func bare() throws {
    var readings = try AlignmentGold.readings()
    for position in readings.indices {
      readings[position].article.text = ""
      for statement in readings[position].statements.indices { readings[position].statements[statement].content = [] }
    }
    #expect(try Self.entry(readings).statements.isEmpty)
    let whole = try AlignmentGold.readings()
    for position in readings.indices { readings[position].article.text = whole[position].article.text }
    #expect(try Self.entry(readings).statements.isEmpty)
  }

  @Test("an article that repeats itself has one wording, its fullest")
  func repeated() throws {
    let reading = try Shared.read(
      "a1",
      "外长王毅12日在厦门与俄罗斯外长拉夫罗夫会谈。王毅说，港口合作不会停步。\n王毅说，港口合作不会停步，渔业合作也会扩大。",
      published: "2021-05-12T21:00:00+08:00")
    let statements = try Self.entry([reading]).statements
    #expect(statements.count == 1 && statements.first?.wordings.count == 1)
    #expect(statements.first?.wordings.first?.content.first?.count == 17)
  }

  @Test("speakers carry the lexicon's names")
  func names() throws {
    let entry = try Self.entry(try AlignmentGold.readings())
    #expect(entry.statements.first?.speakers == [entry.participants[0]])
    #expect(!entry.statements.contains { $0.speakers.contains { $0.name == "拉夫羅夫" } })
  }

  @Test("formulas of spokespersons on different days are different utterances")
  func formulas() throws {
    func reading(_ id: String, _ day: String, _ words: String) throws -> ArticleReading {
      try Shared.read(
        id, "外长王毅12日在厦门与俄罗斯外长拉夫罗夫会谈。外交部发言人赵立坚说，\(words)。", published: day + "T21:00:00+08:00")
    }
    let one = "中方敦促有关国家停止干涉，尊重地区国家的选择，回到对话轨道"
    let other = "希望有关国家停止干涉别国内政，尊重地区国家选择，早日回到对话"
    let sameDay = try Self.entry([try reading("a1", "2021-05-13", one), try reading("b2", "2021-05-13", other)])
    let apart = try Self.entry([try reading("a1", "2021-05-13", one), try reading("b2", "2021-05-15", other)])
    #expect(sameDay.statements.map(\.wordings.count) == [2])
    #expect(apart.statements.map(\.wordings.count) == [1, 1])
  }
}

@Suite("Quoted wording that differs")
struct WordingDisagreementTests {
  /// Disagreements of two accounts that quote these words.
  private static func disagreements(_ first: String, _ second: String) throws -> [Entry.Disagreement] {
    let readings = try [("a1", first), ("b2", second)].map { id, words in
      try Shared.read(
        id, "外长王毅12日在厦门与俄罗斯外长拉夫罗夫会谈。王毅说：“\(words)。”", outlet: id == "a1" ? "rthk" : "zaobao",
        published: "2021-05-12T2\(id.last ?? "0"):00:00+08:00")
    }
    return try Shared.entries(readings).flatMap(\.disagreements).filter { $0.field == "wording" }
  }

  @Test("other words within the same words are a disagreement, with the words of each")
  func differs() throws {
    let found = try Self.disagreements("中俄两国将在年内完成港口联合改造的全部谈判", "中俄两国将在年内启动港口联合改造的全部谈判")
    #expect(found.count == 1)
    #expect(found.first?.values.map(\.articles) == [["a1"], ["b2"]])
    #expect(found.first?.values.first?.value.contains("完成") == true)
    #expect(found.first?.values.last?.value.contains("启动") == true)
  }

  @Test("another number is a disagreement")
  func number() throws {
    let found = try Self.disagreements("远东航线今年年内将增加到每周12班，明年还要翻倍", "远东航线今年年内将增加到每周15班，明年还要翻倍")
    #expect(found.count == 1)
  }

  static let harmless: [(String, String, String)] = [
    ("the other script", "远东航线今年年内将增加到每周十二班", "遠東航線今年年內將增加到每週十二班"),
    ("a shorter quotation", "远东航线今年年内将增加到每周十二班，明年还要翻倍", "远东航线今年年内将增加到每周十二班"),
    ("other marks", "远东航线今年年内，将增加到每周十二班", "远东航线今年年内将增加到每周十二班"),
    ("a function word", "远东航线在今年年内将会增加到每周十二班", "远东航线今年年内将增加到每周十二班"),
    ("a number in other signs", "远东航线今年年内将增加到每周12班次的规模", "远东航线今年年内将增加到每周十二班次的规模"),
    ("other utterances", "远东航线今年年内将增加到每周十二班", "渔业市场将对俄方企业分三批开放"),
    ("another spelling of a name", "我同普京总统谈过港口改造与航线增加的计划", "我同蒲亭总统谈过港口改造与航线增加的计划"),
  ]

  @Test("these contradict nothing", arguments: harmless)
  func agrees(_ pair: (what: String, first: String, second: String)) throws {
    #expect(try Self.disagreements(pair.first, pair.second).isEmpty)
  }

  @Test("a long quotation is cut around what differs")
  func cut() throws {
    let head = "港口是两国经济的大门，航线是两国往来的桥梁，渔业是两国沿海居民的生计，这些年来我们一起走过了许多路"
    let found = try Self.disagreements(head + "，今后我们要把大门完全敞开，让更多的船进来", head + "，今后我们要把大门牢牢守住，让更多的船进来")
    #expect(found.first?.values.allSatisfy { $0.value.count <= 60 } == true)
    #expect(found.first?.values.first?.value.contains("敞开") == true)
  }
}
