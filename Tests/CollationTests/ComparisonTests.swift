import Lexicon
import Record
import Testing

@testable import Collation

/// Three invented accounts of one meeting: a side's own text, a shorter one in the other script, and one that differs.
private enum Accounts {
  static func side() throws -> ArticleReading {
    try Shared.read(
      "a1",
      """
      外交部网站消息，22日，国务委员兼外长王毅在桂林湖畔同俄罗斯外长拉夫罗夫举行会谈。双方在友好气氛中进行了深入的会谈。
      王毅表示，中方愿同俄方扩大天然气与石油合作，建设更多输油管道。
      拉夫罗夫表示，俄方支持在阿富汗问题上继续对话，愿尽快在莫斯科举行三方会议。
      在伊朗核问题上，双方认为美国应先表诚意，再谈离心机数量。
      双方同意今年内举行两轮战略安全磋商。
      """, outlet: "zaker", published: "2021-03-22T20:00:00+08:00", title: "王毅同拉夫罗夫会谈")
  }

  static func neighbour() throws -> ArticleReading {
    var reading = try Shared.read(
      "b2",
      """
      國務委員兼外長王毅星期一在桂林與來訪的俄羅斯外長拉夫羅夫會談。
      拉夫羅夫表示，俄方支持在阿富汗問題上繼續對話，願盡快在莫斯科舉行三方會議。
      在伊朗核問題上，雙方認為美國應先表誠意，再談離心機數量。
      """, outlet: "rthk", published: "2021-03-22T23:00:00+08:00", title: "王毅晤拉夫羅夫")
    reading.article.script = .traditional
    return reading
  }

  static func other() throws -> ArticleReading {
    try Shared.read(
      "c3",
      """
      俄罗斯外长拉夫罗夫周二在南宁同中国外长王毅举行会谈。
      拉夫罗夫表示，俄方不支持在阿富汗问题上继续对话，愿尽快在莫斯科举行三方会议。
      拉夫罗夫说，这次会谈气氛紧张。
      """, outlet: "rfi", published: "2021-03-24T09:00:00+01:00", title: "拉夫罗夫与王毅会谈")
  }

  static func all() throws -> [ArticleReading] { [try side(), try neighbour(), try other()] }

  /// The accounts side by side.
  static func compared() throws -> Comparison {
    let readings = try all()
    let entry = try #require(ComparisonMaker.sharedEntry(try Shared.entries(readings), readings))
    return ComparisonMaker(lexicon: try Shared.lexicon()).comparison(of: entry, readings: readings)
  }
}

extension Comparison {
  /// The rows of a section whose words hold a text.
  fileprivate func rows(_ section: Section, with words: String) -> [Row] {
    rows(section).filter { row in
      row.cells.contains { $0.wordings.contains { $0.passages.contains { $0.text.contains(words) } } }
    }
  }

  fileprivate func row(_ section: Section, _ key: String) -> Row? { rows(section).first { $0.key == key } }
}

extension Comparison.Cell {
  /// The words that are marked, in order.
  fileprivate var marked: [String] {
    wordings.flatMap { wording in
      wording.passages.flatMap { passage in
        passage.differing.map { span in
          let scalars = passage.text.unicodeScalars.dropFirst(span.start - passage.span.start).prefix(span.count)
          return String(String.UnicodeScalarView(scalars))
        }
      }
    }
  }
}

@Suite("Accounts side by side")
struct ComparisonTests {
  @Test("the side's own text comes first, then its relays, with the region and side of each outlet")
  func columns() throws {
    let columns = try Accounts.compared().columns
    #expect(columns.map(\.id) == ["zaker", "rthk", "rfi"])
    #expect(columns.map(\.region) == [.mainland, .hongKong, .abroad])
    #expect(columns.map(\.side) == ["CHN", nil, nil])
    #expect(columns.allSatisfy { !$0.isPassing })
    #expect(columns.map { $0.accounts.map(\.script) } == [[.simplified], [.traditional], [.simplified]])
  }

  @Test("another day and another city are told differently, the other script and a weekday are not")
  func facts() throws {
    let comparison = try Accounts.compared()
    let place = try #require(comparison.row(.facts, "place"))
    #expect(place.value == "桂林")
    #expect(place.cells.map(\.standing) == [.reported, .reported, .differs])
    #expect(place.cells.map(\.value) == ["桂林", "桂林", "南宁"])
    let date = try #require(comparison.row(.facts, "date"))
    #expect(date.value == "2021-03-22")
    #expect(date.cells.map(\.standing) == [.reported, .reported, .differs])
    #expect(date.cells[1].wordings.first?.passages.first?.text == "星期一")
    #expect(date.cells[2].value == "2021-03-23")
  }

