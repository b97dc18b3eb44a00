/// Text as the annotation rules compare it: its scalars without white space.
struct FlatText: Equatable {
  var scalars: [Unicode.Scalar]

  init(_ text: String) {
    // Neither a space of no width nor the mark of byte order is white space to Unicode.
    scalars = text.unicodeScalars.filter {
      !$0.properties.isWhitespace && $0.value != 0x200B && $0.value != 0xFEFF
    }
  }

  init(_ scalars: some Sequence<Unicode.Scalar>) { self.scalars = Array(scalars) }

  var count: Int { scalars.count }

  /// Whether other words stand in it; no words stand everywhere.
  func contains(_ other: FlatText) -> Bool { find(other, from: 0) != nil }

  /// Where other words next begin.
  func find(_ other: FlatText, from start: Int) -> Int? {
    guard let first = other.scalars.first else { return start <= count ? start : nil }
    var index = start
    while index + other.count <= count {
      if scalars[index] == first, scalars[index..<(index + other.count)].elementsEqual(other.scalars) { return index }
      index += 1
    }
    return nil
  }

  /// Runs of four scalars in order.
  var grams: [SIMD4<UInt32>] {
    guard count >= 4 else { return [] }
    return (0...(count - 4)).map { index in
      SIMD4(scalars[index].value, scalars[index + 1].value, scalars[index + 2].value, scalars[index + 3].value)
    }
  }

  /// Marks that do not count at the ends of what is said.
  private static let marks = Set("“”「」『』\"'‘’，。：:,.、；;！!？?（）()《》 ".unicodeScalars)

  /// Without the marks at its ends.
  var trimmed: FlatText {
    let kept = scalars.drop { FlatText.marks.contains($0) }
    guard let last = kept.lastIndex(where: { !FlatText.marks.contains($0) }) else { return FlatText([]) }
    return FlatText(kept[...last])
  }
}
