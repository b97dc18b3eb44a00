import FoundationEssentials

/// The tables of a folder, read and ready to be checked and compiled.
public struct TableSet: Sendable {
  /// The tables by name.
  public private(set) var tables: [String: Table]

  /// The tables by name.
  public init(tables: [String: Table]) {
    self.tables = tables
  }

  /// Reads every table of a folder.
  ///
  /// - Parameter isDescribed: Whether every column must have its comment, as ours do.
  /// - Throws: `LexiconError` with table and line of the first fault.
  public init(folder: String, isDescribed: Bool = true) throws(LexiconError) {
    tables = [:]
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw LexiconError(
        table: folder, line: 0, problem: "the folder cannot be read", remedy: "give a folder of tables")
    }
    for file in names where file.hasSuffix(".tsv") {
      let name = String(file.dropLast(4))
      guard LexiconCompiler.tableNames.contains(name) else {
        throw LexiconError(
          table: name, line: 0, problem: "no table of Chancery has this name",
          remedy: "use one of \(LexiconCompiler.tableNames.joined(separator: ", "))")
      }
      guard let bytes = FileManager.default.contents(atPath: folder + "/" + file) else {
        throw LexiconError(table: name, line: 0, problem: "the file cannot be read", remedy: "check its permissions")
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw LexiconError(table: name, line: 0, problem: "the file is not UTF-8", remedy: "save it as UTF-8")
      }
      tables[name] = try Table(name: name, text: text, isDescribed: isDescribed)
    }
  }

  /// Lays the tables of another folder over these.
  ///
  /// - Throws: `LexiconError` where a table of that name has other columns.
  public mutating func overlay(_ other: TableSet) throws(LexiconError) {
    for (name, table) in other.tables.sorted(by: { $0.key < $1.key }) {
      if var ours = tables[name] {
        try ours.overlay(table)
        tables[name] = ours
      } else {
        tables[name] = table
      }
    }
  }
}
