import Record

/// How the name of a person that no table holds may begin and go on: `surnames.tsv`.
public final class NameShapes: Sendable {
  private let transliteration: [Bool]
  private let hanSurnames: Set<[UInt32]>
  private let japaneseSurnames: Set<[UInt32]>
  private let noName: [Bool]
  private let given: Set<UInt32>
  private let firstGiven: Set<UInt32>
  private let commonLatin: Set<[UInt32]>
  private let folding: ScriptFolding

  init(table: Table, folding: ScriptFolding) {
    var transliteration = [Bool](repeating: false, count: 0x10000)
    var han: Set<[UInt32]> = []
    var japanese: Set<[UInt32]> = []
    var noName = transliteration
    var given: Set<UInt32> = []
    var firstGiven: Set<UInt32> = []
    var latin: Set<[UInt32]> = []
    for row in table.rows {
      let scalars = row.cells[1].unicodeScalars.map { folding.fold($0.value) }
      switch row.cells[0] {
      case "transliteration-character":
        for scalar in scalars where scalar < 0x10000 { transliteration[Int(scalar)] = true }
      case "japanese-surname": japanese.insert(scalars)
      case "no-name-character": for scalar in scalars where scalar < 0x10000 { noName[Int(scalar)] = true }
      case "given-name-character": given.formUnion(scalars)
      case "first-given-name-character": firstGiven.formUnion(scalars)
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
  public func transliterates(_ scalar: UInt32) -> Bool {
    let folded = folding.fold(scalar)
    return folded < 0x10000 && transliteration[Int(folded)]
  }

  /// Whether a character is met in no name, so that one has ended before it: 把, 遭, 却.
  public func isNoName(_ scalar: UInt32) -> Bool {
    let folded = folding.fold(scalar)
    return folded < 0x10000 && noName[Int(folded)]
  }

  /// Whether a character that does a sentence's work also stands in given names: 正, 年, 在.
  public func isGiven(_ scalar: UInt32) -> Bool { given.contains(folding.fold(scalar)) }

  /// Whether such a character stands in given names as the first of two alone: 和, 时, which behind a whole name do a
  /// sentence's work (外长兰达和议长).
  public func isFirstGiven(_ scalar: UInt32) -> Bool { firstGiven.contains(folding.fold(scalar)) }

  /// Whether scalars are by their shape a person's name: characters that transliterate, with dots and Latin letters, or a
  /// surname with a given name of one or two characters, of Japan of none to three.
  public func isName(_ scalars: ArraySlice<UInt32>) -> Bool {
    guard scalars.count > 1, let last = scalars.last, !isNoName(last) else { return false }
    if scalars.allSatisfy({ $0 < 0x2E80 || $0 == 0x30FB || transliterates($0) }) { return true }
    let (han, japanese) = (hanSurname(scalars), japaneseSurname(scalars))
    return han > 0 && (1...2).contains(scalars.count - han) || japanese > 1 && scalars.count - japanese <= 3
  }

  /// How many scalars of a Chinese, Korean or Vietnamese surname begin here; 0 if none does.
  public func hanSurname(_ scalars: ArraySlice<UInt32>) -> Int { longest(scalars, in: hanSurnames, of: 2) }

  /// How many scalars of a Japanese surname begin here; 0 if none does.
  public func japaneseSurname(_ scalars: ArraySlice<UInt32>) -> Int { longest(scalars, in: japaneseSurnames, of: 3) }

  /// Whether letters are a word of which the names of organisations, places and things are made: Group, University.
  public func isCommonLatin(_ letters: ArraySlice<UInt32>) -> Bool {
    commonLatin.contains(letters.map(NameShapes.lowercase))
  }

  private static func lowercase(_ scalar: UInt32) -> UInt32 { (0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar }

  private func longest(_ scalars: ArraySlice<UInt32>, in set: Set<[UInt32]>, of length: Int) -> Int {
    let folded = scalars.prefix(length).map { folding.fold($0) }
    for count in stride(from: folded.count, to: 0, by: -1) where set.contains(Array(folded[..<count])) { return count }
    return 0
  }
}
