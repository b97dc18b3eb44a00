import Lexicon
import Record

/// The issues that an article, an event or a statement touches.
///
/// Each distinct trigger counts by its weight, again where it returns, and twice in the title. What lies between two
/// states (`sides` in `issues.tsv`) needs no trigger: every sentence that tells of both counts. The longer an article,
/// the more must be said; what articles name in passing has a higher bar; an issue that is weak beside the article's
/// first is left out.
///
/// The sizes of these measures were set on the annotated articles, where all of them may be moved by a quarter without
/// much loss.
struct IssueReader {
  let lexicon: LoadedLexicon

  /// What one point of a trigger's weight counts; the other measures are multiples and parts of it.
  static let point = 4
  /// How many returns of a trigger still count, and how many sentences that tell of two states.
  static let returns = 3
  static let sentences = 3
  /// What a sentence that tells of two states counts, in points, and one that tells of more beside them.
  static let dealing = 3
  static let dealingOfMany = 1
  /// The lowest and the highest bar, in parts of a point: a fair word alone is not enough in the shortest article. It
  /// rises by a point with so many scalars.
  static let bars: ClosedRange<Int> = 9...24
  static let scalarsPerPoint = 200
  /// The bar of a statement: a fair word.
  static let barOfStatement = 8
  /// An issue with less than this part of the strongest one's score is left out.
  static let weakest = 10
  /// The most issues of an article, and of a statement.
  static let most = 6
  static let mostOfStatement = 3

  /// What a zone of an article tells of issues.
  struct Told {
    var hits: [Hit]
    var dealings: [Dealing]
    /// Where its own words begin: behind the dateline.
    var start: Int
    /// Its length in scalars.
    var length: Int
  }

  /// The issues of an article, the strongest first.
  func issues(_ body: Told, title: Told) -> [IssueMention] {
    var tally = IssueTally(lexicon: lexicon)
    tally.count(body.hits[body.hits.partition { $0.start >= body.start }...])
    for dealing in body.dealings { tally.count(dealing) }
    var inTitle = IssueTally(lexicon: lexicon)
    inTitle.count(title.hits[...])
    for dealing in title.dealings { inTitle.count(dealing) }

    var scores: [(issue: Int, score: Int)] = []
    for issue in Set(tally.scores.keys).union(inTitle.scores.keys) {
      scores.append((issue, tally.scores[issue, default: 0] + 2 * inTitle.scores[issue, default: 0]))
    }
    return chosen(scores, bar: IssueReader.bar(length: body.length - body.start)).map { issue in
      let spans = tally.spans[issue] ?? []
      return spans.isEmpty
        ? IssueMention(entity: lexicon.issues[issue].id, spans: inTitle.spans[issue] ?? [], zone: .title)
        : IssueMention(entity: lexicon.issues[issue].id, spans: spans)
    }
  }

  /// What an issue of the usual bar must score in an article of so many scalars.
  static func bar(length: Int) -> Int {
    min(max(length * point / scalarsPerPoint, bars.lowerBound), bars.upperBound)
  }

  /// The issues that stretches of a zone speak of, the strongest first and at most three: those of a statement's
  /// content.
  ///
  /// Statements lean on what was said before them: an issue of the article weighs twice, and where no word speaks of
  /// any issue the article's first one is taken.
  ///
  /// - Parameters:
  ///   - spans: The stretches, in order.
  ///   - hits: The zone's words that speak of issues (`Zone.issueHits`), in order of their starts.
  ///   - dealings: The zone's sentences with several states (`ZoneReader.dealings`), in order.
  ///   - article: The issues of the article, the strongest first (`issues(_:title:)`).
  func issues(
    within spans: [TextSpan], hits: [Hit], dealings: [Dealing] = [], article: [IssueMention] = []
  ) -> [String] {
    var tally = IssueTally(lexicon: lexicon)
    var next = 0
    for span in spans {
      let first = hits.partition { $0.start >= span.start }
      tally.count(hits[first..<max(first, hits.partition { $0.start >= span.end })])
      // A sentence that two stretches share counts once.
      next = max(next, dealings.partition { $0.span.end > span.start })
      while next < dealings.count, dealings[next].span.start < span.end {
        tally.count(dealings[next])
        next += 1
      }
    }
    guard !tally.scores.isEmpty else { return article.prefix(1).map(\.entity) }
    let scores = tally.scores.map { issue, score in
      let id = lexicon.issues[issue].id
      return (issue: issue, score: article.contains { $0.entity == id } ? 2 * score : score)
    }
    let strongest = scores.map(\.score).max() ?? 0
    let told =
      scores.filter { $0.score >= IssueReader.barOfStatement && $0.score * 2 >= strongest }
      .sorted { ($1.score, lexicon.issues[$0.issue].id) < ($0.score, lexicon.issues[$1.issue].id) }
      .prefix(IssueReader.mostOfStatement).map { lexicon.issues[$0.issue].id }
    return told.isEmpty ? article.prefix(1).map(\.entity) : told
  }

