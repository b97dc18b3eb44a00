import Glibc
import Messages
import Query

/// Finds the command that the words ask for, runs it, and ends with its status.
///
/// Status 0: all is well. 1: some input was refused, or nothing was found where something was asked for. 2: the
/// command itself was wrong.
enum CommandLineProgram {
  /// The version, as `--version` prints it.
  static let version = "0.3.0"

  /// Every command, in the order of the help.
  static var commands: [any Command.Type] {
    [
      IngestCommand.self, FollowCommand.self, ReadCommand.self, CollateCommand.self, TimelineCommand.self,
      ShowCommand.self,
      CompareCommand.self, ArticleCommand.self, ServeCommand.self, SearchCommand.self, StatementsCommand.self,
      PhraseCommand.self,
      ActsCommand.self, WatchCommand.self,
      UnplacedCommand.self, ReprintsCommand.self,
      ExportCommand.self,
      LogCommand.self, RereadCommand.self, LexiconCommand.self, FurnitureCommand.self, CodesCommand.self,
      CompletionCommand.self,
      DoctorCommand.self,
    ]
  }

  static func run(_ words: [String]) async -> Never {
    if words == [WorkerProgram.word] { WorkerProgram.run() }
    // A reader that closes the pipe early ends the program quietly.
    signal(SIGPIPE, SIG_DFL)
    // How a worker ended must not be lost to a setting of whoever started the program.
    signal(SIGCHLD, SIG_DFL)
    do {
      exit(try await dispatch(Language.taken(from: words)))
    } catch let error as UsageError {
      Terminal.endProgress()
      Terminal.complain("chancery: \(error.problem)\n\(error.remedy)")
      exit(2)
    } catch let error as QuestionFault {
      Terminal.endProgress()
      Terminal.complain("chancery: \(error.page)")
      exit(2)
    } catch {
      Terminal.endProgress()
      Terminal.complain("chancery: \("\(error)")")
      exit(2)
    }
  }

  private static func dispatch(_ words: [String]) async throws -> Int32 {
    guard let name = words.first, !["--help", "-h", "help"].contains(name) || words.count > 1 else {
      Terminal.print(Help.overview)
      return words.isEmpty ? 2 : 0
    }
    if name == "--version" {
      Terminal.print("chancery \(version)")
      return 0
    }
    let asked = name == "help" ? words[1] : name
    guard let command = commands.first(where: { $0.name == asked }) else {
      throw UsageError(
        problem: "there is no command “\(asked)”",
        remedy: "Commands: \(commands.map { $0.name }.joined(separator: ", ")). `chancery --help` tells more.")
    }
    if name == "help"
      || words.dropFirst().prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" })
    {
      Terminal.print(Help.of(command))
      return 0
    }
    return try await command.init().run(Arguments(Array(words.dropFirst()), of: command))
  }
}
