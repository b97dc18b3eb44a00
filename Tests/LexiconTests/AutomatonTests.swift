import Lexicon
import Testing

@Suite("Words found in text")
struct AutomatonTests {
  let lexicon: LoadedLexicon

  init() throws {
    lexicon = try Fixtures.lexicon(Fixtures.small())
  }

  static let texts: [(text: String, words: [String])] = [
    ("海国外长和山国外长会谈", ["海国", "外长", "和", "山国", "外长", "会谈"]),
    ("海國外長和山國外長會談", ["海國", "外長", "和", "山國", "外長", "會談"]),
    ("海国外長和山國外长會谈", ["海国", "外長", "和", "山國", "外长", "會谈"]),
    ("外交部长", ["外交部长"]), ("外交部長", ["外交部長"]), ("聯合國", ["聯合國"]), ("联合国", ["联合国"]),
  ]

  @Test("a word of a table is found in either script and in a mixture", arguments: texts)
  func scripts(_ example: (text: String, words: [String])) {
    #expect(Fixtures.cut(example.text, lexicon) == example.words)
  }

  static let common: [(text: String, words: [String])] = [
    ("海边", ["海边"]), ("在海边会谈", ["海边", "会谈"]), ("海國外長", ["海國", "外長"]), ("在国外", ["国外"]),
  ]

  @Test("a common word covers text, but gives way to a word that means something", arguments: common)
  func commonWords(_ example: (text: String, words: [String])) {
    #expect(Fixtures.cut(example.text, lexicon) == example.words)
  }

  @Test("a common word has nothing but its class, and only where no table knows more of it")
  func commonSenses() throws {
    let place = try #require(lexicon.automaton.word("海边"))
    #expect(lexicon.automaton.senses(of: place) == [Sense(.common, Int(WordClass.place.rawValue))])
    let talks = try #require(lexicon.automaton.word("会谈"))
    #expect(lexicon.automaton.senses(of: talks).map(\.kind) == [.event])
    #expect(WordClass.allCases.allSatisfy { WordClass(name: "\($0)") == $0 } && WordClass(name: "shore") == nil)
  }

  static let latin: [(text: String, words: [String])] = [
    ("UN", ["UN"]), ("un", ["UN".lowercased()]), ("在UN的", ["UN"]), ("ＵＮ", ["ＵＮ"]), ("UNGA", []), ("SUN", []),
    ("UN2", []),
    ("ＵＮＧＡ", []), ("UNＧＡ", []), ("UNé", []), ("(UN)", ["UN"]), ("Jia Yi", ["Jia Yi"]), ("Jia Yin", []),
  ]

  @Test("a Latin word is found whole or not at all, in either case and width", arguments: latin)
  func latinBorders(_ example: (text: String, words: [String])) {
    #expect(Fixtures.cut(example.text, lexicon) == example.words)
  }

  @Test("the dot of a foreign name may be any that outlets type", arguments: ["·", "‧", "・", "•", "．", "-", "–"])
  func dots(_ dot: String) {
    #expect(Fixtures.cut("丁\(dot)戊", lexicon) == ["丁\(dot)戊"])
    #expect(lexicon.automaton.word("丁\(dot)戊") != nil)
  }

  @Test("a word is looked up whole: neither its beginning nor more than it")
  func exact() throws {
    let automaton = lexicon.automaton
    let word = try #require(automaton.word("外交部长"))
    #expect(automaton.word("外交部長") == word)
    #expect(automaton.senses(of: word).map(\.kind) == [.office])
    #expect(automaton.senses(of: word).map(\.row) == [0])
    for text in ["", "外", "外交部", "外交部长们", "𠮷", "外长𠮷", "没有", "\u{0}"] { #expect(automaton.word(text) == nil) }
    #expect(automaton.senses(of: -1) == [])
    #expect((0..<automaton.wordCount).allSatisfy { !automaton.senses(of: $0).isEmpty })
  }

  @Test("every word of Chancery's tables is found by itself, with a sense of its table")
  func everyWord() throws {
    let lexicon = try Fixtures.ourLexicon.get()
    var missing: [String] = []
    for (name, kind, columns) in [
      ("states", Sense.Kind.state, ["name", "hant", "names"]), ("bodies", .body, ["name", "hant", "names", "latin"]),
      ("offices", .office, ["name", "hant", "names"]), ("officials", .official, ["name", "hant", "names", "latin"]),
      ("places", .place, ["name", "hant", "names"]), ("events", .event, ["word"]), ("acts", .act, ["word"]),
      ("issue-triggers", .issue, ["trigger"]),
      ("ordinary", .ordinary, ["word"]), ("words", .word, ["word"]), ("speech", .speech, ["word"]),
      ("sources", .source, ["word"]),
    ] {
      let table = try Fixtures.table(name)
      for (position, row) in table.rows.enumerated() {
        for word in columns.flatMap({ table.list(row, $0) })
        where word.unicodeScalars.allSatisfy({ $0.value < 0x10000 }) {
          let senses = lexicon.automaton.word(word).map { lexicon.automaton.senses(of: $0) } ?? []
          if !senses.contains(where: { $0.kind == kind && $0.row == position }) { missing.append("\(name): \(word)") }
        }
      }
    }
    #expect(missing == [])
  }
}

@Suite("Texts cut into words")
struct SegmentationTests {
  static let cuts: [(text: String, has: [String], lacks: [String])] = [
    ("美国务卿", ["美", "国务卿"], ["美国"]), ("美國務卿", ["美", "國務卿"], ["美國"]),
    ("外交部长期关注", ["外交部", "长期"], ["外交部长"]), ("外交部長期關注", ["外交部", "長期"], ["外交部長"]),
    ("中国外交部长", ["中国", "外交部长"], ["外交部"]),
  ]

