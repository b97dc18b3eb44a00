import Lexicon
import Record

/// Lists of parties that commas cut: 分别与加拿大，法国，德国和英国首脑通电话.
extension EncounterReader {
  /// The groups before an encounter whose clause goes on with a list that an earlier clause begins: who meets, and everyone
  /// whom he meets; `nil` where nothing marks the list.
  ///
  /// Each clause between is nothing but parties, the one that begins it ends with them, and the last has no others.
  func listed(before trigger: Int, _ scene: Scene) -> [Group]? {
    let clauses = scene.sentence.clauses
    let clause = scene.clause(of: trigger)
    guard var number = clauses.firstIndex(of: clause), let last = scene.groups(before: trigger, in: clause).first,
      last.marker == .none, startsList(last, clause, scene)
    else { return nil }
    var phrases = last.phrases
    while number > 0 {
      number -= 1
      let groups = scene.groups(before: clauses[number].upperBound, in: clauses[number])
      guard let part = groups.last, part.tokens.upperBound == clauses[number].upperBound else { return nil }
      phrases = part.phrases + phrases
      if part.marker == .with {
        let partners = Group(tokens: part.tokens.lowerBound..<last.tokens.upperBound, phrases: phrases, marker: .with)
        return groups.dropLast() + [partners]
      }
      guard part.marker == .none, startsList(part, clauses[number], scene) else { return nil }
    }
    return nil
  }

  /// Whether nothing but 以及 or 和 stands in front of a group in its clause.
  private func startsList(_ group: Group, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    (clause.lowerBound..<group.tokens.lowerBound).allSatisfy {
      scene.infos[$0].role == .and || scene.infos[$0].role == .with || scene.infos[$0].role == .connective
    }
  }
}
