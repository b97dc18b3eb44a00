import Record

/// By what last word a noun phrase names a body or people that no other table holds: `heads.tsv`.
public final class NounHeads: Sendable {
  /// What a word makes of the noun phrase that ends in it.
  public struct Head: OptionSet, Sendable, Hashable {
    /// What the word is, as bits.
    public let rawValue: UInt16

    /// A head by its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The name of a body, whatever describes it: 渔业协会.
    public static let body = Head(rawValue: 1)
    /// The name of a body where a name stands in front, else people: 北湖公司, 石油公司.
    public static let firm = Head(rawValue: 2)
    /// People, media, firms or states without a name: 知情人士.
    public static let people = Head(rawValue: 4)
    /// People whom a named person's name describes: 某人的律师.
    public static let kin = Head(rawValue: 8)
    /// No head, but the word that begins a clause which belongs to one: 熟悉 in 熟悉谈判的官员.
    public static let relative = Head(rawValue: 16)
    /// Whether the word has more to it than the ending, so that it is a name by itself: 证监会.
    public static let isLonger = Head(rawValue: 32)

    /// No head, but a word that stands in front of a noun phrase and is no part of it: 许多.
    public static let lead = Head(rawValue: 64)

    /// Whether a noun phrase may end in the word.
    public var endsPhrase: Bool { !isDisjoint(with: [.body, .firm, .people, .kin]) }
    /// Whether the word can end a body's name.
    public var endsBody: Bool { !isDisjoint(with: [.body, .firm]) }
  }

  /// What a row of the table says of its word.
  enum Kind: String {
    case body, firm, people, kin, relative, lead, measure, none, agentive, plural, maker
    case peopleSuffix = "people-suffix"
  }

  /// What one character does to the noun phrase beside it.
  private struct Deeds: OptionSet {
    let rawValue: UInt8
    static let counts = Deeds(rawValue: 1)
    static let makesPeople = Deeds(rawValue: 2)
    static let makesMany = Deeds(rawValue: 4)
    static let endsMakers = Deeds(rawValue: 8)

    /// What a kind of row says of its characters.
    init(_ kind: Kind) {
      switch kind {
      case .measure: self = .counts
      case .agentive: self = .makesPeople
      case .plural: self = .makesMany
      case .maker: self = .endsMakers
      default: self = []
      }
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// The longest ending, in scalars.
  public static let longest = 8
  /// The kinds of rows whose word may be the last of a noun phrase, in the order in which an ending is looked for.
  public static let lastWords = [Kind.body, .firm, .people, .kin, .peopleSuffix].map(\.rawValue)
  /// No head, whatever it ends in.
  private static let none = Head(rawValue: 256)
  /// A last character that makes any longer noun a word for people.
  private static let suffix = Head(rawValue: 512)

  private let endings: [[UInt32]: Head]
  /// For each last scalar the length of the longest ending: most words end in none.
  private let lasts: [UInt8]
  /// For each scalar whether it leads up to noun phrases.
  private let leading: [Bool]
  private let leadingWords: Set<[UInt32]>
  /// For each scalar what it does: 名 counts, 者 and 们 make words for people, 商 ends makers.
  private let characters: [Deeds]
  private let folding: ScriptFolding

  /// - Throws: `LexiconError` for a kind that no rule knows.
  init(table: Table, folding: ScriptFolding) throws(LexiconError) {
    var endings: [[UInt32]: Head] = [:]
    var lasts = [UInt8](repeating: 0, count: 0x10000)
    var leading = [Bool](repeating: false, count: 0x10000)
    var words: Set<[UInt32]> = []
    var characters = [Deeds](repeating: [], count: 0x10000)
    let rows = try table.rows("kind", Kind.init(rawValue:)) { row, kind in
      (kind: kind, scalars: row["text"].unicodeScalars.map { folding.fold($0.value) })
    }
    for (kind, scalars) in rows {
      let head: Head
      switch kind {
      case .body: head = .body
      case .firm: head = .firm
      case .people: head = .people
      case .peopleSuffix: head = NounHeads.suffix
      case .kin: head = .kin
      case .relative: head = .relative
      case .none: head = NounHeads.none
      case .lead:
        if scalars.count == 1, scalars[0] < 0x10000 { leading[Int(scalars[0])] = true } else { words.insert(scalars) }
        continue
      case .measure, .agentive, .plural, .maker:
        for scalar in scalars where scalar < 0x10000 { characters[Int(scalar)].insert(Deeds(kind)) }
        continue
      }
      endings[scalars, default: []].insert(head)
      if let last = scalars.last, last < 0x10000 {
        lasts[Int(last)] = max(lasts[Int(last)], UInt8(min(scalars.count, NounHeads.longest)))
      }
    }
    self.endings = endings
    self.lasts = lasts
    self.leading = leading
    leadingWords = words
    self.characters = characters
    self.folding = folding
  }

  /// What a word is to the noun phrase it ends, by its longest ending that the table has; empty for most.
  ///
  /// - Parameter isNoun: Whether the word may be a noun, so that its last character alone may make it a word for people.
  public func head(_ word: ArraySlice<UInt32>, isNoun: Bool) -> Head {
    guard let last = word.last.map({ folding.fold($0) }), last < 0x10000, lasts[Int(last)] > 0 else { return [] }
    let folded = word.suffix(Int(lasts[Int(last)])).map { folding.fold($0) }
    for count in stride(from: folded.count, to: 0, by: -1) {
      guard var head = endings[Array(folded.suffix(count))] else { continue }
      let isWhole = count == word.count
      if head.contains(NounHeads.none) {
        if isWhole || count > 1 { return [] }
        head.remove(NounHeads.none)
      }
      if !isWhole { head.remove(.relative) }
      // 人 alone may be described, but ends every other noun; 局 ends no body's name in 首局.
      if !isWhole, count == 1 { head.remove(.people) }
      if !isWhole, count == 1, word.count < 3 { head.subtract([.body, .firm]) }
      if head.contains(NounHeads.suffix) {
        head.remove(NounHeads.suffix)
        if !isWhole, isNoun, word.count > 2 { head.insert(.people) }
      }
      guard !head.isEmpty else { continue }
      if !isWhole { head.insert(.isLonger) }
      return head
    }
    return []
  }

  /// What a word that the tables hold is to a noun phrase: the one it ends, or one behind it.
  public func role(_ word: ArraySlice<UInt32>, isNoun: Bool) -> Head {
    leadingWords.contains(word.map { folding.fold($0) }) ? .lead : head(word, isNoun: isNoun)
  }

  /// Whether a character counts the noun phrase behind it where a number stands before it: 名, 家.
  public func measures(_ scalar: UInt32) -> Bool { does(scalar, .counts) }

  /// 者: whether a character makes a word for people of whatever stands before it.
  public func isAgentive(_ scalar: UInt32) -> Bool { does(scalar, .makesPeople) }

  /// 们: whether a character may follow a word for people.
  public func isPlural(_ scalar: UInt32) -> Bool { does(scalar, .makesMany) }

  /// 商, 业, 厂: whether a word for people that ends so may be a firm.
  public func isMaker(_ scalar: UInt32) -> Bool { does(scalar, .endsMakers) }

  private func does(_ scalar: UInt32, _ deed: Deeds) -> Bool {
    let folded = folding.fold(scalar)
    return folded < 0x10000 && characters[Int(folded)].contains(deed)
  }

  /// Whether a character stands in front of noun phrases and in no name.
  public func leads(_ scalar: UInt32) -> Bool {
    let folded = folding.fold(scalar)
    return folded < 0x10000 && leading[Int(folded)]
  }
}
