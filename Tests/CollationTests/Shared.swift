import BuiltInLexicon
import Collation
import Lexicon
import Reading
import Record

/// Readings made by hand or from invented texts, and what a collator makes of them.
enum Shared {
  private static let loaded = Result { try LoadedLexicon(image: EmbeddedLexicon.image()) }
  private static let loadedWithoutFloor = Result {
    let image = try EmbeddedLexicon.image()
    var tables: [String: Table] = [:]
    for name in LexiconCompiler.tableNames where !image.table(name).columns.isEmpty { tables[name] = image.table(name) }
    var set = TableSet(tables: tables)
    let floor = Table(
      name: "standing", columns: image.table("standing").columns,
      rows: [Table.Row(line: 1, cells: ["floor", "", "-1000", ""])])
    try set.overlay(TableSet(tables: ["standing": floor]))
    return try LoadedLexicon(image: LexiconImage(copying: LexiconCompiler.compile(set.tables)))
  }

  /// The lexicon as it is, but that whatever is told makes an entry, however little speaks for it: for what is asked of
  /// linking.
  static func lexicon() throws -> LoadedLexicon { try loadedWithoutFloor.get() }

  /// The lexicon as it is.
  static func wholeLexicon() throws -> LoadedLexicon { try loaded.get() }

  static func entries(_ readings: [ArticleReading]) throws -> [Entry] {
    Collator(lexicon: try lexicon()).entries(of: readings)
  }

  /// The entries as the export writes them.
  static func json(_ entries: [Entry]) -> String {
    var json = JSONWriter()
    for entry in entries {
      entry.write(to: &json)
      json.endLine()
    }
    return json.text
  }

  static func article(
    _ id: String, outlet: String = "rthk", published: String, title: String = "", text: String = ""
  ) -> Article {
    Article(
      id: id, source: Article.Source(path: "posts/\(id).md", format: .jekyll),
      outlet: Article.Outlet(id: outlet, name: outlet), title: title.isEmpty ? "标题\(id)" : title,
      published: Timestamp(published), script: .simplified, text: text)
  }

  /// A reading of an invented text.
  static func read(
    _ id: String, _ text: String, outlet: String = "rthk", published: String, title: String = ""
  ) throws -> ArticleReading {
    var reader = Reader(lexicon: try lexicon())
    return reader.read(article(id, outlet: outlet, published: published, title: title, text: text))
  }

  /// A reading made by hand of events on one day's news.
  static func made(
    _ id: String, outlet: String = "rthk", published: String, title: String = "", _ events: Event...
  ) -> ArticleReading {
    ArticleReading(article: article(id, outlet: outlet, published: published, title: title), events: events)
  }
}

extension Event {
  /// An encounter made by hand; the day is `YYYY-MM-DD` or two of them.
  static func encounter(
    _ mode: Mode = .meeting, _ parties: [Party] = [.wangYi, .lavrov], _ first: String? = nil, _ last: String? = nil,
    status: Status = .held, place: Place? = nil, headline: Bool = false, cue: String = "会见"
  ) -> Event {
    let start = first.flatMap { CivilDate($0) }
    let end = (last ?? first).flatMap { CivilDate($0) }
    let when = start == nil ? DateInterval.unknown : DateInterval(start: start, end: end, precision: .day)
    return Event(
      kind: .consult, mode: mode, status: status, headline: headline, when: when, place: place,
      actors: Array(parties.prefix(1)), recipients: Array(parties.dropFirst()),
      cue: Cue(span: TextSpan(2, 4), text: cue), evidence: [TextSpan(0, 8)])
  }

  /// A deed made by hand.
  static func deed(
    _ kind: Kind, _ actors: [Party], _ recipients: [Party] = [], _ day: String? = nil, cue: String
  ) -> Event {
    Event(
      kind: kind, status: .held,
      when: day.flatMap { CivilDate($0) }.map { DateInterval(day: $0) } ?? .unknown, actors: actors,
      recipients: recipients, cue: Cue(span: TextSpan(12, 14), text: cue), evidence: [TextSpan(9, 16)])
  }
}

extension Party {
  static let wangYi = Party(text: "王毅", entity: "wang-yi", actor: "CHN", office: "foreign-minister", kind: .person)
  static let liKeqiang = Party(text: "李克强", entity: "li-keqiang", actor: "CHN", office: "premier", kind: .person)
  static let lavrov = Party(text: "拉夫罗夫", entity: "lavrov", actor: "RUS", office: "foreign-minister", kind: .person)
  static let putin = Party(text: "普京", entity: "putin", actor: "RUS", office: "president", kind: .person)
  static let zarif = Party(text: "扎里夫", entity: "zarif", actor: "IRN", office: "foreign-minister", kind: .person)
  static let rouhani = Party(text: "鲁哈尼", entity: "rouhani", actor: "IRN", office: "president", kind: .person)
  static let iran = Party(text: "伊朗", actor: "IRN", kind: .side)
  static let iranianMinister = Party(text: "伊朗外长", actor: "IRN", office: "foreign-minister", kind: .office)
  static let america = Party(text: "美方", actor: "USA", kind: .side)
  static let china = Party(text: "中方", actor: "CHN", kind: .side)
  static let russia = Party(text: "俄方", actor: "RUS", kind: .side)
  static let tonga = Party(text: "卡图阿尼", actor: "TON", office: "foreign-minister", kind: .person)
}

extension Event.Place {
  static let guilin = Event.Place(name: "桂林", entity: "guilin", country: "CHN")
  static let xiamen = Event.Place(name: "厦门", entity: "xiamen", country: "CHN")
  static let beijing = Event.Place(name: "北京", entity: "beijing", country: "CHN")
  static let hall = Event.Place(name: "人民大会堂", entity: "great-hall-of-the-people", country: "CHN")
  static let china = Event.Place(name: "中国", country: "CHN")
  static let tehran = Event.Place(name: "德黑兰", entity: "tehran", country: "IRN")
  static let iran = Event.Place(name: "伊朗", country: "IRN")
  static let oman = Event.Place(name: "阿曼", country: "OMN")
}

/// Numbers that look like chance and are the same in every run.
struct Shuffler: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
