import Lexicon
import Record

/// Chooses, of the acts that an article may tell, those that an analyst would list: at most four.
///
/// The rules propose and count points; where weights have been learnt for it, they decide.
package struct ActChooser {
  /// The acts that may be listed.
  let acts: [Act]
  /// The sides that the headline names, and those of each encounter that the article tells.
  let titleActors: Codes
  let encounters: [Codes]
  package private(set) var candidates: [ActCandidate] = []
  private let hasLearnt: Bool

  /// How many acts an article has at most.
  static let limit = 4

  /// - Parameters:
  ///   - real: The acts that the rules hold for real.
  ///   - doubtful: Acts that they pass over: wished, supposed, denied, or without sides that grammar gives.
  init(real: [Act], doubtful: [Act], titleActors: Codes, encounters: [Codes], scorer: Scorer) {
    hasLearnt = scorer.hasLearnt
    acts = hasLearnt || scorer.isLearning ? real + doubtful : real
    self.titleActors = titleActors
    self.encounters = encounters
    let salience = ActSalience(acts: real)
    let points = acts.map(salience.points)
    let listed = salience.listed(by: points)
    let ranked = points.indices.sorted { (points[$1], $0) < (points[$0], $1) }
    var rank = points
    for (place, number) in ranked.enumerated() { rank[number] = place }
    candidates = acts.indices.map { number in
      let isRule = number < real.count && listed.contains(number)
      return ActCandidate(
        act: acts[number], isRule: isRule,
        signs: signs(acts[number], points: points[number], rank: rank[number], isRule: isRule, salience, scorer))
    }
  }

  /// The acts that are listed, in the order of the text.
  func chosen() -> [Act] {
    let listed =
      hasLearnt
      ? candidates.filter { $0.signs.score > 0 }.sorted { $0.signs.score > $1.signs.score }.prefix(ActChooser.limit)
      : candidates.filter(\.isRule)[...]
    return listed.map(\.act)
      .sorted { ($0.first.zone.rawValue, $0.first.cue) < ($1.first.zone.rawValue, $1.first.cue) }
  }
}
