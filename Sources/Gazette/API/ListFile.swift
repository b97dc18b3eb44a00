import Record

/// A list to keep, an object of JSON a line.
final class LineFile {
  private let spool: Spool
  private var json = JSONWriter()

  init(spool: Spool) { self.spool = spool }

  func line(_ write: (inout JSONWriter) -> Void) {
    json.removeAll()
    write(&json)
    json.endLine()
    spool.write(json.bytes)
  }
}

/// A list to keep, as a table.
final class TableFile {
  private let spool: Spool
  private var csv: CSVWriter

  init(spool: Spool, withMark: Bool, isRaw: Bool) {
    self.spool = spool
    csv = CSVWriter(withMark: withMark, isRaw: isRaw)
  }

  func row(_ cells: [String]) {
    csv.row(cells)
    spool.write(csv.taken())
  }
}
