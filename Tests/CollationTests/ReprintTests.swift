import Lexicon
import Record
import Testing

@testable import Collation

/// Invented texts that are near copies of each other, or nearly so.
enum Copies {
  /// A report in seven sentences.
  static let report = """
    汤加外交大臣二十二日在努库阿洛法会见了来访的斐济贸易部长一行。双方就渔业合作、海底电缆和气候变化交换了意见。
    大臣表示，岛国之间的班轮航线应当尽快恢复，让椰干和香草及时运到市场。部长说，斐济愿意派出工程师帮助修复被飓风毁坏的码头。
    会谈之后，两国官员签署了关于学生交流的备忘录。根据备忘录，每年将有四十名学生到对方国家的学校学习一个学期。
    部长定于二十四日前往萨摩亚，继续他在南太平洋的行程。当地报纸说，这是三年来斐济部长首次到访。
    """

  /// The report as an outlet of the other script prints it, with its own marks and paragraphs.
  static let inTraditional = """
    　　湯加外交大臣二十二日在努庫阿洛法會見了來訪的斐濟貿易部長一行。雙方就漁業合作、海底電纜和氣候變化交換了意見。大臣表示，島國之間的班輪航線應當盡快恢復，讓椰乾和香草及時運到市場。

    　　部長說，斐濟願意派出工程師幫助修復被颶風毀壞的碼頭。會談之後，兩國官員簽署了關於學生交流的備忘錄。根據備忘錄，每年將有四十名學生到對方國家的學校學習一個學期。

    　　部長定於二十四日前往薩摩亞，繼續他在南太平洋的行程。當地報紙說，這是三年來斐濟部長首次到訪。
    """

  /// Characters that both scripts write alike, each once.
  static func characters(_ count: Int, after skipped: Int = 0) throws -> [Character] {
    let folding = try Shared.lexicon().folding
    let alike = (UInt32(0x4E00)..<0x9FA0).lazy.filter { folding.fold($0) == $0 }.dropFirst(skipped).prefix(count)
    return alike.compactMap { Unicode.Scalar($0) }.map { Character($0) }
  }

  static func join(_ texts: [String]) throws -> ReprintJoin {
    var join = ReprintJoin(folding: try Shared.lexicon().folding)
    for text in texts { join.add(text) }
    return join
  }

  static func areCopies(_ one: String, _ other: String) throws -> Bool { try !join([one, other]).pairs().isEmpty }
}

@Suite("Near copies of a text")
struct NearCopyTests {
  static let copies: [(what: String, text: String)] = [
    ("the same text", Copies.report),
    ("another lead", "本报综合外电消息：" + Copies.report.dropFirst(12)),
    ("its end cut", String(Copies.report.dropLast(24))),
    ("a line of its own behind", Copies.report + "（编辑：海风）"),
    ("the other script, with other marks and paragraphs", Copies.inTraditional),
    (
      "narrow marks, full-width digits and spaces",
      Copies.report.replacing("，", with: ", ").replacing("。", with: ". ")
    ),
    ("other paragraphs", Copies.report.replacing("\n", with: "").replacing("。", with: "。\n\n")),
  ]

  @Test("a copy is found, though an editor was at it", arguments: copies.indices)
  func copy(_ index: Int) throws {
    let (what, text) = Self.copies[index]
    #expect(try Copies.areCopies(Copies.report, text), "\(what)")
    #expect(try Copies.areCopies(text, Copies.report), "\(what)")
  }

  static let others: [(what: String, text: String)] = [
    ("half of it", String(Copies.report.prefix(Copies.report.count / 2))),
    ("its first sentence", String(Copies.report.prefix { $0 != "。" })),
    ("the same news in other words", "斐济贸易部长二十二日到访汤加，同外交大臣谈了渔业、电缆和气候，并签署学生交流备忘录，随后前往萨摩亚。"),
    ("nothing", ""), ("four characters", "汤加外交"),
  ]

  @Test("what only shares words is no copy", arguments: others.indices)
  func other(_ index: Int) throws {
    let (what, text) = Self.others[index]
    #expect(try !Copies.areCopies(Copies.report, text), "\(what)")
  }

