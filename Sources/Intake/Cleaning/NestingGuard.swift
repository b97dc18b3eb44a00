/// Keeps markup that was written to hurt from reaching the HTML parser.
///
/// HTML's tree construction is quadratic in the depth of the open elements and in the number of unclosed formatting
/// elements, and a tag's attributes are compared with each other; those of every further `html` and `body` are given to
/// the first one. News pages are a dozen deep. What passes the limits is rewritten: tags beyond depth 512 go (a block
/// becomes a line break), formatting tags go where too many stay open, and a tag with more than 256 attributes loses
/// them. Words are never touched.
enum NestingGuard {
  static let depthLimit = 512
  static let tagLimit = 200_000
  private static let attributeLimit = 256
  /// A tag of fewer bytes takes little time, whatever its attributes.
  private static let harmlessTag = 4_096

  /// The markup itself where it is harmless, which a cheap count shows for nearly all; else the rewritten one.
  ///
  /// - Throws: `oversized` for more tags than any page has.
  static func tamed(_ bytes: [UInt8], _ range: Range<Int>) throws(IntakeFault) -> [UInt8]? {
    var tags = 0
    var longest = 0
    // How many tags are `html` or `body`.
    var roots = 0
    var last = range.lowerBound
    for index in range where bytes[index] == UInt8(ascii: "<") {
      tags += 1
      longest = max(longest, index - last)
      last = index
      let next = index + 1 < range.upperBound ? bytes[index + 1] | 0x20 : 0
      guard next == UInt8(ascii: "h") || next == UInt8(ascii: "b") else { continue }
      if ByteSearch.matches("<html", in: bytes, at: index) || ByteSearch.matches("<body", in: bytes, at: index) {
        roots += 1
      }
    }
    longest = max(longest, range.upperBound - last)
    guard tags > depthLimit || longest > harmlessTag || roots > 2 else { return nil }
    guard tags <= tagLimit else { throw .oversized(what: "it has \(tags) HTML tags,", limit: "\(tagLimit)") }
    var scan = Scan(bytes: bytes, range: range, dropsFormatting: false)
    scan.run()
    if scan.formattingCost > 8 * tags + 20_000 {
      scan = Scan(bytes: bytes, range: range, dropsFormatting: true)
      scan.run()
    }
    return scan.changed ? scan.output : nil
  }

  /// One pass over the tags.
  private struct Scan {
    let bytes: [UInt8]
    let range: Range<Int>
    let dropsFormatting: Bool
    var output: [UInt8] = []
    var changed = false
    /// The sum, over all tags, of the formatting elements open there: what reconstructing them costs.
    var formattingCost = 0
    private var open: [UInt64] = []
    private var openFormatting: [UInt64: Int] = [:]
    private var formattingCount = 0
    /// The attributes of all `html` and `body`.
    private var rootAttributes = 0
    private var copied: Int

    init(bytes: [UInt8], range: Range<Int>, dropsFormatting: Bool) {
      self.bytes = bytes
      self.range = range
      self.dropsFormatting = dropsFormatting
      copied = range.lowerBound
      output.reserveCapacity(range.count)
    }

    mutating func run() {
      var index = range.lowerBound
      while index + 1 < range.upperBound {
        guard bytes[index] == UInt8(ascii: "<") else {
          index += 1
          continue
        }
        let closes = bytes[index + 1] == UInt8(ascii: "/")
        let nameStart = closes ? index + 2 : index + 1
        guard nameStart < range.upperBound, (0x61...0x7A).contains(bytes[nameStart] | 0x20) else {
          index += 1
          continue
        }
        var hash = Furniture.basis
        var nameEnd = nameStart
        while nameEnd < range.upperBound, isNameByte(bytes[nameEnd]) {
          hash = Furniture.extend(hash, bytes[nameEnd] | 0x20)
          nameEnd += 1
        }
        let (end, attributes) = tagEnd(from: nameEnd)
        formattingCost += formattingCount
        if closes {
          close(hash, index..<end)
        } else {
          start(hash, index..<end, nameEnd: nameEnd, attributes: attributes)
        }
        index = end
      }
      output += bytes[copied..<range.upperBound]
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
      !isSpace(byte) && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
    }

    /// Whether a byte is one of the five that are white space in a tag; other control characters are parts of names.
    private func isSpace(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }

