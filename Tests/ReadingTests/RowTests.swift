import Testing

@testable import Reading

/// The ground of all rules: rows and ranges that have no wrong place.
@Suite("Rows and ranges without a wrong place")
struct RowTests {
  private let row: [UInt32] = [0x738B, 0x6BC5, 0x8BF4]

  @Test("outside of a row stands its boundary", arguments: [-1, 3, 4, Int.min, Int.max])
  func outside(_ place: Int) {
    #expect(row[place] == UInt32.boundary)
    #expect(row[...][place] == UInt32.boundary)
  }

  @Test("within a row stands what was put there")
  func inside() {
    #expect((0..<3).map { row[$0] } == row)
    var changed = row
    changed[1] = 0
    changed[7] = 1
    changed[-1] += 1
    #expect(changed == [0x738B, 0, 0x8BF4])
  }

  static let ranges: [(start: Int, end: Int, count: Int)] = [
    (0, 3, 3), (2, 2, 0), (3, 0, 0), (5, -5, 0), (.max, .min, 0), (-2, 1, 3),
  ]

  @Test("a range whose ends are not in order is empty", arguments: ranges)
  func order(_ example: (start: Int, end: Int, count: Int)) {
    #expect((example.start..<example.end).count == example.count)
    #expect((example.start..<example.end).lowerBound == example.start)
  }

  @Test("a closed range has its end, and is empty where that comes before its start")
  func closed() {
    #expect(Array(2...4) == [2, 3, 4])
    #expect((4...2).isEmpty)
    #expect((5...Int.max).upperBound == .max)
  }

  @Test("of a range as much is taken as lies in the row")
  func slices() {
    #expect(Array(row[-3..<2]) == [0x738B, 0x6BC5])
    #expect(Array(row[1..<9]) == [0x6BC5, 0x8BF4])
    #expect(row[5..<9].isEmpty && row[2..<1].isEmpty && row[..<(-1)].isEmpty && row[7...].isEmpty)
    #expect(row[1...][..<2] == [0x6BC5])
    #expect(row[1..<3][0..<9].startIndex == 1)
  }

  @Test("what is cut off at a place is gone", arguments: [(-1, 0), (0, 0), (2, 2), (3, 3), (8, 3)])
  func cut(_ example: (place: Int, left: Int)) {
    var row = row
    row.cut(at: example.place)
    #expect(row.count == example.left)
  }

  @Test("the first place from which something holds is found, or the end", arguments: [(0, 0), (3, 1), (6, 2), (9, 3)])
  func partition(_ example: (least: UInt32, place: Int)) {
    #expect(([2, 4, 6] as [UInt32]).partition { $0 >= example.least } == example.place)
  }
}
