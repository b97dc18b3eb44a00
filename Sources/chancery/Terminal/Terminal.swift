import Glibc

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

  /// Prints a text to standard error and ends the line.
  static func complain(_ text: String) {
    write(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// Shows how far the work has come, over the last such line; nothing in a pipe.
  static func progress(_ text: String) {
    guard showsProgress else { return }
    write(Array("\r\u{1B}[2K\(text)".utf8), to: STDERR_FILENO)
  }

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

/// Text of articles made fit for a terminal.
enum Plain {
  /// The text without control characters and with marks for characters that turn the direction of writing or hide.
  ///
  /// Source of the rule: CVE-2021-42574; an escape sequence in an article must not reach a terminal.
  static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnfit) else { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { plain.append(isUnfit(scalar) ? "\u{FFFD}" : scalar) }
    return String(plain)
  }

  private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// How many columns a terminal takes for a text: two for a Chinese character.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// How many columns a terminal takes for a character.
  static func width(_ scalar: Unicode.Scalar) -> Int { isWide(scalar.value) ? 2 : 1 }

  /// The text filled with spaces up to a width.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(width - self.width(text), 0))
  }

  private static func isWide(_ scalar: UInt32) -> Bool {
    (0x1100...0x115F).contains(scalar) || (0x2E80...0xA4CF).contains(scalar) || (0xAC00...0xD7A3).contains(scalar)
      || (0xF900...0xFAFF).contains(scalar) || (0xFE30...0xFE6F).contains(scalar) || (0xFF00...0xFF60).contains(scalar)
      || (0xFFE0...0xFFE6).contains(scalar) || (0x20000...0x3FFFD).contains(scalar)
  }
}
