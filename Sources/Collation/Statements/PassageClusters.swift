import Record

/// Gathers passages that tell the same into utterances.
///
/// Pairs are taken the most alike first. Two groups become one only around a **hub**: one passage, the fullest telling,
/// that nearly all others are like; so a chain of passages each a little like the next does not grow together.
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

  private let told: ToldStatements
  private let index: PassageIndex
  private var clusters: [Cluster]
  private var home: [Int]

  /// How alike passages of one voice must be.
  static let alike = 0.40
  /// How alike they must be where one account names only the side or the office.
  static let alikeBySide = 0.45
  /// How alike they must be where the voices differ, but share an actor.
  static let alikeDespiteVoice = 0.75
  /// Pairs of characters that two passages must share, whatever their length.
  static let fewestPairs = 4
  /// Statements of one article that lie at most so far apart may be parts of one utterance.
  static let nearby = 2
  /// How much of a second part the fullest telling must hold.
  static let partHeld = 0.6
  /// One account tells at least one sentence of so many; of more it has left out another utterance.
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

  /// The groups of passages, each in the order of the passages, by their first.
  var groups: [[Int]] {
    clusters.filter { !$0.passages.isEmpty }.map { $0.passages.sorted() }.sorted { $0[0] < $1[0] }
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
    index.forEachPair(atLeast: Self.alike) { first, second, likeness in
      guard told.passages[first].statement != told.passages[second].statement,
        isEnough(likeness, told.closeness(first, second))
      else { return }
      let shares = !Set(told.told(first).statement.issues).isDisjoint(with: told.told(second).statement.issues)
      pairs.append(
        Pair(
          first: first, second: second, score: likeness.score + (shares ? 0.03 : 0),
          distance: abs(told.told(first).place - told.told(second).place)))
    }
    pairs.sort { one, other in
      if one.score != other.score { return one.score > other.score }
      return (one.distance, one.first, one.second) < (other.distance, other.first, other.second)
    }
    for pair in pairs { join(pair.first, pair.second) }
  }

  private func isEnough(_ likeness: PassageIndex.Likeness, _ closeness: Voice.Closeness) -> Bool {
    guard likeness.shared >= Self.fewestPairs else { return false }
    switch closeness {
    case .none: return false
    case .faint: return likeness.score >= Self.alikeDespiteVoice
    case .side: return likeness.score >= Self.alikeBySide
    case .same: return likeness.score >= Self.alike
    }
  }

  private mutating func join(_ first: Int, _ second: Int) {
    let (one, other) = (home[first], home[second])
    guard one != other, agree(one, other) else { return }
    let together = clusters[one].passages + clusters[other].passages
    for hub in [clusters[one].hub, clusters[other].hub, first, second] where holds(hub, together) {
      guard fits(clusters[one].passages, clusters[other].passages, hub: hub) else { continue }
      merge(one, other, hub: hub)
      return
    }
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

  /// Whether nearly all passages are like one of them.
  private func holds(_ hub: Int, _ passages: [Int]) -> Bool {
    var unlike = 0
    for passage in passages where passage != hub {
      if told.closeness(hub, passage) == .none || index.likeness(hub, passage).score < Self.alike { unlike += 1 }
      if unlike * 5 > passages.count { return false }
    }
    return true
  }

  /// Whether what one article has in both groups is one utterance: told twice, or told in parts near each other.
  private func fits(_ one: [Int], _ other: [Int], hub: Int) -> Bool {
    for first in one {
      for second in other where told.passages[first].article == told.passages[second].article {
        if told.passages[first].statement == told.passages[second].statement { continue }
        if index.likeness(first, second).containment >= Self.partHeld { continue }
        let apart = abs(told.told(first).order - told.told(second).order)
        let part = max(index.totals[first], index.totals[second]) <= index.totals[hub] * 1.1
        guard apart <= Self.nearby, part,
          min(index.likeness(first, hub).containment, index.likeness(second, hub).containment) >= Self.partHeld
        else { return false }
      }
    }
    return true
  }

  /// Puts the sentences of one statement together again, where no two accounts part them: where one tells only the one
  /// sentence and another only the other, they are two utterances, of which the third account tells both at once.
  mutating func rejoin() {
    var byStatement: [[Int]] = Array(repeating: [], count: told.statements.count)
    for passage in told.passages.indices { byStatement[told.passages[passage].statement].append(passage) }
    for sentences in byStatement where sentences.count > 1 {
      for (first, second) in zip(sentences, sentences.dropFirst()) {
        let (one, other) = (home[first], home[second])
        guard one != other, agree(one, other) else { continue }
        let (left, right) = (clusters[one].articles, clusters[other].articles)
        let isShortened =
          sentences.count <= Self.longestUtterance && (left.isSubset(of: right) || right.isSubset(of: left))
        guard left == right || isShortened, areNear(clusters[one].passages, clusters[other].passages) else { continue }
        merge(one, other, hub: clusters[one].hub)
      }
    }
  }

  /// Whether what an article has in both groups stands close together.
  private func areNear(_ one: [Int], _ other: [Int]) -> Bool {
    for first in one {
      for second in other where told.passages[first].article == told.passages[second].article {
        if abs(told.told(first).order - told.told(second).order) > Self.nearby { return false }
      }
    }
    return true
  }
}
