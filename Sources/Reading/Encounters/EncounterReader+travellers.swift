import Lexicon
import Record

/// Who travels.
extension EncounterReader {
  /// Who travels: the subject of the clause or, for 来访的Y, whoever follows.
  func traveller(_ trigger: Int, to country: String?, _ scene: Scene) -> [Voice]? {
    let clause = scene.clause(of: trigger)
    // 接受了总统访问利马的邀请: who accepts an invitation travels.
    if let accepts = (clause.lowerBound..<trigger).first(where: { scene.infos[$0].role == .accepting }),
      let guest = subject(before: accepts, scene), guest.hasPerson
    {
      return voices(guest)
    }
    // 邀请欧盟参访新疆: who is invited travels.
    if let group = scene.groups(before: trigger, in: clause).last, isInvited(group, scene) { return group.voices }
    // 对斯特勒访问智利表示欢迎: who stands right before the verb travels, not who speaks of it.
    if let group = scene.groups(before: trigger, in: clause).last, group.tokens.upperBound == trigger,
      group.marker == .toward || group.marker == .about, group.hasPerson
    {
      return group.voices
    }
    // 访华的布林肯, 会见出访中国的9名代表, 访问秘鲁、智利和巴西的斯特勒: who is described travels, whoever the subject is.
    let reach = max(trigger + 5, destinationRun(after: trigger, scene).end + 1)
    if let of = (trigger..<min(reach, clause.upperBound)).first(where: { scene.infos[$0].role == .of }),
      let group = scene.groups.first(where: { $0.tokens.lowerBound >= scene.afterCount(of + 1) }),
      group.tokens.lowerBound == scene.afterCount(of + 1),
      group.hasPerson || group.phrases.contains(where: \.isDelegation)
    {
      return group.voices
    }
    // 大使随同总统访台: both travel.
    if (clause.lowerBound..<trigger).contains(where: { scene.infos[$0].role == .accompanying }) {
      let both = scene.groups(before: trigger, in: clause).filter { $0.marker == .none && $0.hasPerson }.flatMap(
        \.voices)
      if !both.isEmpty { return both }
    }
    if let group = subject(before: trigger, scene), group.hasPerson || group.phrases.contains(where: \.isDelegation) {
      return led(group.voices, before: trigger, clause, scene) + companions(of: group, before: trigger, clause, scene)
    }
    // 就布林肯访日展开协调
    if let group = scene.groups(before: trigger, in: clause).last, group.marker == .about || group.marker == .toward,
      group.hasPerson
    {
      return group.voices
    }
    if let last = scene.groups(before: trigger, in: clause).last(where: { $0.marker == .none }),
      last.phrases.allSatisfy({ $0.kind == .pronoun }), !stage.subject.isEmpty
    {
      return stage.subject
    }
    let hasOwnSubject = scene.groups(before: trigger, in: clause).contains { $0.marker == .none && !$0.isAnaphoric }
    guard !hasOwnSubject, dropsSubject(clause, before: trigger, scene) else { return nil }
    // 官房长官说，如果4月访美…: whose visit to that country has been told, not who speaks of it.
    if let country, !actsBefore(clause, scene),
      let known = sightings.suffix(EncounterReader.memory).last(where: {
        $0.mode == .visit && $0.place?.country == country
      })
    {
      return known.actors
    }
    // 赴中国考察的专家组遇到困难: whoever is described travels, though no table knows them.
    if describes(trigger, clause, scene) { return nil }
    // A paragraph that opens without a subject goes on with nobody.
    if scene.sentence.opensParagraph, clause.lowerBound == scene.sentence.tokens.lowerBound { return nil }
    return stage.subject.isEmpty || stage.subject.contains(where: \.isElsewhere) ? nil : stage.subject
  }

  /// 佩洛西结束访台行程后，也访问了韩国: whether the sentence has told before who does what the clause goes on with.
  private func actsBefore(_ clause: Range<Int>, _ scene: Scene) -> Bool {
    scene.sentence.clauses.contains { words in
      words.upperBound <= clause.lowerBound && !words.contains { scene.infos[$0].speech != nil }
        && scene.groups.contains { words.contains($0.tokens.lowerBound) && $0.marker == .none && $0.hasNamedPerson }
    }
  }

