/// Somebody whom an earlier sentence named, who may be meant by 他 or by nothing at all.
struct EarlierParty {
  var voices: [Voice]
  var isMedium: Bool
  /// How many sentences ago.
  var sentencesAway: Int
}
