import Lexicon

/// A word of saying that is its clause's predicate, with whoever says it.
struct Cue {
  /// The words: 回应称, 表示欢迎.
  var tokens: Range<Int>
  /// What kind of word it is.
  var kind: SpeechWord.Kind
  /// The clause it stands in.
  var clause: Int
  /// Who says it.
  var subject: Subject
  /// Where its own words begin, subject and connectives included: there what was said before ends.
  var start: Int

  /// Whether it names a source (据路透社报道): what was said begins with the next clause.
  var isSource = false

  /// How a cue tells its speaker.
  enum Subject {
    /// Named in the clause.
    case told(Speaker)
    /// 他, 双方: one who is on stage.
    case anaphora(Speaker)
    /// Left out: the subject of the clause before.
    case dropped
  }
}

/// Whoever says something, as the clause names them.
struct Speaker {
  /// One voice for a person or side, several for a joint voice.
  var voices: [Voice]
  /// The tokens that name them.
  var tokens: Range<Int>
  /// Whether the words are a document (声明), whose author speaks.
  var isDocument = false
  /// Whether the words are those of media.
  var isMedium = false
  /// Whether the words are somebody without a name (消息人士), who comes back as 他.
  var isSomebody = false
}
