import Messages
import Presentation

/// `chancery completion SHELL`: what the shell needs to complete commands and options.
struct CompletionCommand: Command {
  static let name = "completion"
  static let summary = "completion for bash, zsh or fish, to be read by the shell; `manual` prints the man page"
  static let operands = "bash|zsh|fish|manual"
  static let options: [Option] = []
  static let example = """
    chancery completion bash > ~/.local/share/bash-completion/completions/chancery
             chancery completion manual | man -l -
    """

  func run(_ arguments: Arguments) async throws -> Int32 {
    switch try arguments.requireOperand("shell") {
    case "bash": Terminal.print(Completion.bash)
    case "zsh": Terminal.print(Completion.zsh)
    case "fish": Terminal.print(Completion.fish)
    case "manual": Terminal.print(Manual.page)
    case let other:
      throw UsageError(
        problem: "there is no completion for “\(Plain.text(other))”", remedy: "Write bash, zsh, fish or manual.")
    }
    return 0
  }
}
