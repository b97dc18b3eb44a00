/// What a site wants fetched and what not: its robots.txt (RFC 9309).
struct Robots: Sendable, Equatable {
  private struct Rule: Sendable, Equatable {
    var allows: Bool
    var pattern: [UInt8]
  }

  private var rules: [Rule] = []
  /// Seconds that the site wants between two questions; not part of the RFC, and widely meant.
  private(set) var delay: Int?

  /// Bytes that are looked at (RFC 9309, 2.5).
  static let limit = 512_000
  /// Rules of one site that are kept.
  private static let mostRules = 5_000
  /// A pattern longer than this matches nothing that is asked for.
  private static let longestPattern = 1_000

  /// Everything may be fetched.
  static let all = Robots()
  /// Nothing may.
  static let none = Robots(rules: [Rule(allows: false, pattern: Array("/".utf8))])

  private init(rules: [Rule] = []) { self.rules = rules }

  /// The rules of a file for one who asks.
  ///
  /// - Parameters:
  ///   - file: The bytes of robots.txt.
  ///   - agent: The product's name, in lower case; where no group names it, those for everybody hold.
  init(_ file: [UInt8], agent: String) {
    var own = Robots()
    var general = Robots()
    var namesUs = false
    // Whether the group that is being read is for us, and for everybody; whether its first rule has come.
    var (isOurs, isGeneral, hasRule) = (false, false, true)
    let text = file.prefix(Robots.limit)
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let line = line.prefix { $0 != UInt8(ascii: "#") }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let key = String(decoding: Robots.trimmed(line[..<colon]), as: UTF8.self).lowercased()
      let value = Robots.trimmed(line[(colon + 1)...])
      switch key {
      case "user-agent":
        if hasRule { (isOurs, isGeneral, hasRule) = (false, false, false) }
        let name = String(decoding: value, as: UTF8.self).lowercased()
        if name == "*" { isGeneral = true }
        if name.prefix(while: { $0.isLetter || $0 == "_" || $0 == "-" }) == agent {
          isOurs = true
          namesUs = true
        }
      case "allow", "disallow":
        hasRule = true
        guard !value.isEmpty, value.count <= Robots.longestPattern else { continue }
        let rule = Rule(allows: key == "allow", pattern: Robots.decoded(value))
        if isOurs, own.rules.count < Robots.mostRules { own.rules.append(rule) }
        if isGeneral, general.rules.count < Robots.mostRules { general.rules.append(rule) }
      case "crawl-delay":
        hasRule = true
        guard let seconds = Double(String(decoding: value, as: UTF8.self)), seconds >= 0, seconds < 1e6 else {
          continue
        }
        if isOurs { own.delay = Int(seconds.rounded(.up)) }
        if isGeneral { general.delay = Int(seconds.rounded(.up)) }
      default: break
      }
    }
    self = namesUs ? own : general
  }

  /// Whether a path, with its query, may be fetched: the longest rule that meets it decides, and of two as long the one
  /// that allows.
  func allows(_ path: String) -> Bool {
    let path = Robots.decoded(Array(path.utf8)[...])
    var best = (length: -1, allows: true)
    for rule in rules where rule.pattern.count >= best.length && Robots.matches(rule.pattern, path) {
      if rule.pattern.count > best.length || rule.allows { best = (rule.pattern.count, rule.allows) }
    }
    return best.allows
  }

  /// Whether a pattern meets a path from its beginning: `*` stands for anything, `$` at the end for the end.
  ///
  /// Steps back to the last star only, so that it takes no longer than the product of both lengths.
  private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let star = UInt8(ascii: "*")
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let pattern = isAnchored ? pattern.dropLast() : pattern[...]
    var (place, at) = (0, 0)
    var retry: (place: Int, at: Int)?
    while true {
      if place == pattern.count {
        if !isAnchored || at == path.count { return true }
      } else if pattern[place] == star {
        retry = (place + 1, at)
        place += 1
        continue
      } else if at < path.count, pattern[place] == path[at] {
        place += 1
        at += 1
        continue
      }
      guard let last = retry, last.at < path.count else { return false }
      retry = (last.place, last.at + 1)
      (place, at) = (last.place, last.at + 1)
    }
  }

  /// Percent codes of letters, digits and `-._~` as what they stand for, other ones in capitals (RFC 9309, 2.2.2).
  private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    var place = text.startIndex
    func digit(_ index: Int) -> UInt8? {
      guard index < text.endIndex else { return nil }
      return Character(Unicode.Scalar(text[index])).hexDigitValue.map { UInt8($0) }
    }
    while place < text.endIndex {
      let byte = text[place]
      guard byte == UInt8(ascii: "%"), let high = digit(place + 1), let low = digit(place + 2) else {
        if byte < 0x80 {
          decoded.append(byte)
        } else {
          decoded += code(byte)
        }
        place += 1
        continue
      }
      let value = high << 4 | low
      switch value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: decoded.append(value)
      default: decoded += code(value)
      }
      place += 3
    }
    return decoded
  }

  private static func code(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = text.drop { $0 <= 0x20 }
    return start[..<(start.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start.startIndex)]
  }
}
