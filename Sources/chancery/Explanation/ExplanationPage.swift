import Lexicon
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
    let where_ = article.source.path + (article.source.member.map { " (\($0))" } ?? "")
    var lines = [Plain.text(article.title), Plain.text(where_) + "  " + article.id]
    for kind in ExplainedFact.Kind.allCases {
      let own = facts.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      lines += ["", ExplanationPage.headings[kind] ?? kind.rawValue]
      lines += own.flatMap(self.lines)
    }
    return lines
  }

  private static let headings: [ExplainedFact.Kind: String] = [
    .article: "ARTICLE", .mention: "NAMES", .date: "TIMES", .event: "EVENTS", .statement: "STATEMENTS", .issue: "ISSUES",
  ]

  private func lines(_ fact: ExplainedFact) -> [String] {
    var lines: [String] = []
    switch fact.kind {
    case .article: break
    case .mention, .date: lines.append("  " + Plain.text(fact.summary) + times(fact))
    default:
      lines += ["", "  \(fact.kind.rawValue) \(fact.number)  " + Plain.text(fact.summary)]
      let marks = marks(fact)
      for span in fact.excerpts {
        lines += Excerpt(span, of: fact.zone == .title ? title : text, marks: marks).text(indent: "    ")
      }
    }
    let isBrief = fact.kind == .mention || fact.kind == .date
    return lines + fact.reasons.flatMap { self.lines($0, fact, isBrief: isBrief) }
  }

  /// How often the words stand, and in which zone.
  private func times(_ fact: ExplainedFact) -> String {
    let zone = fact.zone == .title ? "  in the title" : ""
    return zone + (fact.spans.count > 1 ? "  ×\(fact.spans.count)" : "")
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

  /// The columns of a part's name, and of its words.
  private static let partWidth = 10
  private static let wordsWidth = 14

  private func lines(_ reason: ExplainedFact.Reason, _ fact: ExplainedFact, isBrief: Bool) -> [String] {
    let sign = isBrief ? " " : String(ExplanationPage.sign(reason.part) ?? " ")
    // A mention's and a time's own words stand in the line above.
    let words = isBrief && reason.span == fact.spans.first ? "" : Plain.text(ExplanationPage.cut(reason.words))
    let part = isBrief && reason.part == .row ? "" : reason.part.rawValue
    let head =
      isBrief
      ? "    " + Plain.padded([part, words].filter { !$0.isEmpty }.joined(separator: " "), to: 10)
      : "  \(sign) " + Plain.padded(part, to: ExplanationPage.partWidth)
        + Plain.padded(words, to: ExplanationPage.wordsWidth)
    let indent = String(repeating: " ", count: Plain.width(head) + 2)
    var lines: [String] = []
    var rest = reason.rows[...]
    if !reason.how.isEmpty {
      lines.append(head + "  " + Plain.text(reason.how))
    } else if let first = rest.popFirst() {
      lines.append(head + "  " + ExplanationPage.row(first))
    } else {
      lines.append(head)
    }
    let rowIndent = Plain.width(head) > 34 ? String(repeating: " ", count: 30) : indent
    return lines.map(ExplanationPage.trimmed) + rest.map { rowIndent + ExplanationPage.row($0) }
  }

  /// Columns that hold lists of spellings and what else is of no use to whoever looks for the row.
  private static let hidden: Set<String> = [
    "names", "hant", "latin", "hosts", "categories", "note", "abbreviations", "local", "short", "script", "region", "zone",
  ]

  /// `tenures.tsv:212  wang-yi CHN foreign-minister 2013-03-16`: table, line, key, and the other cells by their columns.
  static func row(_ row: RowReference) -> String {
    let line = row.line > 0 ? ":\(row.line)" : ""
    let cells = row.cells.filter { !hidden.contains($0.column) && !$0.text.isEmpty && !row.key.contains($0.text) }
      .map { "\($0.column)=\($0.text)" }
    let parts = [
      row.table + ".tsv" + line + (row.isLaidOver ? " (of --lexicon)" : ""),
      row.key.joined(separator: " "), cells.joined(separator: " "),
    ]
    return Plain.text(parts.filter { !$0.isEmpty }.joined(separator: "  "))
  }

  /// Words that are longer than their column, cut at its end.
  private static func cut(_ words: String) -> String {
    guard Plain.width(words) > wordsWidth else { return words }
    var kept = String.UnicodeScalarView()
    var columns = 0
    for scalar in words.unicodeScalars {
      columns += Plain.width(String(scalar))
      guard columns < wordsWidth else { break }
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
