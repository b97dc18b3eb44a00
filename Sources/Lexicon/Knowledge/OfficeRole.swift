/// What the offices of one function have in common: a row of `roles.tsv`.
public struct OfficeRole: Sendable, Hashable {
  /// For whom the holders of such offices speak.
  public enum Voice: String, Sendable, Hashable, CaseIterable {
    /// For their state or body.
    case state
    /// For themselves, though they hold an office of the state: members of parliament.
    case oneself = "self"
    /// For nobody: experts, journalists.
    case nobody
  }

  /// The function: `foreign-minister`.
  public let name: String
  /// Whether so many hold such an office of a state at once that it tells nobody apart: 一名官员.
  public let isMany: Bool
  /// For whom they speak.
  public let voice: Voice
  /// Whether they only tell of encounters and take no part: spokespersons, experts.
  public let isMute: Bool
  /// Whether the words stand as often without a name, so that a name behind them must show its end: 专家密切注意.
  public let isLoose: Bool
  /// Whether the words are a calling and no office, which alone names nobody: 记者, 医生.
  public let isCalling: Bool
  /// Whether the offices of the role go by one another's names in a text: 外长 for the 国务卿.
  public let isShared: Bool
  /// Whom words of an encounter bring together by more than one role; empty otherwise.
  public let rank: String

  /// Whether no state acts in what the holders do.
  public var isPrivate: Bool { voice == .nobody }

  /// Whether such words alone are nobody in particular: 高官; a diplomat is one of the people who met.
  public var isAnybody: Bool { isMany && isLoose }

  /// Whether they speak for a state and do no more: spokespersons.
  public var isMouthpiece: Bool { isMute && voice == .state }

  /// Stands for a role that no table has.
  public static let unknown = OfficeRole(
    name: "", isMany: false, voice: .state, isMute: false, isLoose: false, isCalling: false, isShared: false, rank: "")

  init(
    name: String, isMany: Bool, voice: Voice, isMute: Bool, isLoose: Bool, isCalling: Bool, isShared: Bool, rank: String
  ) {
    self.name = name
    self.isMany = isMany
    self.voice = voice
    self.isMute = isMute
    self.isLoose = isLoose
    self.isCalling = isCalling
    self.isShared = isShared
    self.rank = rank
  }

  init(_ row: NamedRow) {
    self.init(
      name: row["role"], isMany: row["holders"] == "many", voice: Voice(rawValue: row["speaks"]) ?? .state,
      isMute: row["present"] == "no", isLoose: row["name"] == "loose", isCalling: row["alone"] == "no",
      isShared: row["shared"] == "yes", rank: row["rank"])
  }
}
