/// The help texts.
enum Help {
  /// What `chancery --help` prints.
  static var overview: String {
    let width = CommandLineProgram.commands.map { ($0.name + " " + $0.operands).count }.max() ?? 0
    let lines = CommandLineProgram.commands.map { command in
      let call = command.name + " " + command.operands
      return "  " + call + String(repeating: " ", count: width - call.count + 3) + command.summary
    }
    return """
      chancery: from Chinese-language news to a sourced record of diplomacy

      Usage: chancery COMMAND …

      \(lines.joined(separator: "\n"))

      `chancery COMMAND --help` tells more of one. Start with: chancery ingest Examples/posts
      """
  }

  /// What `chancery COMMAND --help` prints.
  static func of(_ command: any Command.Type) -> String {
    var text = "chancery \(command.name): \(command.summary)\n\n"
    text += "Usage: chancery \(command.name) \(command.operands)"
    if !command.options.isEmpty {
      text += " [OPTION…]\n\nOptions:\n"
      let names = command.options.map { option in option.value.map { "\(option.name) \($0)" } ?? option.name }
      let width = names.map(\.count).max() ?? 0
      for (option, name) in zip(command.options, names) {
        text += "  \(name)\(String(repeating: " ", count: width - name.count + 3))\(option.help)"
        text += option.repeats ? " (may be repeated)\n" : "\n"
      }
    } else {
      text += "\n"
    }
    return text + "\nExample: \(command.example)"
  }
}
