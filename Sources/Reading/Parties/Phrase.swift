import Lexicon
import Record

/// A stretch of a sentence that names one or more parties: 俄罗斯外长拉夫罗夫, 中俄外长, 中方, 双方, 两国外长.
struct Phrase {
  /// What kind of words they are.
  enum Kind {
    /// A person by name.
    case person
    /// A person by office alone.
    case office
    /// A state, body or government.
    case side
    /// 双方, 两国外长: the two sides on stage.
    case both
    /// 他, 其.
    case pronoun
  }

  var kind: Kind
  /// The tokens.
  var tokens: Range<Int>
  /// One party for a person, several for a compound.
  var parties: [Voice]
  /// The role of the office that the words name, or a rank: 两国外长.
  var role: String?
  /// Whether the words may also name a place where something happens.
  var place: Event.Place?
  /// Whether the sides stand for their officials (中国官员, 代表团).
  var isDelegation = false
  /// Whether the words count persons (两人) rather than sides (双方).
  var isPair = false
}

/// A party as it is being read: what its words say, before it is resolved to a record's `Party`.
struct Voice: Equatable {
  /// The words.
  var text: String
  /// The official's row.
  var official: Int? = nil
  /// The actor's code.
  var actor: String? = nil
  /// The office's row.
  var office: Int? = nil
  /// Where the words stand.
  var span: TextSpan
  /// Whether the words are a person's own name.
  var isNamed: Bool
  /// Whether the words stand in another zone: the headline's person in the body.
  var isElsewhere = false
  /// How whoever is meant stands to the office: 前外长, 候任总统.
  var standing = Incumbents.Standing.inOffice
  /// What kind of noun the words are, where they are neither a name nor an office nor a side or people of no side.
  var noun: Party.Kind? = nil

  /// What the record says that the party is.
  var kind: Party.Kind { noun ?? (isNamed ? .person : office != nil ? .office : actor == nil ? .crowd : .side) }

  /// Whether somebody goes by just these words.
  func isCalled(_ other: String) -> Bool { text.isExactly(other) }
}
