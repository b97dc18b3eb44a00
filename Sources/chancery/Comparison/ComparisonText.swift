import Collation
import Messages
import Presentation
import Record

/// A comparison laid out for a terminal: a table of signs that is read at a glance, and below it the words.
///
/// Where few columns share a wide line, the words stand in the table itself.
struct ComparisonText {
  let comparison: Comparison
  /// The columns of a line.
  let width: Int
  /// Whether marks are colours; elsewhere differing words stand in 【】.
  let marks: Bool
  /// Whether points are listed that one column alone tells.
  let showsAll: Bool

  init(_ comparison: Comparison, width: Int, marks: Bool, showsAll: Bool) {
    self.comparison = comparison
    self.width = width
    self.marks = marks
    self.showsAll = showsAll
  }

  /// The narrowest column of signs, with the blank beside it.
  static let narrowest = 11
  /// The narrowest column that may hold sentences.
  static let sentenceWidth = 30
  /// So many points of one column alone are listed without being asked for.
  static let fewPoints = 12

  /// How many columns fit into a width.
  static func columns(within width: Int) -> Int { max((width - labelWidth(width)) / narrowest, 1) }

  static func labelWidth(_ width: Int) -> Int { width >= 110 ? 32 : width >= 80 ? 24 : 18 }

  private var label: Int { ComparisonText.labelWidth(width) }
  private var cell: Int { max((width - label) / max(comparison.columns.count, 1), 4) }
  /// Whether the cells hold sentences.
  private var holdsWords: Bool { cell >= ComparisonText.sentenceWidth }

  /// The page.
  var text: String {
    guard !comparison.columns.isEmpty else { return Terminal.say("no account can be compared") }
    var lines = head
    lines += [""] + legend + columnHeads
    for section in Comparison.Section.allCases { lines += table(section) }
    lines += exclusives
    if !holdsWords { lines += words }
    return lines.map(ComparisonText.trimmed).joined(separator: "\n")
  }

  // MARK: the head

  private var head: [String] {
    var lines: [String] = []
    if let entry = comparison.entry {
      let place = entry.place.map { "  " + $0.name } ?? ""
      lines.append(
        Plain.text(
          "\(EntryText.said(entry.when, entry.status))  \(EntryText.said(entry.kind, entry.mode, entry.status))\(place)"
        ))
      let who = entry.participants.map { participant in
        participant.name + (participant.actor.map { "（\($0)）" } ?? "")
      }
      lines += lineBreak(who.joined(separator: " "))
      lines.append(Plain.text(entry.id))
    }
    lines += lineBreak(ComparisonLabels.extent(comparison, in: Language.asked))
    if let leftOut = ComparisonLabels.leftOut(comparison, in: Language.asked) { lines += lineBreak(leftOut) }
    return lines
  }

  private var legend: [String] {
    let signs = Comparison.Standing.allCases.map {
      "\(ComparisonLabels.sign($0)) \(ComparisonLabels.meaning($0, in: Language.asked))"
    }.joined(separator: "   ")
    var text = StyledText(signs + "   ", .faint)
    let differing = Terminal.say("differing words")
    if marks { text.add(differing, .differing) } else { text.add("【\(differing)】") }
    return text.lines(width: width).map { StyledText.printed($0, marks: marks) }
  }

  private var columnHeads: [String] {
    let cells = comparison.columns.map { column in
      var text = StyledText(column.name, .strong)
      for line in ComparisonLabels.lines(column, in: Language.asked) {
        text.endLine()
        text.add(line, .faint)
      }
      return text
    }
    let rule = String(repeating: "─", count: width)
    return [rule] + row(StyledText(), cells, limit: 6) + [rule]
  }

  // MARK: the table

  private func table(_ section: Comparison.Section) -> [String] {
    let all = comparison.rows(section).filter { holdsWords || $0.key != "telling" || $0.section != .facts }
    guard !all.isEmpty else { return [] }
    let shown = all.filter(isListed)
    let heading = ComparisonLabels.heading(section, hasEvent: comparison.entry != nil, in: Language.asked).uppercased()
    var lines = ["", StyledText.printed(StyledText(heading, .strong).units, marks: marks)]
    for one in shown { lines += row(rowLabel(one), one.cells.map { cellText(one, $0) }, limit: holdsWords ? 8 : 4) }
    if shown.count < all.count { lines += lineBreak(singles(all.filter { !isListed($0) })) }
    return lines
  }

  private static let sayings: Set<Comparison.Section> = [.commitments, .statements, .reactions]

