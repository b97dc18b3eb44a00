/// How one article ended the worker that had it.
enum WorkerFault: String, Sendable {
  /// The program stopped itself rather than go on with something impossible.
  case trap
  /// It worked on for longer than any article takes.
  case time
  /// It asked for more memory than any article needs.
  case memory
  /// It gave no sign of life, or an answer that means nothing.
  case silence
  /// Somebody else ended it, again and again.
  case killed

  /// The processor time that an article may take, in seconds; a thousand times what the longest of a month takes.
  static let seconds = 5
  /// The memory that an article may take besides what a worker lives on, in megabytes.
  static let megabytes = 512
  /// The time without a sign of life after which a worker is given up, in seconds; long, since the machine may be busy.
  static let patience = 120

  /// What is wrong, told of whatever was done.
  private func problem(_ what: String) -> String {
    switch self {
    case .trap: "\(what) ended in a trap"
    case .time: "\(what) took more than \(WorkerFault.seconds) seconds of work"
    case .memory: "\(what) needed more than \(WorkerFault.megabytes) MB"
    case .silence: "\(what) came to no answer"
    case .killed: "\(what) was ended from outside three times"
    }
  }

  /// The refusal of a file whose article did this.
  ///
  /// - Parameters:
  ///   - isTaking: Whether the article could not even be taken in.
  ///   - isKept: Whether its text is kept.
  func refused(_ path: String, isTaking: Bool = false, isKept: Bool = false) -> Refused {
    var refused = Refused(
      code: isTaking ? "intake-\(rawValue)" : rawValue, path: path,
      problem: problem(isTaking ? "taking it in" : "reading it"),
      remedy: "please report it as a fault of chancery \(CommandLineProgram.version), with the file and what "
        + "`chancery read --explain \(path)` says")
    if isKept { refused.problem += "; its text is kept without a reading" }
    if self == .killed {
      refused.remedy = "run the command again, with more memory if the machine is short of it"
      refused.isPassing = true
    }
    return refused
  }
}
