import Glibc
import Messages
import Presentation

/// What the program prints, and where.
enum Terminal {
  /// Whether standard output is a terminal.
  static var showsText: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard error is a terminal, where progress may be shown.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether words may be marked by escape sequences: on a terminal, unless NO_COLOR asks for none.
  static var marks: Bool { showsText && getenv("NO_COLOR") == nil }

  /// The columns that may be filled: what COLUMNS says, what the terminal has, or 120 in a pipe; never fewer than 60.
  static var width: Int {
    if let text = getenv("COLUMNS").map({ String(cString: $0) }), let columns = Int(text), columns > 0 {
      return max(min(columns, 400), 60)
    }
    var size = winsize()
    guard showsText, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 120 }
    return max(min(Int(size.ws_col), 400), 60)
  }

  /// Prints a text and ends the line.
  static func print(_ text: String) {
    write(Array((text + "\n").utf8), to: STDOUT_FILENO)
  }

  /// Prints bytes as they are.
  static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// Says something on standard error, in the language asked for, and ends the line.
  static func complain(_ message: Message) {
    write(Array((say(message) + "\n").utf8), to: STDERR_FILENO)
  }

  /// Says how far the work has come, over the last such line; nothing in a pipe.
  static func progress(_ message: Message) {
    guard showsProgress else { return }
    write(Array("\r\u{1B}[2K\(say(message))".utf8), to: STDERR_FILENO)
  }

  /// A message in the language asked for, with nothing that could turn or hide what follows.
  static func say(_ message: Message) -> String { Plain.text(message(Language.asked)) }

  /// Removes the progress line.
  static func endProgress() {
    guard showsProgress else { return }
    write(Array("\r\u{1B}[2K".utf8), to: STDERR_FILENO)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        guard count > 0 else { return }
        written += count
      }
    }
  }
}
