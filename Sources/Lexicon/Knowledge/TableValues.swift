/// The numbers that cells of the tables may hold, so that no rule computes with one that leads nowhere.
enum TableValues {
  /// The columns of numbers by table; an empty cell stands for what is usual.
  private static let columns: [(table: String, column: String, numbers: ClosedRange<Int>)] = [
    ("issues", "bar", 1...100), ("issue-triggers", "weight", 1...10), ("acts", "weight", 0...10),
    ("dictionary", "count", 1...1_000_000_000),
    ("weights", "weight", -100_000...100_000), ("weights", "seen", 0...1_000_000_000),
    ("standing", "points", -1000...1000),
  ]

  /// The words that cells of a column may hold, by table.
  private static let choices: [(table: String, column: String, words: [String])] = [
    ("roles", "holders", ["few", "many"]), ("roles", "speaks", OfficeRole.Voice.allCases.map(\.rawValue)),
    ("roles", "present", ["", "no"]), ("roles", "name", ["", "loose"]), ("roles", "alone", ["", "no"]),
    ("roles", "shared", ["", "yes"]), ("offices", "holder", ["single", "several"]), ("events", "press", ["", "yes"]),
    ("standing", "sign", EntryPoints.signs.keys.sorted()),
  ]

  /// What a word of a role may count; `nil` for a role that counts nothing.
  static func numbers(of role: FunctionWord.Role) -> ClosedRange<Int>? {
    switch role {
    case .day, .dayRoot, .nextDay, .week, .month, .year: -4000...4000
    // Days from the lunar new year, or month and day as one number.
    case .festival: -200...1231
    case .weekday, .weekdayThis, .weekdayLast, .weekdayNext: 1...8
    case .part, .yearPart: 1...3
    case .half: 1...2
    case .season: 1...4
    case .numeral: 0...1_000_000
    case .lasting: 0...4000
    case .when, .both: 0...9
    default: nil
    }
  }

  /// Roles whose words need not count anything.
  private static let mayBeEmpty: Set<FunctionWord.Role> = [.lasting, .when, .both]

  /// Every cell of a table that holds no number where one is needed, or one that no rule can use.
  static func faults(_ table: Table) -> [LexiconError] {
    var faults: [LexiconError] = []
    for (name, column, words) in choices where name == table.name && table.columns.contains(column) {
      for row in table.rows where !words.contains(table.cell(row, column)) {
        faults.append(
          LexiconError(
            table: table.name, line: row.line,
            problem: "“\(table.cell(row, column))” is no \(column) (word “\(row.cells.first ?? "")”)",
            remedy: "give one of \(words.map { $0.isEmpty ? "nothing" : $0 }.joined(separator: ", "))"))
      }
    }
    for (name, column, numbers) in columns where name == table.name {
      for row in table.rows where !table.cell(row, column).isEmpty {
        faults += fault(table, row, column, numbers)
      }
    }
    if table.name == "dictionary" {
      faults += table.rows.filter { WordClass(name: table.cell($0, "class")) == nil }.map { row in
        LexiconError(
          table: table.name, line: row.line,
          problem: "“\(table.cell(row, "class"))” is no class (word “\(row.cells.first ?? "")”)",
          remedy: "use one that the table's head describes")
      }
    }
    guard table.name == "words" else { return faults }
    for row in table.rows {
      guard let role = FunctionWord.Role(rawValue: table.cell(row, "role")), let numbers = numbers(of: role),
        !table.cell(row, "value").isEmpty || !mayBeEmpty.contains(role)
      else { continue }
      faults += fault(table, row, "value", numbers)
    }
    return faults
  }

  private static func fault(
    _ table: Table, _ row: Table.Row, _ column: String, _ numbers: ClosedRange<Int>
  ) -> [LexiconError] {
    let cell = table.cell(row, column)
    if let number = Int(cell), numbers.contains(number) { return [] }
    return [
      LexiconError(
        table: table.name, line: row.line, problem: "“\(cell)” is no \(column) (word “\(row.cells.first ?? "")”)",
        remedy: "give a number from \(numbers.lowerBound) to \(numbers.upperBound)")
    ]
  }
}
