/// Changes a text a little, by words where it can: an article that somebody wrote, with something wrong in it.
public struct TextMutator: Sendable {
  private let maker: SentenceMaker
  private let samples: [[Unicode.Scalar]]

  /// A mutator that takes stretches from sample texts.
  public init(maker: SentenceMaker, samples: [String]) {
    self.maker = maker
    self.samples = samples.map { Array($0.unicodeScalars) }
  }

  /// A text with a few changes, no longer than a limit of scalars.
  public func changed(_ text: String, limit: Int, _ random: inout SplitMix) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0...random.below(4) { change(&scalars, &random) }
    return String(String.UnicodeScalarView(scalars.prefix(limit)))
  }

  /// A stretch of a sample.
  public func excerpt(of length: Int, _ random: inout SplitMix) -> String {
    String(String.UnicodeScalarView(stretch(of: random.pick(samples) ?? [], length, &random)))
  }

  private func stretch(of scalars: [Unicode.Scalar], _ length: Int, _ random: inout SplitMix) -> [Unicode.Scalar] {
    let first = random.below(scalars.count + 1)
    return Array(scalars[first..<min(first + random.below(length) + 1, scalars.count)])
  }

  private func change(_ scalars: inout [Unicode.Scalar], _ random: inout SplitMix) {
    let place = random.below(scalars.count + 1)
    let end = min(place + random.below(12), scalars.count)
    switch random.below(8) {
    case 0: scalars.removeSubrange(place..<end)
    case 1: scalars.insert(contentsOf: stretch(of: scalars, 20, &random), at: place)
    case 2: scalars.insert(contentsOf: stretch(of: random.pick(samples) ?? [], 60, &random), at: place)
    case 3: scalars.replaceSubrange(place..<end, with: maker.word(&random).unicodeScalars)
    case 4: scalars.insert(contentsOf: maker.sentence(&random).joined().unicodeScalars, at: place)
    case 5: scalars.removeSubrange(place...)
    case 6: scalars.removeSubrange(..<place)
    default: scalars.insert(contentsOf: maker.word(&random).unicodeScalars, at: place)
    }
  }
}
