import Record

/// The order in which the readings of a batch are stored, so that they fill the pages that they lie on.
///
/// Readings are put one behind the other, and one that does not fit what is left of a page begins the next. As they come,
/// an eighth of all pages stays empty; in an order that chooses for each page those that fit, next to nothing does. The
/// record does not depend on the order (Decision 0004).
enum PageFilling {
  /// How many readings are put in order at a time.
  private static let window = 1024
  /// What a page holds besides rows, and what each row takes besides its bytes: its place in the page's list, its length,
  /// its number, and the kinds of its columns.
  private static let (head, rowHead) = (8, 13)

  /// The readings of a batch in that order. Those of one file, or of one article, come first and as they were: there, the
  /// later says more.
  static func ordered(_ batch: [StoredReading]) -> [StoredReading] {
    var files: [String: Int] = [:]
    var articles: [String: Int] = [:]
    for reading in batch {
      files[reading.article.source.path, default: 0] += 1
      articles[reading.article.id, default: 0] += 1
    }
    var repeated: [StoredReading] = []
    var free: [StoredReading] = []
    for reading in batch {
      if files[reading.article.source.path] == 1, articles[reading.article.id] == 1 {
        free.append(reading)
      } else {
        repeated.append(reading)
      }
    }
    var start = 0
    while start < free.count {
      let end = min(start + window, free.count)
      let sizes = free[start..<end].map(\.packed.count)
      repeated += order(ofSizes: sizes, page: RecordArchive.pageSize).map { free[start + $0] }
      start = end
    }
    return repeated
  }

  /// The places of rows of these sizes in the order in which they fill pages: each page takes the largest that is left
  /// and fits, as long as one does.
  static func order(ofSizes sizes: [Int], page: Int) -> [Int] {
    let room = page - head
    // Sorted by size, the largest last.
    var left = sizes.indices.sorted { (sizes[$0], $1) < (sizes[$1], $0) }
    var order: [Int] = []
    order.reserveCapacity(sizes.count)
    var free = room
    while let largest = left.last {
      let fitting = left.partitioningIndex { sizes[$0] + rowHead > free }
      if fitting > 0 {
        let row = left.remove(at: fitting - 1)
        free -= sizes[row] + rowHead
        order.append(row)
      } else if free < room {
        free = room
      } else {
        // More than a page: SQLite puts most of it on pages of its own.
        order.append(largest)
        left.removeLast()
      }
    }
    return order
  }
}

extension [Int] {
  /// The first index whose element belongs to the second part, of elements of which the first part does not.
  fileprivate func partitioningIndex(_ isSecond: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
