import Foundation
import Lexicon

/// `lexicon-compiler TABLES OUTPUT`: checks the tables of a folder and writes them as one image.
@main
struct Main {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { stop("usage: lexicon-compiler TABLES OUTPUT", status: 2) }
    do {
      let tables = try TableSet(folder: arguments[1])
      let faults = LexiconChecks.faults(tables)
      for fault in faults { FileHandle.standardError.write(Data("\(fault)\n".utf8)) }
      guard faults.isEmpty else { stop("\(faults.count) faults; nothing was written", status: 1) }
      try Data(LexiconCompiler.compile(tables.tables)).write(to: URL(fileURLWithPath: arguments[2]))
    } catch {
      stop("\(error)", status: 1)
    }
  }

  private static func stop(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data("lexicon-compiler: \(message)\n".utf8))
    exit(status)
  }
}
