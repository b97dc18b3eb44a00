import Lexicon
import Record

/// Whom the accounts of one entry speak for: articles that carry one text are one voice, and some are nearer to the
/// source than others.
struct Voices {
  /// The voice of each article, by its position.
  let ofArticle: [Int]
  /// How near each article is to what it tells.
  let nearness: [Int]

  init(_ articles: [Article], _ reprints: ReprintFamilies, sides: Set<String>, lexicon: LoadedLexicon) {
    ofArticle = articles.indices.map { reprints.family(of: $0) }
    let source = SourceNearness(lexicon: lexicon, sides: sides)
    nearness = articles.map(source.points)
  }

  /// The value that most voices give; of equal ones the one that the nearest gives, then the one told first.
  ///
  /// - Parameter reports: In the order of publication.
  func mostSupported<Value: Hashable>(_ reports: [Telling], by value: (Telling) -> Value?) -> Value? {
    var support: [Value: Support] = [:]
    for (position, report) in reports.enumerated() {
      guard let value = value(report) else { continue }
      var known = support[value] ?? Support(first: position)
      known.voices.insert(ofArticle[report.article])
      known.nearness = max(known.nearness, nearness[report.article])
      support[value] = known
    }
    return support.max { one, other in
      let left = (one.value.voices.count, one.value.nearness, other.value.first)
      return left < (other.value.voices.count, other.value.nearness, one.value.first)
    }?.key
  }

  /// How many voices reports are.
  func count(_ reports: some Sequence<Telling>) -> Int { Set(reports.map { ofArticle[$0.article] }).count }

  private struct Support {
    var voices: Set<Int> = []
    var nearness = 0
    var first: Int
  }
}
