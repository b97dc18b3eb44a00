public import Record

/// Turns tables into one image that is used as it lies in memory.
public enum LexiconCompiler {
  /// The names of the tables that make a lexicon.
  public static let tableNames = [
    "states", "metonyms", "bodies", "roles", "offices", "office-names", "officials", "tenures", "places", "outlets",
    "furniture", "events", "acts", "speech", "sources", "atmosphere", "words", "ordinary", "surnames", "heads",
    "issues",
    "issue-triggers", "occasions", "weights", "standing", "dictionary", "fields", "page-words", "page-names",
    "page-weights", "phrases", "organs", "script-fold",
  ]

  /// Compiles tables that have been checked.
  ///
  /// - Parameter tables: each of `tableNames`, by name; one that is missing is taken as empty.
  /// - Returns: the bytes of the image, the same for the same tables.
  public static func compile(_ tables: [String: Table]) -> [UInt8] {
    let folding = self.folding(tables["script-fold"])
    let patterns = PatternList(tables: tables, folding: folding)
    let trie = CompiledTrie(patterns: patterns, folding: folding)
    var sections: [ImageLayout.Section: [UInt8]] = [:]
    sections[.classes] = bytes(of: trie.classes)
    sections[.folding] = bytes(of: folding.table)
    sections[.rows] = bytes(of: trie.rows)
    sections[.senseStarts] = bytes(of: trie.senseStarts)
    sections[.senses] = bytes(of: trie.senses)
    sections[.roles] = trie.roles
    var pool = CellPool()
    // Every table, also those that the automaton and the folding stand for: where a folder's tables are laid over
    // these, all of them are compiled anew.
    for name in tableNames {
      if let table = tables[name] { pool.add(table) }
    }
    sections[.tables] = bytes(of: pool.directory)
    sections[.cells] = bytes(of: pool.cells)
    sections[.strings] = pool.strings
    sections[.lines] = bytes(of: pool.lines)
    return assemble(sections)
  }

  /// The folding that a table of variants and simplified characters describes.
  public static func folding(_ table: Table?) -> ScriptFolding {
    var fold = (0...UInt16.max).map { $0 }
    for row in table?.rows ?? [] {
      guard let from = row.cells[0].unicodeScalars.first?.value, let to = row.cells[1].unicodeScalars.first?.value,
        from < 0x10000, to < 0x10000
      else { continue }
      fold[Int(from)] = UInt16(to)
    }
    return ScriptFolding(table: fold)
  }

  private static func assemble(_ sections: [ImageLayout.Section: [UInt8]]) -> [UInt8] {
    var image = bytes(of: [ImageLayout.magic]) + bytes(of: [ImageLayout.version, 0])
    var offset = ImageLayout.headerSize
    for section in ImageLayout.Section.allCases {
      let count = sections[section]?.count ?? 0
      image += bytes(of: [UInt64(offset), UInt64(count)])
      offset += (count + 15) / 16 * 16
    }
    for section in ImageLayout.Section.allCases {
      image += sections[section] ?? []
      image += [UInt8](repeating: 0, count: (16 - image.count % 16) % 16)
    }
    return image
  }

  static func bytes<Element: BitwiseCopyable>(of array: [Element]) -> [UInt8] {
    array.withUnsafeBytes { [UInt8]($0) }
  }
}

/// The trie over every word with its scalar classes and senses.
struct CompiledTrie {
  private(set) var classes = [UInt16](repeating: 0, count: 0x10000)
  private(set) var rows: [TrieRow] = []
  private(set) var senseStarts: [UInt32] = []
  private(set) var senses: [UInt32] = []
  private(set) var roles: [UInt8] = []

  init(patterns: PatternList, folding: ScriptFolding) {
    let words = patterns.senses.filter { $0.key.allSatisfy { $0 < 0x10000 } }
    var classOf: [UInt32: UInt16] = [:]
    for scalar in Set(words.keys.joined()).sorted() { classOf[scalar] = UInt16(classOf.count + 1) }
    for scalar in UInt32(0)..<0x10000 {
      classes[Int(scalar)] = classOf[PatternList.folded(scalar, folding)] ?? 0
    }
    let keyed = words.map { (key: $0.key.map { classOf[$0] ?? 0 }, senses: $0.value) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for word in keyed {
      senseStarts.append(UInt32(senses.count))
      senses += word.senses.map(\.packed).sorted()
      roles.append(Segmenter.role(of: word.senses))
    }
    senseStarts.append(UInt32(senses.count))
    let array = DoubleArrayBuilder(keys: keyed.map(\.key), values: keyed.indices.map { Int32($0) })
    rows = array.check.indices.map {
      TrieRow(base: array.base[$0], check: array.check[$0], value: array.value[$0])
    }
  }
}

/// The cells of every table, each distinct text kept once.
struct CellPool {
  private(set) var directory: [UInt32] = []
  private(set) var cells: [UInt32] = []
  private(set) var strings: [UInt8] = []
  /// Where each row stands in its file.
  private(set) var lines: [UInt32] = []
  private var known: [String: UInt32] = [:]

  /// Adds a table: its name, the numbers of columns and rows, where its cells begin (the header row first), and where
  /// the lines of its rows do.
  mutating func add(_ table: Table) {
    let name = place(table.name)
    directory += [
      name.0, name.1, UInt32(table.columns.count), UInt32(table.rows.count), UInt32(cells.count / 2),
      UInt32(lines.count),
    ]
    lines += table.rows.map { UInt32($0.line) | ($0.isLaidOver ? ImageLayout.laidOver : 0) }
    for cell in table.columns + table.rows.flatMap(\.cells) {
      let place = place(cell)
      cells += [place.0, place.1]
    }
  }

  private mutating func place(_ text: String) -> (UInt32, UInt32) {
    let count = UInt32(text.utf8.count)
    if let offset = known[text] { return (offset, count) }
    let offset = UInt32(strings.count)
    strings += text.utf8
    known[text] = offset
    return (offset, count)
  }
}
