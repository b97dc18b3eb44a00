import Collation
import Record

/// What the parts of a comparison are called, on every kind of page.
enum ComparisonLabels {
  /// The heading of a section.
  static func heading(_ section: Comparison.Section, hasEvent: Bool) -> String {
    switch section {
    case .facts: "Facts"
    case .issues: "Issues: order and share of the text"
    case .commitments: "Commitments and common positions"
    case .statements: hasEvent ? "Said at the event" : "Said"
    case .reactions: "Said about it elsewhere"
    case .credits: "Whom they credit"
    case .atmosphere: "Words for the atmosphere"
    }
  }

  /// The name of a row: English for what has a fixed name, the record's own otherwise.
  static func name(_ row: Comparison.Row) -> String {
    switch (row.section, row.key) {
    case (.facts, "others"): "others named"
    case (.facts, "telling"): "the sentence"
    case (.credits, "together"): "sides together"
    case (.credits, "others"): "others"
    case (.credits, "unnamed"): "no state"
    case (.commitments, let actors), (.statements, let actors), (.reactions, let actors):
      // The sides together need no names: 双方.
      switch actors.split(separator: "+").count {
      case 0, 1: row.label.isEmpty ? "unnamed" : row.label
      case 2: "双方"
      default: "各方"
      }
    default: row.label
    }
  }

  /// The sign of a standing.
  static func sign(_ standing: Comparison.Standing) -> String {
    switch standing {
    case .reported: "●"
    case .less: "○"
    case .differs: "◐"
    case .absent: "·"
    }
  }

  /// A standing in words.
  static func meaning(_ standing: Comparison.Standing) -> String {
    switch standing {
    case .reported: "told"
    case .less: "in part or less exactly"
    case .differs: "told differently"
    case .absent: "not told"
    }
  }

  /// A region's outlets.
  static func name(_ region: Comparison.Region) -> String {
    switch region {
    case .mainland: "mainland China"
    case .hongKong: "Hong Kong"
    case .macau: "Macau"
    case .taiwan: "Taiwan"
    case .abroad: "services of other countries"
    case .unknown: "unknown"
    }
  }

  /// Whose outlets carry something alone.
  static func name(_ exclusive: Comparison.Exclusive) -> String {
    if let side = exclusive.side { return "outlets of \(side)" }
    return exclusive.region.map(name) ?? ""
  }

  /// What stands under a column's name: where its outlet is, when it was told, how often, whether only in passing.
  static func lines(_ column: Comparison.Column) -> [String] {
    var lines: [String] = []
    if let state = column.state { lines.append(column.side == nil ? state : "\(state), a side") }
    if column.accounts.count == 1, let only = column.accounts.first {
      lines.append(time(only.account.published))
    } else {
      lines.append("\(column.accounts.count) accounts")
    }
    let reprints = column.accounts.reduce(0) { $0 + $1.reprints.count }
    if reprints > 0 { lines.append("\(reprints) reprint\(reprints == 1 ? "" : "s")") }
    if column.isPassing { lines.append("in passing") }
    return lines
  }

  /// `22 Mar 23:43`, in the offset that the source gives.
  static func time(_ published: Timestamp?) -> String {
    guard let published else { return "undated" }
    let text = published.description
    let month = text.dropFirst(5).prefix(5)
    guard published.precision != .day else { return String(month) }
    return "\(month) \(text.dropFirst(11).prefix(5))"
  }

  /// A date without the year that the record has.
  static func short(_ value: String, beside record: String?) -> String {
    guard let year = record?.drop(while: { $0 == "≤" }).prefix(5), year.utf8.count == 5, year.last == "-" else {
      return value
    }
    return value.components(of: String(year))
  }

  /// `31 %` of thousandths.
  static func percent(_ thousandths: Int) -> String {
    thousandths > 0 && thousandths < 5 ? "<1%" : "\((thousandths + 5) / 10)%"
  }

  /// What a cell says in short, beside its sign.
  static func summary(_ row: Comparison.Row, _ cell: Comparison.Cell) -> String {
    switch row.section {
    case .facts where row.key == "date": short(cell.value ?? "", beside: row.value)
    case .facts where row.key == "telling": ""
    case .facts: cell.value ?? ""
    case .issues:
      cell.share.map { share in
        "\(cell.order ?? 0). " + (share == 0 ? "title" : percent(share))
      } ?? ""
    case .credits: ""
    case .atmosphere: (cell.count ?? 1) > 1 ? "×\(cell.count ?? 1)" : ""
    default: ""
    }
  }

  /// The voices of a cell of credits with their counts, the most frequent first: 双方认为 ×3.
  static func voices(_ cell: Comparison.Cell) -> [String] {
    var counts: [(voice: String, count: Int)] = []
    for wording in cell.wordings {
      let voice = wording.voice ?? ""
      if let position = counts.firstIndex(where: { $0.voice == voice }) {
        counts[position].count += 1
      } else {
        counts.append((voice, 1))
      }
    }
    return counts.map { $0.count > 1 ? "\($0.voice) ×\($0.count)" : $0.voice }
  }

  /// What is told by how many.
  static func extent(_ comparison: Comparison) -> String {
    guard let entry = comparison.entry else { return "\(comparison.columns.count) texts without an event in common" }
    var parts = ["\(entry.accounts.count) account\(entry.accounts.count == 1 ? "" : "s")"]
    if entry.independentAccounts != entry.accounts.count { parts.append("\(entry.independentAccounts) independent") }
    if !entry.announced.isEmpty { parts.append("announced by \(entry.announced.count)") }
    return parts.joined(separator: ", ")
  }

  /// Columns that are not shown, by name; `nil` where all are.
  static func leftOut(_ comparison: Comparison) -> String? {
    guard !comparison.leftOut.isEmpty else { return nil }
    let names = comparison.leftOut.map { column in
      guard column.accounts.count == 1, let only = column.accounts.first else { return column.name }
      return column.name + " " + time(only.account.published)
    }
    let count = comparison.leftOut.count
    let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " and \(names.count - 12) more" : "")
    let rows = comparison.rowsLeftOut
    let points = rows == 0 ? "" : "; \(rows) point\(rows == 1 ? "" : "s") only they tell"
    return "\(count) column\(count == 1 ? "" : "s") left out (--columns, --outlet, --account): \(shown)\(points)"
  }
}

extension String {
  /// The text without a stretch, wherever it stands.
  fileprivate func components(of stretch: String) -> String {
    var rest = Substring(self)
    var result = ""
    while !rest.isEmpty {
      if rest.hasPrefix(stretch) {
        rest = rest.dropFirst(stretch.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
