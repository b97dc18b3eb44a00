import Record

/// Who is present as a reader goes from sentence to sentence.
struct Stage {
  /// The subject of the clause before: whom 他 or a dropped subject means.
  var subject: [Voice] = []
  /// The persons whom the sentence has named so far: the two whom 两人 means behind them.
  var named: [(voice: Voice, token: Int)] = []
  /// The two persons named together last: whom 两人 means where the subject is not two.
  var pair: [Voice] = []
  /// Whether those two were named after the sides of the encounter told last.
  var isPairNewer = false
  /// The two states named together last: whom 双方 means while no encounter has been told.
  var compound: [Voice] = []
  /// The two states of the last sentence that speaks of two: whom 两国 means while no encounter has been told.
  var states: [Voice] = []
  /// The sides of the encounter told last: whom 双方 means.
  var sides: (actors: [Voice], recipients: [Voice])?
  /// The day told last in the paragraph, and whose day it was.
  var day: (day: CivilDate, subject: [Voice])?
  /// The same of the paragraph before, for a sentence that goes on with 还 or 也.
  var dayBefore: (day: CivilDate, subject: [Voice])?
  /// The telling to which 会上, 出席会议 and the like add: its place among the sightings.
  var current: Int?
}
