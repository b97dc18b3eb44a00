import Lexicon
import Record

extension ActScene {
  /// Whoever stands nearest to a word where grammar gives it no sides; for choices that weigh how far to trust that.
  func nearestSides(of word: ActWord, at trigger: Int) -> Sides? {
    switch word.frame {
    case .joint: return together(before: trigger)
    case .judgement, .bid:
      let (speaker, isTold) = speaker(of: trigger)
      return sides(of: speaker.isEmpty ? stage.subject : speaker, at: trigger, isOwnVoice: isTold)
    case .deed, .speech, .wish, .lone, .recall:
      let nearest = groups.last { $0.tokens.upperBound <= trigger && $0.marker == .none && acts($0) }.map(voices) ?? []
      return sides(of: nearest.isEmpty ? stage.subject : nearest, at: trigger, isOwnVoice: true)
    case .light, .pointer, .indefinite, .adverb, .passive, .mutual, .purpose, .private, .notAnAct: return nil
    }
  }

  /// The nearest other side: behind the word, else before it, else the one told last.
  private func sides(of actors: [Voice], at trigger: Int, isOwnVoice: Bool) -> Sides? {
    guard !actors.isEmpty else { return nil }
    var sides = Sides(actors: actors, isOwnVoice: isOwnVoice)
    func others(_ group: Group) -> [Voice] {
      voices(group).filter { voice in !actors.contains { $0.actor == voice.actor } }
    }
    let behind = groups.lazy.filter { $0.tokens.lowerBound > trigger }.map(others).first { !$0.isEmpty }
    let before = groups.reversed().lazy.filter { $0.tokens.upperBound <= trigger }.map(others).first { !$0.isEmpty }
    sides.recipients = behind ?? before ?? []
    sides.namesRecipient = !sides.recipients.isEmpty
    if sides.recipients.isEmpty { sides.recipients = stage.other(than: actors).map { [$0] } ?? [] }
    return sides
  }

  /// Everyone before a word who may have acted together, else the pair of whom the article tells.
  private func together(before trigger: Int) -> Sides? {
    var known: Set<String> = []
    let named = groups.filter { $0.tokens.upperBound <= trigger }.flatMap(voices).filter { voice in
      voice.actor.map { known.insert($0).inserted } ?? false
    }
    let actors = named.count >= 2 ? named : pair
    return actors.count >= 2 ? Sides(actors: actors) : nil
  }

  /// 俄方愿同中方加强合作: who is willing, and with whom.
  func willing(before trigger: Int) -> Sides? {
    let before = groups.filter { $0.tokens.upperBound <= trigger }
    guard let with = before.last(where: { $0.marker == .with }),
      let subject = before.last(where: { $0.marker == .none && $0.tokens.upperBound <= with.tokens.lowerBound })
    else { return nil }
    let actors = voices(subject)
    let recipients = voices(with).filter { voice in !actors.contains { $0.actor == voice.actor } }
    return actors.count != 1 || recipients.isEmpty
      ? nil : Sides(actors: actors, recipients: recipients, namesRecipient: true)
  }
}
