import Record

/// Tables with a header: comma-, semicolon- or tab-separated (RFC 4180), columns found by their names.
struct TableItems {
  private let fields: FieldNames

  init(_ fields: FieldNames) { self.fields = fields }

  /// The rows as items with their lines; `nil` of anything whose first line is no header of a table of articles: a
  /// title, and an address, a text, a time or an outlet.
  func items(of text: [UInt8]) -> [(item: SourceItem, line: Int?)]? {
    let first = text.prefix { $0 != 0x0A && $0 != 0x0D }
    guard first.count < 4096,
      let mark = [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";")].first(where: { first.contains($0) })
    else { return nil }
    var rows = Rows(text, mark: mark)
    guard let header = rows.next() else { return nil }
    var columns: [FieldNames.Field?] = []
    var best: [FieldNames.Field: (column: Int, rank: Int)] = [:]
    for (column, cell) in header.cells.enumerated() {
      columns.append(nil)
      guard let (field, rank) = fields.field(cell) else { continue }
      if let known = best[field], known.rank <= rank { continue }
      if let known = best[field] { columns[known.column] = nil }
      best[field] = (column, rank)
      columns[column] = field
    }
    let others: [FieldNames.Field] = [.url, .text, .html, .published, .outlet, .summary]
    guard best[.title] != nil, others.contains(where: { best[$0] != nil }) else { return nil }
    var items: [(item: SourceItem, line: Int?)] = []
    while let row = rows.next() {
      var item = SourceItem(format: .csv)
      for (column, cell) in row.cells.enumerated() where column < columns.count && !cell.isEmpty {
        if let field = columns[column] { FieldNames.set(field, cell, of: &item) }
      }
      if !item.isEmpty { items.append((item, row.line)) }
    }
    return items
  }

  /// The rows of a table, one after the other.
  struct Rows {
    private let text: [UInt8]
    private let mark: UInt8
    private var position = 0
    private var line = 1

    init(_ text: [UInt8], mark: UInt8) {
      self.text = text
      self.mark = mark
    }

    /// The next row that has anything in it, with the line it begins on.
    mutating func next() -> (cells: [String], line: Int)? {
      while position < text.count {
        let start = line
        let cells = row()
        if cells.contains(where: { !$0.isEmpty }) { return (cells, start) }
      }
      return nil
    }

    private mutating func row() -> [String] {
      var cells: [String] = []
      while true {
        cells.append(cell())
        guard position < text.count, text[position] == mark else { break }
        position += 1
      }
      if position < text.count, text[position] == 0x0D { position += 1 }
      if position < text.count, text[position] == 0x0A { position += 1 }
      line += 1
      return cells
    }

    private mutating func cell() -> String {
      guard position < text.count, text[position] == UInt8(ascii: "\"") else {
        let start = position
        while position < text.count, text[position] != mark, text[position] != 0x0A, text[position] != 0x0D {
          position += 1
        }
        return ByteSearch.string(text, ByteSearch.trimmed(start..<position, of: text))
      }
      var bytes: [UInt8] = []
      position += 1
      while position < text.count {
        let byte = text[position]
        position += 1
        if byte == UInt8(ascii: "\"") {
          guard position < text.count, text[position] == byte else { break }
          position += 1
        }
        if byte == 0x0A { line += 1 }
        bytes.append(byte)
      }
      // What stands between a closing mark and the next one is nobody's.
      while position < text.count, text[position] != mark, text[position] != 0x0A, text[position] != 0x0D {
        position += 1
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