  @Test("four fifths of the grams are enough, one gram less is not")
  func threshold() throws {
    // All characters differ, so 104 of them are 100 grams and 84 are 80 of those.
    let text = String(try Copies.characters(104))
    #expect(try Copies.areCopies(text, String(text.prefix(84))))
    #expect(try !Copies.areCopies(text, String(text.prefix(83))))
    // 90 shared of 112 or 113 in all: 0.8036 and 0.7965.
    let tail = String(try Copies.characters(12, after: 200))
    #expect(try Copies.areCopies(text, text.prefix(94) + tail))
    #expect(try !Copies.areCopies(text, text.prefix(94) + tail + "尾"))
  }

  @Test("texts without five characters have no partner, though they are the same")
  func short() throws {
    #expect(try Copies.join(["", "", "汤加", "汤加", " \n ", " \n ", "汤加外交", "汤加外交"]).pairs() == [])
    #expect(try Copies.areCopies("汤加外交部", "湯加外交部"))
    // Four characters of two units each are not eight.
    #expect(try !Copies.areCopies("𠮷𠮶𠮵𠮴", "𠮷𠮶𠮵𠮴"))
    #expect(try Copies.areCopies("𠮷𠮶𠮵𠮴𠮳", "𠮷𠮶𠮵𠮴𠮳"))
  }

  static let characters: [(scalar: Unicode.Scalar, counts: Unicode.Scalar?)] = [
    ("國", "国"), ("国", "国"), ("7", "7"), ("７", "7"), ("a", "a"), ("Ａ", "A"), ("々", "々"), ("〇", "〇"), ("é", "e"),
    ("ñ", "n"),
    ("の", "の"), ("𠮷", "𠮷"), ("，", ","), ("「", ","), ("“", ","), (".", ","), ("＂", ","), ("・", ","), ("·", ","),
    ("％", ","),
    ("😀", ","), ("→", ","), (" ", nil), ("\u{3000}", nil), ("\n", nil), ("\t", nil), ("\u{A0}", nil), ("\u{200B}", nil),
    ("\u{FEFF}", nil), ("\u{AD}", nil), ("\u{FE0F}", nil),
  ]

  @Test("characters count as the Simplified one, marks as one mark, space as nothing", arguments: characters.indices)
  func alphabet(_ index: Int) throws {
    let (scalar, counts) = Self.characters[index]
    let alphabet = ReprintAlphabet(folding: try Shared.lexicon().folding)
    #expect(alphabet.character(scalar.value) == counts?.value)
  }
}

@Suite("The join finds what comparing all with all finds")
struct ExactJoinTests {
  /// Sentences that invented reports are put together from.
  static let sentences = [
    "瑙鲁总统十四日接见了新任基里巴斯大使。", "會談在首都的議會大廈舉行，歷時兩個小時。", "双方同意设立混合委员会，每半年开会一次。", "發言人說，談判「坦率而友好」，但未透露細節。",
    "帕劳交通部表示，新航班将于下月第一周开通。", "反對黨批評政府沒有事先徵求議會的意見。", "渔民协会希望把配额提高到3200吨。", "大使館的開幕式因颱風推遲到星期四。",
    "图瓦卢方面强调，海平面上升是最紧迫的问题。", "兩國外長同日通了電話，交換了各自的看法。", "据统计，去年双边贸易额增长了百分之七。", "這是五年來的第一次部長級磋商。", "合作文件有英文和密克罗尼西亚文两种文本。",
    "观察人士认为，协议能否落实还有待观察。", "當地居民在港口舉著標語歡迎代表團。", "代表团将在岛上停留三天，然后回国。", "援助款项的一半用于修建水库和学校。", "會後沒有舉行記者會。",
    "萨摩亚总理府证实了这一消息。", "汤加央行行长也出席了晚宴。",
  ]

