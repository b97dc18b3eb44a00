import Lexicon
import Record

/// Makes a statement of the record of each utterance: whose words, where said, on what, and how each account has them.
struct UtteranceMaker {
  let lexicon: LoadedLexicon
  let told: ToldStatements
  let index: PassageIndex
  let encounter: StatementAlignment.Encounter

  /// A telling that holds this share of another in the same article only repeats it.
  static let repeated = 0.6

  func statements(_ groups: [[Int]]) -> [Entry.AlignedStatement] {
    groups.filter { $0.contains { told.told($0).standing != .doubtful } }.map(statement)
  }

  private func statement(_ passages: [Int]) -> Entry.AlignedStatement {
    let tellings = tellings(passages)
    var issues: [String: Int] = [:]
    for telling in tellings {
      for issue in told.statements[telling.statement].statement.issues { issues[issue, default: 0] += 1 }
    }
    let kept = issues.filter { $0.value * 3 >= tellings.count }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let voice = voice(tellings)
    let first = tellings.first { told.statements[$0.statement].voice == voice }
    let speakers = first.map { told.statements[$0.statement].statement.speakers } ?? []
    return Entry.AlignedStatement(
      speakers: speakers.map(participant), atEvent: isAtEvent(tellings, by: voice), issues: kept,
      wordings: tellings.map(wording))
  }

  /// What one statement of one article has of the utterance.
  private struct Telling {
    var statement: Int
    var passages: [Int]
  }

  /// One telling for each statement; what an article only repeats is left out.
  private func tellings(_ passages: [Int]) -> [Telling] {
    var byStatement: [Telling] = []
    for passage in passages {
      let statement = told.passages[passage].statement
      if byStatement.last?.statement == statement {
        byStatement[byStatement.count - 1].passages.append(passage)
      } else {
        byStatement.append(Telling(statement: statement, passages: [passage]))
      }
    }
    guard byStatement.count > 1 else { return byStatement }
    // The fullest first, then in the order of the text: a later one that adds nothing is a repetition.
    var kept: [Telling] = []
    for telling in byStatement.sorted(by: { (weight($1), $0.statement) < (weight($0), $1.statement) }) {
      let article = told.statements[telling.statement].article
      let others = kept.filter { told.statements[$0.statement].article == article }
      if !others.contains(where: { repeats(telling, $0) }) { kept.append(telling) }
    }
    return kept.sorted { $0.statement < $1.statement }
  }

  private func weight(_ telling: Telling) -> Int {
    telling.passages.reduce(0) { $0 + index.grams[$1].count }
  }

  private func repeats(_ telling: Telling, _ other: Telling) -> Bool {
    telling.passages.allSatisfy { passage in
      other.passages.contains { index.likeness(passage, $0).containment >= Self.repeated }
    }
  }

  private func wording(_ telling: Telling) -> Entry.AlignedStatement.Wording {
    let of = told.statements[telling.statement]
    return Entry.AlignedStatement.Wording(
      article: told.articles[of.article], form: of.statement.form, quoted: of.statement.quoted, cue: of.statement.cue,
      content: Passage.spans(telling.passages.flatMap { told.passages[$0].spans }))
  }

  /// Said at the event if more accounts place it there than elsewhere, and one by whose words it goes.
  private func isAtEvent(_ tellings: [Telling], by voice: Int) -> Bool {
    let standings = tellings.map { told.statements[$0.statement].standing }
    let at = standings.count { $0 == .at }
    return at > 0 && at >= standings.count(where: \.isElsewhere)
      && zip(tellings, standings).contains { told.statements[$0.statement].voice == voice && !$1.isElsewhere }
  }

  /// Whose words they are: as the accounts that name persons say, and of these as most do.
  private func voice(_ tellings: [Telling]) -> Int {
    var support: [Int: Int] = [:]
    for telling in tellings { support[told.statements[telling.statement].voice, default: 0] += 1 }
    let best = support.max { one, other in
      let (left, right) = (told.voices[one.key], told.voices[other.key])
      let (first, second) = (left.persons.isEmpty ? 0 : 1, right.persons.isEmpty ? 0 : 1)
      return (first, one.value, other.key) < (second, other.value, one.key)
    }
    return best?.key ?? 0
  }

  private func participant(_ party: Party) -> Entry.Participant {
    if let known = encounter.participants.first(where: { $0.entity != nil && $0.entity == party.entity }) {
      return known
    }
    if let official = party.entity.flatMap({ lexicon.official($0) }) {
      return Entry.Participant(name: official.name, entity: party.entity, actor: party.actor, office: party.office)
    }
    return Entry.Participant(name: party.text, entity: party.entity, actor: party.actor, office: party.office)
  }
}
