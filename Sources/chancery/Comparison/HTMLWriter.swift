/// Writes HTML: every text and every value of an attribute is escaped, and there is no way around it.
struct HTMLWriter {
  private(set) var text = ""

  /// An element with what the closure writes in it.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    text += "</\(name)>"
  }

  /// An element with words in it.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ words: String
  ) {
    element(name, attributes) { $0.words(words) }
  }

  /// The start of an element, or all of one that has no content; an attribute without a value is left out.
  mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
    text += "<\(name)"
    for (key, value) in attributes {
      guard let value else { continue }
      text += " \(key)=\"\(HTMLWriter.escaped(value))\""
    }
    text += ">"
  }

  /// Words.
  mutating func words(_ words: String) { text += HTMLWriter.escaped(words) }

  /// Something that is no word of an article, as it stands.
  mutating func raw(_ markup: StaticString) { text += "\(markup)" }

  mutating func endLine() { text += "\n" }

  /// Words that can neither become markup nor hide: control characters and turns of direction are shown as marks.
  ///
  /// Source of the rule: CVE-2023-27592, CVE-2021-42574.
  static func escaped(_ words: String) -> String {
    var result = ""
    for scalar in Plain.text(words).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An address that may be a link: http or https, without anything that a browser would drop from it.
  ///
  /// Source of the rule: CVE-2014-3146, control characters within `javascript:`.
  static func link(_ address: String?) -> String? {
    guard let address else { return nil }
    let lowered = address.lowercased()
    guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else { return nil }
    return address.unicodeScalars.allSatisfy { $0.value > 0x20 && !(0x7F..<0xA0).contains($0.value) } ? address : nil
  }
}
