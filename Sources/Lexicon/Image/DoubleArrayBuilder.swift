/// Builds a trie as a double array: one row a node, children found by one addition and one comparison.
///
/// Source of the structure: J. Aoe, “An efficient digital search algorithm by using a double-array structure” (1989).
/// Free rows are kept in a ring, so that placing a node looks only at rows that are free.
struct DoubleArrayBuilder {
  /// Where the children of each node begin.
  private(set) var base: [Int32] = []
  /// The parent of each row; -1 for a free row.
  private(set) var check: [Int32] = []
  /// What each node means, or -1.
  private(set) var value: [Int32] = []

  private var nextFree: [Int32] = []
  private var previousFree: [Int32] = []

  private struct Work {
    var low: Int
    var high: Int
    var depth: Int
    var row: Int32
  }

  /// Builds from keys of classes (1…) in ascending order, each with its value.
  init(keys: [[UInt16]], values: [Int32]) {
    grow(to: 1024)
    take(0, parent: 0)
    var queue = [Work(low: 0, high: keys.count, depth: 0, row: 0)]
    var position = 0
    while position < queue.count {
      let work = queue[position]
      position += 1
      place(work, keys: keys, values: values, queue: &queue)
    }
    let used = (check.lastIndex { $0 >= 0 } ?? 0) + 1
    let highest = Int(base.max() ?? 0) + (keys.lazy.flatMap { $0 }.max().map(Int.init) ?? 0)
    grow(to: max(used, highest + 1))
  }

  /// Gives the children of one node their rows.
  private mutating func place(_ work: Work, keys: [[UInt16]], values: [Int32], queue: inout [Work]) {
    var low = work.low
    if low < work.high, keys[low].count == work.depth {
      value[Int(work.row)] = values[low]
      low += 1
    }
    guard low < work.high else { return }
    var classes: [UInt16] = []
    var starts: [Int] = []
    for index in low..<work.high where classes.last != keys[index][work.depth] {
      classes.append(keys[index][work.depth])
      starts.append(index)
    }
    starts.append(work.high)
    let offset = room(for: classes)
    base[Int(work.row)] = offset
    for (index, childClass) in classes.enumerated() {
      let row = offset + Int32(childClass)
      take(Int(row), parent: work.row)
      queue.append(Work(low: starts[index], high: starts[index + 1], depth: work.depth + 1, row: row))
    }
  }

  /// The smallest base at which every child finds a free row.
  private mutating func room(for classes: [UInt16]) -> Int32 {
    let first = Int32(classes[0])
    let last = Int(classes[classes.count - 1])
    var free = nextFree[0]
    while true {
      if free == 0 {
        let before = check.count
        grow(to: before + max(before, 4096))
        free = Int32(before)
      }
      let offset = free - first
      if offset > 0 {
        if Int(offset) + last >= check.count { grow(to: Int(offset) + last + 4096) }
        if classes.allSatisfy({ check[Int(offset) + Int($0)] < 0 }) { return offset }
      }
      free = nextFree[Int(free)]
    }
  }

  private mutating func grow(to count: Int) {
    let before = check.count
    guard count > before else { return }
    base.append(contentsOf: repeatElement(0, count: count - before))
    check.append(contentsOf: repeatElement(-1, count: count - before))
    value.append(contentsOf: repeatElement(-1, count: count - before))
    nextFree.append(contentsOf: repeatElement(0, count: count - before))
    previousFree.append(contentsOf: repeatElement(0, count: count - before))
    // Row 0 is the root and the head of the ring.
    var last = before == 0 ? 0 : Int(previousFree[0])
    for row in max(before, 1)..<count {
      nextFree[last] = Int32(row)
      previousFree[row] = Int32(last)
      last = row
    }
    nextFree[last] = 0
    previousFree[0] = Int32(last)
  }

  private mutating func take(_ row: Int, parent: Int32) {
    check[row] = parent
    guard row != 0 else { return }
    nextFree[Int(previousFree[row])] = nextFree[row]
    previousFree[Int(nextFree[row])] = previousFree[row]
  }
}
