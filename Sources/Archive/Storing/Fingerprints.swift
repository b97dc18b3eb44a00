/// A fingerprint as columns hold it: what stands for the content, and the edition of what read it, behind a hyphen.
struct FingerprintParts {
  /// The content's part: its bytes where it is hexadecimal, half as long, else the text itself.
  let content: SQLStatement.Value
  /// The edition; `nil` where the fingerprint names none.
  let edition: String?

  /// The parts of a fingerprint.
  init(_ fingerprint: String) {
    let utf8 = fingerprint.utf8
    let end = utf8.firstIndex(of: UInt8(ascii: "-"))
    let digits = utf8[..<(end ?? utf8.endIndex)]
    content = FingerprintParts.bytes(ofDigits: digits).map { .blob($0) } ?? .text(String(Substring(digits)))
    edition = end.map { String(Substring(utf8[utf8.index(after: $0)...])) }
  }

  /// The bytes that pairs of digits stand for; `nil` of anything that those bytes do not give back as it was.
  private static func bytes(ofDigits digits: Substring.UTF8View) -> [UInt8]? {
    guard !digits.isEmpty else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? bytes : nil
  }
}

/// Fingerprints as the tables of files and of sources hold them: in two columns, `content` and `edition`.
final class Fingerprints {
  private let find: SQLStatement
  private let insert: SQLStatement
  /// A run meets one edition, or few.
  private var numbers: [String: Int] = [:]

  init(_ database: Database) throws(ArchiveError) {
    find = try database.prepare("SELECT edition FROM edition WHERE name = ?")
    insert = try database.prepare("INSERT INTO edition(name) VALUES(?) RETURNING edition")
  }

  /// The values of the two columns.
  func columns(of fingerprint: String) throws(ArchiveError) -> [SQLStatement.Value] {
    let parts = FingerprintParts(fingerprint)
    guard let edition = parts.edition else { return [parts.content, .null] }
    return [parts.content, .integer(try number(ofEdition: edition))]
  }

  /// The number of an edition, which is remembered where it is new.
  func number(ofEdition name: String) throws(ArchiveError) -> Int {
    if let known = numbers[name] { return known }
    var edition = try row(find, name)
    if edition == nil { edition = try row(insert, name) }
    numbers[name] = edition
    return edition ?? 0
  }

  private func row(_ statement: SQLStatement, _ name: String) throws(ArchiveError) -> Int? {
    defer { statement.reset() }
    try statement.bind([.text(name)])
    return try statement.step() ? statement.integer(0) : nil
  }

  /// The fingerprint of a row as SQL, from its two columns.
  static func sql(_ row: StaticString) -> String {
    """
    CASE typeof(\(row).content) WHEN 'blob' THEN lower(hex(\(row).content)) ELSE \(row).content END
      || coalesce('-' || (SELECT name FROM edition e WHERE e.edition = \(row).edition), '')
    """
  }
}
