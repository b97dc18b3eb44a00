import Lexicon
import Presentation
import Reading
import Record

/// The facts of one article laid out for reading: each with its words marked and the rows that made it.
struct ExplanationPage {
  let article: Article
  let facts: [ExplainedFact]
  private let text: [Unicode.Scalar]
  private let title: [Unicode.Scalar]

  init(article: Article, facts: [ExplainedFact]) {
    self.article = article
    self.facts = facts
    text = Array(article.text.unicodeScalars)
    title = Array(article.title.unicodeScalars)
  }

  /// The page.
  var lines: [String] {
    let place = article.source.path + (article.source.member.map { " (\($0))" } ?? "")
    var lines = [Plain.text(article.title), Plain.text(place) + "  " + article.id]
    var known: [Person: String] = [:]
    for kind in ExplainedFact.Kind.allCases {
      let own = facts.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      lines += ["", ExplanationPage.headings[kind] ?? kind.rawValue]
      lines += own.flatMap { self.lines(ExplanationPage.shortened($0, &known)) }
    }
    return lines
  }

  /// A party by its name and what was concluded of it.
  private struct Person: Hashable {
    var words: String
    var steps: [String]
  }

  /// A fact in which the parties that an earlier one explained in full are only pointed to.
  private static func shortened(_ fact: ExplainedFact, _ known: inout [Person: String]) -> ExplainedFact {
    var fact = fact
    let name = "\(fact.kind.rawValue) \(fact.number)"
    for index in fact.reasons.indices where [.actor, .recipient, .speaker].contains(fact.reasons[index].part) {
      let reason = fact.reasons[index]
      guard reason.steps.count > 2 else { continue }
      let person = Person(words: reason.words, steps: reason.steps.dropFirst().map(\.how))
      guard let first = known[person] else {
        known[person] = name
        continue
      }
      fact.reasons[index].steps[0].how += first == name ? "" : "; who that is: \(first)"
      fact.reasons[index].steps.removeSubrange(1...)
    }
    return fact
  }

  private static let headings: [ExplainedFact.Kind: String] = [
    .article: "ARTICLE", .mention: "NAMES", .date: "TIMES", .event: "EVENTS", .statement: "STATEMENTS",
    .issue: "ISSUES",
  ]

  private func lines(_ fact: ExplainedFact) -> [String] {
    var lines: [String] = []
    if [.event, .statement, .issue].contains(fact.kind) {
      lines += ["", "  \(fact.kind.rawValue) \(fact.number)  " + Plain.text(fact.summary)]
      let marks = marks(fact)
      for span in fact.excerpts {
        lines += Excerpt(span, of: fact.zone == .title ? title : text, marks: marks).text(indent: "    ")
      }
    }
    return lines + fact.reasons.flatMap { self.lines($0, fact) }
  }

  /// The words marked in a fact's sentences: the cue first, then who acts or speaks, then the rest, then what is said.
  private func marks(_ fact: ExplainedFact) -> [Excerpt.Mark] {
    let own = fact.reasons.compactMap { reason -> Excerpt.Mark? in
      guard let span = reason.span, reason.zone == fact.zone, let sign = ExplanationPage.sign(reason.part) else {
        return nil
      }
      return (span, sign)
    }
    let ordered = own.filter { $0.sign == "^" } + own.filter { $0.sign == "=" } + own.filter { $0.sign == "~" }
    return ordered + (fact.kind == .statement ? fact.spans.map { ($0, ".") } : [])
  }

  /// The sign that marks the words of a part, under the sentence and before the reason.
  private static func sign(_ part: ExplainedFact.Reason.Part) -> Character? {
    switch part {
    case .cue: "^"
    case .actor, .recipient, .speaker: "="
    case .way, .when, .place, .status: "~"
    default: nil
    }
  }

  /// The columns of a part's name, of its words, and of what was concluded from them.
  private static let partWidth = 10
  private static let wordsWidth = 18
  private static let howWidth = 40

