package import Lexicon
package import Messages
package import Record

/// What everything is called in each language: from the lexicon, or as the record has it.
package struct Naming: Sendable {
  package let states: NameDirectory
  package let bodies: NameDirectory
  package let offices: NameDirectory
  package let officials: NameDirectory
  package let places: NameDirectory
  package let outlets: NameDirectory
  package let issues: NameDirectory
  /// The body that bears a code, which its organs share, by code.
  private let heads: [String: Int]
  private let officeNames: OfficeNames

  package init(_ lexicon: LoadedLexicon, image: LexiconImage) {
    states = NameDirectory(.states, of: lexicon)
    bodies = NameDirectory(.bodies, of: lexicon)
    offices = NameDirectory(.offices, of: lexicon)
    officials = NameDirectory(.officials, of: lexicon)
    places = NameDirectory(.places, of: lexicon)
    outlets = NameDirectory(.outlets, of: lexicon)
    issues = NameDirectory(.issues, of: lexicon)
    heads = Dictionary(
      bodies.items.enumerated().filter { !$1.actor.isEmpty }.map { ($1.actor, $0) },
      uniquingKeysWith: { first, _ in first })
    officeNames = OfficeNames(image)
  }

  /// A state or body by its code.
  package func actor(_ code: String, _ language: DisplayLanguage) -> String {
    if let state = states.item(code) { return state.name(language) }
    return heads[code].map { bodies.items[$0].name(language) } ?? code
  }

  /// Whether the lexicon knows a state or body by a code.
  package func knowsActor(_ code: String) -> Bool { states.item(code) != nil || heads[code] != nil }

  /// A participant: the lexicon's name in the language, else the record's.
  package func participant(_ one: Entry.Participant, _ language: DisplayLanguage) -> String {
    if let entity = one.entity {
      if let official = officials.item(entity) { return official.name(language) }
      if let body = bodies.item(entity) { return body.name(language) }
    }
    // A side named as its state goes by the state's name in full.
    if let code = one.actor, let state = states.item(code), one.entity == nil,
      state.spellings.contains(one.name) || one.name.unicodeScalars.count == 1
    {
      return state.name(language)
    }
    return one.name
  }

  /// An office in a state or body.
  package func office(_ id: String, actor: String?, _ language: DisplayLanguage) -> String {
    switch language {
    case .simplified: officeNames.name(id, actor: actor)
    case .traditional: officeNames.traditionalName(id, actor: actor) ?? offices.name(id, language)
    case .english: offices.name(id, language)
    }
  }

  /// A place.
  package func place(_ place: Event.Place, _ language: DisplayLanguage) -> String {
    if let entity = place.entity, let item = places.item(entity) { return item.name(language) }
    if let country = place.country, let state = states.item(country), state.spellings.contains(place.name) {
      return state.name(language)
    }
    return place.name
  }

  /// An outlet by id or name.
  package func outlet(_ outlet: String?, _ language: DisplayLanguage) -> String {
    guard let outlet else { return "?" }
    return outlets.item(outlet)?.name(language) ?? outlet
  }
}
