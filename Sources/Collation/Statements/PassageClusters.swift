import Record

/// Gathers passages that tell the same into utterances.
///
/// Pairs are taken the most alike first. Two groups become one only around a **hub**: one passage, the fullest telling,
/// that nearly all others are like; so a chain of passages each a little like the next does not grow together. Two
/// utterances that several accounts tell apart stay apart where another account tells both in one sentence; that
/// sentence is then cut at a comma.
struct PassageClusters {
  /// Passages that tell one utterance.
  struct Cluster {
    var passages: [Int]
    /// The fullest telling.
    var hub: Int
    var articles: Set<Int>
    /// Those named as persons; empty where only sides are named.
    var persons: Set<String>
  }

  /// The statements, with the passages as they were cut in the end.
  private(set) var told: ToldStatements
  private(set) var index: PassageIndex
  private var clusters: [Cluster]
  private var home: [Int]
  /// Passages that tell, besides their own utterance, that of another passage.
  private var torn: [(passage: Int, other: Int)] = []
  /// Parts of sentences that were cut; they are not put together again.
  private var parts: Set<Int> = []

  /// Statements of one article that lie at most so far apart may be parts of one utterance.
  static let nearby = 2
  /// How much of a second part the fullest telling must hold.
  static let partHeld = 0.6
  /// Of so many passages around a hub one may be unlike it.
  static let tolerance = 8
  /// How alike, on average, two groups must be that several accounts each tell.
  static let alikeAsGroups = 0.27
  /// How alike they must be without the passage that brings them together: it may tell two utterances at once.
  static let alikeWithoutBridge = 0.18
  /// An utterance has at most so many sentences, unless every account has them all.
  static let longestUtterance = 3

  init(told: ToldStatements, index: PassageIndex) {
    self.told = told
    self.index = index
    clusters = told.passages.indices.map { passage in
      let voice = told.voices[told.voice(passage)]
      return Cluster(
        passages: [passage], hub: passage, articles: [told.passages[passage].article],
        persons: voice.jointActors.isEmpty ? voice.persons : [])
    }
    home = Array(told.passages.indices)
  }

  /// The groups of passages, in the order in which they are first told.
  var groups: [[Int]] {
    let places = told.passages.map { (statement: $0.statement, span: $0.spans.first ?? TextSpan(0, 0)) }
    var groups = clusters.compactMap { $0.passages.isEmpty ? nil : $0.passages }
    for group in groups.indices where groups[group].count > 1 { groups[group].sort { places[$0] < places[$1] } }
    return groups.sorted { places[$0[0]] < places[$1[0]] }
  }

  private struct Pair {
    var first: Int
    var second: Int
    var score: Double
    /// How far apart they stand in their articles.
    var distance: Int
  }

  /// Joins what is alike.
  mutating func gather() {
    var pairs: [Pair] = []
    index.forEachPair(atLeast: Resemblance.floor) { first, second, likeness in
      guard told.passages[first].statement != told.passages[second].statement,
        Resemblance.isEnough(likeness, first, second, told)
      else { return }
      let shares = !Set(told.told(first).statement.issues).isDisjoint(with: told.told(second).statement.issues)
      pairs.append(
        Pair(
          first: first, second: second, score: likeness.score + (shares ? Resemblance.sharedIssue : 0),
          distance: abs(told.told(first).place - told.told(second).place)))
    }
    pairs.sort { one, other in
      if one.score != other.score { return one.score > other.score }
      return (one.distance, one.first, one.second) < (other.distance, other.first, other.second)
    }
    for pair in pairs { join(pair.first, pair.second) }
  }

  private mutating func join(_ first: Int, _ second: Int) {
    let (one, other) = (home[first], home[second])
    guard one != other, agree(one, other) else { return }
    guard areOne(one, other, by: first, second) else {
      torn += [(first, second), (second, first)]
      return
    }
    let together = clusters[one].passages + clusters[other].passages
    for hub in [clusters[one].hub, clusters[other].hub, first, second] where holds(hub, together) {
      guard fits(clusters[one].passages, clusters[other].passages, hub: hub) else { continue }
      merge(one, other, hub: hub)
      return
    }
    torn += [(first, second), (second, first)]
  }

  private mutating func merge(_ one: Int, _ other: Int, hub: Int) {
    let (into, from) = (min(one, other), max(one, other))
    for passage in clusters[from].passages { home[passage] = into }
    clusters[into].passages += clusters[from].passages
    clusters[into].articles.formUnion(clusters[from].articles)
    clusters[into].persons.formUnion(clusters[from].persons)
    clusters[into].hub = hub
    clusters[from].passages = []
  }

  /// Whether no two persons would speak as one.
  private func agree(_ one: Int, _ other: Int) -> Bool {
    let (left, right) = (clusters[one].persons, clusters[other].persons)
    return left.isEmpty || right.isEmpty || !left.isDisjoint(with: right)
  }

  /// Whether two groups that each have several accounts are alike as a whole, and not by one passage alone.
  private func areOne(_ one: Int, _ other: Int, by first: Int, _ second: Int) -> Bool {
    let (left, right) = (clusters[one], clusters[other])
    guard left.articles.count > 1, right.articles.count > 1 else { return true }
    return mean(left.passages, right.passages) >= Self.alikeAsGroups
      && mean(left.passages.filter { $0 != first }, right.passages) >= Self.alikeWithoutBridge
      && mean(left.passages, right.passages.filter { $0 != second }) >= Self.alikeWithoutBridge
  }