  /// Whether a row is listed: what one column alone tells only where there is little of it.
  private func isListed(_ row: Comparison.Row) -> Bool {
    guard !showsAll else { return true }
    if row.section == .issues { return holdsWords || isShared(row) || row.cells.contains { ($0.share ?? 0) >= 100 } }
    guard ComparisonText.sayings.contains(row.section) else { return true }
    return isShared(row) || singleCount <= (holdsWords ? 40 : ComparisonText.fewPoints)
  }

  private var singleCount: Int {
    comparison.rows.count { ComparisonText.sayings.contains($0.section) && !isShared($0) }
  }

  private func isShared(_ row: Comparison.Row) -> Bool { row.cells.count { $0.standing != .absent } > 1 }

  private func singles(_ rows: [Comparison.Row]) -> String {
    let counts = comparison.columns.indices.compactMap { column -> String? in
      let count = rows.count { $0.cells[column].standing != .absent }
      return count > 0 ? "\(comparison.columns[column].name) \(count)" : nil
    }
    return "  "
      + Terminal.say("and \(rows.count) that one of them alone tells (--all): \(counts.joined(separator: ", "))")
  }

  private func rowLabel(_ row: Comparison.Row) -> StyledText {
    var text = StyledText()
    text.add(String(repeating: " ", count: max(3 - "\(row.number)".count, 0)) + "\(row.number) ", .faint)
    text.add(ComparisonLabels.name(row, in: Language.asked))
    switch row.section {
    case .facts where row.value != nil && row.value != row.label:
      text.add(" " + (row.value ?? ""), .strong)
    case .facts, .atmosphere:
      if let note = row.note { text.add(" " + note, .faint) }
    case .credits where row.key.utf8.count == 3: text.add(" " + row.key, .faint)
    case .commitments, .statements, .reactions:
      if let note = row.note { text.add(" " + note.lowercased(), .faint) }
      if !row.issues.isEmpty { text.add(" " + row.issues.joined(separator: "、"), .agreed) }
      if !holdsWords {
        let first = row.cells.lazy.compactMap { $0.wordings.first }.first
        text.add(" " + (first.map(ComparisonText.plain) ?? ""), .faint)
      }
    default: break
    }
    return text
  }

  private func cellText(_ row: Comparison.Row, _ cell: Comparison.Cell) -> StyledText {
    var text = StyledText()
    guard cell.standing != .absent else {
      text.add(ComparisonLabels.sign(.absent), .faint)
      return text
    }
    text.add(ComparisonLabels.sign(cell.standing), cell.standing == .differs ? .changed : .agreed)
    switch row.section {
    case .credits:
      text.add(" \(cell.count ?? 0)", .strong)
      for voice in ComparisonLabels.voices(cell).prefix(holdsWords ? 12 : 3) {
        if holdsWords { text.add("  " + voice) } else { text.endLine(); text.add(voice) }
      }
    case .commitments, .statements, .reactions:
      if holdsWords, let first = cell.wordings.first {
        text.add(" ")
        add(first, to: &text)
        if cell.wordings.count > 1 { text.add(" (+\(cell.wordings.count - 1))", .faint) }
      }
    case .facts where row.key == "telling":
      if let first = cell.wordings.first {
        text.add(" ")
        add(first, to: &text)
      }
    case .atmosphere where holdsWords:
      if let first = cell.wordings.first {
        text.add(" ")
        add(first, to: &text)
      }
    default: text.add(" " + ComparisonLabels.summary(row, cell), cell.standing == .differs ? .differing : .plain)
    }
    return text
  }

  /// A wording: whom it credits, and the words with what differs marked.
  func add(_ wording: Comparison.Wording, to text: inout StyledText) {
    if let voice = wording.voice { text.add(voice + "：", .strong) }
    if wording.passages.first?.zone == .title { text.add(Terminal.say("[title] "), .faint) }
    for (position, passage) in wording.passages.enumerated() {
      if position > 0 { text.add(" … ", .faint) }
      text.add(
        passage.text, from: passage.span.start, differing: passage.differing.map { ($0.start, $0.end) }, marks: marks)
    }
  }

  static func plain(_ wording: Comparison.Wording) -> String {
    wording.passages.map(\.text).joined(separator: "…")
  }