  /// 前往黎巴嫩的航班, but not 第一位到访台湾的外国元首: whether a verb of travel only describes what follows it.
  private func describes(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    let counts = (clause.lowerBound..<trigger).contains {
      scene.infos[$0].role == .count || text.begins(scene.tokens[$0], with: "第")
        || text.begins(scene.tokens[$0], with: "首")
    }
    // 前往首都利马（Lima）的火车: what stands in a bracket is passed over.
    var end = trigger + 6
    if let bracket = (trigger + 1..<end).clamped(to: clause).first(where: { scene.tokens[$0].shape == .openBracket }),
      let close = (bracket..<bracket + 6).clamped(to: clause).first(where: { scene.tokens[$0].shape == .closeBracket })
    {
      end += close - bracket + 1
    }
    return !counts && (trigger + 1..<end).clamped(to: clause).contains { scene.infos[$0].role == .of }
  }

  /// 邀请X: whoever stands right behind the invitation.
  private func isInvited(_ group: Group, _ scene: Scene) -> Bool {
    let before = group.tokens.lowerBound - 1
    guard scene.sentence.tokens.contains(before) else { return false }
    let role = scene.infos[before].role
    return role == .inviting || (role == .hypothetical && text.begins(scene.tokens[before], with: "邀"))
  }

  /// Whether nothing before a verb can be its subject: only function words, times, places and the like.
  func dropsSubject(_ clause: Range<Int>, before trigger: Int, _ scene: Scene) -> Bool {
    // 率商务代表团访问: who is led does not lead.
    let leads = (clause.lowerBound..<trigger).first {
      text.begins(scene.tokens[$0], with: "率") && scene.tokens[$0].count <= 2
    }
    return (clause.lowerBound..<(leads ?? trigger)).allSatisfy { index in
      let info = scene.infos[index]
      let token = scene.tokens[index]
      return info.role != nil && info.role != .people && info.role != .pronouns || info.place != nil
        || info.state != nil
        || info.event != nil || info.speech != nil
        || token.shape != .gap && token.shape != .word
        || (token.shape == .gap && token.count <= 2)
        || scene.groups.contains { $0.tokens.contains(index) } || scene.dates.contains { $0.tokens.contains(index) }
    }
  }

  /// 首相将与外长访问秘鲁: those of the same side with whom somebody does what follows, unless an encounter with them is told.
  func companions(of group: Group, before trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> [Voice] {
    let actors = Set(group.voices.compactMap(\.actor))
    guard actors.count == 1, let actor = actors.first else { return [] }
    return scene.groups(before: trigger, in: clause).filter { other in
      other.marker == .with && other.hasPerson && other.tokens.lowerBound >= group.tokens.upperBound
        && other.voices.allSatisfy { $0.actor == actor || $0.actor == nil && ($0.office != nil || $0.isNamed) }
        && !(other.tokens.upperBound..<trigger).contains { index in
          scene.infos[index].event.map { $0.frame == .joint || $0.frame == .object } == true
        }
    }.flatMap(\.voices).map { voice in
      var voice = voice
      voice.actor = actor
      return voice
    }
  }

  /// 副部长率领台湾代表团抵达: whoever leads a delegation and is of no side that the words name is of that of the delegation.
  private func led(_ voices: [Voice], before trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> [Voice] {
    guard voices.contains(where: { $0.actor == nil }),
      let delegation = scene.groups(before: trigger, in: clause).last(where: {
        $0.phrases.contains(where: \.isDelegation)
      }),
      let lead = (clause.lowerBound..<delegation.tokens.lowerBound).last,
      scene.tokens[lead].count <= 2, text.begins(scene.tokens[lead], with: "率"),
      let actor = delegation.voices.first?.actor
    else { return voices }
    return voices.map { voice in
      var voice = voice
      voice.actor = voice.actor ?? actor
      return voice
    }
  }
}
