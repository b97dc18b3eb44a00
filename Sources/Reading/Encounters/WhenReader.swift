import Lexicon
import Record

/// Finds the time that belongs to an encounter: in its clause before it, in its clause, else in its sentence.
struct WhenReader {
  let scene: Scene

  func when(of trigger: Int) -> DateInterval {
    let told = toldDate(of: trigger)
    // 周日起访华两天, 为期三天的访问
    guard told.precision == .day, let start = told.start, told.start == told.end, let days = lasting(trigger) else {
      return told
    }
    return DateInterval(start: start, end: start + (days - 1), precision: .day)
  }

  /// How many days the clause says that it lasts.
  private func lasting(_ trigger: Int) -> Int? {
    let clause = scene.clause(of: trigger)
    for index in clause where scene.infos[index].role == .lasting {
      if scene.infos[index].value > 0 { return scene.infos[index].value }
      if index + 1 < clause.upperBound {
        let number =
          scene.tokens[index + 1].shape == .number ? scene.tokens[index + 1].number : scene.infos[index + 1].value
        if (1...30).contains(number) { return number }
      }
    }
    return nil
  }

  /// 新华社周三报道称…访华: the day on which it was said, not the day of the encounter.
  private func isOfSpeech(_ date: ToldDate, _ trigger: Int) -> Bool {
    date.tokens.upperBound < trigger
      && (date.tokens.upperBound..<trigger).contains { scene.infos[$0].speech != nil && scene.infos[$0].role == nil }
  }

  private func toldDate(of trigger: Int) -> DateInterval {
    let clause = scene.clause(of: trigger)
    let inClause = scene.dates.filter { clause.contains($0.tokens.lowerBound) && !isOfSpeech($0, trigger) }
    if let before = inClause.last(where: { $0.tokens.upperBound <= trigger }) { return before.when }
    if let after = inClause.first { return after.when }
    if let before = scene.dates.last(where: { $0.tokens.upperBound <= trigger && !isOfSpeech($0, trigger) }) {
      return before.when
    }
    // …的会谈，定于星期六举行
    if let after = scene.dates.first(where: { date in
      date.tokens.lowerBound > trigger
        && !(trigger + 1..<date.tokens.lowerBound).contains {
          scene.infos[$0].event != nil && scene.infos[$0].event?.frame != .light
        }
    }), scene.infos.indices.contains(after.tokens.upperBound), scene.sentence.tokens.contains(after.tokens.upperBound),
      scene.infos[after.tokens.upperBound].event?.frame == .light
    {
      return after.when
    }
    return .unknown
  }
}
