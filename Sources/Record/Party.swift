/// One side of an event or one voice of a statement.
public struct Party: Sendable, Hashable {
  /// What a party is, as its words tell.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Somebody by name.
    case person
    /// Somebody by office alone: 俄罗斯外长, 一名官员.
    case office
    /// A state or its side as such: 中方, 俄罗斯, 美国代表团, 双方.
    case side
    /// A paper, agency or station, named or not: 路透社, 日本传媒.
    case medium
    /// A ministry, organ, organisation or firm; a palace or capital that acts for its government.
    case body
    /// People without a name: 消息人士, 专家们, 舆论.
    case crowd
    /// A document that nobody is told to have issued: 民调数据.
    case document
  }

  /// The person's name as the article writes it (the antecedent's for a pronoun), or the words that name the side.
  public var text: String
  /// The lexicon's id; `nil` for someone it does not hold and for a side named only as such.
  public var entity: String?
  /// The state or body the party stands for, by code.
  public var actor: String?
  /// The id of the office held.
  public var office: String?
  /// What the words are; `nil` in readings of earlier releases, which do not tell.
  public var kind: Kind?
  /// Where the words stand; `nil` where the party is only referred to.
  public var span: TextSpan?

  /// A party by words, id, actor code, office and kind.
  public init(
    text: String, entity: String? = nil, actor: String? = nil, office: String? = nil, kind: Kind? = nil,
    span: TextSpan? = nil
  ) {
    self.text = text
    self.entity = entity
    self.actor = actor
    self.office = office
    self.kind = kind
    self.span = span
  }
}
