import Lexicon
import Record

extension PhraseReader {
  /// 双方, 两国外长, 中俄两国外长: the two sides, with the role that the words give them.
  func bothSides(at index: Int, end: Int) -> Phrase? {
    let info = infos[index]
    guard info.role == .both || info.role == .pronoun else { return nil }
    if info.role == .pronoun {
      return Phrase(kind: .pronoun, tokens: index..<(index + 1), parties: [])
    }
    var next = index + 1
    var role: String?
    if next < end, let office = infos[next].office {
      role = lexicon.offices[office].id == Rank.anyLeader ? Rank.leader : lexicon.offices[office].role
      next += 1
    }
    return Phrase(kind: .both, tokens: index..<next, parties: [], role: role, isPair: info.value == 2)
  }

  /// A phrase without a name: an office, a side, or a compound of sides.
  func unnamed(_ head: Head, start: Int, end: Int) -> Phrase? {
    var next = end
    // 中俄两国外长
    var office = head.offices.last
    if office == nil, head.actors.count > 1, next < tokens.count,
      infos[next].role == .both || infos[next].role == .several
    {
      next += 1
      if next < tokens.count, let shared = infos[next].office {
        office = shared
        next += 1
      }
    }
    // 中方, 俄罗斯方面; 代表团
    var isSide = head.isDelegation
    if head.actors.count == 1, next < tokens.count, infos[next].role == .side,
      tokens[next].start == tokens[next - 1].end
    {
      next += 1
      isSide = true
    }
    if head.actors.isEmpty {
      // 记者, 妻子 alone: nobody in particular, and no office.
      if let office, lexicon.offices[office].traits.isCalling { return nil }
      guard let office, let actor = lexicon.offices[office].actor.isEmpty ? nil : lexicon.offices[office].actor else {
        return office.map { bareOffice($0, start: start, end: next, head: head) }
      }
      return Phrase(
        kind: .office, tokens: start..<next,
        parties: [voice(head, actor: actor, office: office, start: start, end: next)],
        role: lexicon.offices[office].role)
    }
    let words = text.string(tokens[start].start, tokens[next - 1].end)
    let span = TextSpan(tokens[start].start, tokens[next - 1].end)
    let voices = head.actors.map { actor in
      var voice = actor
      voice.office = office
      voice.standing = head.standing
      if office != nil || isSide {
        voice.noun = nil
      } else if head.body != nil {
        voice.noun = .body
      }
      if head.actors.count == 1 {
        voice.text = words
        voice.span = span
      }
      return voice
    }
    return Phrase(
      kind: office == nil ? .side : .office, tokens: start..<next, parties: voices,
      role: office.map { lexicon.offices[$0].role }, place: head.body == nil && office == nil ? head.place : nil,
      isDelegation: head.isDelegation)
  }

  private func bareOffice(_ office: Int, start: Int, end: Int, head: Head) -> Phrase {
    Phrase(
      kind: .office, tokens: start..<end, parties: [voice(head, actor: nil, office: office, start: start, end: end)],
      role: lexicon.offices[office].role)
  }

  private func voice(_ head: Head, actor: String?, office: Int, start: Int, end: Int) -> Voice {
    Voice(
      text: text.string(tokens[start].start, tokens[end - 1].end), actor: actor, office: office,
      span: TextSpan(tokens[start].start, tokens[end - 1].end), isNamed: false, standing: head.standing)
  }
}
