import Lexicon
import Record

/// A row for each issue: as how many-th it comes in each account and what share of the text speaks of it.
struct IssueRows {
  let names: IssueNames

  func rows(_ columns: [ColumnMaker.Made]) -> [Comparison.Row] {
    let tallies = columns.map { tally($0.texts) }
    let issues = Set(tallies.flatMap(\.keys))
    let rows = issues.map { issue in
      Comparison.Row(
        number: 0, section: .issues, key: issue, label: names.name(issue), labelHant: names.hant(issue), note: nil,
        value: nil, issues: [issue],
        cells: tallies.map { tally in
          guard let told = tally[issue] else { return .absent }
          return Comparison.Cell(.reported, order: told.order, share: told.share, wordings: told.wordings)
        })
    }
    return rows.sorted { first, second in
      (-IssueRows.support(first), -IssueRows.weight(first), first.key)
        < (-IssueRows.support(second), -IssueRows.weight(second), second.key)
    }
  }

  private static func support(_ row: Comparison.Row) -> Int { row.cells.count { $0.standing != .absent } }

  private static func weight(_ row: Comparison.Row) -> Int { row.cells.reduce(0) { $0 + ($1.share ?? 0) } }

  private struct Told {
    var first: (account: Int, position: Int)
    var weight = 0
    var order = 0
    var share = 0
    var wordings: [Comparison.Wording] = []
  }

  /// What a column spends on each issue: the sentences that speak of it, of those about the event.
  ///
  /// A sentence that speaks of two issues counts for both, so that shares may come to more than the whole.
  private func tally(_ texts: [AccountText]) -> [String: Told] {
    var told: [String: Told] = [:]
    let whole = max(texts.reduce(0) { $0 + $1.characters }, 1)
    for (account, text) in texts.enumerated() {
      for (issue, sentences) in sentences(text) {
        let first = sentences.first ?? .max
        if told[issue] == nil { told[issue] = Told(first: (account, first)) }
        told[issue]?.weight += sentences.reduce(0) { $0 + text.weight(text.sentences[$1]) }
        told[issue]?.wordings.append(
          sentences.isEmpty
            ? text.wording(titleSpans(issue, text), .title)
            : text.wording(sentences.map { TextSpan(text.sentences[$0]) }))
      }
    }
    // The title speaks first: an issue of the title alone comes before those of the text, and has no share.
    let order = told.sorted { left, right in
      (left.value.first.account, left.value.first.position == .max ? -1 : left.value.first.position, left.key)
        < (right.value.first.account, right.value.first.position == .max ? -1 : right.value.first.position, right.key)
    }
    for (position, (issue, value)) in order.enumerated() {
      told[issue]?.order = position + 1
      told[issue]?.share = (value.weight * 1000 + whole / 2) / whole
    }
    return told
  }

  /// The sentences about the event that speak of each issue; none for an issue of the title alone.
  private func sentences(_ text: AccountText) -> [String: [Int]] {
    var found: [String: Set<Int>] = [:]
    for issue in text.reading.issues {
      if issue.zone == .title {
        if !text.isPassing { found[issue.entity, default: []] = [] }
        continue
      }
      for span in issue.spans {
        guard let sentence = text.sentence(at: span.start), text.isOnEvent[sentence] else { continue }
        found[issue.entity, default: []].insert(sentence)
      }
    }
    for statement in text.reading.statements {
      for content in statement.content {
        for position in text.sentences.indices
        where text.isOnEvent[position] && text.sentences[position].overlaps(content.range) {
          for issue in statement.issues { found[issue, default: []].insert(position) }
        }
      }
    }
    return found.mapValues { $0.sorted() }
  }

  private func titleSpans(_ issue: String, _ text: AccountText) -> [TextSpan] {
    let spans = text.reading.issues.first { $0.entity == issue && $0.zone == .title }?.spans ?? []
    return spans.isEmpty ? [] : [TextSpan(0, text.title.count)]
  }
}

/// What issues are called.
struct IssueNames {
  private let names: [String: (name: String, hant: String)]

  init(lexicon: LoadedLexicon) {
    let table = lexicon.table("issues")
    names = Dictionary(
      table.rows.map { (table.cell($0, "issue"), (table.cell($0, "name"), table.cell($0, "hant"))) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The Simplified name; the id where no table says.
  func name(_ id: String) -> String { names[id].flatMap { $0.name.isEmpty ? nil : $0.name } ?? id }

  /// The Traditional name, where it is another one.
  func hant(_ id: String) -> String? {
    guard let known = names[id], known.hant != known.name, !known.hant.isEmpty else { return nil }
    return known.hant
  }
}
