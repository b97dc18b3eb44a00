/// What stands between two lines of `---` at the head of a post: keys with their values.
///
/// The values are kept as text or lists of text; what YAML would make of `2021` or `yes` does not matter here. The
/// last of equal keys counts, as in Jekyll's and Hexo's own loaders.
struct FrontMatter: Equatable {
  /// The values by lower-case key; a single value is a list of one.
  private(set) var values: [String: [String]] = [:]

  /// A key's value; the items of a list are joined by a space. `nil` where missing or empty.
  subscript(key: String) -> String? {
    guard let items = values[key] else { return nil }
    let value = items.count == 1 ? items[0] : items.joined(separator: " ")
    return value.isEmpty ? nil : value
  }

  /// A key's items; empty where missing.
  func list(_ key: String) -> [String] {
    (values[key] ?? []).filter { !$0.isEmpty }
  }

  mutating func set(_ key: String, _ items: [String]) {
    values[key.utf8.allSatisfy { !(0x41...0x5A).contains($0) } ? key : key.lowercased()] = items
  }

  /// Where front matter stands in a text: the lines between the rules, and where the body begins.
  struct Place: Equatable {
    /// The bytes between the opening and the closing rule.
    var content: Range<Int>
    /// The first byte after the closing rule's line.
    var bodyStart: Int
    /// The number of the line on which the content begins, counted from 1.
    var firstLine: Int
  }

  /// Finds front matter that begins at a position, which must be the head of a line.
  ///
  /// - Returns: `nil` where no `---` line stands there.
  /// - Throws: `malformed-front-matter` where an opening line is followed by keys, but never closed.
  static func find(in bytes: [UInt8], at position: Int) throws(IntakeFault) -> Place? {
    guard isRule(in: bytes, at: position) else { return nil }
    let firstLine = bytes[..<position].reduce(into: 2) { $0 += $1 == UInt8(ascii: "\n") ? 1 : 0 }
    let start = min(ByteSearch.lineEnd(from: position, in: bytes, end: bytes.count) + 1, bytes.count)
    var line = start
    while line < bytes.count, line - start < 65_536 {
      let end = ByteSearch.lineEnd(from: line, in: bytes, end: bytes.count)
      if isRule(in: bytes, at: line) || isDocumentEnd(in: bytes, at: line, end: end) {
        return Place(content: start..<line, bodyStart: min(end + 1, bytes.count), firstLine: firstLine)
      }
      line = end + 1
    }
    throw .malformedFrontMatter(line: firstLine - 1, "the opening --- is not followed by a closing one")
  }

  /// Whether a line consists of exactly three hyphens, white space aside.
  private static func isRule(in bytes: [UInt8], at position: Int) -> Bool {
    guard ByteSearch.matches("---", in: bytes, at: position) else { return false }
    return ByteSearch.trimmed(
      position + 3..<ByteSearch.lineEnd(from: position + 3, in: bytes, end: bytes.count), of: bytes
    ).isEmpty
  }

  private static func isDocumentEnd(in bytes: [UInt8], at position: Int, end: Int) -> Bool {
    ByteSearch.trimmed(position..<end, of: bytes).count == 3 && ByteSearch.matches("...", in: bytes, at: position)
  }
}
