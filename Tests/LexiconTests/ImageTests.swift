import Record
import Testing

@testable import Lexicon

@Suite("The compiled lexicon")
struct ImageTests {
  @Test("the same tables give the same bytes, however they were gathered")
  func deterministic() throws {
    let tables = Fixtures.small().tables
    var gathered = [String: Table](minimumCapacity: 4096)
    for name in tables.keys.sorted().reversed() { gathered[name] = tables[name] }
    #expect(LexiconCompiler.compile(gathered) == LexiconCompiler.compile(tables))
    let one = try Fixtures.lexicon(TableSet(tables: tables)).edition
    let other = try Fixtures.lexicon(Fixtures.small(Fixtures.table("ordinary", "word note", [["长年", ""]]))).edition
    #expect(one.utf8.count == 16)
    #expect(one != other)
  }

  @Test("an image cut short anywhere is refused")
  func truncated() throws {
    let image = LexiconCompiler.compile(Fixtures.small().tables)
    // The last section may be followed by up to 15 bytes of nothing.
    let lengths = Array(0..<200) + Array(stride(from: 200, to: image.count - 16, by: 997)) + [image.count - 16]
    for length in lengths {
      #expect(throws: LexiconError.self) { try LexiconImage(copying: Array(image[..<length])) }
    }
    #expect(throws: Never.self) { try LexiconImage(copying: image) }
  }

  static let damages: [(offset: Int, bytes: [UInt8])] = [
    (0, [0]), (7, [0]), (8, [1]), (8, [0]),
    // The first section's offset: inside the header, not a multiple of 16, beyond the end, out of range.
    (16, [0, 0, 0, 0, 0, 0, 0, 0]), (16, [0x91]), (16, [0xF0, 0xFF, 0xFF, 0xFF]), (23, [0x7F]), (23, [0x80]),
    (16, [0xF0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
    // The first section's length: another one, too long, out of range, negative.
    (24, [0]), (24, [0x10]), (31, [0x7F]), (31, [0x80]), (24, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
    // The last section's.
    (16 + 7 * 16 + 15, [0x7F]), (16 + 7 * 16 + 8, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
  ]

  @Test("a wrong magic, version, offset or length is refused", arguments: damages.indices)
  func damaged(_ index: Int) throws {
    let (offset, bytes) = ImageTests.damages[index]
    var image = LexiconCompiler.compile(Fixtures.small().tables)
    let before = Array(image[offset..<offset + bytes.count])
    image.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    guard before != bytes else { return }
    let error = try #require(throws: LexiconError.self) { try LexiconImage(copying: image) }
    #expect(error.problem == "not a compiled lexicon of this version")
  }

  @Test("each row keeps the line of its file, and whether the file was laid over ours")
  func lines() throws {
    var ours = Table(name: "ordinary", columns: ["word", "note"], rows: [])
    ours.rows = [Table.Row(line: 5, cells: ["中心", ""]), Table.Row(line: 7, cells: ["中间", ""])]
    try ours.overlay(
      Table(
        name: "ordinary", columns: ["word", "note"],
        rows: [Table.Row(line: 4, cells: ["中间", "x"]), Table.Row(line: 9, cells: ["中途", ""])]))
    let table = try Fixtures.lexicon(Fixtures.small(ours)).table("ordinary")
    #expect(table.rows.map(\.line) == [5, 4, 9])
    #expect(table.rows.map(\.isLaidOver) == [false, true, true])
    let index = RowIndex(lexicon: try Fixtures.lexicon(Fixtures.small(ours)))
    let row = try #require(index.rows("ordinary", "中间").first)
    #expect(row.table == "ordinary" && row.line == 4 && row.isLaidOver && row.key == ["中间"] && row["note"] == "x")
    #expect(index.rows("ordinary", "中央") == [])
  }

  @Test("a meaning of a word finds the row that it comes from")
  func rowOfSense() throws {
    let lexicon = try Fixtures.lexicon(Fixtures.small())
    let index = RowIndex(lexicon: lexicon)
    let word = try #require(lexicon.automaton.word("海国"))
    let found = lexicon.automaton.senses(of: word).compactMap { index.row(of: $0) }
    #expect(found.contains { $0.table == "states" && $0.key == ["AAA"] && $0["name"] == "海国" })
    for kind in Sense.Kind.allCases { #expect((Sense(kind, 0).table == nil) == (kind == .common), "\(kind)") }
  }

  @Test("a lexicon of no tables finds nothing and does not crash")
  func empty() throws {
    let lexicon = try Fixtures.lexicon(TableSet(tables: [:]))
    #expect(lexicon.automaton.wordCount == 0)
    #expect(Fixtures.cut("海国外长", lexicon) == [])
    #expect(lexicon.automaton.word("海国") == nil)
    #expect(lexicon.states.isEmpty && lexicon.state("AAA") == nil)
    #expect(lexicon.table("states").rows.isEmpty)
  }

  @Test("a word whose role no rule knows is refused with the word")
  func unknownRole() throws {
    let table = Fixtures.table("words", "word role value", [["和", "wth", ""]])
    let error = try #require(throws: LexiconError.self) { try Fixtures.lexicon(Fixtures.small(table)) }
    #expect(error.problem == "“wth” is no role (word “和”)")
  }
}

@Suite("The double array")
struct DoubleArrayTests {
  /// A generator of the same numbers every time.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var value = state
      value ^= value >> 33
      value = value &* 0xFF51_AFD7_ED55_8CCD
      return value ^ value >> 33
    }
  }

  static func find(_ key: [UInt16], in array: DoubleArrayBuilder) -> Int32? {
    var row = 0
    for scalarClass in key {
      let next = Int(array.base[row]) + Int(scalarClass)
      guard next < array.check.count, next != 0, array.check[next] == row else { return nil }
      row = next
    }
    return array.value[row] < 0 ? nil : array.value[row]
  }

  @Test("2,000 random words are found with their values, and nothing else is", arguments: [3, 40, 5000])
  func random(_ alphabet: UInt16) throws {
    var numbers = Numbers(state: UInt64(alphabet))
    func word() -> [UInt16] {
      (0..<Int.random(in: 1...8, using: &numbers)).map { _ in UInt16.random(in: 1...alphabet, using: &numbers) }
    }
    var words: Set<[UInt16]> = []
    while words.count < 2000 { words.insert(word()) }
    let keys = words.sorted { $0.lexicographicallyPrecedes($1) }
    let values = Dictionary(uniqueKeysWithValues: zip(keys, Int32(0)...))
    let array = DoubleArrayBuilder(keys: keys, values: keys.indices.map { Int32($0) })
    var faults = 0
    for key in keys {
      for length in 0...key.count
      where DoubleArrayTests.find(Array(key[..<length]), in: array) != values[Array(key[..<length])] {
        faults += 1
      }
    }
    for _ in 0..<20_000 {
      let key = word()
      if DoubleArrayTests.find(key, in: array) != values[key] { faults += 1 }
    }
    #expect(faults == 0)
  }

  @Test("no words make an array of a root alone")
  func empty() {
    let array = DoubleArrayBuilder(keys: [], values: [])
    #expect(DoubleArrayTests.find([1], in: array) == nil)
    #expect(DoubleArrayTests.find([], in: array) == nil)
  }
}
