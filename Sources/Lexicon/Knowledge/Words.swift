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
    case day
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
}

/// A word that attributes words to someone: a row of `speech.tsv`.
public struct SpeechWord: Sendable, Hashable {
  /// What kind of word it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case verb, source, noun
    case nounVerb = "noun-verb"
    case noComment = "no-comment"
  }

  /// The kind.
  public let kind: Kind
}

/// A word that speaks of an issue: a row of `issue-triggers.tsv`.
public struct IssueTrigger: Sendable, Hashable {
  /// The issue's id.
  public let issue: String
  /// 1 weak, 2 fair, 3 enough on its own.
  public let weight: Int
}
