/// What stands at the head of a post, mostly between two lines of `---`: keys with their values.
///
/// The values are kept as text or lists of text; what YAML would make of `2021` or `yes` does not matter here. The
/// last of equal keys counts, as in Jekyll's and Hexo's own loaders.
struct FrontMatter: Equatable {
  /// How the keys and their values are written down.
  enum Notation: Equatable {
    /// Between lines of `---`, as Jekyll and Hexo have it.
    case yaml
    /// Between lines of `+++`, as Hugo and Zola have it.
    case toml
    /// An object, as Hugo has it, or its members above a line of `;;;`, as Hexo has them.
    case json
  }

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

  /// Tables within front matter in which sites keep what else they say of a post: Hugo's `params`, Zola's `extra` and
  /// `taxonomies`.
  static let innerTables: Set<String> = ["params", "extra", "taxonomies"]

  /// Adds what such a table says, where the front matter itself says nothing.
  mutating func complete(with inner: [(key: String, items: [String])]) {
    for (key, items) in inner where self[key.lowercased()] == nil { set(key, items) }
  }

  /// Where front matter stands in a text: the lines between the rules, and where the body begins.
  struct Place: Equatable {
    /// How it is written down.
    var notation: Notation
    /// The bytes between the opening and the closing rule; of an object, its own.
    var content: Range<Int>
    /// The first byte after the closing rule's line.
    var bodyStart: Int
    /// The number of the line on which the content begins, counted from 1.
    var firstLine: Int
  }

  /// No line of front matter begins farther from its head than this.
  static let longest = 65_536

  /// Finds front matter that begins at a position, which must be the head of a line.
  ///
  /// - Returns: `nil` where none stands there.
  /// - Throws: `malformed-front-matter` where an opening line is followed by keys, but never closed.
  static func find(in bytes: [UInt8], at position: Int) throws(IntakeFault) -> Place? {
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "-"): return try find(between: "---", .yaml, in: bytes, at: position)
    case UInt8(ascii: "+"): return try find(between: "+++", .toml, in: bytes, at: position)
    case UInt8(ascii: ";"): return try find(between: ";;;", .json, in: bytes, at: position)
    case UInt8(ascii: "{"): return object(in: bytes, at: position)
    case UInt8(ascii: "\""): return members(in: bytes, at: position)
    default: return nil
    }
  }

  /// Finds front matter between two lines of the same mark.
  private static func find(
    between mark: StaticString, _ notation: Notation, in bytes: [UInt8], at position: Int
  ) throws(IntakeFault) -> Place? {
    guard isRule(mark, in: bytes, at: position) else { return nil }
    let firstLine = line(of: position, in: bytes) + 1
    let start = min(ByteSearch.lineEnd(from: position, in: bytes, end: bytes.count) + 1, bytes.count)
    guard let (content, bodyStart) = closed(by: mark, notation, in: bytes, from: start) else {
      throw .malformedFrontMatter(line: firstLine - 1, "the opening \(mark) is not followed by a closing one")
    }
    return Place(notation: notation, content: content, bodyStart: bodyStart, firstLine: firstLine)
  }

  /// The lines up to a rule, and where what follows it begins; `nil` where no rule stands.
  static func closed(
    by mark: StaticString, _ notation: Notation, in bytes: [UInt8], from start: Int
  ) -> (content: Range<Int>, bodyStart: Int)? {
    var line = start
    while line < bytes.count, line - start < longest {
      let end = ByteSearch.lineEnd(from: line, in: bytes, end: bytes.count)
      if isRule(mark, in: bytes, at: line) || notation == .yaml && isDocumentEnd(in: bytes, at: line, end: end) {
        return (start..<line, min(end + 1, bytes.count))
      }
      line = end + 1
    }
    return nil
  }

  /// The number of the line that holds a position, counted from 1.
  static func line(of position: Int, in bytes: [UInt8]) -> Int {
    bytes[..<position].reduce(into: 1) { $0 += $1 == UInt8(ascii: "\n") ? 1 : 0 }
  }

  /// Whether a line consists of exactly three marks, white space aside.
  private static func isRule(_ mark: StaticString, in bytes: [UInt8], at position: Int) -> Bool {
    guard ByteSearch.matches(mark, in: bytes, at: position) else { return false }
    return ByteSearch.trimmed(
      position + 3..<ByteSearch.lineEnd(from: position + 3, in: bytes, end: bytes.count), of: bytes
    ).isEmpty
  }

  private static func isDocumentEnd(in bytes: [UInt8], at position: Int, end: Int) -> Bool {
    ByteSearch.trimmed(position..<end, of: bytes).count == 3 && ByteSearch.matches("...", in: bytes, at: position)
  }
}

extension FrontMatter {
  /// Reads front matter by the notation it is in.
  ///
  /// - Parameters:
  ///   - bytes: The text that holds it.
  ///   - place: Where it stands.
  /// - Throws: `malformed-front-matter` with the line that cannot be read.
  init(_ bytes: [UInt8], _ place: Place) throws(IntakeFault) {
    switch place.notation {
    case .yaml: self = try FrontMatter(yaml: bytes, place)
    case .toml: self = try FrontMatter(toml: bytes, place)
    case .json: self = try FrontMatter(json: bytes, place)
    }
  }
}
