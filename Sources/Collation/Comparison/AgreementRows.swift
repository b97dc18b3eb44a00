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

  /// One sentence that tells of an act.
  private struct Told {
    var event: Event
    var span: TextSpan
    var text: AccountText
    var column: Int
    var tokens: WordingComparison.Tokens
    var pairs: Set<UInt64>
  }

  /// The rows of statements with the cells that acts add to them, and the rows of acts.
  ///
  /// - Parameter stated: The rows of statements: what one of them tells already is no row of its own. Where one account
  ///   has 双方同意 as a statement and another as an act, they tell the same.
  func rows(_ columns: [ColumnMaker.Made], beside stated: [Comparison.Row]) -> [Comparison.Row] {
    var keys = NameKeys()
    var rows = stated
    let references = stated.map { reference($0, columns, &keys) }
    var groups: [[Told]] = []
    for (column, made) in columns.enumerated() {
      for text in made.texts {
        for event in text.reading.events where counts(event, text) {
          for span in event.evidence where !isStated(span, text.article.id, stated) {
            let tokens = comparison.tokens([span], of: text, names: &keys)
            let told = Told(
              event: event, span: span, text: text, column: column, tokens: tokens, pairs: tokens.pairs)
            if let row = rows.indices.first(where: { row in
              rows[row].section == .commitments && rows[row].cells[column].standing == .absent
                && (references[row].map { isSame($0.pairs, told.pairs) } ?? false)
            }), let reference = references[row] {
              let result = comparison.compare(tokens, with: reference)
              // Where nobody else told it, the words that the act has not are now those that differ.
              if let only = rows[row].cells.firstIndex(where: { $0.standing != .absent }),
                rows[row].cells.count(where: { $0.standing != .absent }) == 1
              {
                rows[row].cells[only].wordings[0] = rows[row].cells[only].wordings[0]
                  .marking(comparison.ownWords(reference, others: [result.isInBoth]))
              }
              rows[row].cells[column] = Comparison.Cell(
                result.standing, wordings: [text.wording([span]).marking(result.own)])
            } else if let group = groups.firstIndex(where: { isSame($0[0], told) }) {
              groups[group].append(told)
            } else {
              groups.append([told])
            }
          }
        }
      }
    }
    return rows + groups.map { row($0, columns.count) }
  }

  /// The words of a row that others are held against.
  private func reference(
    _ row: Comparison.Row, _ columns: [ColumnMaker.Made], _ keys: inout NameKeys
  ) -> WordingComparison.Tokens? {
    guard row.section == .commitments, let column = row.cells.firstIndex(where: { $0.standing != .absent }),
      let wording = row.cells[column].wordings.first,
      let text = columns[column].texts.first(where: { $0.article.id == wording.article })
    else { return nil }
    return comparison.tokens(wording.passages.map(\.span), of: text, names: &keys)
  }

  private func counts(_ event: Event, _ text: AccountText) -> Bool {
    guard AgreementRows.kinds.contains(event.kind), event.zone == .text, let evidence = event.evidence.first,
      text.isOnEvent(evidence)
    else { return false }
    let actors = Set(event.parties.compactMap(\.actor))
    return !actors.isEmpty && (sides.isEmpty || actors.isSubset(of: sides))
  }

  /// Whether a sentence stands in a statement that has its row.
  private func isStated(_ span: TextSpan, _ article: String, _ rows: [Comparison.Row]) -> Bool {
    rows.contains { row in
      row.cells.contains { cell in
        cell.wordings.contains { wording in
          wording.article == article && wording.passages.contains { $0.span.range.overlaps(span.range) }
        }
      }
    }
  }

  /// One act in two accounts: of one type by the same sides, in words half of which are the same.
  private func isSame(_ first: Told, _ second: Told) -> Bool {
    guard first.event.kind == second.event.kind,
      Set(first.event.parties.compactMap(\.actor)) == Set(second.event.parties.compactMap(\.actor))
    else { return false }
    return isSame(first.pairs, second.pairs)
  }

  private func isSame(_ first: Set<UInt64>, _ second: Set<UInt64>) -> Bool {
    first.intersection(second).count * 2 >= max(min(first.count, second.count), 1)
  }

  private func row(_ group: [Told], _ columns: Int) -> Comparison.Row {
    let first = group[0]
    var others: [[Bool]] = []
    var cells: [Comparison.Cell] = (0..<columns).map { column in
      let told = group.filter { $0.column == column }
      guard let leading = told.first else { return .absent }
      if column == first.column {
        return Comparison.Cell(.reported, wordings: told.map { $0.text.wording([$0.span]) })
      }
      let result = comparison.compare(leading.tokens, with: first.tokens)
      others.append(result.isInBoth)
      return Comparison.Cell(
        result.standing,
        wordings: [leading.text.wording([leading.span]).marking(result.own)]
          + told.dropFirst().map { $0.text.wording([$0.span]) })
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
