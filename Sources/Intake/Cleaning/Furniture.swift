import CGumbo
import Lexicon

/// What of a page is not the article's, outlet by outlet: the table `furniture.tsv`, ready for the cleaner.
struct Furniture: Sendable {
  /// What is done with a piece of furniture.
  enum Action: String, Sendable {
    /// It goes.
    case drop
    /// It goes, and everything after it.
    case dropRest = "drop-rest"
    /// Its words are a picture's caption.
    case caption
    /// Its words are a picture's caption where a picture stands right before it; else they stay.
    case captionAfterImage = "caption-after-image"
    /// Its words tell the author and the time.
    case byline
    /// What its brackets enclose stays, as the article's own credit; the words before them tell the author.
    case credit
    /// Its words tell the time.
    case published
    /// It stays, whatever a rule for all outlets says.
    case keep
  }

  /// A rule on a line of text.
  struct LineRule: Sendable {
    var glob: Glob
    var action: Action
  }

  /// The rules of one outlet, those for all outlets included.
  struct Rules: Sendable {
    /// By the raw value of gumbo's tag.
    var tags = [Action?](repeating: nil, count: Int(GUMBO_TAG_LAST.rawValue) + 1)
    /// By tag of the parent and of the element.
    var nestedTags: [Nesting: Action] = [:]
    /// Elements whose first child element is a picture.
    var imageFirst: [Nesting: Action] = [:]
    /// Elements that hold a picture anywhere.
    var withImage: [Nesting: Action] = [:]
    /// Lists that hold nothing but links, by the raw value of gumbo's tag.
    var linkLists = [Action?](repeating: nil, count: Int(GUMBO_TAG_LAST.rawValue) + 1)
    /// Elements that hold no paragraph, the same way.
    var withoutParagraph = [Action?](repeating: nil, count: Int(GUMBO_TAG_LAST.rawValue) + 1)
    /// By the hash of a class or, with a `#` before it, of an id.
    var names: [UInt64: Action] = [:]
    /// Beginnings of classes and ids, the same way.
    var namePrefixes: [(prefix: [UInt8], action: Action)] = []
    /// By an attribute's name and value.
    var attributes: [(name: [UInt8], value: Glob, action: Action)] = []
    /// On any short line.
    var lines = RuleSet()
    /// On the last lines.
    var tails = RuleSet()
    /// On the first and the last lines.
    var ends = RuleSet()
    /// On the heading of a box of links.
    var boxes = RuleSet()
    /// On the first words of an element that holds a box.
    var boxTitles = RuleSet()
    /// Words before a colon, wherever the line stands.
    var labels = WordIndex()
    /// Words before a colon, among the first and the last lines only.
    var endLabels = WordIndex()
    /// Words that begin the credit of a picture.
    var pictureLabels = WordIndex()
    /// Words that begin a line which points to another article.
    var links = WordIndex()
    /// Words for somebody who writes.
    var roles = WordIndex()
    /// Words that stand in a line which tells the time.
    var timeWords = WordIndex()
    /// What the bracket that ends a caption holds.
    var captionSources = WordIndex()
    /// Words for a picture: under `caption` they begin what tells of it, else they stand in its last sentence.
    var pictureWords = WordIndex()
    /// Words that begin a bracket which tells of the text itself.
    var notes = WordIndex()
    /// Words between a name and the place it was filed from.
    var filings = WordIndex()
  }

  /// An element's tag under its parent's; any parent where that is `GUMBO_TAG_LAST`.
  struct Nesting: Hashable, Sendable {
    var parent: UInt32
    var tag: UInt32
  }

  private let common: Rules
  private let byOutlet: [String: Rules]

  /// Reads the table.
  ///
  /// - Throws: `LexiconError` with the line of a row whose part, marker or action means nothing.
  init(_ table: Table) throws(LexiconError) {
    for name in ["outlet", "part", "marker", "action"] where table.column(name) == nil {
      throw LexiconError(
        table: table.name, line: 1, problem: "no column “\(name)”", remedy: "see the comment lines of our table")
    }
    var common = Rules()
    for row in table.rows where table.cell(row, "outlet") == "*" {
      try common.add(row, of: table)
    }
    var byOutlet: [String: Rules] = [:]
    for row in table.rows where table.cell(row, "outlet") != "*" {
      try byOutlet[table.cell(row, "outlet"), default: common].add(row, of: table)
    }
    self.common = common
    self.byOutlet = byOutlet
  }

