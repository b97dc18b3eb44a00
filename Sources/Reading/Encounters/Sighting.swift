import Record

/// One telling of an encounter, before the article's tellings are put together.
struct Sighting {
  var mode: Event.Mode
  var status: Event.Status
  /// Of what is planned, whose word that is.
  var plan: Event.Plan?
  var actors: [Voice]
  var recipients: [Voice]
  var when: DateInterval
  var place: Event.Place?
  /// Whom the word brings together: 外长会谈 the foreign ministers of sides that are only named as such.
  var ranks: [String]
  var cue: TextSpan
  var sentence: TextSpan
  var zone: TextSpan.Zone

  /// Whether 曾 tells it: of another time than what the report begins with.
  var isRecalled = false

  /// Every side.
  var voices: [Voice] { actors + recipients }
}
