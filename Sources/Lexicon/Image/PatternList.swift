import Record

/// Every word of every table with what it means, ready for the automaton.
struct PatternList {
  /// Which columns of which table hold words, and what kind of meaning they have.
  static let sources: [(table: String, kind: Sense.Kind, columns: [String])] = [
    ("states", .state, ["name", "hant", "names"]),
    ("states", .abbreviation, ["abbreviations", "local"]),
    ("metonyms", .metonym, ["name", "names"]),
    ("bodies", .body, ["name", "hant", "names", "latin"]),
    ("offices", .office, ["name", "hant", "names"]),
    ("officials", .official, ["name", "hant", "names", "latin"]),
    ("officials", .shortName, ["short"]),
    ("places", .place, ["name", "hant", "names"]),
    ("outlets", .outlet, ["name", "hant", "names", "latin"]),
    ("events", .event, ["word"]),
    ("acts", .act, ["word"]),
    ("speech", .speech, ["word"]),
    ("words", .word, ["word"]),
    ("ordinary", .ordinary, ["word"]),
    ("issue-triggers", .issue, ["trigger"]),
    ("sources", .source, ["word"]),
  ]

  /// The dots that stand between the parts of a transliterated name, as outlets type them.
  static let dots: [Unicode.Scalar] = ["·", "‧", "・", "•", "．", "・", "-", "–"]

  /// The senses of each word, by its folded scalars.
  private(set) var senses: [[UInt32]: [Sense]] = [:]
  private let folding: ScriptFolding

  init(tables: [String: Table], folding: ScriptFolding) {
    self.folding = folding
    for source in PatternList.sources {
      guard let table = tables[source.table] else { continue }
      for (position, row) in table.rows.enumerated() {
        for column in source.columns {
          for word in table.list(row, column) { add(word, Sense(source.kind, position)) }
        }
      }
    }
    addHeads(of: tables["bodies"], offices: tables["offices"])
    if let dictionary = tables["dictionary"] { addCommonWords(dictionary) }
  }

  /// The common words of the language; what a table knows by more than its class is left to it.
  private mutating func addCommonWords(_ dictionary: Table) {
    guard let column = dictionary.column("class") else { return }
    for row in dictionary.rows {
      guard let word = row.cells.first, let wordClass = WordClass(name: row.cells[column]) else { continue }
      let scalars = word.unicodeScalars.map { PatternList.folded($0.value, folding) }
      guard !scalars.isEmpty, senses[scalars]?.contains(where: { $0.kind != .issue }) != true else { continue }
      insert(scalars, Sense(.common, Int(wordClass.rawValue)))
    }
  }

  /// The last character of a body and the office that 长 makes of it.
  static let heads: [Character: String] = [
    "部": "minister", "署": "organisation-head", "院": "organisation-head", "局": "director", "厅": "director",
    "司": "director", "处": "director",
  ]

  /// 海巡署长, 疾控局长: the head of a body that is named by its last character and 长, where no office has that word.
  private mutating func addHeads(of bodies: Table?, offices: Table?) {
    guard let bodies, let offices else { return }
    let rows = Dictionary(
      offices.rows.enumerated().map { (offices.cell($1, "id"), $0) }, uniquingKeysWith: { first, _ in first })
    for (position, row) in bodies.rows.enumerated() {
      for word in [bodies.cell(row, "name")] + bodies.list(row, "names") {
        guard word.count > 2, let last = word.last, let office = PatternList.heads[last].flatMap({ rows[$0] }) else {
          continue
        }
        let scalars = (word + "长").unicodeScalars.map { PatternList.folded($0.value, folding) }
        guard senses[scalars]?.contains(where: { $0.kind == .office }) != true else { continue }
        insert(scalars, Sense(.office, office))
        insert(scalars, Sense(.body, position))
      }
    }
  }

  /// Names shorter than this mean other people or words where their dot is left out.
  private static let shortestWithoutDot = 5

  /// Adds a word and, where it has a dot, its spellings with every other dot; of a person also the one without, as Hong
  /// Kong's newsrooms write it.
  private mutating func add(_ word: String, _ sense: Sense) {
    let scalars = word.unicodeScalars.map { PatternList.folded($0.value, folding) }
    guard !scalars.isEmpty else { return }
    // A surname of one character would be seen everywhere; the reading looks for it only beside its full name.
    if sense.kind == .shortName, scalars.count < 2 { return }
    insert(scalars, sense)
    let dot = UInt32(0xB7)
    guard scalars.contains(dot) else { return }
    for other in PatternList.dots where other.value != dot {
      insert(scalars.map { $0 == dot ? other.value : $0 }, sense)
    }
    let plain = scalars.filter { $0 != dot }
    if sense.kind == .official, plain.count >= PatternList.shortestWithoutDot { insert(plain, sense) }
  }

  private mutating func insert(_ scalars: [UInt32], _ sense: Sense) {
    if senses[scalars]?.contains(sense) != true { senses[scalars, default: []].append(sense) }
  }

  /// One form for both scripts, both widths and both cases.
  static func folded(_ scalar: UInt32, _ folding: ScriptFolding) -> UInt32 {
    var value = folding.fold(scalar)
    switch value {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: value -= 0xFEE0
    default: break
    }
    return (0x41...0x5A).contains(value) ? value + 0x20 : value
  }
}
