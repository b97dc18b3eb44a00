import Lexicon
import Record

/// Who may be meant by 他, 双方, 该发言人, 声明 or by nobody at all, as a reader goes from period to period.
struct SpeechStage {
  /// What stays the same from period to period.
  private let ground: Ground
  /// Whoever spoke last.
  private(set) var speaker: [Voice] = []
  /// The person last on stage: whom 他 means.
  private(set) var person: [Voice] = []
  /// The persons last named together: whom 他们 means.
  private(set) var people: [Voice] = []
  /// The two persons named last, in order: 前者 and 后者.
  private(set) var pair: [Voice] = []
  /// Whether a declaration of several sides was named last.
  var isJointDocument = false
  /// The last person of each role of an office: whom 发言人 means.
  private var holders: [String: Voice] = [:]

  init(resolver: PartyResolver, sightings: [Sighting], phrases: [Phrase], home: String?, today: CivilDate) {
    ground = Ground(
      resolver: resolver, today: today, sightings: sightings, named: NamedSides(phrases), home: home)
  }

  /// What an article tells beside its statements; a reference, since every rule of a period holds the stage.
  private final class Ground {
    let resolver: PartyResolver
    let today: CivilDate
    let sightings: [Sighting]
    let named: NamedSides
    /// The state whose ministries the outlet names without their state; `nil` for outlets that write for the world.
    let ministries: String?
    let locality: String?

    init(
      resolver: PartyResolver, today: CivilDate, sightings: [Sighting], named: NamedSides, home: String?
    ) {
      self.resolver = resolver
      self.today = today
      self.sightings = sightings
      self.named = named
      locality = home == "CHN" ? nil : home
      // A ministry in Hong Kong's press is China's.
      ministries = home.map { PartyFinder.actor(of: "foreign-ministry", at: $0) }
    }
  }

  var lexicon: LoadedLexicon { ground.resolver.lexicon }
  /// The day that 今天 means.
  var today: CivilDate { ground.today }
  /// The encounters told, in the order of the text.
  var sightings: [Sighting] { ground.sightings }
  /// The parties named without a person, to find the state of a ministry that comes back without it.
  private var named: NamedSides { ground.named }
  private var ministries: String? { ground.ministries }
  /// The place whose own offices the outlet names without saying whose.
  var locality: String? { ground.locality }

  /// The state of a ministry that is named without one: the outlet's own, else the state spoken of.
  ///
  /// 国务院 is as often the American department as the Chinese council: always the state spoken of.
  func state(ofBody name: String, before scalar: Int) -> String? {
    if let known = named.actor(ofBody: name, before: scalar) { return known }
    let isCouncil = name.hasPrefix("国务") || name.hasPrefix("國務")
    if isCouncil { return named.council(before: scalar) ?? actor(before: scalar) }
    return ministries ?? actor(before: scalar)
  }

  /// The actor named last before a scalar.
  func actor(before scalar: Int) -> String? { named.actor(before: scalar) }

  /// Who issued the declaration named last, if nothing of it was told then.
  private var declarer: [Voice] = []
  /// The paper or agency that was quoted last.
  private var medium: [Voice] = []

  /// Who issued a joint declaration: the sides of the encounter told last.
  func issuer(ofJointDocumentAt scalar: Int) -> [Voice] { sides(at: scalar, role: nil) ?? speaker }

  /// Who issued a document that is named without its author: an article its paper, a declaration whoever spoke.
  func issuer(ofArticle isArticle: Bool) -> [Voice] {
    if isArticle, !medium.isEmpty { return medium }
    return declarer.isEmpty ? speaker : declarer
  }

  /// Moves the stage on: somebody issued a declaration without a word of it being told.
  mutating func declare(_ voices: [Voice]) { declarer = voices }

  /// Moves the stage on: these persons were named, in this order.
  mutating func name(_ persons: [Voice]) {
    for voice in persons {
      pair.removeAll { $0.text == voice.text }
      pair = pair.suffix(1) + [voice]
    }
  }

  /// Moves the stage on: a subject was named.
  mutating func enter(_ voices: [Voice]) {
    let persons = voices.filter(\.isNamed)
    if persons.count == 1 { person = persons }
    if voices.count > 1 { people = voices }
    for voice in persons where voice.standing == .inOffice {
      if let office = voice.office { holders[key(office)] = voice }
    }
  }

  /// Whether these are whoever spoke last.
  func isSpeaking(_ voices: [Voice]) -> Bool {
    voices.count == speaker.count
      && zip(voices, speaker).allSatisfy { $0.text == $1.text && $0.actor == $1.actor }
  }

