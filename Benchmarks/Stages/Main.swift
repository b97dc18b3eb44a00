/// `stages FOLDER`: where the time goes from posts to entries, stage by stage, on one core.
///
/// `stages FOLDER --until NAME` ends with the stage of that name and prints nothing: for who counts instructions.
/// `stages --names` prints the names.
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.count, arguments.last) {
    case (1, "--names"): print(StageTable.names.joined(separator: "\n"))
    case (1, let folder?): try StageBenchmark(folder: folder).run()
    case (3, let name?): try StageBenchmark(folder: arguments[1], last: name).run()
    default: print("usage: stages FOLDER [--until NAME]")
    }
  }
}