  private func mean(_ some: [Int], _ others: [Int]) -> Double {
    var sum = 0.0
    for first in some {
      for second in others { sum += index.likeness(first, second).score }
    }
    return sum / Double(max(some.count * others.count, 1))
  }

  /// Whether nearly all passages are like one of them.
  private func holds(_ hub: Int, _ passages: [Int]) -> Bool {
    var unlike = 0
    for passage in passages where passage != hub {
      if told.closeness(hub, passage) == .none || index.likeness(hub, passage).score < Resemblance.floor { unlike += 1 }
      if unlike * Self.tolerance > passages.count { return false }
    }
    return true
  }

  /// Whether what one article has in both groups is one utterance: told twice, or told in parts near each other.
  private func fits(_ one: [Int], _ other: [Int], hub: Int) -> Bool {
    for first in one {
      for second in other where told.passages[first].article == told.passages[second].article {
        if told.passages[first].statement == told.passages[second].statement { continue }
        if index.likeness(first, second).containment >= Self.partHeld { continue }
        let part = max(index.totals[first], index.totals[second]) <= index.totals[hub] * 1.1
        guard apart(first, second) <= Self.nearby, part,
          min(index.likeness(first, hub).containment, index.likeness(second, hub).containment) >= Self.partHeld
        else { return false }
      }
    }
    return true
  }

  private func apart(_ first: Int, _ second: Int) -> Int { abs(told.told(first).order - told.told(second).order) }
}

extension PassageClusters {
  /// Cuts a sentence that tells two utterances which other accounts tell apart, and gives each its part.
  mutating func tear() {
    var tried: Set<[Int]> = []
    for (passage, other) in torn {
      let (own, foreign) = (home[passage], home[other])
      guard own != foreign, agree(own, foreign), tried.insert([passage, foreign]).inserted else { continue }
      let clauses = told.passages[passage].clauses(told.texts[told.passages[passage].article])
      guard clauses.count > 1 else { continue }
      let text = told.texts[told.passages[passage].article]
      var (stays, goes): ([TextSpan], [TextSpan]) = ([], [])
      for clause in clauses {
        let pairs = Passage.grams([clause], text)
        let here = heaviest(pairs, clusters[own].passages.filter { $0 != passage })
        let there = heaviest(pairs, clusters[foreign].passages)
        if there > here { goes.append(clause) } else { stays.append(clause) }
      }
      guard !stays.isEmpty, !goes.isEmpty, isLike(goes, other, text) else { continue }
      parts.insert(passage)
      let part = told.cut(passage, Passage.spans(stays), Passage.spans(goes))
      index.update(passage, grams: told.passages[passage].grams)
      index.update(part, grams: told.passages[part].grams)
      parts.insert(part)
      home.append(foreign)
      clusters[foreign].passages.append(part)
      clusters[foreign].articles.insert(told.passages[part].article)
    }
  }

  /// How much of some words the passage holds that holds most of them.
  private func heaviest(_ pairs: [UInt32], _ passages: [Int]) -> Double {
    passages.reduce(0) { max($0, index.weight(of: pairs, in: $1)) }
  }

  private func isLike(_ spans: [TextSpan], _ other: Int, _ text: [UInt32]) -> Bool {
    let pairs = Passage.grams(spans, text)
    guard pairs.count >= Passage.shortest else { return false }
    return index.weight(of: pairs, in: other) >= Self.partHeld * min(index.weight(of: pairs), index.totals[other])
  }

  /// Puts the sentences of one statement together again, where no two accounts part them: where one tells only the one
  /// sentence and another only the other, they are two utterances, of which the third account tells both at once.
  mutating func rejoin() {
    var byStatement: [[Int]] = Array(repeating: [], count: told.statements.count)
    for passages in groups { for passage in passages { byStatement[told.passages[passage].statement].append(passage) } }
    for sentences in byStatement where sentences.count > 1 {
      let sentences = sentences.sorted {
        (told.passages[$0].spans.first ?? TextSpan(0, 0)) < (told.passages[$1].spans.first ?? TextSpan(0, 0))
      }
      for (first, second) in zip(sentences, sentences.dropFirst()) {
        let (one, other) = (home[first], home[second])
        if parts.contains(first), parts.contains(second) { continue }
        guard one != other, agree(one, other), belongTogether(one, other, of: sentences.count) else { continue }
        merge(one, other, hub: clusters[one].hub)
      }
    }
  }

  /// Whether the accounts tell two groups as one utterance: all tell both, or all who tell the one tell the other, too,
  /// and not many leave it out; and those who tell both do so in one statement at least as often as in several.
  private func belongTogether(_ one: Int, _ other: Int, of sentences: Int) -> Bool {
    let (left, right) = (clusters[one].articles, clusters[other].articles)
    let isSame = left == right
    let isShortened =
      sentences <= Self.longestUtterance
      && (left.isSubset(of: right) || right.isSubset(of: left))
      && min(left.count, right.count) * 3 >= max(left.count, right.count)
    guard isSame || isShortened else { return false }
    var (whole, parted) = (Set<Int>(), Set<Int>())
    for first in clusters[one].passages {
      for second in clusters[other].passages where told.passages[first].article == told.passages[second].article {
        if told.passages[first].statement == told.passages[second].statement {
          whole.insert(told.passages[first].article)
        } else if apart(first, second) > Self.nearby {
          return false
        } else {
          parted.insert(told.passages[first].article)
        }
      }
    }
    return whole.count >= parted.subtracting(whole).count
  }
}
