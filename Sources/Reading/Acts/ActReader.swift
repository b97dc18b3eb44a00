import Lexicon
import Record

/// Reads the acts that a zone of an article tells, sentence by sentence.
final class ActReader {
  let lexicon: LoadedLexicon
  let text: ScalarText
  let zone: TextSpan.Zone
  let today: CivilDate
  var stage = ActStage()
  private(set) var sightings: [ActSighting] = []
  private var position = 0

  /// Whose ministries the outlet names without their state.
  let home: String?

  init(lexicon: LoadedLexicon, text: ScalarText, zone: TextSpan.Zone, today: CivilDate, home: String?) {
    self.home = home
    self.lexicon = lexicon
    self.text = text
    self.zone = zone
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
      scene: scene, lexicon: lexicon, text: text, stage: stage, sides: sides, isTitle: zone == .title,
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
    guard let kind = word.kind, let sides = scene.sides(of: word, at: trigger) else { return }
    guard !sides.actors.isEmpty, sides.actors.count > 1 || !sides.recipients.isEmpty || word.standsAlone else { return }
    let mood = ActMood(scene: scene)
    guard !mood.isUnreal(trigger, word) else { return }
    var status = mood.status(of: trigger, word)
    guard status != .denied, sightings.count < ActReader.most else { return }
    let when = scene.day(of: trigger)
    if status == .held, let start = when.start, start > today + 1 { status = .planned }
    let token = scene.scene.tokens[trigger]
    let sentence = scene.tokens
    var sighting = ActSighting(
      kind: kind, status: status, actors: sides.actors, recipients: sides.recipients, when: when,
      cue: TextSpan(token.start, token.end),
      sentence: TextSpan(
        scene.scene.tokens[sentence.lowerBound].start, scene.scene.tokens[sentence.upperBound - 1].end),
      zone: zone, weight: word.weight, position: position, namesRecipient: sides.namesRecipient,
      isOwnVoice: sides.isOwnVoice, isHistory: mood.isHistory(when, today))
    sightings.append(sighting)
    if sides.isMutual {
      swap(&sighting.actors, &sighting.recipients)
      sightings.append(sighting)
    }
  }
}