  /// Reports put together by chance, and near copies of them with edits by chance; the same in every run.
  static func texts(_ count: Int, seed: UInt64) throws -> [String] {
    var chance = Shuffler(state: seed)
    let noise = try Copies.characters(300)
    var texts: [String] = ["", "短", "瑙鲁总统到", "瑙鲁总统到", "瑙鲁总统到访"]
    while texts.count < count {
      if texts.count > 10, Int.random(in: 0..<3, using: &chance) > 0 {
        var copy = Array(texts[Int.random(in: 5..<texts.count, using: &chance)])
        // From none to so many edits that about half of the copies fall below the threshold.
        for _ in 0..<Int.random(in: 0...max(copy.count / 25, 1), using: &chance) {
          let at = Int.random(in: 0..<copy.count, using: &chance)
          switch Int.random(in: 0..<4, using: &chance) {
          case 0 where copy.count > 8: copy.remove(at: at)
          case 1: copy.insert(noise[Int.random(in: 0..<noise.count, using: &chance)], at: at)
          case 2: copy.insert(contentsOf: "\n　", at: at)
          default: copy[at] = noise[Int.random(in: 0..<noise.count, using: &chance)]
          }
        }
        if Int.random(in: 0..<6, using: &chance) == 0 { copy.removeLast(copy.count / 8) }
        texts.append(String(copy))
      } else {
        let length = Int.random(in: 1...14, using: &chance)
        texts.append(sentences.shuffled(using: &chance).prefix(length).joined())
      }
    }
    return texts
  }

  /// The Jaccard index of each pair of texts that share a gram, from the grams themselves and without any filter.
  static func indices(_ texts: [String]) throws -> [(pair: ReprintJoin.Pair, shared: Int, all: Int)] {
    let alphabet = ReprintAlphabet(folding: try Shared.lexicon().folding)
    let sets = texts.map { text in
      let characters = text.unicodeScalars.compactMap { alphabet.character($0.value) }
      return Set(characters.indices.dropLast(4).map { Array(characters[$0..<($0 + 5)]) })
    }
    var indices: [(pair: ReprintJoin.Pair, shared: Int, all: Int)] = []
    for first in sets.indices {
      for second in sets.indices.dropFirst(first + 1) {
        let shared = sets[first].intersection(sets[second]).count
        guard shared > 0 else { continue }
        indices.append((ReprintJoin.Pair(first, second), shared, sets[first].count + sets[second].count - shared))
      }
    }
    return indices
  }

  @Test("400 texts and their edited copies: the same pairs, on either side of the threshold", arguments: 1...3)
  func exact(_ seed: UInt64) throws {
    let texts = try Self.texts(400, seed: seed)
    let indices = try Self.indices(texts)
    let expected = indices.filter { $0.shared * 5 >= $0.all * 4 }.map(\.pair)
    #expect(try Copies.join(texts).pairs() == expected.sorted())
    // Enough of them stand near the edge for the test to mean something.
    let shares = indices.map { Double($0.shared) / Double($0.all) }
    #expect(expected.count > 100)
    #expect(shares.count { $0 >= 0.8 && $0 < 0.84 } > 10)
    #expect(shares.count { $0 >= 0.76 && $0 < 0.8 } > 10)
  }

  @Test("families are what the pairs connect, each in order")
  func families() throws {
    let join = try Copies.join(Self.texts(300, seed: 7))
    var sets = DisjointSets(count: join.count)
    for pair in join.pairs() { sets.join(pair.first, pair.second) }
    let families = join.families()
    #expect(families == sets.sets())
    #expect(families.contains { $0.count > 3 })
    for family in families { #expect(family == family.sorted()) }
  }

  @Test("a thousand texts that are all the same are one family")
  func same() throws {
    let join = try Copies.join(Array(repeating: Copies.report, count: 1000))
    #expect(join.families().map(\.count) == [1000])
    #expect(join.pairs().count == 1000 * 999 / 2)
  }

  @Test("nothing comes of nothing")
  func nothing() throws {
    #expect(try Copies.join([]).pairs().isEmpty && Copies.join([]).families().isEmpty)
    #expect(try Copies.join([Copies.report]).families().isEmpty)
  }
}
