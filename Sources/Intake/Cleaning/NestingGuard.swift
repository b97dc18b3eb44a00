/// Keeps markup that was written to hurt from reaching the HTML parser.
///
/// HTML's tree construction is quadratic in the depth of the open elements and in the number of unclosed formatting
/// elements, and a tag's attributes are compared with each other. News pages are a dozen deep. What passes the limits
/// is rewritten: tags beyond depth 512 go (a block becomes a line break), formatting tags go where too many stay
/// open, and a tag with more than 256 attributes loses them. Words are never touched.
enum NestingGuard {
  static let depthLimit = 512
  static let tagLimit = 200_000
  private static let attributeLimit = 256

  /// The markup itself where it is harmless, which a cheap count shows for nearly all; else the rewritten one.
  ///
  /// - Throws: `oversized` for more tags than any page has.
  static func tamed(_ bytes: [UInt8], _ range: Range<Int>) throws(IntakeFault) -> [UInt8]? {
    var tags = 0
    var longest = 0
    var last = range.lowerBound
    for index in range where bytes[index] == UInt8(ascii: "<") {
      tags += 1
      longest = max(longest, index - last)
      last = index
    }
    longest = max(longest, range.upperBound - last)
    guard tags > depthLimit || longest > 32_768 else { return nil }
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
      byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
    }

    /// The end of a tag, quotation marks respected, and about how many attributes it has.
    private func tagEnd(from position: Int) -> (end: Int, attributes: Int) {
      var index = position
      var attributes = 0
      var quote: UInt8 = 0
      while index < range.upperBound {
        let byte = bytes[index]
        if quote != 0 {
          if byte == quote { quote = 0 }
        } else if byte == UInt8(ascii: ">") {
          return (index + 1, attributes)
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), bytes[index - 1] == UInt8(ascii: "=") {
          quote = byte
        } else if byte <= 0x20 || byte == UInt8(ascii: "/"), index + 1 < range.upperBound, bytes[index + 1] > 0x20 {
          attributes += 1
        }
        index += 1
      }
      return (index, attributes)
    }

    private mutating func start(_ name: UInt64, _ tag: Range<Int>, nameEnd: Int, attributes: Int) {
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
    static let selfClosing = hashes("p", "li", "dd", "dt", "option", "tr", "td", "th", "tbody")

    private static func hashes(_ names: String...) -> Set<UInt64> {
      Set(names.map { Furniture.hash($0.utf8) })
    }
  }
}
