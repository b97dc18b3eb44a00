import Record

/// Texts as they are compared, laid end to end: two bytes a character, so that a million articles find room.
struct ComparedTexts {
  private let alphabet: ReprintAlphabet
  /// Characters above U+FFFF, of which there are next to none, as two units.
  private var units: [UInt16] = []
  private var starts: [Int] = [0]

  init(folding: ScriptFolding) {
    alphabet = ReprintAlphabet(folding: folding)
  }

  /// How many texts there are.
  var count: Int { starts.count - 1 }

  /// The length of a gram.
  static let gramLength = 5

  /// The number of grams of a text, each as often as it stands there; higher by one for each character above U+FFFF.
  func gramCount(of text: Int) -> Int { max(starts[text + 1] - starts[text] - ComparedTexts.gramLength + 1, 0) }

  mutating func add(_ text: String) {
    for scalar in text.unicodeScalars {
      guard let character = alphabet.character(scalar.value) else { continue }
      if character < 0x10000 {
        units.append(UInt16(truncatingIfNeeded: character))
      } else {
        units.append(UInt16(truncatingIfNeeded: 0xD7C0 + (character >> 10)))
        units.append(UInt16(truncatingIfNeeded: 0xDC00 + (character & 0x3FF)))
      }
    }
    starts.append(units.count)
  }

  /// Calls a closure with each gram of a text, in their order, until it returns `false`.
  ///
  /// A gram is a number of 64 bits, a sum of its five characters times five odd numbers that were drawn once. Two
  /// different grams have the same number with a chance of 2⁻⁶⁴; that any two of the nine million grams of two months
  /// do, two in a million. And it would have to be grams of a pair of texts that stands at the very edge.
  @inline(__always)
  func forEachGram(of text: Int, _ body: (UInt64) -> Bool) {
    let end = starts[text + 1]
    var at = starts[text]
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var fourth: UInt64 = 0
    var seen = 0
    units.withUnsafeBufferPointer { units in
      while at < end {
        var fifth = UInt64(units[at])
        at += 1
        if fifth & 0xFC00 == 0xD800, at < end {
          fifth = (fifth - 0xD7C0) << 10 + UInt64(units[at] & 0x3FF)
          at += 1
        }
        seen += 1
        if seen >= ComparedTexts.gramLength {
          let gram =
            first &* 0x9E37_79B9_7F4A_7C15 &+ second &* 0xC2B2_AE3D_27D4_EB4F &+ third &* 0x1656_67B1_9E37_79F9
            &+ fourth &* 0xD6E8_FEB8_6659_FD93 &+ fifth &* 0xA076_1D64_78BD_642F
          guard body(gram) else { return }
        }
        (first, second, third, fourth) = (second, third, fourth, fifth)
      }
    }
  }

  /// The different grams of a text, in the order of their numbers.
  func gramSet(of text: Int) -> [UInt64] {
    var grams: [UInt64] = []
    grams.reserveCapacity(gramCount(of: text))
    forEachGram(of: text) { gram in
      grams.append(gram)
      return true
    }
    grams.sort()
    var kept = 0
    for index in grams.indices where index == 0 || grams[index] != grams[kept - 1] {
      grams[kept] = grams[index]
      kept += 1
    }
    grams.removeSubrange(kept...)
    return grams
  }
}
