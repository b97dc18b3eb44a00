/// Parties that a sentence names together: 布林肯和沙利文, 日本、韩国.
struct Group {
  /// The tokens from the first word to the last.
  var tokens: Range<Int>
  /// What was coordinated.
  var phrases: [Phrase]
  /// What stands right before: 与, 在, 向, 就.
  var marker: Marker

  /// The word before a group that tells its role.
  enum Marker: Int, SignValue {
    case none, with, place, toward, about, by, received, invited, posted, since
    /// 在中美会谈中: the sides of an encounter that tells when or where something else was.
    case within
  }

  /// Every party of the group.
  var voices: [Voice] { phrases.count == 1 ? phrases[0].parties : phrases.flatMap(\.parties) }

  /// Whether one of its parties is told by name.
  var hasNamedVoice: Bool { phrases.contains { $0.parties.contains(where: \.isNamed) } }

  /// Whether the words stand for the sides or persons already on stage.
  var isAnaphoric: Bool { phrases.allSatisfy { $0.kind == .both || $0.kind == .pronoun } }

  /// Whether two persons are named together: 布林肯和奥斯汀.
  var isPair: Bool { phrases.count == 2 && phrases.allSatisfy { $0.kind == .person } }

  /// Whether somebody is named, or meant by office.
  var hasPerson: Bool { phrases.contains { $0.kind == .person || $0.kind == .office } }

  /// Whether somebody is named.
  var hasNamedPerson: Bool { phrases.contains { $0.kind == .person } }
}
