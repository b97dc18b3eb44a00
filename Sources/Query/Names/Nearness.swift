/// How near words are to each other, for those who mistyped one.
enum Nearness {
  /// The nearest of some words, the nearest first; none that differs in more than a third of its letters.
  static func nearest(to word: String, among words: some Sequence<String>, limit: Int) -> [String] {
    let typed = Array(word.unicodeScalars)
    guard !typed.isEmpty, typed.count <= 60 else { return [] }
    let most = max(1, typed.count / 3)
    var near: [(distance: Int, word: String)] = []
    for other in words {
      let scalars = Array(other.unicodeScalars)
      guard abs(scalars.count - typed.count) <= most else { continue }
      let distance = distance(typed, scalars)
      if distance <= most { near.append((distance, other)) }
    }
    return near.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(limit).map(\.word)
  }

  /// How many letters must be put in, left out or changed to make one of the other (Levenshtein).
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (position, letter) in left.enumerated() {
      var corner = row[0]
      row[0] = position + 1
      for (column, other) in right.enumerated() {
        let changed = corner + (letter == other ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(changed, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[right.count]
  }
}