    /// Where in a tag a byte stands.
    private enum Place {
      case outside, name, behindName, beforeValue, value
      case quoted(UInt8)
    }

    /// The end of a tag and how many attributes it has, as HTML tells them (13.2.5.32 to 13.2.5.40): a quotation mark
    /// that no equals sign goes before is a part of a name, and two attributes may touch.
    private func tagEnd(from position: Int) -> (end: Int, attributes: Int) {
      var index = position
      var attributes = 0
      var place = Place.outside
      while index < range.upperBound {
        let byte = bytes[index]
        index += 1
        if case .quoted(let quote) = place {
          if byte == quote { place = .outside }
          continue
        }
        if byte == UInt8(ascii: ">") { return (index, attributes) }
        switch place {
        case .outside, .behindName:
          if isSpace(byte) { continue }
          if byte == UInt8(ascii: "/") {
            place = .outside
          } else if case .behindName = place, byte == UInt8(ascii: "=") {
            place = .beforeValue
          } else {
            attributes += 1
            place = .name
          }
        case .name:
          if isSpace(byte) {
            place = .behindName
          } else if byte == UInt8(ascii: "/") {
            place = .outside
          } else if byte == UInt8(ascii: "=") {
            place = .beforeValue
          }
        case .beforeValue:
          if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            place = .quoted(byte)
          } else if !isSpace(byte) {
            place = .value
          }
        case .value: if isSpace(byte) { place = .outside }
        case .quoted: break
        }
      }
      return (index, attributes)
    }

    private mutating func start(_ name: UInt64, _ tag: Range<Int>, nameEnd: Int, attributes: Int) {
      var attributes = attributes
      if Names.root.contains(name) {
        rootAttributes += attributes
        attributes = rootAttributes
      }
      if Names.void.contains(name) { return limitAttributes(tag, nameEnd: nameEnd, attributes: attributes) }
      if Names.formatting.contains(name) {
        if dropsFormatting { return replace(tag, by: []) }
        if Names.single.contains(name) {
          formattingCount += openFormatting[name, default: 0] == 0 ? 1 : 0
          openFormatting[name] = 1
        } else {
          formattingCount += 1
          openFormatting[name, default: 0] += 1
        }
      }
      // These close a sibling of their own kind, so that they do not nest unless something stands between.
      if Names.selfClosing.contains(name), open.last == name { open.removeLast() }
      guard open.count < NestingGuard.depthLimit else {
        return replace(tag, by: Names.formatting.contains(name) ? [] : Array("<br>".utf8))
      }
      open.append(name)
      limitAttributes(tag, nameEnd: nameEnd, attributes: attributes)
    }

    private mutating func close(_ name: UInt64, _ tag: Range<Int>) {
      if Names.formatting.contains(name) {
        if dropsFormatting { return replace(tag, by: []) }
        if let count = openFormatting[name], count > 0 {
          openFormatting[name] = count - 1
          formattingCount -= 1
        }
      }
      // A closing tag far from its opening one is left to the parser; looking further would be quadratic here too.
      for depth in open.indices.reversed().prefix(32) where open[depth] == name {
        open.removeSubrange(depth...)
        return
      }
      if open.count >= NestingGuard.depthLimit { replace(tag, by: []) }
    }

    private mutating func limitAttributes(_ tag: Range<Int>, nameEnd: Int, attributes: Int) {
      if attributes > NestingGuard.attributeLimit {
        replace(tag, by: Array(bytes[tag.lowerBound..<nameEnd]) + [UInt8(ascii: ">")])
      }
    }

    private mutating func replace(_ tag: Range<Int>, by other: [UInt8]) {
      output += bytes[copied..<tag.lowerBound]
      output += other
      copied = tag.upperBound
      changed = true
    }
  }

  /// Kinds of elements by the hash of their name.
  private enum Names {
    static let void = hashes(
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
    static let formatting = hashes(
      "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
    static let single = hashes("a", "nobr")
    static let root = hashes("html", "body")
    static let selfClosing = hashes("p", "li", "dd", "dt", "option", "tr", "td", "th", "tbody")

    private static func hashes(_ names: String...) -> Set<UInt64> {
      Set(names.map { Furniture.hash($0.utf8) })
    }
  }
}
