import CSQLite
import Record
import Testing

@testable import Archive

@Suite("Cutting text for the index")
struct TokenizerTests {
  /// Collects tokens as the pieces of text that they stand for.
  private final class Collected {
    var ranges: [Range<Int>] = []
    var tokens: [[UInt8]] = []
  }

  private func cut(_ text: String, isQuery: Bool = false) -> (pieces: [String], tokens: [[UInt8]]) {
    let collected = Collected()
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBufferPointer {
      HanTokenizer(alphabet: SearchAlphabet(folding: Sample.folding)).cut(
        $0, isQuery: isQuery, context: Unmanaged.passUnretained(collected).toOpaque()
      ) { context, _, token, count, start, end in
        guard let context, let token else { return SQLITE_MISUSE }
        let collected = Unmanaged<Collected>.fromOpaque(context).takeUnretainedValue()
        collected.ranges.append(Int(start)..<Int(end))
        collected.tokens.append((0..<Int(count)).map { UInt8(bitPattern: token[$0]) })
        return SQLITE_OK
      }
    }
    return (collected.ranges.map { String(decoding: bytes[$0], as: UTF8.self) }, collected.tokens)
  }

  @Test(
    "pairs of Chinese characters, whole words, and a gap where a word stands at a stop",
    arguments: [
      ("外长访问G7", ["外长", "长访", "访问", "问", "G7"]), ("王毅，外长", ["王毅", "毅", "外长", "长"]),
      ("G7，峰会", ["G7", "", "峰会", "会"]), ("访华，G7", ["访华", "华", "", "G7"]), ("3 月", ["3", "月"]),
      ("a.b", ["a", "", "b"]), ("", []), ("，", []), ("𠮷野", ["𠮷野", "野"]), ("人々", ["人々", "々"]),
    ])
  func pieces(text: String, pieces: [String]) {
    #expect(cut(text).pieces == pieces)
  }

  @Test("a phrase to look for leaves out the character it ends with")
  func query() {
    #expect(cut("访问", isQuery: true).pieces == ["访问"])
    #expect(cut("访", isQuery: true).pieces == ["访"])
    #expect(cut("访问G7峰会", isQuery: true).pieces == ["访问", "问", "G7", "峰会"])
  }

  @Test("tokens of both scripts, widths and cases are the same, and none holds a zero")
  func folded() {
    #expect(cut("訪問Ｇ７").tokens == cut("访问g7").tokens)
    let every = String(String.UnicodeScalarView((1...0x2FFFF).compactMap { Unicode.Scalar($0) }))
    #expect(cut(every).tokens.allSatisfy { !$0.contains(0) && !$0.isEmpty })
  }

  @Test("no character's bytes begin another's")
  func prefixFree() {
    let scalars = (0x3400..<0xA000).filter { $0 & 0xFFC0 != 0x4DC0 } + [0x3005, 0x3007] + Array(0x20000...0x20100)
    var seen: Set<[UInt8]> = []
    for scalar in scalars.compactMap(Unicode.Scalar.init) {
      let folded = SearchAlphabet(folding: Sample.folding).classify(scalar.value).folded
      guard folded == scalar.value, let token = cut(String(Character(scalar))).tokens.first else { continue }
      #expect(seen.insert(token).inserted)
      #expect(token.count == (token[0] == 0xFE ? 4 : 2))
    }
  }

  @Test("bytes that are no UTF-8 end nothing")
  func invalid() {
    let bytes: [UInt8] = [0xE5, 0xA4, 0x96, 0xE9, 0x95, 0xBF, 0xFF, 0x80, 0xC3, 0xE5, 0xA4]
    var count = 0
    withUnsafeMutablePointer(to: &count) { counter in
      bytes.withUnsafeBufferPointer {
        let result = HanTokenizer(alphabet: SearchAlphabet(folding: .none)).cut($0, isQuery: false, context: counter) {
          context, _, _, _, _, _ in
          context?.assumingMemoryBound(to: Int.self).pointee += 1
          return SQLITE_OK
        }
        #expect(result == SQLITE_OK)
      }
    }
    #expect(count >= 2)
  }
}
