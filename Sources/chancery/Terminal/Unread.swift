/// How an article without a reading is told of.
enum Unread {
  /// Why it has none, by the code of the refusal.
  static func note(_ fault: String) -> String {
    let why =
      switch WorkerFault(rawValue: fault) {
      case .trap: "reading it ended in a trap"
      case .time: "reading it took too long"
      case .memory: "reading it needed too much memory"
      case .silence, .killed, nil: "it could not be read"
      }
    return "no reading: \(why)"
  }
}
