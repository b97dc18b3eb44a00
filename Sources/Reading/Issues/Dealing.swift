import Record

/// A sentence that tells of several states or bodies, or of 双方: what an issue between two states is made of.
struct Dealing {
  /// The sentence.
  var span: TextSpan
  /// The actors in order, each with the words that name it first.
  var actors: [(code: String, span: TextSpan)]

  init(span: TextSpan, actors: [(code: String, span: TextSpan)]) {
    self.span = span
    self.actors = actors
  }

  /// The actors of a sentence; `nil` where it tells of fewer than two.
  ///
  /// - Parameter before: The dealing told before it, whose two states 双方 and 两国 mean.
  init?(_ phrases: [Phrase], _ sentence: Sentence, _ zone: Zone, before: Dealing?) {
    guard !phrases.isEmpty else { return nil }
    var actors: [(code: String, span: TextSpan)] = []
    for phrase in phrases {
      for party in phrase.parties {
        guard let actor = party.actor, !actors.contains(where: { $0.code == actor }) else { continue }
        actors.append((actor, party.span))
      }
    }
    if actors.count < 2, let before, before.actors.count == 2, let both = phrases.first(where: { $0.kind == .both }) {
      let words = TextSpan(zone.tokens[both.tokens.lowerBound].start, zone.tokens[both.tokens.upperBound - 1].end)
      actors = before.actors.map { ($0.code, words) }
    }
    guard actors.count > 1 else { return nil }
    self.actors = actors
    span = TextSpan(
      zone.tokens[sentence.tokens.lowerBound].start, zone.tokens[sentence.tokens.upperBound - 1].end)
  }

  /// The words for both of two states.
  func words(for sides: [String]) -> [TextSpan]? {
    let found = sides.compactMap { side in actors.first { $0.code == side }?.span }
    return found.count == sides.count && !found.isEmpty ? found : nil
  }
}