  @Test("who took part is shown as each account styles them")
  func participants() throws {
    let row = try #require(try Accounts.compared().row(.facts, "wang-yi"))
    #expect(row.note == "CHN 外交部长")
    #expect(row.cells.map(\.value) == ["国务委员兼外长王毅", "國務委員兼外長王毅", "中国外长王毅"])
    #expect(row.cells.allSatisfy { $0.standing == .reported })
  }

  @Test("an issue is told by as how many-th it comes and by its share of the text")
  func issues() throws {
    let comparison = try Accounts.compared()
    let energy = try #require(comparison.row(.issues, "energy"))
    #expect(energy.cells.map(\.standing) == [.reported, .absent, .absent])
    #expect(energy.label == "能源")
    let iran = try #require(comparison.row(.issues, "iran-nuclear"))
    #expect(iran.cells.map(\.standing) == [.reported, .reported, .absent])
    let shares = iran.cells.map { $0.share ?? 0 }
    // The same sentence is more of a shorter text.
    #expect(shares[0] > 50 && shares[0] < shares[1])
    #expect(try #require(energy.cells[0].order) < (try #require(iran.cells[0].order)))
  }

  @Test("one utterance in both scripts is one row; a denial in it is marked and nothing else is")
  func statements() throws {
    let rows = try Accounts.compared().rows(.statements, with: "三方")
    let row = try #require(rows.first)
    #expect(rows.count == 1)
    #expect(row.label == "拉夫罗夫")
    #expect(row.cells.map(\.standing) == [.reported, .reported, .differs])
    #expect(row.cells[1].marked == [])
    #expect(row.cells[2].marked == ["不"])
    #expect(row.cells.map { $0.wordings.first?.voice } == ["拉夫罗夫表示", "拉夫羅夫表示", "拉夫罗夫表示"])
  }

  @Test("what both agreed to is a commitment, with the word by which the account says so")
  func commitments() throws {
    let rows = try Accounts.compared().rows(.commitments, with: "磋商")
    #expect(rows.count == 1)
    #expect(rows.first?.cells.map(\.standing) == [.reported, .absent, .absent])
  }

  @Test("credits are counted by side, as the account words them")
  func credits() throws {
    let comparison = try Accounts.compared()
    let china = try #require(comparison.row(.credits, "CHN"))
    #expect(china.cells.map { $0.count ?? 0 } == [1, 0, 0])
    let russia = try #require(comparison.row(.credits, "RUS"))
    #expect(russia.cells.map { $0.count ?? 0 } == [1, 1, 2])
    let together = try #require(comparison.row(.credits, "together"))
    #expect(together.cells[1].wordings.map(\.voice) == ["雙方認為"])
  }

  @Test("words for the atmosphere count where the clause speaks of the exchange")
  func atmosphere() throws {
    let comparison = try Accounts.compared()
    let words = comparison.rows(.atmosphere)
    #expect(words.map(\.key) == ["友好", "深入", "紧张"])
    #expect(words.map { $0.cells.map(\.standing) }[2] == [.absent, .absent, .reported])
    #expect(words[0].cells[0].marked == ["友好"])
    let treaty = try Shared.read(
      "d4", "王毅22日在桂林同拉夫罗夫举行会谈。他说，友好合作条约签署二十年。", published: "2021-03-22T20:00:00+08:00")
    let entry = try #require(try Shared.entries([treaty]).first)
    let alone = ComparisonMaker(lexicon: try Shared.lexicon()).comparison(of: entry, readings: [treaty])
    #expect(alone.rows(.atmosphere).isEmpty)
  }

  @Test("what only one side's outlets carry points to rows that no other column tells")
  func exclusives() throws {
    let comparison = try Accounts.compared()
    let side = try #require(comparison.exclusives.first { $0.side == "CHN" })
    #expect(side.columns == ["zaker"])
    let rows = comparison.rows.filter { side.rows.contains($0.number) }
    #expect(rows.contains { $0.key == "energy" } && rows.contains { $0.key == "友好" })
    #expect(rows.allSatisfy { row in row.cells.dropFirst().allSatisfy { $0.standing == .absent } })
    // The side is the mainland here: the region is not told again.
    #expect(!comparison.exclusives.contains { $0.region == .mainland })
    #expect(comparison.exclusives.contains { $0.region == .abroad })
  }

