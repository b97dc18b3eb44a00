import Lexicon

/// Where bodies and people act.
extension ConstituentReader {
  /// Whether a clause begins at a token, or one word that counts stands in between.
  private func opens(_ index: Int, _ sentence: Range<Int>) -> Bool {
    let before = infos[index - 1].head == .lead ? index - 2 : index - 1
    guard before >= sentence.lowerBound else { return true }
    return tokens[before].shape != .word && tokens[before].shape != .gap && tokens[before].shape != .number
      && tokens[before].shape != .mark
  }

  /// 消息人士的话: 的话 is a word of its own.
  private func isWordsOf(_ index: Int) -> Bool { tokens[index].count == 2 && scalars[tokens[index].start] == 0x7684 }

  /// Whether a phrase stands where somebody acts: a verb or what may stand before one follows, or a word that brings in
  /// a source or a partner stands in front.
  func acts(_ words: Range<Int>, isBare: Bool, in sentence: Range<Int>) -> Bool {
    let before = words.lowerBound - 1
    if before >= sentence.lowerBound {
      let info = infos[before]
      if info.saying == .source || info.role == .with || info.role == .by { return true }
      if !isBare, info.saying?.isCue == true || info.event != nil || info.role == .toward || info.role == .invited {
        return true
      }
    }
    var next = words.upperBound
    if next < sentence.upperBound, tokens[next].shape == .openBracket {
      next = reader.skipBracket(next, end: sentence.upperBound)
    }
    // Of a bare word for people only a verb of saying shows that they act.
    while isBare, next < sentence.upperBound, infos[next].saying == .adverb { next += 1 }
    guard next < sentence.upperBound else { return false }
    let info = infos[next]
    if isBare, info.role != .of, !isWordsOf(next) {
      return info.saying?.isCue == true
        || opens(words.lowerBound, sentence)
          && (info.common == .verb || info.common == .verbal || info.event != nil || info.hasActs)
    }
    switch tokens[next].shape {
    case .word:
      if isWordsOf(next) { return true }
      if info.role == .of {
        // 知情人士的消息, 渔业协会的数据
        return infos[next + 1].saying == .document || infos[next + 1].saying == .report
      }
      return info.role != nil || info.saying != nil || info.event != nil || info.hasActs
    case .gap:
      switch info.common {
      case .verb, .verbal, .adverb, .time, .function: return true
      default: return false
      }
    default: return false
    }
  }
}
