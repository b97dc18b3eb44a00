public import Record

/// Finds every pair of texts that are near copies: those whose sets of five-character grams have a Jaccard index of
/// 0.8 or more.
///
/// Exact: it finds what comparing each text with each other would find, and nothing else. Its time grows with the length
/// of the texts and the number of copies, not with the number of pairs.
///
/// Source of the method: Bayardo, Ma and Srikant, Scaling up all pairs similarity search, 2007 (prefixes, rare grams
/// first); Xiao et al., Efficient similarity joins for near duplicate detection, 2008 (an end to hopeless comparisons).
///
/// ```swift
/// var join = ReprintJoin(folding: lexicon.folding)
/// for article in articles { join.add(article.text) }
/// let copies = join.pairs()
/// ```
public struct ReprintJoin {
  /// Two texts, by the order in which they were added.
  public struct Pair: Sendable, Hashable, Comparable {
    /// The text that was added first.
    public let first: Int
    /// The other one.
    public let second: Int

    init(_ one: Int, _ other: Int) {
      first = min(one, other)
      second = max(one, other)
    }

    /// By the first text, then by the second.
    public static func < (left: Pair, right: Pair) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  private var texts: ComparedTexts

  /// A join without texts.
  ///
  /// - Parameter folding: Makes both scripts one, so that a copy in the other script is a copy.
  public init(folding: ScriptFolding) {
    texts = ComparedTexts(folding: folding)
  }

  /// The number of texts added.
  public var count: Int { texts.count }

  /// Adds a text; one of fewer than five characters, punctuation included, has no partner.
  public mutating func add(_ text: String) { texts.add(text) }

  /// Every pair of near copies, in order.
  public func pairs() -> [Pair] {
    let sets = GramSets(texts)
    var pairs: [Pair] = []
    sets.forEachPair { pairs.append(Pair($0, $1)) }
    return pairs.sorted()
  }

  /// The texts that near copies connect, each family in order, that with the earliest text first.
  ///
  /// Copies of copies belong together, so texts that are connected already are not compared any more.
  public func families() -> [[Int]] {
    let sets = GramSets(texts)
    var families = DisjointSets(count: count)
    sets.connect(&families)
    return families.sets()
  }
}
