/// What one scan of a text finds: the words that cover it best, and every word that speaks of an issue.
public struct Segmentation: Sendable {
  /// The chosen words in order; stretches that no table knows stand between them.
  public var hits: [Hit] = []
  /// Every word that speaks of an issue, whether or not it lies inside another word.
  public var issueHits: [Hit] = []
}

/// Cuts texts into words, keeping its working memory from one text to the next.
///
/// Of all ways to cover a text with words it takes the one that leaves the fewest characters uncovered and uses the
/// fewest words, so that 美国务卿 is 美 + 国务卿 although 美国 is a word, and 外交部长期 is not a minister.
public struct Segmenter: Sendable {
  /// What a character that no word covers costs.
  static let uncoveredCost: Int32 = 10
  /// What a word of one character costs.
  static let singleCost: Int32 = 7
  /// What a longer word costs.
  static let wordCost: Int32 = 4
  /// What a common word costs: where it crosses a word that means something, that one wins.
  static let commonCost: Int32 = 5
  /// What a longer word costs more where it begins with the 日 that a number before it counts: 13日+前往 and not 13 日前+往.
  static let dayCost: Int32 = 1

  private let automaton: Automaton
  /// The cheapest way to each place of the text, kept from one text to the next.
  private var steps: [Step] = []

  /// The last word of the cheapest way to a place.
  private struct Step {
    /// What the way costs.
    var cost: Int32 = .max
    /// Where the word begins.
    var from: Int32 = 0
    /// The word; -1 for a character that no word covers.
    var word: Int32 = -1
  }

  private static let covers: UInt8 = 1
  private static let speaksOfIssue: UInt8 = 2
  private static let isCommon: UInt8 = 4

  /// A segmenter over an automaton; costs nothing before it is used.
  public init(automaton: Automaton) {
    self.automaton = automaton
  }

  /// Whether a word of some senses takes part in segmentation, and whether it speaks of an issue; kept in the image,
  /// a byte a word.
  static func role(of senses: some Sequence<Sense>) -> UInt8 {
    senses.reduce(0) { roles, sense in
      switch sense.kind {
      case .issue: roles | speaksOfIssue
      case .common: roles | isCommon
      default: roles | covers
      }
    }
  }

  /// Cuts a text, given as scalars, into words.
  public mutating func segment(_ scalars: [UInt32]) -> Segmentation {
    let count = scalars.count
    var result = Segmentation()
    guard count > 0 else { return result }
    if steps.count <= count { steps = [Step](repeating: Step(), count: count + 1) }
    Segmenter.walk(scalars.span, automaton.image, &steps, &result)
    collect(count, into: &result.hits)
    return result
  }

  /// Finds the cheapest way to each place of a text.
  private static func walk(
    _ scalars: Span<UInt32>, _ image: LexiconImage, _ ways: inout [Step], _ result: inout Segmentation
  ) {
    let count = scalars.count
    var steps = ways.mutableSpan
    for index in 0...count { steps[index].cost = .max }
    steps[0].cost = 0
    let rows = image.elements(.rows, as: TrieRow.self)
    let classes = image.elements(.classes, as: UInt16.self)
    let roles = image.elements(.roles, as: UInt8.self)
    for start in 0..<count {
      let here = steps[start].cost
      Segmenter.relax(&steps, start + 1, here &+ Segmenter.uncoveredCost, from: start, word: -1)
      let countsDays = start > 0 && scalars[start] == 0x65E5 && Segmenter.isDigit(scalars[start - 1])
      var row = 0
      var index = start
      while index < count, scalars[index] < 0x10000 {
        let scalarClass = Int(classes[Int(scalars[index])])
        if scalarClass == 0 { break }
        let next = Int(rows[row].base) &+ scalarClass
        if next >= rows.count || Int(rows[next].check) != row || next == 0 { break }
        row = next
        index += 1
        let found = Int(rows[row].value)
        if found < 0 || Segmenter.splitsLatinWord(scalars, start, index) { continue }
        let role = roles[found]
        let more = countsDays && index - start > 1 ? Segmenter.dayCost : 0
        if role & Segmenter.speaksOfIssue != 0 { result.issueHits.append(Hit(start: start, end: index, word: found)) }
        if role & Segmenter.covers != 0 {
          let price = index - start == 1 ? Segmenter.singleCost : Segmenter.wordCost
          Segmenter.relax(&steps, index, here &+ price &+ more, from: start, word: found)
        } else if role & Segmenter.isCommon != 0, more == 0 {
          // 22日电: no common word begins with the 日 of a day.
          Segmenter.relax(&steps, index, here &+ Segmenter.commonCost, from: start, word: found)
        }
      }
    }
  }

  @inline(__always)
  private static func relax(
    _ steps: inout MutableSpan<Step>, _ end: Int, _ price: Int32, from start: Int, word found: Int
  ) {
    // Of two ways at the same price the one whose last word is shorter wins: its earlier words are longer.
    let start = Int32(truncatingIfNeeded: start)
    let known = steps[end]
    if price < known.cost || (price == known.cost && start > known.from) {
      steps[end] = Step(cost: price, from: start, word: Int32(truncatingIfNeeded: found))
    }
  }

  /// Walks the cheapest way back and keeps its words.
  private func collect(_ count: Int, into hits: inout [Hit]) {
    var end = count
    while end > 0 {
      let step = steps[end]
      let start = Int(step.from)
      if step.word >= 0 { hits.append(Hit(start: start, end: end, word: Int(step.word))) }
      end = start
    }
    hits.reverse()
  }

  /// Whether a word that begins or ends with a Latin letter or a digit would cut a longer one in two.
  @inline(__always)
  private static func splitsLatinWord(_ scalars: Span<UInt32>, _ start: Int, _ end: Int) -> Bool {
    if isLatin(scalars[start]), start > 0, isLatin(scalars[start - 1]) { return true }
    return isLatin(scalars[end - 1]) && end < scalars.count && isLatin(scalars[end])
  }

  @inline(__always)
  private static func isDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
  }

  @inline(__always)
  private static func isLatin(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
      || (0xC0...0x24F).contains(scalar) || (0xFF10...0xFF19).contains(scalar) || (0xFF21...0xFF3A).contains(scalar)
      || (0xFF41...0xFF5A).contains(scalar)
  }
}
