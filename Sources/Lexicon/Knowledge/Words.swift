/// A word that tells of an encounter: a row of `events.tsv`.
public struct EventWord: Sendable, Hashable {
  /// The frame that the word opens.
  public enum Frame: String, Sendable, Hashable, CaseIterable {
    case joint, object, signing, travel, journey, trip, summons, gathering, recall, attend, light
    case travelRoot = "travel-root"
    case notAnEncounter = "not-an-encounter"
  }

  /// The word in Simplified characters.
  public let word: String
  /// The frame.
  public let frame: Frame
  /// The mode of CONSULT; empty where another word tells it.
  public let mode: String
  /// Whom the word brings together: `leader`, `foreign-minister`, `defence-minister`; empty where it does not tell.
  public let ranks: [String]
  /// Whether it is the press that they meet together: 联合记者会.
  public let isPress: Bool

  /// Stands for a row that no table has.
  public static let unknown = EventWord(word: "", frame: .notAnEncounter, mode: "", ranks: [], isPress: false)
}

/// A function word or a word of time: a row of `words.tsv`.
public struct FunctionWord: Sendable, Hashable {
  /// What the word does.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    case with, and, joins, toward, about, `in`, invited, by, of
    case future, hypothetical, past, ongoing, negation, cancelled, denied
    case both, several, pronoun, pronouns, side, former, acting, deputy, posted, accepting, organ, received, severally,
      tentative, from, topic
    case visiting, suffix, connective, when, manner, people, count, modal, passive, this, outcome, inviting, besides,
      charge, accompanying, returning
    case localTime = "local-time"
    case previous
    case sameMonth = "same-month"
    case sameYear = "same-year"
    case day
    case festival
    case dayRoot = "day-root"
    case dayPart = "day-part"
    case sameDay = "same-day"
    case nextDay = "next-day"
    case weekday
    case weekdayThis = "weekday-this"
    case weekdayLast = "weekday-last"
    case weekdayNext = "weekday-next"
    case yearPart = "year-part"
    case week, month, year, part, half, season, vague, unit, range, lasting, numeral
  }

  /// The role.
  public let role: Role
  /// What a word of time counts.
  public let value: Int
  /// The value as the table has it, for words that name a unit.
  public let unit: String

  /// Stands for a row that no table has.
  public static let unknown = FunctionWord(role: .vague, value: 0, unit: "")
}

/// A word that attributes words to someone, or stands for someone who speaks: a row of `speech.tsv`.
public struct SpeechWord: Sendable, Hashable {
  /// What kind of word it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// 表示, 说: whatever follows is what was said.
    case verb
    /// 呼吁, 批评: what one does by saying something.
    case stance
    /// 敦促, 谴责: the same, of or to somebody; a cue without a subject too.
    case address
    /// 回应, 解释: a cue where a comma, a colon or a quotation follows.
    case pausing
    /// 希望, 担心: what one thinks or feels.
    case attitude
    /// 商定, 同意: what several sides say as one.
    case agree
    /// 支持, 重视: a cue of several sides together, an act of one.
    case jointly
    /// 告诉, 警告: whoever was told may stand behind it.
    case tell
    /// 报道: what media do.
    case report
    /// 据, 根据: the source follows.
    case source
    /// 据悉: told by nobody.
    case noSource = "no-source"
    /// 不予置评: nothing was said.
    case noComment = "no-comment"
    /// 声明, 文章: what speaks in its author's stead.
    case document
    /// 联合声明, 公报: what both sides say.
    case jointDocument = "joint-document"
    /// 据报: somebody reported it.
    case reported
    /// 前者, 后者: the first and the second of the two persons named last.
    case earlier, later
    /// 消息人士, 专家: a person without a name.
    case anonymous
    /// 舆论, 外界: nobody in particular.
    case view
    /// 传媒: media without a name.
    case medium
    /// 警方, 检方: an authority of the state before it.
    case authority
    /// 发表, 发布: with a document, on the way to a cue (发布公告称).
    case issuing
    /// 一致, 再次: may stand between a speaker and the cue.
    case adverb
    /// 从而, 凸显: behind what was said, the author goes on.
    case consequence
    /// 可能, 应该: before a cue, nothing has been said yet.
    case modal

    /// Whether it can open a statement.
    public var isCue: Bool {
      switch self {
      case .verb, .tell, .stance, .address, .pausing, .attitude, .agree, .jointly, .report: true
      default: false
      }
    }

    /// Whether it names a speaker.
    public var isSpeaker: Bool {
      switch self {
      case .document, .jointDocument, .anonymous, .view, .medium, .authority: true
      default: false
      }
    }
  }

  /// The kind.
  public let kind: Kind

  /// Stands for a row that no table has.
  public static let unknown = SpeechWord(kind: .adverb)
}
