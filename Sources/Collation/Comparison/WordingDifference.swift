import Record

/// What two wordings share and what each has for itself.
///
/// The longest common subsequence of their tokens; where that would cost too much, the tokens that stand in no pair of
/// neighbours that the other has as well.
struct WordingDifference {
  /// For each token of the first wording whether the second has it.
  private(set) var isShared: [Bool]
  /// For each token of the second wording whether the first has it.
  private(set) var isSharedInOther: [Bool]

  /// How many steps the comparison of two wordings may take: two of five hundred characters each.
  static let limit = 250_000

  init(_ first: [UInt32], _ second: [UInt32]) {
    isShared = Array(repeating: false, count: first.count)
    isSharedInOther = Array(repeating: false, count: second.count)
    var start = 0
    while start < first.count, start < second.count, first[start] == second[start] {
      isShared[start] = true
      isSharedInOther[start] = true
      start += 1
    }
    var end = 0
    while end < first.count - start, end < second.count - start,
      first[first.count - 1 - end] == second[second.count - 1 - end]
    {
      end += 1
      isShared[first.count - end] = true
      isSharedInOther[second.count - end] = true
    }
    let left = start..<(first.count - end)
    let right = start..<(second.count - end)
    if left.count * right.count <= WordingDifference.limit {
      alignSubsequence(first, left, second, right)
    } else {
      alignPairs(first, left, second, right)
    }
    dropLonely(first, &isShared, second, &isSharedInOther)
  }

  /// Marks a longest common subsequence of two stretches.
  private mutating func alignSubsequence(
    _ first: [UInt32], _ left: Range<Int>, _ second: [UInt32], _ right: Range<Int>
  ) {
    guard !left.isEmpty, !right.isEmpty else { return }
    let width = right.count + 1
    var lengths = [UInt16](repeating: 0, count: (left.count + 1) * width)
    for row in stride(from: left.count - 1, through: 0, by: -1) {
      for column in stride(from: right.count - 1, through: 0, by: -1) {
        let below = lengths[(row + 1) * width + column]
        let beside = lengths[row * width + column + 1]
        lengths[row * width + column] =
          first[left.lowerBound + row] == second[right.lowerBound + column]
          ? lengths[(row + 1) * width + column + 1] + 1 : max(below, beside)
      }
    }
    var row = 0
    var column = 0
    while row < left.count, column < right.count {
      if first[left.lowerBound + row] == second[right.lowerBound + column] {
        isShared[left.lowerBound + row] = true
        isSharedInOther[right.lowerBound + column] = true
        row += 1
        column += 1
      } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
  }

  /// Marks the tokens of pairs of neighbours that both stretches have, wherever they stand.
  private mutating func alignPairs(_ first: [UInt32], _ left: Range<Int>, _ second: [UInt32], _ right: Range<Int>) {
    func pairs(_ tokens: [UInt32], _ range: Range<Int>) -> Set<UInt64> {
      Set(range.dropLast().map { UInt64(tokens[$0]) << 32 | UInt64(tokens[$0 + 1]) })
    }
    let both = pairs(first, left).intersection(pairs(second, right))
    func mark(_ tokens: [UInt32], _ range: Range<Int>, _ shared: inout [Bool]) {
      for position in range.dropLast()
      where both.contains(UInt64(tokens[position]) << 32 | UInt64(tokens[position + 1])) {
        shared[position] = true
        shared[position + 1] = true
      }
    }
    mark(first, left, &isShared)
    mark(second, right, &isSharedInOther)
  }

  /// A single character that two different sentences happen to share is no common ground.
  private func dropLonely(
    _ first: [UInt32], _ shared: inout [Bool], _ second: [UInt32], _ sharedInOther: inout [Bool]
  ) {
    func drop(_ tokens: [UInt32], _ flags: inout [Bool]) {
      for position in flags.indices.dropFirst().dropLast()
      where flags[position] && !flags[position - 1] && !flags[position + 1] && tokens[position] < 0x11_0000 {
        flags[position] = false
      }
    }
    drop(first, &shared)
    drop(second, &sharedInOther)
  }
}
