import Lexicon
import Record

/// How many meetings, rounds or sessions the sentences of an account count: 举行了三场会谈, 兩輪會談, 共3場.
struct MeetingCount {
  private let folding: ScriptFolding
  /// Nouns of encounters that a classifier may count, folded.
  private let nouns: [[UInt32]]

  init(lexicon: LoadedLexicon) {
    folding = lexicon.folding
    nouns = lexicon.eventWords.filter { $0.frame == .joint || $0.frame == .gathering }.map { word in
      word.word.unicodeScalars.map { lexicon.folding.fold($0.value) }
    }
  }

  /// Classifiers that count meetings, folded: 场 轮 次.
  private static let classifiers = scalars("场轮次")
  private static let numerals: [UInt32: Int] = Dictionary(
    zip(scalars("一两二三四五六七八九十"), [1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10]), uniquingKeysWith: { first, _ in first })
  /// 第三轮 is one of them and no count.
  private static let ordinal = scalars("第首")
  /// Between the classifier and the noun: 三场闭门会谈.
  private static let longestBetween = 4

  /// The counts in some spans of a text, in order.
  func counts(in text: String, spans: [TextSpan]) -> [Int] {
    let scalars = text.unicodeScalars.map { folding.fold($0.value) }
    return spans.flatMap { counts(scalars, $0.range.clamped(to: 0..<scalars.count)) }
  }

  private func counts(_ text: [UInt32], _ range: Range<Int>) -> [Int] {
    range.compactMap { position in
      guard position > range.lowerBound, MeetingCount.classifiers.contains(text[position]),
        let count = numeral(text[position - 1]), count > 1,
        position < 2 || !MeetingCount.ordinal.contains(text[position - 2]) && numeral(text[position - 2]) == nil
      else { return nil }
      let rest = text[(position + 1)..<min(position + 3 + MeetingCount.longestBetween, range.upperBound)]
      return nouns.contains { rest.holds($0) } ? count : nil
    }
  }

  private func numeral(_ scalar: UInt32) -> Int? {
    if let value = MeetingCount.numerals[scalar] { return value }
    // 0-9, also of full width.
    if (0x31...0x39).contains(scalar) { return Int(scalar - 0x30) }
    return (0xFF11...0xFF19).contains(scalar) ? Int(scalar - 0xFF10) : nil
  }

  private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}

extension ArraySlice<UInt32> {
  /// Whether a noun stands somewhere in the slice.
  fileprivate func holds(_ noun: [UInt32]) -> Bool {
    guard count >= noun.count else { return false }
    return (startIndex...(endIndex - noun.count)).contains { self[$0..<($0 + noun.count)].elementsEqual(noun) }
  }
}
