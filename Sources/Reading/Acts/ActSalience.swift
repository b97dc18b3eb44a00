import Record

/// Chooses of the acts that an article tells those that are its main points.
///
/// Points are counted for what makes an act one that an analyst lists: it is told in the headline, early, again and
/// again, between the article's two main sides, by words that leave no doubt. Fitted by hand to annotated articles:
/// one opinion among the signs where weights have been learnt.
struct ActSalience {
  let acts: [Act]
  /// How often acts are told, all together.
  private let total: Int

  init(acts: [Act]) {
    self.acts = acts
    total = acts.reduce(0) { $0 + $1.tellings }
  }

  /// From how many points on an act is listed.
  private static let threshold = 5

  /// The places of the acts that are listed.
  ///
  /// - Parameter points: What is counted for each.
  func listed(by points: [Int]) -> [Int] {
    let ranked = acts.indices.map { (place: $0, points: points[$0]) }
      .filter { $0.points >= ActSalience.threshold }
      .sorted { ($1.points, $0.place) < ($0.points, $1.place) }
    return ranked.prefix(ActChooser.limit).map(\.place)
  }

  /// What is counted for an act.
  func points(_ act: Act) -> Int {
    var points = ActSalience.points(of: act.first.kind) + act.weight - 4 + min(act.tellings, 4) - 1
    if act.isInTitle { points += 5 }
    if let position = act.position, position <= 3 { points += 2 }
    if act.namesRecipient { points += 1 }
    if act.first.isOwnVoice { points += 1 }
    if act.first.status == .planned { points -= 2 }
    if act.isHistory { points -= 3 }
    if isReversed(act) { points -= 1 }
    if isPartOfProtest(act) { points -= 3 }
    return points + share(of: act)
  }

  /// Up to three for the share of all tellings that are between these sides.
  func share(of act: Act) -> Int {
    (6 * between(act.codes) + total) / (2 * max(total, 1))
  }

  /// What the type alone says: a refusal is seldom listed, being part of an accusation.
  private static func points(of kind: Event.Kind) -> Int {
    switch kind {
    case .accuse, .threaten, .agree: 2
    case .sanction: 1
    case .retreat: -1
    default: 0
    }
  }

  /// 提出严正交涉，表示强烈不满和坚决反对: the one formula with which a protest is lodged.
  func isPartOfProtest(_ act: Act) -> Bool {
    let isFormula = (act.first.kind == .reject || act.first.kind == .accuse) && act.weight <= 3
    return isFormula
      && acts.contains { other in
        other.first.sentence == act.first.sentence && other.actorCodes == act.actorCodes
          && (other.first.kind == .protest || other.first.kind == .accuse && act.first.kind == .reject)
      }
  }

  /// How many tellings of all acts are between some sides or some of them.
  private func between(_ codes: Codes) -> Int {
    acts.reduce(0) { $0 + (codes.isSubset(of: $1.codes) || $1.codes.isSubset(of: codes) ? $1.tellings : 0) }
  }

  /// Whether the other side is told to have done the same, with more words: this may be that, misread.
  func isReversed(_ act: Act) -> Bool {
    func told(_ act: Act) -> Int { act.tellings + (act.isInTitle ? 3 : 0) }
    return acts.contains { other in
      other.first.kind == act.first.kind && !other.actorCodes.isDisjoint(with: act.recipientCodes)
        && !other.recipientCodes.isDisjoint(with: act.actorCodes) && told(other) > told(act)
    }
  }
}
