import Lexicon
import Record

/// Words as they are compared: character by character in one script, names by whom they name, no marks.
struct WordTokens {
  /// One unit of comparison.
  struct Token {
    /// The folded character, or a number beyond every character for a name.
    var key: UInt32
    /// Where it stands.
    var span: TextSpan
  }

  private(set) var tokens: [Token] = []

  /// The tokens of some stretches of an article's text.
  init(_ spans: [TextSpan], of text: AccountText, folding: ScriptFolding, names: inout NameKeys) {
    let mentions = text.names
    for span in spans {
      var position = max(span.start, 0)
      let end = min(span.end, text.text.count)
      var next = WordTokens.first(in: mentions, from: position)
      while position < end {
        while next < mentions.count, mentions[next].span.start < position { next += 1 }
        if next < mentions.count, mentions[next].span.start == position, mentions[next].span.end <= end {
          let mention = mentions[next]
          tokens.append(Token(key: names.key(mention), span: mention.span))
          position = max(mention.span.end, position + 1)
          continue
        }
        let scalar = WordTokens.written(folding.fold(text.text[position]))
        if scalar != 0 { tokens.append(Token(key: scalar, span: TextSpan(position, position + 1))) }
        position += 1
      }
    }
  }

  /// The first mention at or behind a position.
  private static func first(in mentions: [Mention], from position: Int) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.start < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A character without width and case; 0 for marks and white space.
  private static func written(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A: scalar + 0x20
    case 0xFF10...0xFF19, 0xFF41...0xFF5A: scalar - 0xFEE0
    case 0xFF21...0xFF3A: scalar - 0xFEE0 + 0x20
    case 0..<0x30, 0x3A..<0x61, 0x7B..<0xC0, 0x2000..<0x2E80, 0x3000..<0x3040, 0x30FB, 0xFE30..<0xFE70: 0
    case 0xFF00..<0xFF66: 0
    default: scalar
    }
  }
}

/// Numbers for whom names mean, so that two spellings of one name are one token.
struct NameKeys {
  private var keys: [String: UInt32] = [:]

  /// The number of a name: beyond the last character.
  mutating func key(_ mention: Mention) -> UInt32 {
    let name = mention.kind.rawValue + " " + (mention.entity ?? mention.text)
    if let known = keys[name] { return known }
    let key = 0x11_0000 + UInt32(keys.count)
    keys[name] = key
    return key
  }
}