  /// The rules for an outlet; those for all outlets where it has none of its own.
  func rules(for outlet: String?) -> Rules {
    outlet.flatMap { byOutlet[$0] } ?? common
  }

  /// FNV-1a over bytes.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(into: basis) { $0 = extend($0, $1) }
  }

  @inline(__always)
  static var basis: UInt64 { 0xCBF2_9CE4_8422_2325 }

  @inline(__always)
  static func extend(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
}

extension Furniture.Rules {
  fileprivate mutating func add(_ row: Table.Row, of table: Table) throws(LexiconError) {
    let marker = table.cell(row, "marker")
    guard let action = Furniture.Action(rawValue: table.cell(row, "action")), !marker.isEmpty else {
      throw LexiconError(
        table: table.name, line: row.line, problem: "no action “\(table.cell(row, "action"))”",
        remedy: "use drop, drop-rest, caption, caption-after-image, byline, published, credit or keep, and a marker")
    }
    switch table.cell(row, "part") {
    case "tag":
      let nesting = try Self.nesting(marker, row, table)
      if nesting.parent == GUMBO_TAG_LAST.rawValue {
        tags[Int(nesting.tag)] = action
      } else {
        nestedTags[nesting] = action
      }
    case "image-first": imageFirst[try Self.nesting(marker, row, table)] = action
    case "with-image": withImage[try Self.nesting(marker, row, table)] = action
    case "links": linkLists[Int(try Self.nesting(marker, row, table).tag)] = action
    case "without-paragraph": withoutParagraph[Int(try Self.nesting(marker, row, table).tag)] = action
    case "class": addName(Array(marker.utf8), action)
    case "id": addName(Array("#\(marker)".utf8), action)
    case "attribute":
      let bytes = Array(marker.utf8)
      let equals = bytes.firstIndex(of: UInt8(ascii: "="))
      let value = equals.map { String(decoding: bytes[($0 + 1)...], as: UTF8.self) } ?? "*"
      attributes.append((Array(bytes[..<(equals ?? bytes.count)]), Glob(value), action))
    default: try addWords(row, marker, action, of: table)
    }
  }

  private mutating func addWords(
    _ row: Table.Row, _ marker: String, _ action: Furniture.Action, of table: Table
  ) throws(LexiconError) {
    switch table.cell(row, "part") {
    case "line": lines.add(Furniture.LineRule(glob: Glob(marker), action: action))
    case "tail": tails.add(Furniture.LineRule(glob: Glob(marker), action: action))
    case "end": ends.add(Furniture.LineRule(glob: Glob(marker), action: action))
    case "box": boxes.add(Furniture.LineRule(glob: Glob(marker), action: action))
    case "box-title": boxTitles.add(Furniture.LineRule(glob: Glob(marker), action: action))
    case "label": labels.add(marker, action)
    case "end-label": endLabels.add(marker, action)
    case "picture-label": pictureLabels.add(marker, action)
    case "link-label": links.add(marker, action)
    case "role": roles.add(marker, action)
    case "time-word": timeWords.add(marker, action)
    case "caption-source": captionSources.add(marker, action)
    case "picture-word": pictureWords.add(marker, action)
    case "note": notes.add(marker, action)
    case "filed-from": filings.add(marker, action)
    default:
      throw LexiconError(
        table: table.name, line: row.line, problem: "no part “\(table.cell(row, "part"))”",
        remedy: "the first lines of our table name the parts")
    }
  }

  /// A class or id; its letters match in either case.
  private mutating func addName(_ name: [UInt8], _ action: Furniture.Action) {
    let name = name.map(WordIndex.folded)
    if name.last == UInt8(ascii: "*") {
      namePrefixes.append((name.dropLast(), action))
    } else {
      names[Furniture.hash(name)] = action
    }
  }

  private static func nesting(
    _ marker: String, _ row: Table.Row, _ table: Table
  ) throws(LexiconError) -> Furniture.Nesting {
    let parts = marker.utf8.split(separator: UInt8(ascii: ">")).map { String(Substring($0)) }
    let tags = parts.map { gumbo_tag_enum($0) }
    guard let last = tags.last, tags.count <= 2, tags.allSatisfy({ $0 != GUMBO_TAG_UNKNOWN }) else {
      throw LexiconError(
        table: table.name, line: row.line, problem: "“\(marker)” is no HTML element",
        remedy: "write an element’s name, or parent>element")
    }
    return Furniture.Nesting(parent: tags.count == 2 ? tags[0].rawValue : GUMBO_TAG_LAST.rawValue, tag: last.rawValue)
  }
}
