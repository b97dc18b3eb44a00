import Lexicon
package import Record

/// A word of saying that may be a cue, with everyone who may be its speaker.
package struct CueCandidate: Sendable {
  /// The words.
  var run: Range<Int>
  var kind: SpeechWord.Kind
  /// The period it stands in, by its place in the text, and the clause.
  var period: Int
  var clause: Int
  /// What the rules make of it, and the statement that they make, by its place among the drafts.
  var rules: RuleReading
  var draft: Int?
  /// Whoever says it by the rules.
  var ruleVoices: [Voice]
  /// Where what was said begins, if it is a cue.
  var start: Int
  /// Whoever may have said it.
  package var speakers: [SpeakerCandidate]
  /// The signs of the cue, and of each speaker.
  package var signs: Signs
  package var speakerSigns: [Signs]
  /// Where the words stand.
  package var span: TextSpan
}
