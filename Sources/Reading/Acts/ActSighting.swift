import Lexicon
import Record

/// One telling of an act, before the article's tellings are put together.
struct ActSighting {
  var kind: Event.Kind
  var status: Event.Status
  /// Of what is planned, whose word that is.
  var plan: Event.Plan?
  var actors: [Voice]
  var recipients: [Voice]
  var when: DateInterval
  var cue: TextSpan
  var sentence: TextSpan
  var zone: TextSpan.Zone
  /// How much the words say that the act is one an analyst would list.
  var weight: Int
  /// The number of the sentence.
  var position: Int
  /// Whether the words themselves name the other side, and not only what was told before.
  var namesRecipient: Bool
  /// Whether the sentence itself tells who speaks.
  var isOwnVoice: Bool
  /// Whether it lies years back.
  var isHistory: Bool
  /// How the word stands to the sides.
  var frame: ActWord.Frame
  /// Whether it is only wished, feared or supposed; whether it is said not to be so.
  var isUnreal = false
  var isDenied = false
  /// Whether its sides are whoever stands nearest, where grammar gives none.
  var isLoose = false
  /// What stands before and behind the word, as a choice sees it.
  var before: Int
  var after: Int
  /// Whether the word stands in quotation marks.
  var isQuoted: Bool

  /// Whether the rules pass it over.
  var isDoubtful: Bool { isUnreal || isDenied || isLoose }
}
