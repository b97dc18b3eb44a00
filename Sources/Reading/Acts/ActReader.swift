import Lexicon
import Record

/// Reads the acts that a zone of an article tells, sentence by sentence.
final class ActReader {
  let lexicon: LoadedLexicon
  let zone: Zone
  let name: TextSpan.Zone
  /// Whether what the rules pass over is read, too: where weights choose.
  let readsDoubtful: Bool
  let today: CivilDate
  var stage = ActStage()
  private(set) var sightings: [ActSighting] = []
  private var position = 0

  /// Whose ministries the outlet names without their state.
  let home: String?

  init(
    lexicon: LoadedLexicon, zone: Zone, _ name: TextSpan.Zone, today: CivilDate, home: String?, readsDoubtful: Bool
  ) {
    self.home = home
    self.lexicon = lexicon
    self.zone = zone
    self.name = name
    self.readsDoubtful = readsDoubtful
    self.today = today
  }

  /// Reads one sentence and moves the stage on.
  ///
  /// - Parameter sides: the sides of the encounter told last: whom 双方 means.
  func read(_ scene: Scene, sides: [Voice]) {
    defer { position += 1 }
    // Nobody is told of and nothing is done: most sentences of most articles.
    let hasActs = scene.sentence.tokens.contains { scene.infos[$0].hasActs }
    guard hasActs || !scene.groups.isEmpty else { return }
    let scene = ActScene(
      scene: scene, lexicon: lexicon, text: zone.text, stage: stage, sides: sides, isTitle: name == .title,
      home: home)
    for index in scene.tokens where scene.infos[index].hasActs {
      for word in scene.infos.acts(index) where scene.holds(word, at: index) { tell(word, at: index, scene) }
    }
    stage.meet(scene.everyone)
    if let speaker = scene.lastSpeaker { stage.speaker = speaker }
    if let person = scene.lastPerson { stage.person = person }
    if let subject = scene.lastSubject { stage.subject = subject }
    if let posting = scene.lastPosting, !posting.isEmpty { stage.posting = posting }
  }

  /// How many tellings of one text are read, some ten times what the longest report has; each is held against the others.
  private static let most = 1024

  private func tell(_ word: ActWord, at trigger: Int, _ scene: ActScene) {
    guard let kind = word.kind, sightings.count < ActReader.most else { return }
    if let sides = scene.sides(of: word, at: trigger), ActReader.isWhole(sides, word) {
      tell(kind, word, at: trigger, sides, isLoose: false, scene)
    } else if readsDoubtful, let sides = scene.nearestSides(of: word, at: trigger), ActReader.isWhole(sides, word) {
      tell(kind, word, at: trigger, sides, isLoose: true, scene)
    }
    if readsDoubtful, kind == .cooperate, word.frame == .joint, let sides = scene.willing(before: trigger) {
      tell(kind, word, at: trigger, sides, isLoose: true, scene)
    }
  }

  private static func isWhole(_ sides: ActScene.Sides, _ word: ActWord) -> Bool {
    !sides.actors.isEmpty && (sides.actors.count > 1 || !sides.recipients.isEmpty || word.standsAlone)
  }

  private func tell(
    _ kind: Event.Kind, _ word: ActWord, at trigger: Int, _ sides: ActScene.Sides, isLoose: Bool, _ scene: ActScene
  ) {
    let mood = ActMood(scene: scene)
    let isUnreal = mood.isUnreal(trigger, word)
    var status = mood.status(of: trigger, word)
    let isDenied = status == .denied
    guard readsDoubtful || !isUnreal && !isDenied else { return }
    let when = scene.day(of: trigger)
    if status == .held, let start = when.start, start > today + 1 { status = .planned }
    let codes = Set((sides.actors + sides.recipients).compactMap(\.actor))
    let plan =
      status == .planned
      ? PlanReader(scene: scene.scene, subject: []).plan(of: trigger, sides: codes, when: when) : nil
    let token = scene.scene.tokens[trigger]
    let sentence = scene.tokens
    var sighting = ActSighting(
      kind: kind, status: isDenied ? .held : status, plan: plan, actors: sides.actors, recipients: sides.recipients,
      when: when,
      cue: TextSpan(token.start, token.end),
      sentence: TextSpan(
        scene.scene.tokens[sentence.lowerBound].start, scene.scene.tokens[sentence.upperBound - 1].end),
      zone: name, weight: word.weight, position: position, namesRecipient: sides.namesRecipient,
      isOwnVoice: sides.isOwnVoice, isHistory: mood.isHistory(when, today), frame: word.frame, isUnreal: isUnreal,
      isDenied: isDenied, isLoose: isLoose,
      before: TokenKind.of(trigger > sentence.lowerBound ? trigger - 1 : -1, zone),
      after: TokenKind.of(trigger + 1, zone), isQuoted: scene.isQuoted(trigger))
    sightings.append(sighting)
    if sides.isMutual {
      swap(&sighting.actors, &sighting.recipients)
      sightings.append(sighting)
    }
  }
}
