import Testing

@testable import Reading

@Suite("Codes of actors")
struct CodesTests {
  /// Few and many, alike and not; some share a bit of the sketch.
  private static let samples: [[String]] = [
    [], ["CHN"], ["USA"], ["CHN", "USA"], ["USA", "CHN", "USA"], ["RUS", "CHN"], (0..<40).map { "A\($0)" },
    (20..<60).map { "A\($0)" }, (0..<90).map { "A\($0)" }, (0..<40).map { "A\($0)" } + ["CHN"],
  ]

  @Test("a few codes compare with others as sets of them do", arguments: samples, samples)
  func comparing(_ first: [String], _ second: [String]) {
    let (one, other) = (Codes(first), Codes(second))
    let (set, otherSet) = (Set(first), Set(second))
    #expect(one.count == set.count)
    #expect(one.isDisjoint(with: other) == set.isDisjoint(with: otherSet))
    #expect(one.isSubset(of: other) == set.isSubset(of: otherSet))
    #expect((one == other) == (set == otherSet))
    #expect(Set(one.union(other).all) == set.union(otherSet) && one.union(other).count == set.union(otherSet).count)
    #expect(second.allSatisfy { one.contains($0) == set.contains($0) })
  }
}
