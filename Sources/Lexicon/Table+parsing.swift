extension Table {
  /// Reads a table from its file's text.
  ///
  /// The form is described in `Tables/README.md`: comment lines that begin with `#`, one of them for every column,
  /// then a header row, then rows with as many cells.
  ///
  /// - Parameter isDescribed: Whether every column must have its comment: those of a person's own tables need none, since
  ///   ours have them.
  /// - Throws: `LexiconError` with the line of the first fault.
  public init(name: String, text: String, isDescribed: Bool = true) throws(LexiconError) {
    var columns: [String]?
    var described: Set<String> = []
    var rows: [Row] = []
    var line = 0
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      if bytes.last == UInt8(ascii: "\r") {
        throw LexiconError(table: name, line: line, problem: "a carriage return", remedy: "end lines with LF alone")
      }
      if bytes.isEmpty { continue }
      if bytes.first == UInt8(ascii: "#"), columns == nil {
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
          described.insert(Table.trimmed(bytes[..<colon].dropFirst()))
        }
        continue
      }
      let cells = bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(Substring($0)) }
      guard let header = columns else {
        if isDescribed, let bare = cells.first(where: { !described.contains($0) }) {
          throw LexiconError(
            table: name, line: line, problem: "the column “\(bare)” has no comment",
            remedy: "add a line “# \(bare): …” above the header")
        }
        columns = cells
        continue
      }
      guard cells.count == header.count else {
        throw LexiconError(
          table: name, line: line, problem: "\(cells.count) cells where the header has \(header.count)",
          remedy: "separate cells by one tab, empty ones too")
      }
      rows.append(Row(line: line, cells: cells))
    }
    guard let columns else {
      throw LexiconError(table: name, line: line, problem: "no header row", remedy: "name the columns in a row")
    }
    self.init(name: name, columns: columns, rows: rows)
  }

  private static func trimmed(_ bytes: Substring.UTF8View) -> String {
    String(Substring(bytes.drop { $0 == 0x20 }))
  }
}