  private func lines(_ reason: ExplainedFact.Reason, _ fact: ExplainedFact) -> [String] {
    let isFirst = reason == fact.reasons.first
    let part = label(reason, fact, isFirst: isFirst)
    let sign = [.mention, .date].contains(fact.kind) ? " " : ExplanationPage.sign(reason.part) ?? " "
    let words = !isFirst && reason.span == fact.spans.first && fact.kind == .date ? "" : reason.words
    var head =
      "  \(sign) " + Plain.padded(part, to: ExplanationPage.partWidth)
      + Plain.padded(Plain.text(ExplanationPage.cut(words)), to: ExplanationPage.wordsWidth)
    let indent = String(repeating: " ", count: Plain.width(head))
    var lines: [String] = []
    for (position, step) in reason.steps.enumerated() {
      var how = step.how
      if isFirst, position == 0, [.mention, .date].contains(fact.kind) { how = opening(fact, how) }
      var line = head + Plain.text(how)
      for row in step.rows {
        let column = Plain.width(indent) + ExplanationPage.howWidth
        if step.how.isEmpty, how.isEmpty {
          line = Plain.padded(line, to: Plain.width(indent))
        } else if Plain.width(line) > column - 2 {
          lines.append(ExplanationPage.trimmed(line))
          line = Plain.padded("", to: column)
        } else {
          line = Plain.padded(line, to: column)
        }
        lines.append(ExplanationPage.trimmed(line + ExplanationPage.row(row, beside: [reason.words, how])))
        line = ""
        how = ""
      }
      if step.rows.isEmpty { lines.append(ExplanationPage.trimmed(line)) }
      head = indent
    }
    return lines
  }

  /// What stands before a reason: for a name its kind, for a time that it is one, else the part of the fact.
  private func label(_ reason: ExplainedFact.Reason, _ fact: ExplainedFact, isFirst: Bool) -> String {
    switch fact.kind {
    case .mention:
      isFirst ? String(fact.summary.prefix { $0 != " " }) : reason.part == .tenure ? "" : reason.part.rawValue
    case .date: isFirst ? "time" : reason.part.rawValue
    default: reason.part == .row ? "listed" : reason.part.rawValue
    }
  }

  /// What a name or a time was read as, how often it stands, and in which zone.
  private func opening(_ fact: ExplainedFact, _ how: String) -> String {
    let read = fact.summary.split(separator: ":", maxSplits: 1).last.map { String($0.drop { $0 == " " }) } ?? ""
    let parts = [
      read, fact.spans.count > 1 ? "×\(fact.spans.count)" : "", fact.zone == .title ? "in the title" : "", how,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// Columns that hold lists of spellings and what else is of no use to whoever looks for the row.
  private static let hidden: Set<String> = [
    "names", "hant", "latin", "hosts", "categories", "note", "abbreviations", "local", "short", "script", "region",
    "zone",
    "holder",
  ]

  /// `tenures.tsv:50  wang-yi CHN foreign-minister 2013-03-16  to=2022-12-29`: table, line, key, and the other cells by
  /// their columns; what stands beside it already is left out.
  static func row(_ row: RowReference, beside words: [String]) -> String {
    let line = row.line > 0 ? ":\(row.line)" : ""
    let key = row.key.filter { !words.joined(separator: " ").contains($0) }
    let cells = row.cells.filter { !hidden.contains($0.column) && !$0.text.isEmpty && !row.key.contains($0.text) }
      .map { "\($0.column)=\($0.text)" }
    let parts = [
      row.table + ".tsv" + line + (row.isLaidOver ? " (of --lexicon)" : ""), key.joined(separator: " "),
      cells.joined(separator: " "),
    ]
    return Plain.text(parts.filter { !$0.isEmpty }.joined(separator: "  "))
  }

  /// Words that are longer than their column, cut at its end.
  private static func cut(_ words: String) -> String {
    guard Plain.width(words) > wordsWidth - 2 else { return words }
    var kept = String.UnicodeScalarView()
    var columns = 0
    for scalar in words.unicodeScalars {
      columns += Plain.width(String(scalar))
      guard columns < wordsWidth - 2 else { break }
      kept.append(scalar)
    }
    return String(kept) + "…"
  }

  private static func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
