import Glibc
import Messages
import Presentation
import Record

/// The language in which the program speaks to whoever calls it: what `--language` says, else the locale's, else English.
///
/// JSON and other data are the same in every language.
enum Language {
  /// The option that every command takes.
  static let option = Option(
    name: "--language", value: "LANGUAGE", help: "speak zh-Hans, zh-Hant or en (default: as LANG says)")

  /// The language asked for.
  static let asked: DisplayLanguage = {
    if let named = option(of: Array(CommandLine.arguments.dropFirst())).value {
      return DisplayLanguage(locale: named) ?? .english
    }
    return locale { getenv($0).map { String(cString: $0) } }
  }()

  /// The language of the locale: the first of the three variables that is set says it (POSIX, section 8.2).
  static func locale(_ variable: (String) -> String?) -> DisplayLanguage {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { variable($0) }.first { !$0.isEmpty }
    return set.flatMap(DisplayLanguage.init(locale:)) ?? .english
  }

  /// What `--language` says among words, and the words without it; what follows `--` is left alone.
  ///
  /// The last one counts.
  static func option(of words: [String]) -> (value: String?, rest: [String]) {
    var value: String?
    var rest: [String] = []
    var position = 0
    while position < words.count {
      let word = words[position]
      position += 1
      if word == "--" {
        rest += [word] + words[position...]
        break
      }
      if word == option.name, position < words.count {
        value = words[position]
        position += 1
      } else if word.hasPrefix(option.name + "=") {
        value = String(word.dropFirst(option.name.count + 1))
      } else {
        rest.append(word)
      }
    }
    return (value, rest)
  }

  /// The words of a call without `--language`.
  ///
  /// - Throws: `UsageError` for a language that the program does not speak.
  static func taken(from words: [String]) throws(UsageError) -> [String] {
    let (value, rest) = option(of: words)
    if let value, DisplayLanguage(locale: value) == nil {
      throw UsageError(
        problem: "“\(value)” is no language that is spoken here", remedy: "Write zh-Hans, zh-Hant or en.")
    }
    return rest
  }
}

extension EntryText {
  /// The days of an entry, for whoever calls the program.
  static func said(_ when: DateInterval, _ status: Event.Status = .held) -> String {
    EntryText.when(when, status, in: Language.asked)
  }

  /// How they met, or what was done, for whoever calls the program.
  static func said(
    _ kind: Event.Kind, _ mode: Event.Mode?, _ status: Event.Status, plan: Event.Plan? = nil, isSilent: Bool = false
  ) -> String {
    EntryText.kind(kind, mode, status, plan: plan, isSilent: isSilent, in: Language.asked)
  }
}
