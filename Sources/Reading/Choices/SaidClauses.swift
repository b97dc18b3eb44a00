import Lexicon

/// A clause of a text as the choice of an extent sees it: what is said ends with one of them.
struct SaidClause {
  let tokens: Range<Int>
  /// The period, by its place in the text.
  let period: Int
  /// What ends the clause.
  let mark: ExtentSign.Mark
  /// The cue candidate that is most likely one, by its place.
  var cue: Int?
}

/// The clauses of a zone in order, with what may go on in each.
struct SaidClauses {
  let zone: Zone
  let periods: [SpeechPeriod]
  private(set) var clauses: [SaidClause] = []
  /// How likely each cue candidate is one, in thousandths.
  let scores: [Int]
  let candidates: [CueCandidate]
  /// How many likely cues a sentence of the text has: official reports have one in nearly each.
  let cuesASentence: Double

  init(zone: Zone, periods: [SpeechPeriod], candidates: [CueCandidate], scores: [Int]) {
    self.zone = zone
    self.periods = periods
    self.candidates = candidates
    self.scores = scores
    cuesASentence = Double(scores.count { $0 > 0 }) / Double(max(periods.count, 1))
    for (number, speech) in periods.enumerated() {
      for clause in speech.period.clauses {
        clauses.append(
          SaidClause(tokens: clause, period: number, mark: SaidClauses.mark(after: clause.upperBound, zone)))
      }
    }
    var next = 0
    for (number, candidate) in candidates.enumerated() where candidate.rules != .within {
      while next < clauses.count, clauses[next].tokens.upperBound <= candidate.run.lowerBound { next += 1 }
      guard next < clauses.count, clauses[next].tokens.contains(candidate.run.lowerBound) else { continue }
      let score = scores[number]
      if clauses[next].cue.map({ scores[$0] < score }) ?? true { clauses[next].cue = number }
    }
  }

  private static func mark(after token: Int, _ zone: Zone) -> ExtentSign.Mark {
    switch TokenKind.mark(token, zone) {
    case .nothing: .stop
    case .comma: .comma
    case .colon: .colon
    case .semicolon: .semicolon
    case .stop: TokenKind.mark(token + 1, zone) == .paragraph ? .paragraph : .stop
    case .paragraph: .paragraph
    default: .other
    }
  }

  /// The clause that holds a token.
  func clause(at token: Int) -> Int? {
    let place = clauses.partition { $0.tokens.upperBound > token }
    return place < clauses.count && clauses[place].tokens.lowerBound <= token ? place : nil
  }

  /// What ends a clause, the end of its sentence included.
  func mark(behind place: Int) -> ExtentSign.Mark {
    let mark = clauses[place].mark
    let isWithin = mark.rawValue < ExtentSign.Mark.stop.rawValue
    return isWithin && clauses[place].period != clauses[place + 1].period ? .stop : mark
  }

  /// How many clauses of its sentence follow a clause, itself included, as far as a reader looks.
  func left(from place: Int) -> Int {
    clauses[place...].prefix(SaidClauses.sight).prefix { $0.period == clauses[place].period }.count
  }

  /// How likely the likeliest cue of the sentence is that begins with a clause.
  func likeliestCue(from place: Int) -> Int? {
    clauses[place...].prefix(SaidClauses.farSight).prefix { $0.period == clauses[place].period }
      .compactMap { $0.cue.map { scores[$0] } }.max()
  }

  /// How many clauses a choice looks ahead, and how many for a cue.
  private static let sight = 9
  private static let farSight = 11
}

/// What is kept of a period for the choices that look over several.
final class SpeechPeriod {
  let period: Period
  let groups: [Group]
  /// The first tokens of its dates.
  let dates: [Int]

  init(period: Period, groups: [Group], dates: [Int]) {
    self.period = period
    self.groups = groups
    self.dates = dates
  }
}
