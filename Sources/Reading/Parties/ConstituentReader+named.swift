import Lexicon
import Record

/// Bodies by the name that stands behind the word for what they are.
extension ConstituentReader {
  /// The longest name in quotation marks, in scalars.
  private static let longestQuoted = 14

  /// 制造商, 企业, 厂: words for people that may be firms.
  func isMaker(_ index: Int) -> Bool { reader.lexicon.nounHeads.isMaker(scalars[tokens[index].end - 1]) }

  /// 环保组织“末代行动”, 做空机构Harrow Research: a body by the name in quotation marks or Latin letters behind it.
  func named(behind index: Int, in sentence: Range<Int>) -> Constituent? {
    let next = index + 1
    guard next < sentence.upperBound, tokens[next].start <= tokens[index].end + 1 else { return nil }
    if head(index).endsBody, let close = quoted(next, sentence.upperBound) {
      return body(next + 1..<close)
    }
    guard LatinName.isUpper(scalars[tokens[next].start]), tokens[next].shape == .gap || tokens[next].shape == .word
    else { return nil }
    let latin = LatinName(reader: reader, from: next, end: sentence.upperBound)
    let span = TextSpan(tokens[next].start, latin.last)
    guard latin.words > 0, span.end - span.start > 2, latin.next > next else { return nil }
    return Constituent(
      kind: .body, tokens: next..<latin.next, span: span, actor: nil, namesParty: false, acts: true)
  }

  private func body(_ words: Range<Int>) -> Constituent {
    let span = TextSpan(tokens[words.lowerBound].start, tokens[words.upperBound - 1].end)
    return Constituent(kind: .body, tokens: words, span: span, actor: nil, namesParty: false, acts: true)
  }

  /// Where a short quotation without a clause's marks closes that opens at a token.
  private func quoted(_ open: Int, _ end: Int) -> Int? {
    let mark = scalars[tokens[open].start]
    guard tokens[open].shape == .openQuote && mark != 0x300A && mark != 0x3008 || mark == 0x22 else { return nil }
    var index = open + 1
    while index < end, tokens[index].end - tokens[open].end <= ConstituentReader.longestQuoted + 1 {
      switch tokens[index].shape {
      case .closeQuote: return index > open + 1 ? index : nil
      case .mark where scalars[tokens[index].start] == 0x22: return index > open + 1 ? index : nil
      case .gap, .word, .number: break
      case .mark where reader.isDot(scalars[tokens[index].start]): break
      default: return nil
      }
      index += 1
    }
    return nil
  }
}
