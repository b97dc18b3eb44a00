import Record

/// A noun phrase that names a body or people whom no table holds: 北湖渔业协会, 熟悉谈判的官员.
struct Constituent {
  /// What it names.
  enum Kind {
    /// A body by its own name.
    case body
    /// People, media, firms or states without a name.
    case crowd
  }

  var kind: Kind
  var tokens: Range<Int>
  var span: TextSpan
  /// The state that its words name.
  var actor: String?
  /// Whether a named person stands in it, or only a state and one word for its people: those are told of by themselves.
  var namesParty: Bool
  /// Whether it stands where somebody acts: before a verb, behind a word that brings in a source or a partner.
  var acts: Bool
}
