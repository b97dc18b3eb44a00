/// A language in which the record is shown.
public enum DisplayLanguage: String, Sendable, Hashable, CaseIterable {
  case simplified = "zh-Hans"
  case traditional = "zh-Hant"
  case english = "en"

  /// The language of a locale's name, `zh_TW.UTF-8` or `zh-Hant`; `nil` where the record is not shown in it.
  public init?(locale: String) {
    let parts = locale.lowercased().unicodeScalars.split { "_-.@".unicodeScalars.contains($0) }.map(String.init)
    switch parts.first {
    case "zh":
      let isTraditional = parts.contains { ["tw", "hk", "mo", "hant"].contains($0) } && !parts.contains("hans")
      self = isTraditional ? .traditional : .simplified
    case "en": self = .english
    default: return nil
    }
  }
}
