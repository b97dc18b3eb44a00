import Lexicon
import Record

/// Encounters with the person to whom a readout's words are addressed.
extension EncounterReader {
  /// 习近平主席同总理先生举行会谈, 同你举行会晤: what one side says to the other of an encounter with another of its own side.
  ///
  /// Whoever is addressed is the other side of the encounter with which the report begins.
  func meetsAddressed(_ trigger: Int, _ mode: Event.Mode, _ scene: Scene) -> Bool {
    let clause = scene.clause(of: trigger)
    var last = trigger - 1
    if clause.contains(last), scene.infos[last].event?.frame == .light { last -= 1 }
    guard let with = addressee(endingAt: last, clause, scene),
      let host = scene.groups.flatMap(\.phrases).last(where: {
        $0.kind == .person && clause.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= with
      }), let own = host.parties.first?.actor,
      let met = sightings.first(where: { $0.mode != .visit && $0.status == .held && isLead($0) })
    else { return false }
    let others = met.voices.filter { $0.actor != own && $0.actor != nil }
    guard met.voices.contains(where: { $0.actor == own }), Set(others.compactMap(\.actor)).count == 1 else {
      return false
    }
    // What is told of others leaves those on stage who speak.
    let (sides, current) = (stage.sides, stage.current)
    add(mode, actors: host.parties, recipients: others, trigger: trigger, scene: scene)
    (stage.sides, stage.current) = (sides, current)
    return true
  }

  /// The 同 or 与 before 你, 您 or an office with a form of address, which end at a token.
  private func addressee(endingAt last: Int, _ clause: Range<Int>, _ scene: Scene) -> Int? {
    guard clause.contains(last) else { return nil }
    var index = last
    if isYou(scene.tokens[index]) {
      index -= 1
    } else if scene.infos[index].role == .suffix, isAddress(scene.tokens[index]) {
      // 总理先生, 国家主席同志: nothing but offices before the form of address.
      let offices = (clause.lowerBound..<index).reversed().prefix {
        scene.infos[$0].office != nil || scene.infos[$0].role == .suffix
      }
      guard let first = offices.last else { return nil }
      index = first - 1
    } else {
      return nil
    }
    return clause.contains(index) && scene.infos[index].role == .with ? index : nil
  }

  private func isYou(_ token: Token) -> Bool {
    token.count == 1 && (text.begins(token, with: "你") || text.begins(token, with: "您"))
  }

  private func isAddress(_ token: Token) -> Bool {
    ["先", "女", "阁", "閣", "陛", "殿", "同"].contains { text.begins(token, with: $0) } && token.count == 2
  }
}
