import Lexicon
import Record

/// Reads whose word it is that something is to come: announced by a side, expected by others, or proposed by one.
///
/// 希望, 邀请 and 考虑 before it propose; 预计, 可能 and 协调 expect. Where only 将 or 定于 tells it, it counts who says so: a
/// side announces, somebody else expects; in the outlet's own words what has a day has been announced.
struct PlanReader {
  let scene: Scene
  /// Who spoke or acted last, for words that name nobody.
  let subject: [Voice]

  /// What kind of plan an encounter or a deed is.
  ///
  /// - Parameter sides: The codes of everyone who takes part.
  func plan(of trigger: Int, sides: Set<String>, when: DateInterval) -> Event.Plan {
    let doubts = doubts(of: trigger)
    if doubts.contains(.proposed) { return .proposed }
    if doubts.contains(.expected) { return .expected }
    switch teller(of: trigger, sides) {
    case .side: return .announced
    case .other: return .expected
    case nil: return PlanReader.untold(when)
    }
  }

  /// The plan of what no word tells to come, only its day.
  static func untold(_ when: DateInterval) -> Event.Plan { when.precision == .day ? .announced : .expected }

  /// What the words of the clause say of how sure it is.
  private func doubts(of trigger: Int) -> Set<Event.Plan> {
    let clause = scene.clause(of: trigger)
    var doubts: Set<Event.Plan> = []
    for index in clause {
      let info = scene.infos[index]
      switch info.unit {
      case .proposed where index < trigger && !isAccepted(index, clause), .urging where index < trigger,
        .duty where index < trigger && info.role != .invited:
        doubts.insert(.proposed)
      case .expected where index < trigger || info.role == .tentative: doubts.insert(.expected)
      default: if info.role == .topic, index > trigger { doubts.insert(.expected) }
      }
    }
    return doubts
  }

  /// 应外长邀请将访问: the invitation has been accepted.
  private func isAccepted(_ index: Int, _ clause: Range<Int>) -> Bool {
    (clause.lowerBound..<index).contains { scene.infos[$0].role == .invited }
  }

  private enum Teller {
    case side, other
  }

  /// Who says that it is to come; `nil` where the outlet does.
  private func teller(of trigger: Int, _ sides: Set<String>) -> Teller? {
    let sentence = scene.sentence.tokens
    guard let speech = (sentence.lowerBound..<trigger).last(where: { scene.infos[$0].speech != nil }) else {
      return nil
    }
    let speaker = scene.groups.last { $0.marker == .none && $0.tokens.upperBound <= speech }
    let voices = speaker?.voices ?? subject
    let isUnnamed = (sentence.lowerBound..<speech).contains { scene.infos[$0].saying?.isSpeaker == true }
    guard !voices.isEmpty else { return isUnnamed ? .other : nil }
    return voices.contains { $0.actor.map(sides.contains) == true } ? .side : .other
  }
}
