/// One table of the lexicon: named columns, rows of cells.
public struct Table: Sendable {
  /// The table's name: its file without `.tsv`.
  public let name: String
  /// The columns in the order of the file.
  public let columns: [String]
  /// The cells, row by row.
  public var rows: [Row]

  /// One row of a table.
  public struct Row: Sendable {
    /// The line of the file, counted from 1; 0 for a row that came from no file.
    public let line: Int
    /// The cells in the order of the columns.
    public let cells: [String]
    /// Whether the file is one that was laid over Chancery's own.
    public internal(set) var isLaidOver: Bool

    /// A row by its line and cells.
    public init(line: Int = 0, cells: [String], isLaidOver: Bool = false) {
      self.line = line
      self.cells = cells
      self.isLaidOver = isLaidOver
    }
  }

  /// A table of given columns and rows.
  public init(name: String, columns: [String], rows: [Row]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// The position of a column.
  public func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// The cell of a row in a column; empty where the table has no such column.
  public func cell(_ row: Row, _ name: String) -> String {
    column(name).map { row.cells[$0] } ?? ""
  }

  /// The items of a cell that holds a list: separated by `|`, empty ones left out.
  public func list(_ row: Row, _ name: String) -> [String] {
    Table.items(of: cell(row, name))
  }

  /// The items of a list as a cell holds it.
  static func items(of cell: String) -> [String] {
    cell.isEmpty ? [] : cell.utf8.split(separator: UInt8(ascii: "|")).map { String(Substring($0)) }
  }
}

/// What is wrong with a table, where, and what to do about it.
public struct LexiconError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The table's name.
  public let table: String
  /// The line, counted from 1; 0 where no single line is at fault.
  public let line: Int
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// A fault of a table.
  public init(table: String, line: Int, problem: String, remedy: String) {
    self.table = table
    self.line = line
    self.problem = problem
    self.remedy = remedy
  }

  /// One line: table and line, what is wrong, what to do about it.
  public var description: String { "\(table).tsv, line \(line): \(problem); \(remedy)" }
}