  /// Moves the stage on: someone spoke.
  mutating func speak(_ voices: [Voice], isMedium: Bool, isSomebody: Bool = false) {
    guard !voices.isEmpty else { return }
    if isMedium { medium = voices }
    speaker = voices
    declarer = []
    enter(voices)
    if isSomebody { person = voices }
    // 消息人士: they, next time.
    if voices.count == 1, voices[0].official == nil, voices[0].office == nil { people = voices }
  }

  /// Moves the stage on: somebody wrote an article of his own.
  mutating func forgetMedium() { medium = [] }

  /// Moves the stage on: a paper or agency was named first.
  mutating func quote(_ voices: [Voice]) { medium = voices }

  /// Whom 他, 他们, 双方, 两国外长 mean.
  func voices(of phrase: Phrase, at scalar: Int) -> [Voice] {
    switch phrase.kind {
    case .both:
      if phrase.isPair, people.count == 2 { return people }
      return sides(at: scalar, role: phrase.role) ?? (people.count > 1 ? people : [])
    default: return person
    }
  }

  /// The sides of the encounter told last before a scalar, or of the article's first.
  private func sides(at scalar: Int, role: String?) -> [Voice]? {
    let sighting = encounter(before: scalar) ?? sightings.first
    guard let sighting else { return named.lastTwo(before: scalar) }
    let all = sighting.actors + sighting.recipients
    let holders = all.filter { voice in voice.office.map { lexicon.offices[$0].role } == role }
    return role == nil || holders.isEmpty ? all : holders
  }

  /// The encounter told last before a scalar; sightings stand in the order of their sentences.
  private func encounter(before scalar: Int) -> Sighting? {
    sightings[..<sightings.partition { $0.sentence.start > scalar }].last
  }

  /// Who may be meant together at a scalar: the sides of the encounters told last and first, the two sides and the two
  /// persons named last, those who last spoke as one.
  func together(at scalar: Int) -> [[Voice]] {
    let told = [encounter(before: scalar), sightings.first].compactMap { $0 }
    let sides = told.map { sighting in
      (sighting.actors + sighting.recipients).reduce(into: [Voice]()) { sides, voice in
        if voice.actor != nil, !sides.contains(where: { $0.actor == voice.actor }) { sides.append(voice) }
      }
    }
    let named = [named.lastTwo(before: scalar) ?? [], named.firstTwo, pair, people]
    return (sides + named).filter { $0.count > 1 }
  }

  /// Both sides of an encounter that a stretch of the text tells.
  func sides(in range: Range<Int>) -> [Voice]? {
    sightings.last { range.contains($0.cue.start) }.map { $0.actors + $0.recipients }
  }

  /// The voices of a group; an office without a name finds the person who holds it in this article.
  func resolved(_ group: Group) -> [Voice] {
    group.phrases.count == 1 ? resolved(group.phrases[0]) : group.phrases.flatMap(resolved)
  }

  /// The voices of a phrase in the same way.
  func resolved(_ phrase: Phrase) -> [Voice] {
    phrase.kind == .both || phrase.kind == .pronoun
      ? voices(of: phrase, at: phrase.parties.first?.span.start ?? 0) : phrase.parties.map(resolved)
  }

  /// Offices that go by one another's names (发言人, 外交部发言人); a member of parliament is not its president.
  private func key(_ office: Int) -> String {
    let named = lexicon.offices[office]
    return named.traits.isShared ? named.role : named.id
  }

  private func resolved(_ voice: Voice) -> Voice {
    guard !voice.isNamed, let office = voice.office else {
      // 外交部 alone: of the state that is spoken of.
      guard voice.actor == nil, !voice.isNamed else { return voice }
      var placed = voice
      placed.actor = actor(before: voice.span.start)
      return placed
    }
    if voice.standing == .inOffice, let holder = holders[key(office)],
      voice.actor == nil || holder.actor == voice.actor
    {
      return holder
    }
    if voice.actor != nil { return ground.resolver.resolved(voice) }
    var resolved = voice
    // 劳动部官员: of the ministry's state; 发言人 alone of whoever spoke.
    if let ministry = ministry(in: voice.text) {
      resolved.actor = state(
        ofBody: ministry, before: voice.span.start)
    } else {
      resolved.actor = speaker.first?.actor ?? actor(before: voice.span.start)
    }
    return resolved
  }

  /// The ministry in the words of an office: 外交部 in 外交部欧洲司负责人.
  private func ministry(in words: String) -> String? {
    let ends: Set<Character> = ["部", "局", "署", "府", "委", "会", "會"]
    guard let end = words.firstIndex(where: ends.contains), words.distance(from: words.startIndex, to: end) > 1 else {
      return nil
    }
    return String(words[...end])
  }
}
