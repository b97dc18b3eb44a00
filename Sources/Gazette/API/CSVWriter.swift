/// Writes tables as RFC 4180 has them, safe to open in a spreadsheet.
package struct CSVWriter: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// Whether cells that a spreadsheet would run stay as they are.
  private let isRaw: Bool

  /// - Parameters:
  ///   - withMark: Whether the file begins with the mark by which Excel knows UTF-8.
  ///   - isRaw: Whether cells that begin like a formula stay as they are.
  package init(withMark: Bool = false, isRaw: Bool = false) {
    self.isRaw = isRaw
    if withMark { bytes = [0xEF, 0xBB, 0xBF] }
  }

  /// What was written since the last time.
  mutating func taken() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Writes a row.
  package mutating func row(_ cells: [String]) {
    for (position, cell) in cells.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      write(cell)
    }
    bytes += [0x0D, 0x0A]
  }

  /// A cell that begins like a formula is led by an apostrophe.
  ///
  /// Source of the rule: OWASP, CSV injection: `=`, `+`, `-`, `@`, tab and carriage return begin a formula.
  private mutating func write(_ cell: String) {
    let first = cell.utf8.first
    let isFormula =
      !isRaw && first.map { [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains($0) } == true
      || !isRaw && ["＝", "＋", "－", "＠"].contains { cell.hasPrefix($0) }
    let text = isFormula ? "'" + cell : cell
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      bytes += Array(text.utf8)
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
