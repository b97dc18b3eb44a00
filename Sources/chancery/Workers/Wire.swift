/// Writes what goes between the program and a worker: numbers of eight bytes, and texts with their length before them.
struct WireWriter: Sendable {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// Forgets what has been written but keeps the room for it.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Writes a number.
  mutating func number(_ value: Int) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes yes or no.
  mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Writes bytes.
  mutating func bytes(_ value: [UInt8]) {
    number(value.count)
    bytes.append(contentsOf: value)
  }

  /// Writes a text.
  mutating func text(_ value: String) {
    var value = value
    value.withUTF8 {
      number($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  /// Writes a text or that there is none.
  mutating func text(_ value: String?) {
    flag(value != nil)
    if let value { text(value) }
  }

  /// Writes a message: its length, and what a closure writes.
  mutating func message(_ write: (inout WireWriter) -> Void) {
    let start = bytes.count
    number(0)
    write(&self)
    withUnsafeBytes(of: (bytes.count - start - Wire.header).littleEndian) { length in
      for (offset, byte) in length.enumerated() { bytes[start + offset] = byte }
    }
  }
}

/// What both sides hold to.
enum Wire {
  /// The bytes before a message that tell its length.
  static let header = 8
  /// The longest message: an article of five megabytes with everything read in it fits many times.
  static let longest = 1 << 29
}

/// What came is not what was agreed on.
struct WireFault: Error {}

/// Reads what a `WireWriter` wrote; whatever the bytes are, nothing outside them is touched.
struct WireReader {
  private let message: ArraySlice<UInt8>
  private var position: Int

  /// Reads a message without its length.
  init(_ message: ArraySlice<UInt8>) {
    self.message = message
    position = message.startIndex
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { position == message.endIndex }

  private mutating func take(_ count: Int) throws(WireFault) -> ArraySlice<UInt8> {
    guard count >= 0, count <= message.endIndex - position else { throw WireFault() }
    defer { position += count }
    return message[position..<position + count]
  }

  /// Reads a number.
  mutating func number() throws(WireFault) -> Int {
    let taken = try take(8)
    return taken.withUnsafeBytes { Int(littleEndian: $0.loadUnaligned(as: Int.self)) }
  }

  /// Reads a number that stands for how many of something there are.
  mutating func count() throws(WireFault) -> Int {
    let value = try number()
    guard value >= 0, value <= message.count else { throw WireFault() }
    return value
  }

  /// Reads one byte.
  mutating func byte() throws(WireFault) -> UInt8 {
    let taken = try take(1)
    return taken[taken.startIndex]
  }

  /// Reads yes or no.
  mutating func flag() throws(WireFault) -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw WireFault()
    }
  }

  /// Reads bytes.
  mutating func bytes() throws(WireFault) -> [UInt8] {
    let taken = try take(try number())
    return Array(taken)
  }

  /// Reads a text.
  mutating func text() throws(WireFault) -> String {
    let taken = try take(try number())
    return String(decoding: taken, as: UTF8.self)
  }

  /// Reads a text or that there is none.
  mutating func optionalText() throws(WireFault) -> String? { try flag() ? try text() : nil }
}