  /// The issues that an event was about: those of the article spoken of in its sentences.
  static func issues(of event: Event, in issues: [IssueMention]) -> [String] {
    issues.filter { issue in
      issue.zone == event.zone
        && issue.spans.contains { span in event.evidence.contains { $0.start <= span.start && span.end <= $0.end } }
    }.map(\.entity).sorted()
  }

  /// Those that reach the bar, the strongest first.
  private func chosen(_ scores: [(issue: Int, score: Int)], bar: Int) -> [Int] {
    let strongest = scores.map(\.score).max() ?? 0
    return
      scores.filter { issue, score in
        score * 4 >= bar * lexicon.issues[issue].bar && score * IssueReader.weakest >= strongest
      }
      .sorted { ($1.score, lexicon.issues[$0.issue].id) < ($0.score, lexicon.issues[$1.issue].id) }
      .prefix(IssueReader.most).map(\.issue)
  }
}

/// How much is said of each issue, by row of `issues.tsv`.
struct IssueTally {
  let lexicon: LoadedLexicon
  private(set) var scores: [Int: Int] = [:]
  private(set) var spans: [Int: [TextSpan]] = [:]
  /// How often each trigger has come.
  private(set) var counts: [Int: Int] = [:]
  /// How many sentences told of both sides of each issue.
  private var dealings: [Int: Int] = [:]

  init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
  }

  /// Counts words in order of their starts, shorter ones first; one inside a longer word for the same issue says
  /// nothing more (制裁 in 经济制裁).
  mutating func count(_ hits: ArraySlice<Hit>) {
    var covered: [Int: Int] = [:]
    var first = hits.startIndex
    while first < hits.endIndex {
      var next = first
      while next < hits.endIndex, hits[next].start == hits[first].start { next += 1 }
      for hit in hits[first..<next].reversed() { count(hit, &covered) }
      first = next
    }
  }

  private mutating func count(_ hit: Hit, _ covered: inout [Int: Int]) {
    for sense in lexicon.automaton.eachSense(of: hit.word) where sense.kind == .issue {
      let trigger = lexicon.issueTriggers[sense.row]
      guard covered[trigger.issue, default: 0] < hit.end else { continue }
      covered[trigger.issue] = hit.end
      spans[trigger.issue, default: []].append(TextSpan(hit.start, hit.end))
      let before = counts[sense.row, default: 0]
      counts[sense.row] = before + 1
      // Weak words say no more when they return.
      guard before == 0 || trigger.weight > 1 && before <= IssueReader.returns else { continue }
      scores[trigger.issue, default: 0] += trigger.weight * unit(trigger.issue)
    }
  }

  /// What the trigger of a row has added to its issue's score.
  func score(ofTrigger row: Int) -> Int {
    let trigger = lexicon.issueTriggers[row]
    let most = trigger.weight > 1 ? 1 + IssueReader.returns : 1
    return min(counts[row, default: 0], most) * trigger.weight * unit(trigger.issue)
  }

  /// What a point counts: words for dealings between states are many and say little beside the states themselves.
  private func unit(_ issue: Int) -> Int {
    lexicon.issues[issue].sides.isEmpty ? IssueReader.point : IssueReader.point / 2
  }

  /// A sentence that tells of both states of an issue.
  mutating func count(_ dealing: Dealing) {
    for (row, sides) in lexicon.issuesOfSides {
      guard let words = dealing.words(for: sides) else { continue }
      spans[row, default: []] += words
      guard dealings[row, default: 0] < IssueReader.sentences else { continue }
      dealings[row, default: 0] += 1
      let points = dealing.actors.count > 2 ? IssueReader.dealingOfMany : IssueReader.dealing
      scores[row, default: 0] += points * IssueReader.point
    }
  }
}
