import Record

/// One telling of an encounter, before the article's tellings are put together.
struct Sighting {
  var mode: Event.Mode
  var status: Event.Status
  var actors: [Voice]
  var recipients: [Voice]
  var when: DateInterval
  var place: Event.Place?
  var cue: TextSpan
  var sentence: TextSpan
  var zone: TextSpan.Zone
}
