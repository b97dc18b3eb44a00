import Messages
import Presentation

/// The scripts of completion, made from the commands themselves.
enum Completion {
  private static var commands: [any Command.Type] { CommandLineProgram.commands }

  /// Words in single quotes, as all three shells read them.
  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  static var bash: String {
    let names = commands.map { $0.name }.joined(separator: " ")
    let cases = commands.map { command in
      "    \(command.name)) options=\(quoted((command.options.map(\.name) + ["--help"]).joined(separator: " "))) ;;"
    }
    return """
      # chancery: completion for bash
      _chancery() {
        local word=${COMP_WORDS[COMP_CWORD]} options=
        COMPREPLY=()
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W '\(names) help' -- "$word"))
          return
        fi
        case ${COMP_WORDS[1]} in
      \(cases.joined(separator: "\n"))
        esac
        case $word in
          -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
          *) COMPREPLY=($(compgen -f -- "$word")) ;;
        esac
      }
      complete -o filenames -F _chancery chancery
      """
  }

  static var zsh: String {
    let names = commands.map { quoted($0.name + ":" + plain(Terminal.say(Message(sentence: $0.summary)))) }.joined(
      separator: "\n    ")
    let cases = commands.map { command in
      let options = command.options.map { option in
        let text =
          option.name + "[" + plain(Terminal.say(option.help)) + "]" + (option.value.map { ":\($0):_files" } ?? "")
        return quoted((option.repeats ? "*" : "") + text)
      }
      return "    \(command.name)) _arguments \((options + ["'*:file:_files'"]).joined(separator: " ")) ;;"
    }
    return """
      #compdef chancery
      _chancery() {
        local -a commands
        commands=(
          \(names)
        )
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        case $words[2] in
      \(cases.joined(separator: "\n"))
        esac
      }
      _chancery "$@"
      """
  }

  static var fish: String {
    var lines = ["# chancery: completion for fish"]
    for command in commands {
      lines.append(
        "complete -c chancery -n __fish_use_subcommand -a \(command.name) -d \(quoted(Terminal.say(Message(sentence: command.summary))))"
      )
      for option in command.options {
        let takes = option.value == nil ? "" : " -r"
        lines.append(
          "complete -c chancery -n '__fish_seen_subcommand_from \(command.name)' -l \(option.name.dropFirst(2))\(takes) -d \(quoted(Terminal.say(option.help)))"
        )
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A description without what zsh gives a meaning to.
  private static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { "[]:\\".unicodeScalars.contains($0) ? " " : $0 }))
  }
}
