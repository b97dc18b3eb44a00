/// One side of an event or one voice of a statement.
public struct Party: Sendable, Hashable {
  /// The person's name as the article writes it (the antecedent's for a pronoun), or the words that name the side.
  public var text: String
  /// The lexicon's id; `nil` for someone it does not hold and for a side named only as such.
  public var entity: String?
  /// The state or body the party stands for, by code.
  public var actor: String?
  /// The id of the office held.
  public var office: String?
  /// Where the words stand; `nil` where the party is only referred to.
  public var span: TextSpan?

  /// A party by words, id, actor code and office.
  public init(
    text: String, entity: String? = nil, actor: String? = nil, office: String? = nil, span: TextSpan? = nil
  ) {
    self.text = text
    self.entity = entity
    self.actor = actor
    self.office = office
    self.span = span
  }
}
