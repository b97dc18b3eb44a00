import Lexicon
import Record

/// A row for each utterance: who tells it, in which words, and how they differ from the fullest account's.
struct StatementRows {
  let lexicon: LoadedLexicon
  let comparison: WordingComparison
  let names: IssueNames
  let voices: VoiceWords
  /// The sides by code; empty where no event is in view.
  let sides: Set<String>

  func rows(_ statements: [Entry.AlignedStatement], _ columns: [ColumnMaker.Made]) -> [Comparison.Row] {
    let texts = Dictionary(
      columns.flatMap(\.texts).map { ($0.article.id, $0) }, uniquingKeysWith: { first, _ in first })
    let placed = statements.compactMap { statement -> Placed? in
      guard !isTelling(statement, texts) else { return nil }
      let row = row(statement, columns, texts)
      guard let column = row.cells.firstIndex(where: { $0.standing != .absent }) else { return nil }
      let first = row.cells[column].wordings.first
      return Placed(
        row: row, support: row.cells.count { $0.standing != .absent }, column: column,
        article: columns[column].texts.firstIndex { $0.article.id == first?.article } ?? 0,
        position: first?.passages.first?.span.start ?? 0)
    }
    return placed.sorted(by: Placed.precedes).map(\.row)
  }

  /// A row and where it belongs: what several tell before what one tells, then in the order of the best account's text.
  private struct Placed {
    var row: Comparison.Row
    var support: Int
    var column: Int
    var article: Int
    var position: Int

    static func precedes(_ first: Placed, _ second: Placed) -> Bool {
      let left = (first.support > 1 ? 0 : 1, first.column, first.article, first.position)
      let right = (second.support > 1 ? 0 : 1, second.column, second.article, second.position)
      return left < right
    }
  }

  private func row(
    _ statement: Entry.AlignedStatement, _ columns: [ColumnMaker.Made], _ texts: [String: AccountText]
  ) -> Comparison.Row {
    let told = columns.map { made in
      made.texts.flatMap { text in
        statement.wordings.filter { $0.article == text.article.id }.map { Told(wording: $0, text: text) }
      }
    }
    return Comparison.Row(
      number: 0, section: section(statement, texts), key: actors(statement),
      label: label(statement), labelHant: nil, note: nil, value: nil, issues: issues(statement),
      cells: cells(told))
  }

  /// Names of the issues; that they are about the dealings of the sides goes without saying.
  private func issues(_ statement: Entry.AlignedStatement) -> [String] {
    let own = statement.issues.filter { id in
      guard let issue = lexicon.issues.first(where: { $0.id == id }), !issue.sides.isEmpty else { return true }
      return !sides.isSuperset(of: issue.sides)
    }
    return own.map(names.name)
  }

  /// Whether it only says where the news of the meeting is from: 外交部网站消息，王毅会见…
  private func isTelling(_ statement: Entry.AlignedStatement, _ texts: [String: AccountText]) -> Bool {
    !statement.wordings.isEmpty
      && statement.wordings.allSatisfy { wording in
        guard let text = texts[wording.article] else { return false }
        return text.tellsOfEvent(wording.content)
      }
  }

  private struct Told {
    var wording: Entry.AlignedStatement.Wording
    var text: AccountText
  }

  /// What was agreed or stood for by several as one is a commitment; the rest was said at the event or elsewhere.
  private func section(_ statement: Entry.AlignedStatement, _ texts: [String: AccountText]) -> Comparison.Section {
    guard statement.atEvent else { return .reactions }
    return statement.wordings.contains { wording in
      guard let cue = wording.cue?.text, let word = lexicon.automaton.word(cue) else { return false }
      return lexicon.automaton.senses(of: word).contains { sense in
        guard sense.kind == .speech else { return false }
        switch lexicon.speechWords[sense.row].kind {
        case .agree: return true
        case .jointly: return wording.form == .joint
        default: return false
        }
      }
    } ? .commitments : .statements
  }

  /// The codes of those who speak: `CHN`, `CHN+RUS`.
  private func actors(_ statement: Entry.AlignedStatement) -> String {
    var seen: [String] = []
    for actor in statement.speakers.compactMap(\.actor) where !seen.contains(actor) { seen.append(actor) }
    return seen.joined(separator: "+")
  }

  private func label(_ statement: Entry.AlignedStatement) -> String {
    var seen: [String] = []
    for speaker in statement.speakers where !seen.contains(speaker.name) { seen.append(speaker.name) }
    return seen.joined(separator: "、")
  }

  // MARK: the wordings beside each other

  private func cells(_ told: [[Told]]) -> [Comparison.Cell] {
    var keys = NameKeys()
    // In each column the fullest wording leads; the first column's is what the others are held against.
    let tokens = told.map { column in
      column.map { ($0, comparison.tokens($0.wording.content, of: $0.text, names: &keys)) }
        .enumerated().sorted { ($1.element.1.count, $0.offset) < ($0.element.1.count, $1.offset) }.map(\.element)
    }
    guard let reference = tokens.firstIndex(where: { !$0.isEmpty }) else {
      return told.map { _ in .absent }
    }
    let first = tokens[reference][0]
    var shared: [[Bool]] = []
    var cells: [Comparison.Cell] = tokens.enumerated().map { position, column in
      guard !column.isEmpty else { return .absent }
      var standing: Comparison.Standing?
      let wordings = column.enumerated().map { place, one -> Comparison.Wording in
        if position == reference, place == 0 { return wording(one.0) }
        let result = comparison.compare(one.1, with: first.1)
        if place == 0 { standing = result.standing }
        if position != reference { shared.append(result.isInBoth) }
        return wording(one.0).marking(result.own)
      }
      return Comparison.Cell(standing ?? .reported, wordings: wordings)
    }
    if !shared.isEmpty {
      cells[reference].wordings[0] = cells[reference].wordings[0]
        .marking(comparison.ownWords(first.1, others: shared))
    }
    return cells
  }

  private func wording(_ told: Told) -> Comparison.Wording {
    var wording = told.text.wording(told.wording.content)
    wording.form = told.wording.form
    wording.quoted = told.wording.quoted
    wording.voice = voices.voice(told.wording, in: told.text)?.words
    return wording
  }
}
