import Lexicon

/// A zone of an article, cut into words and sentences.
struct Zone {
  let text: ScalarText
  let tokens: [Token]
  let infos: [WordInfo]
  let sentences: [Sentence]
  let issueHits: [Hit]

  init(
    _ string: String, isHeadline: Bool = false, _ segmenter: inout Segmenter, _ vocabulary: inout Vocabulary
  ) {
    text = ScalarText(string)
    let segmentation = segmenter.segment(text.scalars)
    tokens = Tokenizer.tokens(text, hits: segmentation.hits)
    var infos: [WordInfo] = []
    infos.reserveCapacity(tokens.count)
    for token in tokens { infos.append(vocabulary.info(token.word)) }
    self.infos = infos
    sentences = Sentence.split(tokens, text, isHeadline: isHeadline)
    issueHits = segmentation.issueHits
  }
}
