public import Lexicon

/// One of several articles that a file holds.
public struct SourcePart: Sendable {
  /// What it is called inside the file: the item's address or id, the line of a table.
  public let member: String
  /// What the file says of it.
  public let item: SourceItem
}

/// Takes files apart that hold several articles: feeds, lists of JSON, tables.
///
/// Pure, as `ArticleIntake` is.
public struct SourceParts: Sendable {
  private let fields: FieldNames

  /// - Parameter fields: The table `fields.tsv`: what columns and members are called.
  /// - Throws: `LexiconError` for a field that there is none of.
  public init(fields: Table) throws(LexiconError) { self.fields = try FieldNames(fields) }

  /// What a file holds; `nil` where it is one article by itself, or nothing that is taken apart.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: The file's path, as errors shall name it.
  /// - Throws: `IntakeError` where the file is a list of which nothing can be read.
  public func parts(of bytes: [UInt8], path: String) throws(IntakeError) -> [SourcePart]? {
    guard SourceParts.mayBeList(bytes) else { return nil }
    do throws(IntakeFault) {
      let text = try TextDecoding.text(bytes)
      guard let list = try items(of: text) else { return nil }
      guard !list.isEmpty else { throw .emptyList }
      return named(list)
    } catch {
      throw IntakeError(error, path: path)
    }
  }

  private func items(of text: [UInt8]) throws(IntakeFault) -> [(item: SourceItem, line: Int?)]? {
    if let feed = try Feed.items(of: text) { return feed.map { ($0, nil) } }
    if let list = try JSONItems(fields).items(of: text) { return list }
    return TableItems(fields).items(of: text)
  }

  /// Whether the first bytes leave it open that the file is a list: posts, pages and pictures are told at once.
  private static func mayBeList(_ bytes: [UInt8]) -> Bool {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    guard start < bytes.count else { return false }
    switch bytes[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "#"): return false
    case UInt8(ascii: "<"):
      return ByteSearch.matches("<?xml", in: bytes, at: start) || Feed.begins(bytes, at: start)
    default: return true
    }
  }

  /// Each item by a name of its own: its id, its address, its line, or what its words come to.
  private func named(_ items: [(item: SourceItem, line: Int?)]) -> [SourcePart] {
    var counts: [String: Int] = [:]
    return items.map { item, line in
      var name =
        item.identifier ?? item.url ?? line.map { "line \($0)" }
        ?? Fingerprint(of: Array(((item.title ?? "") + item.body).utf8)).description
      if item.isSummary { name = "summary of " + name }
      counts[name, default: 0] += 1
      if let count = counts[name], count > 1 { name += " (\(count))" }
      return SourcePart(member: name, item: item)
    }
  }
}
