import Record

/// Finds a wording in texts: in either script, whatever stops and marks stand between its characters.
struct PhraseFinder {
  private let folding: ScriptFolding
  private let wanted: [UInt32]

  /// - Parameter wording: What is looked for; `nil` where it has no character that could be.
  init?(_ wording: String, _ folding: ScriptFolding) {
    self.folding = folding
    wanted = wording.unicodeScalars.compactMap { PhraseFinder.folded($0.value, folding) }
    guard !wanted.isEmpty else { return nil }
  }

  /// A character as it is compared; `nil` for stops, marks and spaces.
  private static func folded(_ scalar: UInt32, _ folding: ScriptFolding) -> UInt32? {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A: scalar
    case 0x41...0x5A: scalar | 0x20
    case 0..<0xC0, 0x2000..<0x2E80, 0x3000..<0x3041, 0xFE10..<0xFE70, 0xFF00..<0xFF10, 0xFF1A..<0xFF21,
      0xFF3B..<0xFF41, 0xFF5B..<0xFF66: nil
    // Full-width letters and digits.
    case 0xFF10...0xFF19, 0xFF41...0xFF5A: scalar - 0xFEE0
    case 0xFF21...0xFF3A: scalar - 0xFEE0 | 0x20
    default: folding.fold(scalar)
    }
  }

  /// A wording without stops, marks and spaces.
  static func bare(_ wording: String) -> String {
    let folding = ScriptFolding.none
    let kept = wording.unicodeScalars.filter { folded($0.value, folding) != nil }
    return String(String.UnicodeScalarView(kept))
  }

  /// The places of the wording in a text, as stretches of its scalars, in order; they do not overlap.
  func places(in text: String) -> [Range<Int>] {
    var places: [Range<Int>] = []
    // Where each character stands of those that count, as far back as the wording is long.
    var recent: [(scalar: UInt32, place: Int)] = []
    recent.reserveCapacity(text.unicodeScalars.count)
    for (place, scalar) in text.unicodeScalars.enumerated() {
      guard let folded = PhraseFinder.folded(scalar.value, folding) else { continue }
      recent.append((folded, place))
      guard folded == wanted[wanted.count - 1], recent.count >= wanted.count else { continue }
      let start = recent.count - wanted.count
      var index = 0
      while index < wanted.count, recent[start + index].scalar == wanted[index] { index += 1 }
      guard index == wanted.count else { continue }
      let found = recent[start].place..<(place + 1)
      if let last = places.last, last.upperBound > found.lowerBound { continue }
      places.append(found)
    }
    return places
  }
}