  /// A row of the table: the label and the cells, each wrapped within its column.
  private func row(_ label: StyledText, _ cells: [StyledText], limit: Int) -> [String] {
    let first = label.lines(width: self.label - 2, limit: holdsWords ? limit : 2, indent: 4)
    let others = cells.map { $0.lines(width: cell - 1, limit: limit) }
    let height = max(first.count, others.map(\.count).max() ?? 1)
    return (0..<height).map { line in
      var text = StyledText.printed(line < first.count ? first[line] : [], width: self.label, marks: marks)
      for other in others {
        text += StyledText.printed(line < other.count ? other[line] : [], width: cell, marks: marks)
      }
      return text
    }
  }

  // MARK: what stands below

  private var exclusives: [String] {
    let found = comparison.exclusives.filter { $0.count > 0 }
    guard !found.isEmpty else { return [] }
    var lines = ["", StyledText.printed(StyledText(Terminal.say("CARRIED ONLY BY"), .strong).units, marks: marks)]
    for exclusive in found {
      let names = exclusive.columns.map { id in comparison.name(ofColumn: id) }.joined(separator: ", ")
      let whose = ComparisonLabels.name(exclusive, in: Language.asked)
      lines += lineBreak(
        "  "
          + Terminal.say(
            exclusive.count == 1
              ? "\(whose) (\(names)): 1 point" : "\(whose) (\(names)): \(exclusive.count) points"))
      let rows = comparison.rows.filter { exclusive.rows.contains($0.number) }
      for one in rows.prefix(4) {
        var text = StyledText(
          "  " + String(repeating: " ", count: max(4 - "\(one.number)".count, 0)) + "\(one.number) ", .faint)
        text.add(ComparisonLabels.name(one, in: Language.asked))
        if let wording = one.cells.lazy.compactMap({ $0.wordings.first }).first,
          ComparisonText.sayings.contains(one.section)
        {
          text.add("：" + ComparisonText.plain(wording), .faint)
        }
        lines += text.lines(width: width, limit: 1).map { StyledText.printed($0, marks: marks) }
      }
      if rows.count > 4 { lines.append("       " + Terminal.say("and \(rows.count - 4) more")) }
    }
    return lines
  }

  /// The words of the points that several columns tell, one under the other.
  private var words: [String] {
    let rows = comparison.rows.filter { row in
      (ComparisonText.sayings.contains(row.section) && isListed(row))
        || (row.section == .facts
          && (row.key == "telling" || row.cells.contains { $0.standing == .differs }))
    }
    guard !rows.isEmpty else { return [] }
    var lines = ["", StyledText.printed(StyledText(Terminal.say("IN WORDS"), .strong).units, marks: marks)]
    let names = min(comparison.columns.map { Plain.width($0.name) }.max() ?? 10, 16)
    for one in rows {
      var heading = StyledText("\(one.number) ", .faint)
      heading.add(ComparisonLabels.name(one, in: Language.asked), .strong)
      if let value = one.value, one.section == .facts, value != one.label { heading.add(" " + value, .strong) }
      if !one.issues.isEmpty { heading.add("  " + one.issues.joined(separator: "、"), .agreed) }
      lines += [""] + heading.lines(width: width, limit: 2).map { StyledText.printed($0, marks: marks) }
      for (column, cell) in zip(comparison.columns, one.cells) where cell.standing != .absent {
        guard let first = cell.wordings.first else { continue }
        var text = StyledText()
        if one.section == .facts, let value = cell.value, value != ComparisonText.plain(first) {
          text.add(value + "  ", .strong)
        }
        add(first, to: &text)
        if cell.wordings.count > 1 { text.add("  (+\(cell.wordings.count - 1))", .faint) }
        lines += stacked(column.name, cell, text, names: names)
      }
    }
    return lines
  }

  /// A column's words beside its sign and name.
  private func stacked(_ name: String, _ cell: Comparison.Cell, _ text: StyledText, names: Int) -> [String] {
    let indent = names + 6
    let title = StyledText(name).lines(width: names, limit: 1).first ?? []
    return text.lines(width: width - indent, limit: showsAll ? .max : 6).enumerated().map { position, line in
      guard position == 0 else {
        return String(repeating: " ", count: indent) + StyledText.printed(line, marks: marks)
      }
      var sign = StyledText("  ")
      sign.add(ComparisonLabels.sign(cell.standing) + " ", cell.standing == .differs ? .changed : .agreed)
      return StyledText.printed(sign.units, marks: marks) + StyledText.printed(title, width: names + 2, marks: marks)
        + StyledText.printed(line, marks: marks)
    }
  }

  /// A line of plain words, broken where it is too long.
  private func lineBreak(_ text: String) -> [String] {
    StyledText(text).lines(width: width).map { StyledText.printed($0, marks: marks) }
  }

  private static func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
