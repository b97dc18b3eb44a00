import Lexicon
import Record

/// Who can have taken part in an encounter by the offices of its day.
extension EncounterAssembly {
  /// Whether a telling without a day names somebody who held no office on the day of another that names none of that side.
  func isOutOfOffice(of undated: Event, in dated: Event) -> Bool {
    guard !undated.when.isKnown, let day = dated.when.start, dated.when.precision == .day else { return false }
    return undated.parties.contains { party in
      guard let row = party.entity.flatMap({ lexicon.officialRow($0) }),
        !dated.parties.contains(where: { $0.actor == party.actor && $0.entity != nil })
      else { return false }
      return lexicon.incumbents.isOutOfOffice(row, on: day)
    }
  }
}
