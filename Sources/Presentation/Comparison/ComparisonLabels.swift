package import Collation
import Lexicon
package import Messages
package import Record

/// What the parts of a comparison are called, on every kind of page.
package enum ComparisonLabels {
  /// The heading of a section.
  package static func heading(
    _ section: Comparison.Section, hasEvent: Bool, in language: DisplayLanguage = .english
  ) -> String {
    let heading =
      switch section {
      case .facts: Wording("事实", "事實", "Facts")
      case .issues: Wording("议题：次序与占全文的比例", "議題：次序與占全文的比例", "Issues: order and share of the text")
      case .commitments: Wording("承诺与共同立场", "承諾與共同立場", "Commitments and common positions")
      case .statements: hasEvent ? Wording("会上所言", "會上所言", "Said at the event") : Wording("所言", "所言", "Said")
      case .reactions: Wording("他处相关言论", "他處相關言論", "Said about it elsewhere")
      case .credits: Wording("归于何人", "歸於何人", "Whom they credit")
      case .atmosphere: Wording("描写气氛的词语", "描寫氣氛的詞語", "Words for the atmosphere")
      }
    return heading(language)
  }

  /// The name of a row: English for what has a fixed name, the record's own otherwise.
  package static func name(_ row: Comparison.Row, in language: DisplayLanguage = .english) -> String {
    switch (row.section, row.key) {
    case (.facts, "others"): Wording("另提到的人", "另提到的人", "others named")(language)
    case (.facts, "telling"): Wording("叙述此事的句子", "敘述此事的句子", "the sentence")(language)
    case (.facts, "date"): Wording("日期", "日期", row.label)(language)
    case (.facts, "place"): Wording("地点", "地點", row.label)(language)
    case (.facts, "mode"): Wording("方式", "方式", row.label)(language)
    case (.credits, "together"): Wording("双方共同", "雙方共同", "sides together")(language)
    case (.credits, "others"): Wording("其他", "其他", "others")(language)
    case (.credits, "unnamed"): Wording("未点明国家", "未點明國家", "no state")(language)
    case (.commitments, let actors), (.statements, let actors), (.reactions, let actors):
      // The sides together need no names: 双方.
      switch actors.split(separator: "+").count {
      case 0, 1: row.label.isEmpty ? Wording("未具名", "未具名", "unnamed")(language) : row.label
      case 2: "双方"
      default: "各方"
      }
    default: row.label
    }
  }

  /// The sign of a standing.
  package static func sign(_ standing: Comparison.Standing) -> String {
    switch standing {
    case .reported: "●"
    case .less: "○"
    case .differs: "◐"
    case .absent: "·"
    }
  }

  /// A standing in words.
  package static func meaning(_ standing: Comparison.Standing, in language: DisplayLanguage = .english) -> String {
    let meaning =
      switch standing {
      case .reported: Wording("有此说", "有此說", "told")
      case .less: Wording("只说了一部分或较笼统", "只說了一部分或較籠統", "in part or less exactly")
      case .differs: Wording("说法不同", "說法不同", "told differently")
      case .absent: Wording("未提", "未提", "not told")
      }
    return meaning(language)
  }

  /// A region's outlets.
  package static func name(_ region: Comparison.Region, in language: DisplayLanguage = .english) -> String {
    let name =
      switch region {
      case .mainland: Wording("中国大陆", "中國大陸", "mainland China")
      case .hongKong: Wording("香港", "香港", "Hong Kong")
      case .macau: Wording("澳门", "澳門", "Macau")
      case .taiwan: Wording("台湾", "台灣", "Taiwan")
      case .abroad: Wording("其他国家的媒体", "其他國家的媒體", "services of other countries")
      case .unknown: Wording("不详", "不詳", "unknown")
      }
    return name(language)
  }

  /// Whose outlets carry something alone.
  package static func name(
    _ exclusive: Comparison.Exclusive, in language: DisplayLanguage = .english, _ names: ComparisonNames? = nil
  ) -> String {
    if let code = exclusive.side {
      let side = names?.actor(code) ?? code
      return Wording("\(side) 的媒体", "\(side) 的媒體", "outlets of \(side)")(language)
    }
    return exclusive.region.map { name($0, in: language) } ?? ""
  }

  /// What stands under a column's name: where its outlet is, when it was told, how often, whether only in passing.
  package static func lines(
    _ column: Comparison.Column, in language: DisplayLanguage = .english, _ names: ComparisonNames? = nil
  ) -> [String] {
    var lines: [String] = []
    if let code = column.state {
      let state = names?.actor(code) ?? code
      let ofSide = Wording("\(state)，当事一方", "\(state)，當事一方", "\(state), a side")
      lines.append(column.side == nil ? state : ofSide(language))
    }
    let count = column.accounts.count
    if count == 1, let only = column.accounts.first {
      lines.append(time(only.account.published))
    } else {
      lines.append(Wording("\(count) 篇", "\(count) 篇", "\(count) accounts")(language))
    }
    let reprints = column.accounts.reduce(0) { $0 + $1.reprints.count }
    if reprints > 0 {
      let english = "\(reprints) reprint\(reprints == 1 ? "" : "s")"
      lines.append(Wording("\(reprints) 篇转载", "\(reprints) 篇轉載", english)(language))
    }
    if column.isPassing { lines.append(Wording("顺带提及", "順帶提及", "in passing")(language)) }
    return lines
  }

  /// `22 Mar 23:43`, in the offset that the source gives.
  package static func time(_ published: Timestamp?) -> String {
    guard let published else { return "undated" }
    let text = published.description
    let month = text.dropFirst(5).prefix(5)
    guard published.precision != .day else { return String(month) }
    return "\(month) \(text.dropFirst(11).prefix(5))"
  }

  /// A date without the year that the record has.
  package static func short(_ value: String, beside record: String?) -> String {
    guard let year = record?.drop(while: { $0 == "≤" }).prefix(5), year.utf8.count == 5, year.last == "-" else {
      return value
    }
    return value.components(of: String(year))
  }

  /// `31 %` of thousandths.
  package static func percent(_ thousandths: Int) -> String {
    thousandths > 0 && thousandths < 5 ? "<1%" : "\((thousandths + 5) / 10)%"
  }

  /// What a cell says in short, beside its sign.
  package static func summary(_ row: Comparison.Row, _ cell: Comparison.Cell) -> String {
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
  package static func voices(_ cell: Comparison.Cell) -> [String] {
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
  package static func extent(_ comparison: Comparison, in language: DisplayLanguage = .english) -> String {
    guard let entry = comparison.entry else {
      let texts: Message = "\(comparison.columns.count) texts without an event in common"
      return texts(language)
    }
    let count = entry.accounts.count
    var parts: [Message] = [count == 1 ? "1 account" : "\(count) accounts"]
    if entry.independentAccounts != count { parts.append("\(entry.independentAccounts) independent") }
    if !entry.announced.isEmpty { parts.append("announced by \(entry.announced.count)") }
    return Message.list(parts, separator: ", ")(language)
  }

  /// Columns that are not shown, by name; `nil` where all are.
  package static func leftOut(_ comparison: Comparison, in language: DisplayLanguage = .english) -> String? {
    guard !comparison.leftOut.isEmpty else { return nil }
    let names = comparison.leftOut.map { column in
      guard column.accounts.count == 1, let only = column.accounts.first else { return column.name }
      return column.name + " " + time(only.account.published)
    }
    let count = comparison.leftOut.count
    let columns: Message =
      count == 1
      ? "1 column left out (--columns, --outlet, --account): "
      : "\(count) columns left out (--columns, --outlet, --account): "
    let more: Message = names.count > 12 ? " and \(names.count - 12) more" : ""
    let rows = comparison.rowsLeftOut
    let points: Message = rows == 0 ? "" : rows == 1 ? "; 1 point only they tell" : "; \(rows) points only they tell"
    let sentence: Message = "\(columns)\(names.prefix(12).joined(separator: ", "))\(more)\(points)"
    return sentence(language)
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

extension Comparison {
  /// What a column is called, shown or not.
  package func name(ofColumn id: String) -> String { (columns + leftOut).first { $0.id == id }?.name ?? id }
}
