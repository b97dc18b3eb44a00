public import Record

/// A post that a person holds: a row of `offices.tsv`.
public struct Office: Sendable, Hashable {
  /// The id.
  public let id: String
  /// The function, which offices of the same rank in other states share: `foreign-minister`, `head-of-state`, ….
  public let role: String
  /// What the offices of the role have in common.
  public let traits: OfficeRole
  /// Whether a state has one holder at a time.
  public let isSingle: Bool
  /// The actor, where the word alone tells it (国务卿); empty otherwise.
  public let actor: String
  /// The Simplified name.
  public let name: String

  /// Stands for a row that no table has.
  public static let unknown = Office(
    id: "", role: "", traits: .unknown, isSingle: false, actor: "", name: "")
}

/// A person: a row of `officials.tsv`.
public struct Official: Sendable, Hashable {
  /// The id.
  public let id: String
  /// The state of nationality, by code.
  public let state: String
  /// The Simplified name shown in the record.
  public let name: String
  /// The Traditional name shown to readers of that script.
  public let hant: String
  /// Surnames that stand for the person once the full name has been told.
  public let short: [String]
  /// The Latin names, as the table has them.
  let latin: String

  /// How the words of the Latin names begin, made when it is asked for; empty where a letter is of no plain alphabet.
  public var latinBeginnings: Set<LatinBeginning> { LatinBeginning.all(of: Table.items(of: latin)) }

  /// Stands for a row that no table has.
  public static let unknown = Official(id: "", state: "", name: "", hant: "", short: [], latin: "")
}

/// The first three letters of a word of a name, whatever their case: what spellings of one name have in common.
public struct LatinBeginning: Hashable, Sendable {
  private let letters: UInt32

  /// The beginning of a word; `nil` where it does not begin with letters of the plain alphabet.
  public init?(_ word: some Collection<UInt32>) {
    var letters: UInt32 = 0
    var count = 0
    for scalar in word.prefix(3) {
      let lower = scalar | 0x20
      guard (0x61...0x7A).contains(lower) else { return nil }
      letters = letters << 8 | lower
      count += 1
    }
    guard count > 1 else { return nil }
    self.letters = letters
  }

  /// Those of every word of names; none where one of them has none.
  static func all(of names: [String]) -> Set<LatinBeginning> {
    var found: Set<LatinBeginning> = []
    for name in names {
      for word in name.split(whereSeparator: { $0 == " " || $0 == "-" }) where word.count > 2 {
        guard let beginning = LatinBeginning(word.unicodeScalars.map(\.value)) else { return [] }
        found.insert(beginning)
      }
    }
    return found
  }
}

/// A person's holding of an office: a row of `tenures.tsv`.
public struct Tenure: Sendable, Hashable {
  /// The official's row.
  public let official: Int
  /// The state or body served, by code.
  public let actor: String
  /// The office's row.
  public let office: Int
  /// The first day that the tenure may cover, as a day number: that of a month or year given without a day.
  public let from: Int
  /// The last day that it may cover; `Int.max` for one that had not ended.
  public let to: Int
  /// The row of the table.
  public let row: Int

  /// Whether a day lies within it.
  public func covers(_ day: CivilDate) -> Bool { from <= day.dayNumber && day.dayNumber <= to }
}
