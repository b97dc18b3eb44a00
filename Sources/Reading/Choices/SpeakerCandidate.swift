/// What kind of party a candidate is, or the one nearest before a cue.
enum PartyKind: Int, SignValue {
  case none, person, office, side, both, pronoun, marked, noun, medium, document, stage, two, phrase, earlier,
    earlierMedium, unlisted, earlierUnlisted

  /// What kind of party a group is.
  init(_ group: Group) {
    if group.marker != .none {
      self = .marked
    } else if group.voices.count > 1 {
      self = .two
    } else {
      self =
        switch group.phrases.first?.kind {
        case .person: .person
        case .office: .office
        case .both: .both
        case .pronoun: .pronoun
        default: .side
        }
    }
  }

  /// What kind of party a speaker is whom the rules of subjects find.
  init(_ speaker: Speaker) {
    if speaker.isMedium {
      self = .medium
    } else if speaker.isDocument {
      self = .document
    } else {
      self = speaker.voices.count > 1 ? .two : speaker.voices[0].isNamed ? .person : .noun
    }
  }
}

/// A party that may be the speaker of a cue.
package struct SpeakerCandidate: Sendable {
  /// Whose an office or a body is whose words do not tell it.
  enum Whose: Int, SignValue {
    case asResolved, namedLast, firstOfTheText, whoSpokeLast, outlets
  }

  /// The voices, several for sides together.
  var voices: [Voice]
  /// Where its words stand; `nil` for one who is on stage.
  var tokens: Range<Int>?
  var origin: PartyKind
  var marker = Group.Marker.none
  var isMedium = false
  var isSomebody = false
  /// Whether the rules choose it.
  package var isRule = false
  /// Whose an office or body is that is named without its state.
  var whose: Whose?
  /// How much of a noun phrase it is.
  var part: NounPhrases.Part?
  /// How many sentences back it was named, and how many others since.
  var sentencesAway = 0
  var recency = 0

  init(_ voices: [Voice], at tokens: Range<Int>? = nil, origin: PartyKind) {
    self.voices = voices
    self.tokens = tokens
    self.origin = origin
  }

  init(_ voices: [Voice], _ phrase: NounPhrases.Found, origin: PartyKind) {
    self.init(voices, at: phrase.tokens, origin: origin)
    part = phrase.part
  }

  /// What the candidate is called and whose it is, as the record would show it.
  package var parties: [(text: String, actor: String?)] { voices.map { (text: $0.text, actor: $0.actor) } }
}
