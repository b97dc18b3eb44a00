import Glibc

/// Lines of files or of standard input, some megabyte at a time, each block of whole lines.
final class LineBlocks {
  /// Some whole lines.
  struct Block: Sendable {
    /// Where they stand, as a person calls it.
    var name: String
    /// The number of the first, counted from 1.
    var firstLine: Int
    var bytes: [UInt8]
  }

  /// Something that could not be read.
  struct Fault {
    var name: String
    var line: Int?
    var problem: String
  }

  /// How long a line may be: an article of five megabytes with everything read in it fits ten times.
  static let longestLine = 64 << 20
  private static let piece = 1 << 20

  /// What could not be read, so far.
  private(set) var faults: [Fault] = []
  private var paths: [String]
  private var descriptor: Int32?
  private var name = ""
  private var line = 1
  private var rest: [UInt8] = []
  /// Whether the line at hand is too long and is passed over.
  private var passes = false

  /// Files by their paths; `-` and no paths at all stand for standard input.
  init(_ paths: [String]) {
    self.paths = (paths.isEmpty ? ["-"] : paths).reversed()
  }

  deinit {
    if let descriptor, descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// The next block; `nil` after the last.
  func next() -> Block? {
    while true {
      guard let descriptor else {
        guard open() else { return nil }
        continue
      }
      var bytes = [UInt8](repeating: 0, count: LineBlocks.piece)
      let count = read(descriptor, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        if count < 0 { faults.append(Fault(name: name, line: nil, problem: String(cString: strerror(errno)))) }
        if let block = finish() { return block }
        continue
      }
      if let block = take(bytes[..<count]) { return block }
    }
  }

  /// Opens the next file that can be opened; `false` after the last.
  private func open() -> Bool {
    guard let path = paths.popLast() else { return false }
    line = 1
    guard path != "-" else {
      (descriptor, name) = (STDIN_FILENO, "standard input")
      return true
    }
    let opened = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    if opened < 0 {
      faults.append(Fault(name: path, line: nil, problem: String(cString: strerror(errno))))
    } else {
      (descriptor, name) = (opened, path)
    }
    return true
  }

  /// Ends a file: what stands behind its last line feed is a line too.
  private func finish() -> Block? {
    if let descriptor, descriptor != STDIN_FILENO { close(descriptor) }
    descriptor = nil
    passes = false
    defer { rest = [] }
    return rest.isEmpty ? nil : Block(name: name, firstLine: line, bytes: rest)
  }

  private func take(_ bytes: ArraySlice<UInt8>) -> Block? {
    var bytes = bytes
    if passes {
      guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
      bytes = bytes[(end + 1)...]
      passes = false
      line += 1
    }
    guard let last = bytes.lastIndex(of: 0x0A) else {
      rest += bytes
      if rest.count > LineBlocks.longestLine {
        faults.append(Fault(name: name, line: line, problem: "the line is longer than 64 megabytes"))
        rest = []
        passes = true
      }
      return nil
    }
    let block = Block(name: name, firstLine: line, bytes: rest + bytes[...last])
    rest = Array(bytes[(last + 1)...])
    line += block.bytes.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
    return block
  }
}
