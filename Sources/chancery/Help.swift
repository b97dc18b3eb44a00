import Messages
import Presentation

/// The help texts.
enum Help {
  /// What `chancery --help` prints.
  static var overview: String {
    let calls = CommandLineProgram.commands.map { $0.name + " " + $0.operands }
    let width = calls.map(Plain.width).max() ?? 0
    let lines = zip(CommandLineProgram.commands, calls).map { command, call in
      "  " + Plain.padded(call, to: width + 3) + Terminal.say(Message(sentence: command.summary))
    }
    return """
      \(Terminal.say("chancery: from Chinese-language news to a sourced record of diplomacy"))

      \(Terminal.say("Usage:")) chancery COMMAND …

      \(lines.joined(separator: "\n"))

      \(Terminal.say("`chancery COMMAND --help` tells more of one. Start with: chancery ingest Examples/posts"))
      \(Terminal.say("Every command takes --language zh-Hans, zh-Hant or en; without it, it speaks as LANG says."))
      """
  }

  /// What `chancery COMMAND --help` prints.
  static func of(_ command: any Command.Type) -> String {
    var text = "chancery \(command.name): \(Terminal.say(Message(sentence: command.summary)))\n\n"
    text += "\(Terminal.say("Usage:")) chancery \(command.name) \(command.operands)"
    if !command.options.isEmpty {
      text += " [OPTION…]\n\n\(Terminal.say("Options:"))\n"
      let names = command.options.map { option in option.value.map { "\(option.name) \($0)" } ?? option.name }
      let width = names.map(Plain.width).max() ?? 0
      for (option, name) in zip(command.options, names) {
        text += "  " + Plain.padded(name, to: width + 3) + Terminal.say(option.help)
        text += option.repeats ? " \(Terminal.say("(may be repeated)"))\n" : "\n"
      }
    } else {
      text += "\n"
    }
    return text + "\n\(Terminal.say("Example:")) \(command.example)"
  }
}
