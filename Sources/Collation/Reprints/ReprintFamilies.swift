public import Lexicon
public import Record

/// Which articles print one text, and which of them leads.
///
/// A family is what near copies connect (`ReprintJoin`): a cut version of a cut version belongs to it. Articles without
/// text form none, whatever their titles. The same for any order of the articles.
public struct ReprintFamilies: Sendable {
  private let leaders: [Int]

  /// The families among some articles.
  ///
  /// - Parameters:
  ///   - articles: With their texts.
  ///   - lexicon: Makes both scripts one, and knows the outlets that articles credit.
  public init(_ articles: [Article], lexicon: LoadedLexicon) {
    var leaders = Array(articles.indices)
    if articles.count > 1 {
      var join = ReprintJoin(folding: lexicon.folding)
      for article in articles { join.add(article.text) }
      let leading = LeadingSource(lexicon: lexicon)
      for family in join.families() {
        let leader = family[leading.leader(of: family.map { articles[$0] })]
        for member in family { leaders[member] = leader }
      }
    }
    self.leaders = leaders
  }

  /// A number that the members of one family share with nobody else; an article that is in none has its own.
  ///
  /// - Parameter position: The article's position among those that the families were made from.
  public func family(of position: Int) -> Int { leaders[position] }

  /// The article whose text this one repeats, by its position; `nil` for one that leads or is in no family.
  public func leader(of position: Int) -> Int? { leaders[position] == position ? nil : leaders[position] }
}
