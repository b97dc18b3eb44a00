/// Bytes that come piece by piece, read as lines and stretches.
struct ByteStream {
  private var piece: [UInt8] = []
  private var position = 0
  private let more: () -> [UInt8]?

  /// - Parameter more: The next piece; `nil` at the end.
  init(_ more: @escaping () -> [UInt8]?) { self.more = more }

  /// Whether there is a byte left.
  mutating func hasMore() -> Bool {
    while position >= piece.count {
      guard let next = more() else { return false }
      piece = next
      position = 0
    }
    return true
  }

  /// The next line without its end; `nil` at the end, or where it is longer than a limit.
  mutating func line(atMost limit: Int) -> [UInt8]? {
    var line: [UInt8] = []
    guard hasMore() else { return nil }
    while hasMore() {
      let rest = piece[position...]
      if let end = rest.firstIndex(of: 0x0A) {
        line += rest[..<end]
        position = end + 1
        if line.last == 0x0D { line.removeLast() }
        return line.count <= limit ? line : nil
      }
      line += rest
      position = piece.count
      guard line.count <= limit else { return nil }
    }
    return line
  }

  /// So many bytes, or as many as are left.
  mutating func take(_ count: Int) -> [UInt8] {
    var taken: [UInt8] = []
    while taken.count < count, hasMore() {
      let end = min(piece.count, position + count - taken.count)
      taken += piece[position..<end]
      position = end
    }
    return taken
  }

  /// Passes over so many bytes; whether there were as many.
  mutating func skip(_ count: Int) -> Bool {
    var left = count
    while left > 0, hasMore() {
      let step = min(left, piece.count - position)
      position += step
      left -= step
    }
    return left == 0
  }
}