  @Test("the cut with the fewest words wins, not the longest word", arguments: cuts)
  func fewestWords(_ example: (text: String, has: [String], lacks: [String])) throws {
    let words = try Fixtures.cut(example.text, Fixtures.ourLexicon.get())
    for word in example.has { #expect(words.contains(word), "\(words)") }
    for word in example.lacks { #expect(!words.contains(word), "\(words)") }
  }

  static let twins = [
    ("美国国务卿布林肯与中国外交部长王毅在阿拉斯加会谈", "美國國務卿布林肯與中國外交部長王毅在阿拉斯加會談"),
    ("俄罗斯外长拉夫罗夫抵达桂林，两国外长将发表联合声明。", "俄羅斯外長拉夫羅夫抵達桂林，兩國外長將發表聯合聲明。"),
    ("韩国总统文在寅决定不访问日本", "韓國總統文在寅決定不訪問日本"),
    ("欧盟对中国实施制裁，外交部召见大使", "歐盟對中國實施制裁，外交部召見大使"),
  ]

  @Test("both scripts give the same cut and the same words", arguments: twins)
  func scripts(_ simplified: String, _ traditional: String) throws {
    let lexicon = try Fixtures.ourLexicon.get()
    var segmenter = Segmenter(automaton: lexicon.automaton)
    let ours = segmenter.segment(simplified.unicodeScalars.map(\.value))
    let theirs = segmenter.segment(traditional.unicodeScalars.map(\.value))
    #expect(!ours.hits.isEmpty)
    #expect(ours.hits.map { [$0.start, $0.end, $0.word] } == theirs.hits.map { [$0.start, $0.end, $0.word] })
    #expect(
      ours.issueHits.map { [$0.start, $0.end, $0.word] } == theirs.issueHits.map { [$0.start, $0.end, $0.word] })
  }

  @Test("empty text, unknown text and characters beyond the BMP are cut without a hit")
  func nothing() throws {
    let lexicon = try Fixtures.lexicon(Fixtures.small())
    for text in ["", "𠮷", "😀😀", "zzz", "\u{0}", "。"] { #expect(Fixtures.cut(text, lexicon) == []) }
    #expect(Fixtures.cut("𠮷海国😀外长𠮷", lexicon) == ["海国", "外长"])
    var segmenter = Segmenter(automaton: lexicon.automaton)
    #expect(segmenter.segment([UInt32.max, 0x10FFFF, 0x10000, 0xFFFF]).hits.isEmpty)
  }

  @Test("words of issues are told beside the cut, also inside other words")
  func issues() throws {
    let lexicon = try Fixtures.lexicon(Fixtures.small())
    var segmenter = Segmenter(automaton: lexicon.automaton)
    let cut = segmenter.segment("海國漁業和海洋".unicodeScalars.map(\.value))
    #expect(cut.hits.map { [$0.start, $0.end] } == [[0, 2], [4, 5], [5, 6]])
    #expect(cut.issueHits.map { [$0.start, $0.end] } == [[2, 4], [5, 7]])
  }

  @Test("a segmenter forgets the text before, whichever was longer")
  func reuse() throws {
    let lexicon = try Fixtures.lexicon(Fixtures.small())
    var segmenter = Segmenter(automaton: lexicon.automaton)
    let long = Array(repeating: "海国外长和", count: 500).joined().unicodeScalars.map(\.value)
    #expect(segmenter.segment(long).hits.count == 1500)
    #expect(segmenter.segment("外长".unicodeScalars.map(\.value)).hits.map(\.start) == [0])
    #expect(segmenter.segment([]).hits.isEmpty)
    #expect(segmenter.segment(long).hits.count == 1500)
  }
}
