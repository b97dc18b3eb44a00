import Glibc
import Lexicon
import Reading
import Record
import Testing

@Suite("Text that is meant to hurt")
struct HostileTests {
  /// How long the texts are that every run reads, and those that a run with CHANCERY_LONG_TESTS reads.
  static let sizes = (short: 2000, long: 100_000)

  /// Texts of about so many scalars.
  static func hostile(_ size: Int) -> [(name: String, text: String)] {
    [
      ("nothing", ""),
      ("one space", " "),
      ("line feeds", String(repeating: "\n", count: size)),
      ("words without punctuation", String(repeating: "王毅会见拉夫罗夫并访问中国外长会谈于北京", count: size / 20)),
      ("unknown characters", String(repeating: "龘", count: size)),
      ("deep brackets", String(repeating: "（", count: size / 2) + "王毅会见拉夫罗夫" + String(repeating: "）", count: size / 2)),
      ("brackets that never close", "王毅(" + String(repeating: "拉夫罗夫(", count: size / 5)),
      ("quotations that never close", String(repeating: "“「『王毅说", count: size / 6)),
      ("closing marks only", String(repeating: "）】』」”", count: size / 5)),
      ("scalars beside the surrogates", "\u{D7FF}\u{E000}王毅\u{FFFD}会见\u{FFFF}拉夫罗夫\u{10FFFF}。"),
      ("no character", "\u{0}王毅\u{0}会见\u{1}拉夫罗夫\u{7F}。"),
      ("marks of direction and width", "王\u{202E}毅\u{200B}会\u{FEFF}见\u{2066}拉夫罗夫。"),
      ("emoji", "🇨🇳王毅🤝🇷🇺拉夫罗夫22日会见👨‍👩‍👧‍👦。"),
      ("combining marks without end", "王" + String(repeating: "\u{301}", count: size) + "毅会见拉夫罗夫。"),
      ("a very long name", "俄罗斯外长" + String(repeating: "斯基", count: size / 2) + "会见王毅。"),
      ("a very long name with dots", "俄罗斯外长" + String(repeating: "斯·", count: size / 2) + "会见王毅。"),
      ("only punctuation", String(repeating: "，。、；：？！“”（）《》—…·", count: size / 16)),
      ("only digits", String(repeating: "9", count: size) + "日会见"),
      ("numbers that overflow", "99999999999999999999年99999999999月9999999999日，王毅会见拉夫罗夫。"),
      ("days that do not exist", "2月30日、0日、32日、13月1日、0000年0月0日，王毅会见拉夫罗夫。"),
      ("the ends of intervals reversed", "23日至22日、12月31日至12月1日，王毅会见拉夫罗夫。"),
      ("offices without end", String(repeating: "外长兼", count: size / 3) + "王毅会见拉夫罗夫。"),
      ("states without end", String(repeating: "中俄", count: size / 2) + "外长会谈。"),
      ("coordination without end", String(repeating: "王毅、", count: size / 3) + "拉夫罗夫会谈。"),
      ("first words cut off", "日电）王毅会见拉夫罗夫。"),
      ("last words cut off", "王毅与"),
      ("a word that waits for another", "访"),
      ("a dateline alone", "（中央社台北22日電）"),
      ("a dateline that never ends", "（中央社台北22日電" + String(repeating: "北京", count: size / 2)),
    ]
  }

  static let count = hostile(0).count

  /// What must hold of a text's reading, whatever the text.
  private func check(_ name: String, _ text: String) throws {
    let reading = try Shared.read(text)
    let count = text.unicodeScalars.count
    let spans = reading.mentions.map(\.span) + reading.dates.map(\.span) + reading.events.flatMap(\.evidence)
    #expect(spans.allSatisfy { 0 <= $0.start && $0.start < $0.end && $0.end <= count }, "\(name)")
  }

  @Test("a hostile text is read without harm and its facts stand on words", arguments: 0..<count)
  func body(_ index: Int) throws {
    let (name, text) = Self.hostile(Self.sizes.short)[index]
    try check(name, text)
  }

  @Test("a hostile headline is read without harm", arguments: 0..<count)
  func title(_ index: Int) throws {
    let (name, text) = Self.hostile(Self.sizes.short)[index]
    let reading = try Shared.read("王毅22日会见拉夫罗夫。", title: text)
    #expect(reading.events.contains { $0.zone == .text }, "\(name)")
  }

  @Test(
    "a hostile text of a whole file is read without harm",
    .enabled(if: getenv("CHANCERY_LONG_TESTS") != nil, "takes long in a debug build"), arguments: 0..<count)
  func whole(_ index: Int) throws {
    let (name, text) = Self.hostile(Self.sizes.long)[index]
    try check(name, text)
  }

  @Test("an article of the first and the last year is read", arguments: ["0001-01-01", "9999-12-31"])
  func years(_ day: String) throws {
    let reading = try Shared.read("王毅昨天、明天、上周五、下月底、去年3月、明年会见拉夫罗夫。", published: day + "T00:00:00+08:00")
    #expect(!reading.article.text.isEmpty)
  }
}
