import Record

/// How the name of a person that no table holds may begin and go on: `surnames.tsv`.
public final class NameShapes: Sendable {
  private let transliteration: [Bool]
  private let hanSurnames: Surnames
  private let japaneseSurnames: Surnames
  private let noName: [Bool]
  private let given: [Bool]
  private let firstGiven: [Bool]
  private let commonLatin: Set<[UInt32]>
  private let folding: ScriptFolding

  init(table: Table, folding: ScriptFolding) {
    var transliteration = [Bool](repeating: false, count: 0x10000)
    var han = Surnames(upTo: 2)
    var japanese = Surnames(upTo: 3)
    var noName = transliteration
    var given = transliteration
    var firstGiven = transliteration
    var latin: Set<[UInt32]> = []
    for row in table.rows {
      let scalars = row.cells[1].unicodeScalars.map { folding.fold($0.value) }
      switch row.cells[0] {
      case "transliteration-character":
        for scalar in scalars where scalar < 0x10000 { transliteration[Int(scalar)] = true }
      case "japanese-surname": japanese.insert(scalars)
      case "no-name-character": for scalar in scalars where scalar < 0x10000 { noName[Int(scalar)] = true }
      case "given-name-character": for scalar in scalars where scalar < 0x10000 { given[Int(scalar)] = true }
      case "first-given-name-character":
        for scalar in scalars where scalar < 0x10000 { firstGiven[Int(scalar)] = true }
      case "latin-common-word": latin.insert(scalars.map(NameShapes.lowercase))
      default: han.insert(scalars)
      }
    }
    self.transliteration = transliteration
    hanSurnames = han
    japaneseSurnames = japanese
    commonLatin = latin
    self.noName = noName
    self.given = given
    self.firstGiven = firstGiven
    self.folding = folding
  }

  /// Whether a character is used to write foreign names by sound.
  public func transliterates(_ scalar: UInt32) -> Bool { holds(scalar, transliteration) }

  /// Whether a character is met in no name, so that one has ended before it: 把, 遭, 却.
  public func isNoName(_ scalar: UInt32) -> Bool { holds(scalar, noName) }

  /// Whether a character that does a sentence's work also stands in given names: 正, 年, 在.
  public func isGiven(_ scalar: UInt32) -> Bool { holds(scalar, given) }

  /// Whether such a character stands in given names as the first of two alone: 和, 时, which behind a whole name do a
  /// sentence's work (外长兰达和议长).
  public func isFirstGiven(_ scalar: UInt32) -> Bool { holds(scalar, firstGiven) }

  /// Whether scalars are by their shape a person's name: characters that transliterate, with dots and Latin letters, or a
  /// surname with a given name of one or two characters, of Japan of none to three.
  public func isName(_ scalars: ArraySlice<UInt32>) -> Bool {
    guard scalars.count > 1, let last = scalars.last, !isNoName(last) else { return false }
    if scalars.allSatisfy({ $0 < 0x2E80 || $0 == 0x30FB || transliterates($0) }) { return true }
    let (han, japanese) = (hanSurname(scalars), japaneseSurname(scalars))
    return han > 0 && (1...2).contains(scalars.count - han) || japanese > 1 && scalars.count - japanese <= 3
  }

  /// How many scalars of a Chinese, Korean or Vietnamese surname begin here; 0 if none does.
  public func hanSurname(_ scalars: ArraySlice<UInt32>) -> Int { hanSurnames.beginning(scalars, folding) }

  /// How many scalars of a Japanese surname begin here; 0 if none does.
  public func japaneseSurname(_ scalars: ArraySlice<UInt32>) -> Int { japaneseSurnames.beginning(scalars, folding) }

  /// Whether letters are a word of which the names of organisations, places and things are made: Group, University.
  public func isCommonLatin(_ letters: ArraySlice<UInt32>) -> Bool {
    commonLatin.contains(letters.map(NameShapes.lowercase))
  }

  private static func lowercase(_ scalar: UInt32) -> UInt32 { (0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar }

  /// Whether a flat table of characters holds one.
  private func holds(_ scalar: UInt32, _ characters: [Bool]) -> Bool {
    let folded = folding.fold(scalar)
    return folded < 0x10000 && characters[Int(folded)]
  }
}

/// Surnames of one to three characters, looked for where a name may begin: most characters begin none.
private struct Surnames {
  /// How long the longest surname is that begins with a character.
  private var longest = [UInt8](repeating: 0, count: 0x10000)
  private var known: Set<UInt64> = []
  private let limit: Int

  /// No surnames yet, and none longer than a few characters.
  init(upTo limit: Int) { self.limit = limit }

  mutating func insert(_ surname: [UInt32]) {
    guard let first = surname.first, first < 0x10000, surname.count <= limit else { return }
    longest[Int(first)] = max(longest[Int(first)], UInt8(surname.count))
    known.insert(surname.reduce(0, Surnames.joined))
  }

  /// How many scalars of a surname begin here; 0 if none does.
  func beginning(_ scalars: ArraySlice<UInt32>, _ folding: ScriptFolding) -> Int {
    guard let first = scalars.first.map(folding.fold), first < 0x10000 else { return 0 }
    var (key, found) = (UInt64(0), 0)
    for (place, scalar) in scalars.prefix(Int(longest[Int(first)])).enumerated() {
      key = Surnames.joined(key, folding.fold(scalar))
      if known.contains(key) { found = place + 1 }
    }
    return found
  }

  /// A character behind others as one number: each takes 21 bits.
  private static func joined(_ key: UInt64, _ scalar: UInt32) -> UInt64 { key << 21 | UInt64(scalar) }
}
