/// A pattern of a line or an attribute: `*` stands for anything, `#` for one ASCII digit, all else for itself.
struct Glob: Sendable, Equatable {
  private let pieces: [[UInt8]]
  /// Whether anything may stand before the first words.
  let isOpenAtStart: Bool
  private let isOpenAtEnd: Bool
  /// The byte that every match begins with; 0 where it may begin with any.
  private let firstByte: UInt8
  /// The byte that every match ends with; 0 where it may end with any.
  private let lastByte: UInt8

  init(_ pattern: String) {
    let bytes = Array(pattern.utf8)
    pieces = bytes.split(separator: UInt8(ascii: "*")).map(Array.init)
    isOpenAtStart = bytes.first == UInt8(ascii: "*")
    isOpenAtEnd = bytes.last == UInt8(ascii: "*")
    let wildcards = [UInt8(ascii: "*"), UInt8(ascii: "#")]
    firstByte = bytes.first.map { wildcards.contains($0) ? 0 : $0 } ?? 0
    lastByte = bytes.last.map { wildcards.contains($0) ? 0 : $0 } ?? 0
  }

  /// The first words of the pattern; empty where it has none.
  var firstWords: [UInt8] { pieces.first ?? [] }

  /// Whether the first words of the pattern stand at a position.
  func begins(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    pieces.first.map { stands($0, in: bytes, at: position, before: bytes.count) } ?? true
  }

  /// Whether the pattern describes all of the bytes.
  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Most lines differ from most patterns in the first or the last byte.
    if firstByte != 0, bytes.first != firstByte { return false }
    if lastByte != 0, bytes.last != lastByte { return false }
    var start = 0
    var end = bytes.count
    var first = 0
    var last = pieces.count
    if !isOpenAtStart, first < last {
      guard stands(pieces[0], in: bytes, at: 0, before: end) else { return false }
      start = pieces[0].count
      first = 1
      if first == last { return isOpenAtEnd || start == end }
    }
    if !isOpenAtEnd, first < last {
      last -= 1
      let piece = pieces[last]
      guard end - start >= piece.count, stands(piece, in: bytes, at: end - piece.count, before: end) else {
        return false
      }
      end -= piece.count
    }
    while first < last {
      let piece = pieces[first]
      guard let found = find(piece, in: bytes, from: start, before: end) else { return false }
      start = found + piece.count
      first += 1
    }
    return isOpenAtStart || isOpenAtEnd || !pieces.isEmpty || bytes.isEmpty
  }

  private func stands(_ piece: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at position: Int, before end: Int) -> Bool
  {
    guard position + piece.count <= end else { return false }
    for offset in 0..<piece.count {
      let byte = bytes[position + offset]
      if piece[offset] == byte { continue }
      guard piece[offset] == UInt8(ascii: "#"), (0x30...0x39).contains(byte) else { return false }
    }
    return true
  }

  private func find(_ piece: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int? {
    guard let first = piece.first, end - start >= piece.count else { return nil }
    let isDigit = first == UInt8(ascii: "#")
    for position in start...(end - piece.count) where isDigit || bytes[position] == first {
      if stands(piece, in: bytes, at: position, before: end) { return position }
    }
    return nil
  }
}
