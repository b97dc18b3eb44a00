/// How much a wording is used, by the share of articles that have it: the six grades of the China Media Project.
///
/// The project has published two thresholds, of 2021: 沸 from a share of .0518, 烫 from .0129. Each of the others is a
/// quarter of the one above it, as the second is of the first; those are ours.
public enum PhraseGrade: String, Sendable, CaseIterable {
  case boiling = "沸"
  case scalding = "烫"
  case hot = "热"
  case warm = "暖"
  case lukewarm = "温"
  case cold = "冷"

  /// The share of articles from which the grade holds.
  public var threshold: Double {
    switch self {
    case .boiling: 0.0518
    case .scalding: 0.0129
    case .hot: 0.0032
    case .warm: 0.0008
    case .lukewarm: 0.0002
    case .cold: 0
    }
  }

  /// The grade's English name.
  public var english: String {
    switch self {
    case .boiling: "boiling"
    case .scalding: "scalding"
    case .hot: "hot"
    case .warm: "warm"
    case .lukewarm: "lukewarm"
    case .cold: "cold"
    }
  }

  /// The grade in Traditional characters.
  public var traditional: String {
    switch self {
    case .scalding: "燙"
    case .hot: "熱"
    case .lukewarm: "溫"
    case .boiling, .warm, .cold: rawValue
    }
  }

  /// The grade of so many articles of so many; `nil` where none has the wording or there are none.
  public init?(_ articles: Int, of all: Int) {
    guard articles > 0, all > 0 else { return nil }
    let share = Double(articles) / Double(all)
    self = PhraseGrade.allCases.first { share >= $0.threshold } ?? .cold
  }
}
