/// A row of a table, named so that whoever disagrees with it finds the line to change.
public struct RowReference: Sendable, Hashable {
  /// The table: its file without `.tsv`.
  public let table: String
  /// The line of the file, counted from 1; 0 where it is not known.
  public let line: Int
  /// Whether the file lies in a folder that was laid over Chancery's own tables.
  public let isLaidOver: Bool
  /// The cells that tell the row from every other one of its table.
  public let key: [String]
  /// The columns of the table and the row's cells in their order.
  public let cells: [Cell]

  /// A cell with its column.
  public struct Cell: Sendable, Hashable {
    /// The column's name.
    public let column: String
    /// What stands in it.
    public let text: String
  }

  /// What stands in a column; empty where the table has no such column.
  public subscript(column: String) -> String { cells.first { $0.column == column }?.text ?? "" }

  /// Stands for a row that no table has.
  public static let unknown = RowReference(table: "", line: 0, isLaidOver: false, key: [], cells: [])
}

/// Finds the rows that gave a word its meaning.
///
/// It holds every table as text, which the reading of articles has no need of; only explanations do.
public struct RowIndex: Sendable {
  private let tables: [String: Table]
  /// For each table the rows of each first cell of a key.
  private let keyed: [String: [String: [Int]]]

  /// An index over the tables of a lexicon.
  public init(lexicon: LoadedLexicon) {
    var tables: [String: Table] = [:]
    var keyed: [String: [String: [Int]]] = [:]
    for name in LexiconCompiler.tableNames {
      let table = lexicon.table(name)
      guard !table.columns.isEmpty else { continue }
      tables[name] = table
      keyed[name] = Dictionary(grouping: table.rows.indices) { position in
        table.keyColumns.first.map { table.cell(table.rows[position], $0) } ?? ""
      }
    }
    self.tables = tables
    self.keyed = keyed
  }

  /// The row that a meaning of a word comes from.
  public func row(of sense: Sense) -> RowReference? { sense.table.flatMap { row(sense.row, of: $0) } }

  /// The rows of a table whose key begins with a cell: the one of an id, or all tenures of an official.
  public func rows(_ table: String, _ key: String) -> [RowReference] {
    (keyed[table]?[key] ?? []).compactMap { row($0, of: table) }
  }

  /// A row of a table by its place; `nil` where the table has no such place.
  public func row(_ position: Int, of name: String) -> RowReference? {
    guard let table = tables[name], table.rows.indices.contains(position) else { return nil }
    let row = table.rows[position]
    return RowReference(
      table: name, line: row.line, isLaidOver: row.isLaidOver,
      key: table.keyColumns.compactMap(table.column).map { row.cells[$0] },
      cells: zip(table.columns, row.cells).map { RowReference.Cell(column: $0, text: $1) })
  }
}

extension Sense {
  /// The table that the meaning comes from.
  public var table: String? { PatternList.sources.first { $0.kind == kind }?.table }
}
