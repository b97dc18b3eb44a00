import Lexicon

/// Encounters that stand behind 在 and tell when or where something else was: 在中美会谈中.
extension Scene {
  /// Whether the states behind 在 are the sides of an encounter and no place: 在中美会谈中, 在中国与美国会谈之后.
  static func meetWithin(
    _ phrase: Phrase, before phrases: [Phrase], _ sentence: Sentence, _ tokens: [Token], _ infos: Words,
    _ text: ScalarText
  ) -> Bool {
    guard !sentence.clauses.isEmpty, !phrase.isDelegation else { return false }
    let clause = sentence.clauses[sentence.clause(of: phrase.tokens.lowerBound)]
    var end = phrase.tokens.upperBound
    if gathers(phrase, clause, tokens, infos, text) { return true }
    if Set(phrase.parties.compactMap(\.actor)).count < 2 {
      // 在中国与美国会谈之后: two states, but not 在北京与中国官员会谈之后 and, with 和 or 及, two places as well.
      guard phrase.tokens.count == 1, infos[phrase.tokens.lowerBound].state != nil, end + 1 < clause.upperBound,
        infos[end].role == .with, isWith(tokens[end], text),
        let other = phrases.first(where: { $0.tokens.lowerBound == end + 1 }), other.kind == .side,
        !other.isDelegation, other.parties.count == 1, other.parties[0].actor != phrase.parties.first?.actor
      else { return false }
      end = other.tokens.upperBound
      return tellsTime(from: end, clause, tokens, infos, text, isCompound: false)
    }
    return tellsTime(from: end, clause, tokens, infos, text, isCompound: true)
  }

  /// Whether a body behind 在 gathers there: 在七国集团峰会上, 在东盟外长会议期间.
  private static func gathers(
    _ phrase: Phrase, _ clause: Range<Int>, _ tokens: [Token], _ infos: Words, _ text: ScalarText
  ) -> Bool {
    let first = phrase.tokens.lowerBound
    guard phrase.parties.count == 1, infos[first].body != nil, infos[first].state == nil, infos[first].metonym == nil,
      let gathering = (first..<phrase.tokens.upperBound + 4).clamped(to: clause).first(where: {
        infos[$0].event?.frame == .gathering
      }), clause.contains(gathering + 1)
    else { return false }
    let next = gathering + 1
    // 在上合组织峰会会见, 在联合国大会发表演说, 在上合峰会呼吁
    let frame = infos[next].event?.frame
    return frame == .joint || frame == .object || infos[next].speech != nil || infos[next].saying == .issuing
      || infos[next].role == .when || text.begins(tokens[next], with: "上") || text.begins(tokens[next], with: "中")
  }

  /// 与 and 同, and not 和 that joins places as well.
  private static func isWith(_ token: Token, _ text: ScalarText) -> Bool {
    text.begins(token, with: "与") || text.begins(token, with: "與") || text.begins(token, with: "同")
  }

  /// How many tokens may stand between the sides and their encounter.
  private static let reach = 12

  /// Whether an encounter follows the sides: held, if it is told with a verb, only as the time of something else.
  private static func tellsTime(
    from start: Int, _ clause: Range<Int>, _ tokens: [Token], _ infos: Words, _ text: ScalarText,
    isCompound: Bool
  ) -> Bool {
    var isHeld = !isCompound
    for index in (start..<start + reach).clamped(to: clause) {
      if index == start, infos[index].role == .topic { return false }
      guard let event = infos[index].event else { continue }
      switch event.frame {
      case .light: isHeld = true
      case .joint, .gathering:
        guard isHeld else { return true }
        let next = index + 1
        return clause.contains(next)
          && (infos[next].role == .when || infos[next].role == .past || infos[next].role == .former
            || infos[next].role == .of || text.begins(tokens[next], with: "中") || text.begins(tokens[next], with: "上"))
      default: return false
      }
    }
    return false
  }
}
