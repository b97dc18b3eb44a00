import Record

/// When two passages may tell the same.
///
/// The bounds were set by reading pairs of two months' news: one utterance translated by two outlets shares about half
/// of its pairs of characters, two utterances of one speaker on one subject rarely a third.
enum Resemblance {
  /// No pair below this is looked at.
  static let floor = 0.32
  /// What a shared issue adds when pairs are ranked.
  static let sharedIssue = 0.03
  /// More is asked where one account names only the side or the office.
  private static let bySide = 0.05
  /// How alike they must be where the voices differ but share an actor, or where days lie between them: formulas of
  /// spokespersons return.
  private static let despiteVoice = 0.75
  /// Pairs of characters that two passages must share, whatever their length.
  private static let fewestPairs = 4

  /// What is asked of passages of one voice, by the number of pairs of the shorter: short ones share a third by chance.
  private static func bound(_ pairs: Int) -> Double { floor + 1.8 / Double(max(pairs, 1)) }

  static func isEnough(
    _ likeness: PassageIndex.Likeness, _ first: Int, _ second: Int, _ told: ToldStatements
  ) -> Bool {
    guard likeness.shared >= fewestPairs else { return false }
    let bound = bound(likeness.shorter)
    guard likeness.score >= bound else { return false }
    var asked = bound
    switch told.closeness(first, second) {
    case .none: return false
    case .faint: asked = max(bound, despiteVoice)
    case .side: asked += bySide + (told.areParted(first, second) ? bySide : 0)
    case .same: break
    }
    if told.areDaysApart(first, second) { asked = max(asked, despiteVoice) }
    return likeness.score >= asked
  }
}