  @Test("every passage is the words at its span, and every mark lies within it")
  func spans() throws {
    let readings = try Accounts.all()
    var passages = 0
    for row in try Accounts.compared().rows {
      #expect(row.cells.count == 3)
      for wording in row.cells.flatMap(\.wordings) {
        let article = try #require(readings.first { $0.article.id == wording.article }).article
        for passage in wording.passages {
          let words = Array((passage.zone == .title ? article.title : article.text).unicodeScalars)
          #expect(String(String.UnicodeScalarView(words[passage.span.range])) == passage.text)
          #expect(passage.differing.allSatisfy { passage.span.start <= $0.start && $0.end <= passage.span.end })
          passages += 1
        }
      }
    }
    #expect(passages > 30)
  }

  @Test("the order of the readings changes nothing")
  func order() throws {
    let readings = try Accounts.all()
    let entry = try #require(ComparisonMaker.sharedEntry(try Shared.entries(readings), readings))
    let maker = ComparisonMaker(lexicon: try Shared.lexicon())
    let first = maker.comparison(of: entry, readings: readings)
    var chance = Shuffler(state: 4)
    for _ in 0..<6 {
      #expect(maker.comparison(of: entry, readings: readings.shuffled(using: &chance)) == first)
    }
  }

  @Test("columns that are not shown are named, and the points that only they tell are counted")
  func showing() throws {
    let whole = try Accounts.compared()
    let two = whole.showing(ColumnChoice(limit: 2))
    #expect(two.columns.map(\.id) == ["zaker", "rthk"] && two.leftOut.map(\.id) == ["rfi"])
    #expect(two.rows.allSatisfy { $0.cells.count == 2 })
    #expect(two.rowsLeftOut == whole.rows.count - two.rows.count && two.rowsLeftOut > 0)
    #expect(two.exclusives.map(\.count) == whole.exclusives.map(\.count))
    let chosen = whole.showing(ColumnChoice(outlets: ["rfi"], limit: 1))
    #expect(chosen.columns.map(\.id) == ["rfi"])
    #expect(whole.showing(ColumnChoice(accounts: ["b2"])).columns.map(\.id) == ["rthk"])
    #expect(whole.showing(ColumnChoice()) == whole)
  }

  @Test("a reprint stands with what it repeats, whichever outlet carries it")
  func reprints() throws {
    let readings = try Accounts.all()
    var entry = try #require(ComparisonMaker.sharedEntry(try Shared.entries(readings), readings))
    let position = try #require(entry.accounts.firstIndex { $0.article == "b2" })
    entry.accounts[position].reprintOf = "a1"
    let comparison = ComparisonMaker(lexicon: try Shared.lexicon()).comparison(of: entry, readings: readings)
    #expect(comparison.columns.map(\.id) == ["zaker", "rfi"])
    #expect(comparison.columns[0].accounts.first?.reprints.map(\.article) == ["b2"])
  }

  @Test("each account is a column where that is asked for")
  func byAccount() throws {
    let readings = try Accounts.all()
    let entry = try #require(ComparisonMaker.sharedEntry(try Shared.entries(readings), readings))
    let comparison = ComparisonMaker(lexicon: try Shared.lexicon())
      .comparison(of: entry, readings: readings, isByAccount: true)
    #expect(comparison.columns.map(\.id) == ["a1", "b2", "c3"])
  }

  @Test("texts without an event in common are compared all the same")
  func strangers() throws {
    let readings = [
      try Accounts.side(),
      try Shared.read(
        "e5", "日本首相菅义伟17日表示，日方愿同各国一道应对气候变化。", outlet: "kyodo", published: "2021-03-17T20:00:00+09:00",
        title: "菅义伟谈气候"),
    ]
    #expect(ComparisonMaker.sharedEntry(try Shared.entries(readings), readings) == nil)
    let comparison = ComparisonMaker(lexicon: try Shared.lexicon()).comparison(of: readings)
    #expect(comparison.entry == nil && comparison.columns.map(\.id) == ["a1", "e5"])
    #expect(comparison.rows(.facts).isEmpty && comparison.rows(.reactions).isEmpty)
    #expect(!comparison.rows(.issues).isEmpty && !comparison.rows(.credits).isEmpty)
  }
}

