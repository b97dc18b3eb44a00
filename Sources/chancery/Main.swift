/// The command `chancery`.
@main
struct Main {
  static func main() async {
    await CommandLineProgram.run(Array(CommandLine.arguments.dropFirst()))
  }
}
