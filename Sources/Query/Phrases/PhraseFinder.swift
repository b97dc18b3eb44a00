/// Finds a wording in texts: in either script, whatever stops and marks stand between its characters.
struct PhraseFinder {
  private let folded: FoldedName
  private let wanted: [UInt32]

  /// - Parameter wording: What is looked for; `nil` where it has no character that could be.
  init?(_ wording: String, _ folded: FoldedName) {
    self.folded = folded
    wanted = wording.unicodeScalars.compactMap { folded.character($0) }
    guard !wanted.isEmpty else { return nil }
  }

  /// A wording without stops, marks and spaces.
  static func bare(_ wording: String, _ folded: FoldedName) -> String {
    String(String.UnicodeScalarView(wording.unicodeScalars.filter { folded.character($0) != nil }))
  }

  /// The places of the wording in a text, as stretches of its scalars, in order; they do not overlap.
  func places(in text: String) -> [Range<Int>] {
    var places: [Range<Int>] = []
    // Where each character stands of those that count, as far back as the wording is long.
    var recent: [(scalar: UInt32, place: Int)] = []
    recent.reserveCapacity(text.unicodeScalars.count)
    for (place, scalar) in text.unicodeScalars.enumerated() {
      guard let character = folded.character(scalar) else { continue }
      recent.append((character, place))
      guard character == wanted[wanted.count - 1], recent.count >= wanted.count else { continue }
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
