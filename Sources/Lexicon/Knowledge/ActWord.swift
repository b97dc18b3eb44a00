public import Record

/// A word that tells of an act other than an encounter: a row of `acts.tsv`.
public struct ActWord: Sendable {
  /// How the word stands to those who act and those who are acted upon.
  public enum Frame: String, Sendable, Hashable, CaseIterable {
    /// X制裁Y, X对Y实施制裁: the words around it name both.
    case deed
    /// X谴责Y: said, so that whom it is said to may be known from before.
    case speech
    /// X希望Y…: whom it is asked of stands right behind.
    case wish
    /// X试射导弹: may be done to nobody.
    case lone
    /// Y霸凌, in the mouth of X: the speaker accuses the subject.
    case judgement
    /// Y应停止, in the mouth of X: the speaker demands of the subject.
    case bid
    /// X和Y签署: together.
    case joint
    /// X召回驻Y大使: the other is where the envoy is posted.
    case recall
    /// 被, 遭: who has it done to him stands in front.
    case passive
    /// 提出, 予以: carries a noun that tells of the act.
    case light
    /// 该, 这些: what follows is a noun.
    case pointer
    /// 任何: nobody in particular.
    case indefinite
    /// 坚决, 一再: says how, and is no noun.
    case adverb
    /// 互相, 对方: each does it to the other.
    case mutual
    /// 意在, 为了: what follows is only meant.
    case purpose
    /// 网友, 智库: who acts for no side.
    case `private`
    /// 支持率: holds the word of an act and tells of none.
    case notAnAct = "not-an-act"
  }

  /// The PLOVER type; `nil` for a word that only serves others.
  public let kind: Event.Kind?
  /// The frame that the word opens.
  public let frame: Frame
  /// How much the word alone says that the act is one an analyst would list, from 1 to 5.
  public let weight: Int
  /// Words of which one must stand shortly before, folded; empty if none need.
  public let before: [[UInt32]]
  /// Words of which one must stand behind in the clause, folded; empty if none need.
  public let after: [[UInt32]]

  /// Whether the act may have no other side.
  public var standsAlone: Bool { frame == .lone || kind == .reject || kind == .threaten }

  /// A word's scalars as both scripts share them.
  static func folded(_ word: String, _ folding: ScriptFolding) -> [UInt32] {
    word.unicodeScalars.map { folding.fold($0.value) }
  }

  /// Stands for a row that no table has.
  public static let unknown = ActWord(kind: nil, frame: .notAnAct, weight: 0, before: [], after: [])
}
