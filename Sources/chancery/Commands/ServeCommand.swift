import Archive
import Dispatch
import Foundation
import Gazette
import Glibc
import Lexicon
import Messages
import Presentation
import Record

/// `chancery serve`: the record in a browser.
struct ServeCommand: Command {
  static let name = "serve"
  static let summary = "the record in a browser, at an address of this machine"
  static let operands = ""
  static let options = [
    Option.archive,
    Option(name: "--port", value: "N", help: "the port (default: 8190; 0 for any that is free)"),
    Option(name: "--listen", value: "ADDRESS", help: "listen beyond this machine, at this IPv4 address, with a token"),
    Option(name: "--threads", value: "N", help: "answer so many requests at once (default: one a processor)"),
    Option(name: "--open", value: nil, help: "open the browser"),
    Option(name: "--log", value: nil, help: "print a line for each request"),
  ]
  static let example = "chancery serve --open"

  private static let port: UInt16 = 8190

  func run(_ arguments: Arguments) async throws -> Int32 {
    guard arguments.operands.isEmpty else {
      throw UsageError(
        problem: "`chancery serve` takes no words",
        remedy: "Name an archive with --archive FILE; `chancery serve --help`.")
    }
    let port = try port(arguments)
    let address = arguments.value(Self.options[2])
    let threads = try threads(arguments)
    // What is wrong with the archive is said now and not on a page.
    let image = try Knowledge.image(overlay: nil)
    let lexicon = try LoadedLexicon(image: image)
    _ = try RecordArchive(path: arguments.archivePath, access: .readOnly, folding: lexicon.folding)
    let library = Library(
      archivePath: arguments.archivePath, lexicon: lexicon, image: image, version: CommandLineProgram.version,
      readers: threads,
      today: { Asking.today }, now: { Date().ISO8601Format() },
      explain: try Explanation(ofArchive: arguments.archivePath).callAsFunction)
    let token = address == nil ? nil : ServeCommand.token()
    // The port may be chosen by the system, so that who may ask is known once it is.
    let door = Door()
    let server: HTTPServer
    do throws(HTTPServer.ListenFault) {
      server = try HTTPServer(
        address: address ?? "127.0.0.1", port: port, admit: { door.refusal($0) }
      ) { door.answer($0) }
    } catch {
      Terminal.complain(
        "chancery: \(error); if it is another `chancery serve`, its pages are at http://127.0.0.1:\(port)/\n"
          + "Stop that one, or choose another port with --port N (0 for any that is free).")
      return 2
    }
    let logs = arguments.has(Self.options[5])
    door.open(
      Site(
        library, gatekeeper: Gatekeeper(port: server.port, address: address ?? "127.0.0.1", token: token),
        log: { request, status in
          if logs { Terminal.complain(Message(verbatim: ServeCommand.logLine(request, status))) }
        }))
    let home = "http://\(address ?? "127.0.0.1"):\(server.port)/" + (token.map { "?token=\($0)" } ?? "")
    Terminal.print(home)
    Terminal.complain(
      token == nil
        ? "\(arguments.archivePath), read only. Ctrl-C ends it."
        : "\(arguments.archivePath), read only. Ctrl-C ends it.\nOpen to every machine that reaches \(address ?? "") and has the token above."
    )
    if arguments.has(Self.options[4]) { ServeCommand.openBrowser(home) }
    await ServeCommand.waitForEnd()
    server.stop()
    return 0
  }

  /// One line that no request can forge: what was asked for as percent codes.
  static func logLine(_ request: Request, _ status: Int) -> String {
    let query = request.parameters.filter { $0.name != "token" }.reduce(Address(segments: [])) {
      $0.with($1.name, $1.value)
    }
    let path = Address(segments: request.path.split(separator: "/").map(String.init)).text
    return "\(status) \(Plain.text(request.method)) \(path)" + query.text.dropFirst()
  }

  private func port(_ arguments: Arguments) throws(UsageError) -> UInt16 {
    guard let text = arguments.value(Self.options[1]) else { return Self.port }
    guard let port = UInt16(text) else {
      throw UsageError(problem: "“\(text)” is no port", remedy: "Write --port 8190.")
    }
    return port
  }

  private func threads(_ arguments: Arguments) throws(UsageError) -> Int {
    guard let text = arguments.value(Self.options[3]) else { return max(Machine.cores, 1) }
    guard let threads = Int(text), (1...64).contains(threads) else {
      throw UsageError(problem: "“\(text)” is no number of threads", remedy: "Write --threads 2.")
    }
    return threads
  }

  /// 32 hexadecimal digits that nobody can guess.
  private static func token() -> String {
    (0..<4).map { _ in
      let digits = String(UInt32.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private static func openBrowser(_ address: String) {
    let opener = Process()
    opener.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    opener.arguments = ["xdg-open", address]
    opener.standardOutput = FileHandle.nullDevice
    opener.standardError = FileHandle.nullDevice
    let isOpen = (try? opener.run()) != nil
    if !isOpen { Terminal.complain("no browser could be opened; open the address above") }
  }

  /// Waits until the program is told to end.
  private static func waitForEnd() async {
    let (ends, ending) = AsyncStream.makeStream(of: Void.self)
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { @Sendable in ending.yield() }
      source.activate()
      return source
    }
    for await _ in ends { break }
    for source in sources { source.cancel() }
  }
}
