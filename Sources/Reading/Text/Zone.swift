import Lexicon

/// A zone of an article, cut into words and sentences.
final class Zone {
  let text: ScalarText
  let tokens: [Token]
  let infos: Words
  let sentences: [Sentence]
  let issueHits: [Hit]

  init(
    _ string: String, isHeadline: Bool = false, _ segmenter: inout Segmenter, _ vocabulary: inout Vocabulary
  ) {
    text = ScalarText(string)
    let segmentation = segmenter.segment(text.scalars)
    tokens = Tokenizer.tokens(text, hits: segmentation.hits, &vocabulary)
    infos = Words(tokens, &vocabulary)
    sentences = Sentence.split(tokens, text, isHeadline: isHeadline)
    issueHits = Zone.withoutCrossings(segmentation.issueHits, tokens)
  }

  /// The words for issues that no boundary of words cuts: 南海 is not told of in 越南海军, 国军 not in 美国军队.
  private static func withoutCrossings(_ hits: [Hit], _ tokens: [Token]) -> [Hit] {
    var first = 0
    return hits.filter { hit in
      while first < tokens.count, tokens[first].end <= hit.start { first += 1 }
      var last = first
      while last < tokens.count, tokens[last].end < hit.end { last += 1 }
      guard first < last, last < tokens.count else { return true }
      let cutsFirst = tokens[first].shape == .word && tokens[first].start < hit.start
      let cutsLast = tokens[last].shape == .word && tokens[last].end > hit.end && tokens[last].start < hit.end
      return !cutsFirst && !cutsLast
    }
  }
}