@Suite("Which words differ")
struct WordingDifferenceTests {
  /// How a wording stands to a reference, and the words that are marked in it.
  private func compared(_ words: String, with reference: String) throws -> (Comparison.Standing, [String]) {
    let lexicon = try Shared.lexicon()
    let comparison = WordingComparison(lexicon: lexicon)
    var keys = NameKeys()
    func text(_ words: String) throws -> AccountText {
      let reading = try Shared.read("a1", words, published: "2021-03-22T20:00:00+08:00")
      let account = Entry.Account(
        article: "a1", path: "a", outlet: nil, url: nil, title: "", published: nil, status: .held, when: .unknown,
        place: nil, evidence: [])
      return AccountText(reading, account: account, entry: nil, lexicon: lexicon)
    }
    let own = try text(words)
    let other = try text(reference)
    let result = comparison.compare(
      comparison.tokens([TextSpan(0, own.text.count)], of: own, names: &keys),
      with: comparison.tokens([TextSpan(0, other.text.count)], of: other, names: &keys))
    return (result.standing, result.own.map { own.passage($0).text })
  }

  static let sameWords: [(String, String)] = [
    ("雙方認為美國應盡快重返協議", "双方认为美国应尽快重返协议"),
    ("双方认为，美国应尽快重返“协议”。", "双方认为美国应尽快重返协议"),
    ("拉夫羅夫对此感到满意", "拉夫罗夫对此感到满意"),
    ("南韓願繼續發揮作用", "韩国愿继续发挥作用"),
    ("ＧＤＰ增长８％", "GDP增长8%"),
  ]

  @Test("script, punctuation, width and spellings of a name are no difference", arguments: sameWords)
  func alike(_ pair: (String, String)) throws {
    let (standing, marked) = try compared(pair.0, with: pair.1)
    #expect(standing == .reported && marked == [])
  }

  @Test("a denial or another number decides, however much is shared")
  func decisive() throws {
    let reference = "俄方支持在阿富汗问题上继续对话并在年内派出20名观察员"
    let (denied, negation) = try compared("俄方不支持在阿富汗问题上继续对话并在年内派出20名观察员", with: reference)
    #expect(denied == .differs && negation == ["不"])
    let (standing, marked) = try compared("俄方支持在阿富汗问题上继续对话并在年内派出30名观察员", with: reference)
    #expect(standing == .differs && marked == ["3"])
  }

  @Test("a part of the words is less, other words are different")
  func part() throws {
    let reference = "双方将扩大疫苗合作，加强抗疫经验交流，并推动人员往来早日恢复正常"
    #expect(try compared("双方将扩大疫苗合作", with: reference).0 == .less)
    let (standing, marked) = try compared("双方将扩大疫苗合作，共同研发新药", with: reference)
    #expect(standing == .differs && marked == ["共同研发新药"])
  }

  @Test("parts of a wording in another order than the text's are marked part by part")
  func parts() throws {
    let lexicon = try Shared.lexicon()
    let comparison = WordingComparison(lexicon: lexicon)
    let reading = try Shared.read("a1", "年内举行磋商，双方还将扩大能源贸易", published: "2021-03-22T20:00:00+08:00")
    let account = Entry.Account(
      article: "a1", path: "a", outlet: nil, url: nil, title: "", published: nil, status: .held, when: .unknown,
      place: nil, evidence: [])
    let text = AccountText(reading, account: account, entry: nil, lexicon: lexicon)
    var keys = NameKeys()
    let spans = [TextSpan(7, 17), TextSpan(0, 6)]
    let own = comparison.tokens(spans, of: text, names: &keys)
    let other = comparison.tokens([], of: text, names: &keys)
    #expect(comparison.compare(own, with: other).own == spans)
    let marked = text.wording(spans).marking(spans)
    #expect(marked.passages.map(\.differing) == [[spans[0]], [spans[1]]])
  }

  @Test("long wordings are compared in bounded time, by pairs of neighbours")
  func long() {
    let first = (0..<20_000).map { UInt32($0 % 7_000) + 0x4E00 }
    var second = first
    second[10_000] = 1
    second[0] = 2
    second[19_999] = 3
    let started = ContinuousClock.now
    let difference = WordingDifference(first, second)
    #expect(ContinuousClock.now - started < .seconds(2))
    #expect(difference.isSharedInOther[10_000] == false && difference.isSharedInOther[5_000])
    #expect(difference.isSharedInOther.count { !$0 } < 8)
  }

  @Test("nothing in common, nothing at all")
  func empty() {
    #expect(WordingDifference([], []).isShared == [])
    #expect(WordingDifference([1], []).isShared == [false])
    #expect(WordingDifference([], [1, 2]).isSharedInOther == [false, false])
    #expect(WordingDifference([1, 2, 3], [4, 5]).isShared == [false, false, false])
  }
}
