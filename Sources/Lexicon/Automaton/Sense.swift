/// One of the things that a stretch of text may mean: a table and a row in it.
public struct Sense: Sendable, Hashable {
  /// Which table the meaning comes from.
  public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    case state, metonym, body, office, official, place, outlet
    /// An event word, a speech word, a function or time word.
    case event, speech, word
    /// An everyday word that only keeps other names from being seen inside it.
    case ordinary
    /// A word that speaks of an issue; it takes no part in segmentation.
    case issue
    /// A state's one-character abbreviation, which means the state only in composition.
    case abbreviation
    /// A surname that stands for an official once the full name has been told.
    case shortName
    /// A word by which an article credits its source of information.
    case source
    /// A word that tells of an act.
    case act
    /// A common word of the language, of which only the class is known: its row is a `WordClass`.
    case common
  }

  /// The kind and the row, as they lie in the image.
  public let packed: UInt32

  /// A meaning from its packed form.
  public init(packed: UInt32) {
    self.packed = packed
  }

  /// A meaning by kind and row.
  public init(_ kind: Kind, _ row: Int) {
    packed = UInt32(kind.rawValue) << 24 | UInt32(row)
  }

  /// Which table the meaning comes from.
  public var kind: Kind { Kind(rawValue: UInt8(packed >> 24)) ?? .ordinary }

  /// The row of that table.
  public var row: Int { Int(packed & 0xFF_FFFF) }
}
