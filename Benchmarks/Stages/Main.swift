/// `stages FOLDER`: where the time goes from posts to entries, stage by stage, on one core.
@main
struct Main {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: stages FOLDER")
      return
    }
    try StageBenchmark(folder: CommandLine.arguments[1]).run()
  }
}
