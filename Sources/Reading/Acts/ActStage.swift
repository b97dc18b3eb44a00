/// Who is present as a reader of acts goes from sentence to sentence.
struct ActStage {
  /// The subject of the last clause that had one: whom a dropped subject or 他 means.
  var subject: [Voice] = []
  /// The person named last as a subject: whom 他 means.
  var person: [Voice] = []
  /// Who spoke last.
  var speaker: [Voice] = []
  /// Where the envoy told last is posted.
  var posting: [Voice] = []
  /// The sides told last, one voice each, the latest last.
  private(set) var recent: [Voice] = []

  /// How many sides a reader keeps in mind.
  private static let memory = 6

  /// Brings sides to mind.
  mutating func meet(_ voices: [Voice]) {
    for voice in voices where voice.actor != nil {
      recent.removeAll { $0.actor == voice.actor }
      recent.append(voice)
    }
    recent = recent.suffix(ActStage.memory)
  }

  /// The side told last that is none of these.
  func other(than voices: [Voice]) -> Voice? {
    recent.last { side in !voices.contains { $0.actor == side.actor } }
  }
}
