public import Lexicon

/// One of the articles that a file holds, or what could not be read of it.
public enum SourcePart: Sendable {
  /// A file: the file itself, or one in a container.
  case file(member: String?, bytes: [UInt8], SavedFrom)
  /// An item of a list.
  case item(member: String, SourceItem, SavedFrom)
  /// A member that could not be read.
  case refused(IntakeError)
}

/// Where a page or a list was saved from, as what holds it says.
public struct SavedFrom: Sendable, Equatable {
  /// The address; `nil` where nothing says so.
  public var address: String?
  /// The moment in Greenwich, `2022-03-01T08:15:00Z`; `nil` where nothing says so.
  public var captured: String?
  /// When the article was published, as the feed has it that led there; `nil` where nothing says so.
  public var published: String?
  /// Who published it, as that feed has it.
  public var outlet: String?

  /// A place that is known as far as it is said.
  public init(address: String? = nil, captured: String? = nil, published: String? = nil, outlet: String? = nil) {
    self.address = address
    self.captured = captured
    self.published = published
    self.outlet = outlet
  }
}

/// Takes files apart that hold several articles: feeds, lists of JSON, tables; containers of such files and of pages.
public struct SourceParts: Sendable {
  private let fields: FieldNames

  /// The fields that columns and members may stand for.
  public static var fieldNames: [String] { FieldNames.Field.allCases.map(\.rawValue) }

  /// - Parameter fields: The table `fields.tsv`: what columns and members are called.
  /// - Throws: `LexiconError` for a field that there is none of.
  public init(fields: Table) throws(LexiconError) { self.fields = try FieldNames(fields) }

  /// Calls for each part of a file, in order.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - name: How articles and errors name it; its path unless told.
  ///   - files: How large it may be, unless it is a container, which is read as a stream.
  ///   - body: Called with each part; what it throws ends it.
  /// - Throws: `IntakeError` where the file cannot be read, and what the body throws.
  public func forEachPart(
    of path: String, named name: String? = nil, in files: SourceFiles, _ body: (SourcePart) throws -> Void
  ) throws {
    let shown = name ?? path
    var whole: [UInt8]?
    do throws(IntakeError) {
      whole = try files.read(path)
    } catch {
      guard error.code == .oversized, Container.begins(files.head(path)[...]) else { throw error }
    }
    if let bytes = whole, !Container.begins(bytes.prefix(4096)) {
      return try forEachPart(of: bytes, shown, nil, SavedFrom(), body)
    }
    whole = nil
    try withoutActuallyEscaping(body) { body in
      try Container.forEachMember(of: path) { member in
        switch member {
        case .file(let name, let bytes, let origin):
          let member = name.isEmpty ? nil : name
          do {
            try forEachPart(of: bytes, shown, member, origin, body)
          } catch let error as IntakeError {
            try body(.refused(error))
          }
        case .fault(let name, let fault): try body(.refused(IntakeError(fault, path: shown, member: name)))
        }
      }
    }
  }

  private func forEachPart(
    of bytes: [UInt8], _ path: String, _ member: String?, _ origin: SavedFrom, _ body: (SourcePart) throws -> Void
  ) throws {
    guard let list = try list(in: bytes, path: path, member: member) else {
      return try body(.file(member: member, bytes: bytes, origin))
    }
    for (name, var item) in list.items {
      if let url = item.url, let base = origin.address {
        item.url = AddressReference.resolve(url, against: base) ?? url
      }
      try body(.item(member: member.map { $0 + "!" + name } ?? name, item, origin))
    }
    if let fault = list.fault {
      let name = list.cutOff.map { cut in member.map { $0 + "!" + cut } ?? cut } ?? member
      try body(.refused(IntakeError(fault, path: path, member: name)))
    }
  }

  /// What a list holds.
  struct List {
    /// Its items, each by a name of its own.
    var items: [(member: String, item: SourceItem)]
    /// Whether it came to its end.
    var isWhole = true
    /// The name of the item behind which nothing can be read, which is not among the others: what is there of it may
    /// not be all.
    var cutOff: String?
    /// Why something of it cannot be read.
    var fault: IntakeFault?
  }

  /// What a file holds; `nil` where it is one article by itself, or nothing that is taken apart.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: The file's path, as errors shall name it.
  /// - Throws: `IntakeError` where the file is a list of which nothing can be read.
  func list(in bytes: [UInt8], path: String, member: String? = nil) throws(IntakeError) -> List? {
    guard SourceParts.mayBeList(bytes) else { return nil }
    do throws(IntakeFault) {
      let text = try TextDecoding.text(bytes)
      if let feed = try Feed.content(of: text) { return try list(feed) }
      guard let items = try items(of: text) else { return nil }
      guard !items.isEmpty else { throw .emptyList }
      return List(items: named(items))
    } catch {
      throw IntakeError(error, path: path, member: member)
    }
  }

  private func list(_ feed: Feed.Content) throws(IntakeFault) -> List {
    guard !feed.items.isEmpty || feed.cut != nil else {
      // One that ends before its first item says nothing of how many there are.
      throw feed.fault ?? (feed.isWhole ? .emptyList : .cutOff)
    }
    var list = List(items: [], isWhole: feed.isWhole, fault: feed.fault)
    guard var cut = feed.cut else {
      list.items = named(feed.items.map { (item: $0, line: nil) })
      return list
    }
    // Of one that has hardly begun nothing tells the name.
    if cut.isEmpty, cut.identifier == nil, cut.url == nil { cut.identifier = "item \(feed.items.count + 1)" }
    list.items = named((feed.items + [cut]).map { (item: $0, line: nil) })
    list.cutOff = list.items.removeLast().member
    return list
  }

  private func items(of text: [UInt8]) throws(IntakeFault) -> [(item: SourceItem, line: Int?)]? {
    if let digest = NewsDigest.items(of: text) { return digest.map { ($0, nil) } }
    if let list = try JSONItems(fields).items(of: text) { return list }
    return TableItems(fields).items(of: text)
  }

  /// Whether the first bytes leave it open that the file is a list: posts, pages and pictures are told at once.
  private static func mayBeList(_ bytes: [UInt8]) -> Bool {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    // UTF-16, with a byte order mark or without one.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(4).contains(0) {
      return true
    }
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    guard start < bytes.count else { return false }
    switch bytes[start] {
    case UInt8(ascii: "-"): return false
    case UInt8(ascii: "+"): return !ByteSearch.matches("+++", in: bytes, at: start)
    case UInt8(ascii: "#"): return NewsDigest.mayBegin(bytes, at: start)
    case UInt8(ascii: "<"):
      return ByteSearch.matches("<?xml", in: bytes, at: start) || Feed.begins(bytes, at: start)
    default: return true
    }
  }

  /// Each item by a name of its own: its id, its address, its line, or what its words come to.
  private func named(_ items: [(item: SourceItem, line: Int?)]) -> [(member: String, item: SourceItem)] {
    var counts: [String: Int] = [:]
    return items.map { item, line in
      var name =
        item.identifier ?? item.url ?? line.map { "line \($0)" }
        ?? Fingerprint(of: Array(((item.title ?? "") + item.body).utf8)).description
      // A name is no longer than a path.
      if name.utf8.count > 1_000 { name = Fingerprint(of: Array(name.utf8)).description }
      if item.isSummary { name = "summary of " + name }
      counts[name, default: 0] += 1
      if let count = counts[name], count > 1 { name += " (\(count))" }
      return (name, item)
    }
  }
}
