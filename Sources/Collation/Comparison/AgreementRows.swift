import Lexicon
import Record

/// A row for each thing that the sides did for or with each other beside meeting: what they agreed, promised, gave.
struct AgreementRows {
  let lexicon: LoadedLexicon
  let comparison: WordingComparison
  let names: IssueNames
  /// The sides by code; empty where no event is in view.
  let sides: Set<String>

  /// The types of acts that bind somebody to something.
  static let kinds: [Event.Kind] = [.agree, .cooperate, .support, .aid, .concede, .retreat]

  private struct Told {
    var event: Event
    var text: AccountText
    var column: Int
    var tokens: WordingComparison.Tokens
    var pairs: Set<UInt64>
  }

  /// - Parameter rows: The rows of statements: what one of them tells already is no row of its own.
  func rows(_ columns: [ColumnMaker.Made], beside rows: [Comparison.Row]) -> [Comparison.Row] {
    var keys = NameKeys()
    var groups: [[Told]] = []
    for (column, made) in columns.enumerated() {
      for text in made.texts {
        for event in text.reading.events where counts(event, text) && !isStated(event, text.article.id, rows) {
          let tokens = comparison.tokens(event.evidence, of: text, names: &keys)
          let told = Told(event: event, text: text, column: column, tokens: tokens, pairs: tokens.pairs)
          if let group = groups.firstIndex(where: { isSame($0[0], told) }) {
            groups[group].append(told)
          } else {
            groups.append([told])
          }
        }
      }
    }
    return groups.map { row($0, columns.count) }
  }

  private func counts(_ event: Event, _ text: AccountText) -> Bool {
    guard AgreementRows.kinds.contains(event.kind), event.zone == .text, let evidence = event.evidence.first,
      text.isOnEvent(evidence)
    else { return false }
    let actors = Set(event.parties.compactMap(\.actor))
    return !actors.isEmpty && (sides.isEmpty || actors.isSubset(of: sides))
  }

  /// Whether the words that tell of an act stand in a statement that has its row.
  private func isStated(_ event: Event, _ article: String, _ rows: [Comparison.Row]) -> Bool {
    rows.contains { row in
      row.cells.contains { cell in
        cell.wordings.contains { wording in
          wording.article == article && wording.passages.contains { $0.span.range.contains(event.cue.span.start) }
        }
      }
    }
  }

  /// One act in two accounts: of one type by the same sides, in words half of which are the same.
  private func isSame(_ first: Told, _ second: Told) -> Bool {
    guard first.event.kind == second.event.kind,
      Set(first.event.parties.compactMap(\.actor)) == Set(second.event.parties.compactMap(\.actor))
    else { return false }
    let common = first.pairs.intersection(second.pairs).count
    return common * 2 >= min(first.pairs.count, second.pairs.count)
  }

  private func row(_ group: [Told], _ columns: Int) -> Comparison.Row {
    let first = group[0]
    var others: [[Bool]] = []
    var cells: [Comparison.Cell] = (0..<columns).map { column in
      let told = group.filter { $0.column == column }
      guard let leading = told.first else { return .absent }
      if column == first.column {
        return Comparison.Cell(.reported, wordings: told.map { $0.text.wording($0.event.evidence) })
      }
      let result = comparison.compare(leading.tokens, with: first.tokens)
      others.append(result.isInBoth)
      return Comparison.Cell(
        result.standing,
        wordings: [leading.text.wording(leading.event.evidence).marking(result.own)]
          + told.dropFirst().map { $0.text.wording($0.event.evidence) })
    }
    cells[first.column].wordings[0] = cells[first.column].wordings[0]
      .marking(comparison.ownWords(first.tokens, others: others))
    var sides: [String] = []
    for actor in first.event.parties.compactMap(\.actor) where !sides.contains(actor) { sides.append(actor) }
    let parties = sides.map { lexicon.state($0)?.name ?? $0 }
    return Comparison.Row(
      number: 0, section: .commitments, key: first.event.kind.rawValue, label: parties.joined(separator: "、"),
      labelHant: nil, note: first.event.kind.rawValue, value: nil, issues: first.event.issues.map(names.name),
      cells: cells)
  }
}
