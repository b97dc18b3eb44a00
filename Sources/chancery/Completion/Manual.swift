import Messages
import Presentation

/// The man page, made from the commands themselves.
enum Manual {
  static var page: String {
    var lines = [
      ".TH CHANCERY 1 \"\" \"Chancery \(CommandLineProgram.version)\"", ".SH NAME",
      "chancery \\- from Chinese-language news to a sourced record of diplomacy", ".SH SYNOPSIS", ".B chancery",
      ".I COMMAND", "\\&...", ".SH COMMANDS",
    ]
    for command in CommandLineProgram.commands {
      lines += [
        ".SS chancery " + text(command.name + " " + command.operands),
        text(Terminal.say(Message(sentence: command.summary))) + ".",
      ]
      for option in command.options {
        lines += [
          ".TP", ".B " + text(option.name + (option.value.map { " " + $0 } ?? "")), text(Terminal.say(option.help)),
        ]
      }
      lines += [".PP", "Example:", ".PP", ".nf", text(command.example), ".fi"]
    }
    lines += [
      ".SH EXIT STATUS", "0 done; 1 some input was refused, or nothing was found; 2 the command itself was wrong;",
      "3 (watch) something is new.",
    ]
    return lines.joined(separator: "\n")
  }

  /// Words of which nothing is an instruction of roff.
  private static func text(_ words: String) -> String {
    words.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let escaped = line.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\e")
        .split(separator: "-", omittingEmptySubsequences: false).joined(separator: "\\-")
      return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }.joined(separator: "\n")
  }
}
