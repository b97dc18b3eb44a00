/// A word for how a meeting went, or for the exchange that such words are said of: a row of `atmosphere.tsv`.
public struct AtmosphereWord: Sendable, Hashable {
  /// What the word lets the reader think of the meeting.
  public enum Tone: String, Sendable, Hashable, CaseIterable {
    /// 友好, 亲切: the sides are close.
    case warm
    /// 坦诚, 直率: they said what divides them.
    case frank
    /// 深入, 建设性: they got somewhere.
    case substantive
    /// 专业, 礼节性: nothing more than business.
    case formal
    /// 激烈, 针锋相对: they quarrelled.
    case tense
    /// 会谈, 气氛: no such word itself; only in its sentence do the others count.
    case occasion
  }

  /// The word in Simplified characters.
  public let word: String
  /// What it lets the reader think.
  public let tone: Tone
  /// What it says, in English.
  public let gloss: String
}
