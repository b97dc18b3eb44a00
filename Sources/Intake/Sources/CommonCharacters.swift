/// The commonest characters of news, by which Chinese is told from bytes that were read by the wrong charset.
enum CommonCharacters {
  /// Characters of which news in either script is full, three in ten; what is decoded by the wrong table has hardly
  /// one in fifty of them.
  private static let common: Set<UInt32> = Set(
    """
    的一是不了在人有我他这這中大来來上个個国國和也地到时時要就出会會可为為以用对對年生自发發行说說与與日方于於后後成作进進多新下\
    经經本部主及动動其将將表示关關现現被美电電长長面月力政外议議前军軍报報法民全公向市家理所能同他们們问問题題分之员員当當总總统統
    """.unicodeScalars.map(\.value).filter { $0 > 0x3400 })
  /// How many Han characters a text must have to be read as Chinese.
  private static let fewestHan = 6
  /// What share of the Han characters of Chinese is common at least.
  static let smallestShare = 0.06
  /// How much of what is not ASCII may be neither Han nor the marks of Chinese.
  private static let largestRest = 0.1

  /// The share of common characters among the Han of a text; `nil` for too few, or for much that is no Chinese.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - allowsKana: Whether the text may as well be Japanese.
  static func share(in text: [UInt8], allowsKana: Bool = false) -> Double? {
    var han = 0
    var found = 0
    var rest = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where scalar.value >= 0x80 {
      switch scalar.value {
      case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
        han += 1
        found += common.contains(scalar.value) ? 1 : 0
      case 0x2010...0x2027, 0x3000...0x303F, 0xFF01...0xFF5E, 0xA0, 0xB7: break
      case 0x3040...0x30FF where allowsKana: break
      default: rest += 1
      }
    }
    guard han >= fewestHan, Double(rest) <= Double(han) * largestRest else { return nil }
    return Double(found) / Double(han)
  }
}
