public import Record

/// Lines that recur in the articles of an outlet, gathered article by article.
///
/// Lines count as one that differ only in digits. What stands in the articles of one day only may be a reprint and is
/// left out, and so is a sentence that tells new numbers each time. The time is linear in the text, the memory
/// bounded, whatever is read: of too many different lines those met least go first.
///
/// ```swift
/// var suggestions = FurnitureSuggestions()
/// for article in articles { suggestions.add(article) }
/// for suggestion in suggestions.list(atLeast: 5) { print(suggestion.count, suggestion.lines) }
/// ```
public struct FurnitureSuggestions: Sendable {
  /// How many different lines are remembered at once.
  private let capacity: Int
  fileprivate var lines: [UInt64: Seen] = [:]
  private var outlets: [String: Int] = [:]
  private var names: [String] = []
  private var articles: [Int] = []
  /// How often a line may have been met before it was remembered.
  private var forgotten = 0

  /// What is known of a line.
  fileprivate struct Seen {
    var outlet: Int
    var count: Int
    var head = 0
    var tail = 0
    var day: Int
    var hasSeveralDays = false
    /// How often the line may have been met and forgotten before.
    var missed: Int
    /// The line in the article whose path comes first, and that path.
    var text: String
    var path: String
    /// Whether all had as many digits at the same places.
    var hasOneShape = true
    var shape: UInt64
    /// The line that most often comes next, and how often.
    var next: UInt64 = 0
    var nextCount = 0
  }

  /// Longer lines are paragraphs.
  private static let longest = 600
  /// How many lines from either end are head and tail.
  private static let ends = 4
  /// The share of its articles in which a line must stand at one end to belong there, or before another to head it.
  private static let share = 0.8

  /// Suggestions of nothing yet.
  ///
  /// - Parameter capacity: How many different lines are remembered at once; some 300 bytes each.
  public init(capacity: Int = 200_000) {
    self.capacity = max(capacity, 16)
  }

  /// Takes an article's lines in.
  public mutating func add(_ article: Article) {
    let outlet = number(article.outlet.id ?? article.outlet.name ?? "*")
    articles[outlet] += 1
    let day = article.published?.localDate.dayNumber ?? Int(truncatingIfNeeded: Furniture.hash(article.title.utf8))
    let bytes = Array(article.text.utf8)
    let ranges = bytes.indices.split { bytes[$0] == UInt8(ascii: "\n") }
    var before: UInt64?
    var met: Set<UInt64> = []
    for (index, range) in ranges.enumerated() {
      guard range.count <= Self.longest, let key = Key(bytes[range], outlet: outlet), met.insert(key.line).inserted
      else {
        before = nil
        continue
      }
      var seen =
        lines[key.line]
        ?? Seen(
          outlet: outlet, count: 0, day: day, missed: forgotten, text: String(decoding: bytes[range], as: UTF8.self),
          path: article.source.path, shape: key.shape)
      seen.count += 1
      seen.hasSeveralDays = seen.hasSeveralDays || seen.day != day
      seen.hasOneShape = seen.hasOneShape && seen.shape == key.shape
      if index < Self.ends { seen.head += 1 }
      if index >= ranges.count - Self.ends { seen.tail += 1 }
      if article.source.path < seen.path {
        seen.text = String(decoding: bytes[range], as: UTF8.self)
        seen.path = article.source.path
      }
      lines[key.line] = seen
      if let before { lines[before]?.follow(key.line) }
      before = key.line
    }
    if lines.count > capacity { forget() }
  }

  /// Drops the lines met least, so that a quarter of the room is free.
  private mutating func forget() {
    let counts = lines.values.map { $0.count + $0.missed }.sorted()
    forgotten = max(forgotten, counts[counts.count / 4])
    lines = lines.filter { $0.value.count + $0.value.missed > forgotten }
  }

  private mutating func number(_ outlet: String) -> Int {
    if let number = outlets[outlet] { return number }
    outlets[outlet] = names.count
    names.append(outlet)
    articles.append(0)
    return names.count - 1
  }
}

extension FurnitureSuggestions {
  /// A line with its digits folded, as a number: for all lines that are one, and for those with the same digits' places.
  private struct Key {
    var line: UInt64
    var shape: UInt64

    /// `nil` for a line without words, and for a sentence that holds digits.
    init?(_ bytes: ArraySlice<UInt8>, outlet: Int) {
      var line = Furniture.extend(Furniture.basis, UInt8(truncatingIfNeeded: outlet))
      line = Furniture.extend(line, UInt8(truncatingIfNeeded: outlet >> 8))
      var shape = line
      var hasDigits = false
      var hasWords = false
      var isInNumber = false
      for byte in bytes {
        let isDigit = (0x30...0x39).contains(byte)
        hasDigits = hasDigits || isDigit
        // Han, kana and hangul begin with these bytes; the marks of Chinese do not, but for 々 and its neighbours.
        hasWords = hasWords || (0xE4...0xED).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        shape = Furniture.extend(shape, isDigit ? UInt8(ascii: "#") : byte)
        if !isDigit || !isInNumber { line = Furniture.extend(line, isDigit ? UInt8(ascii: "#") : byte) }
        isInNumber = isDigit
      }
      guard hasWords, !hasDigits || !Key.holdsFullStop(bytes) else { return nil }
      self.line = line
      self.shape = shape
    }

    private static func holdsFullStop(_ bytes: ArraySlice<UInt8>) -> Bool {
      var index = bytes.startIndex
      while index + 2 < bytes.endIndex {
        if bytes[index] == 0xE3, bytes[index + 1] == 0x80, bytes[index + 2] == 0x82 { return true }
        index += 1
      }
      return false
    }
  }
}

extension FurnitureSuggestions.Seen {
  /// Counts the line that comes next; of different ones the one in the majority stays.
  fileprivate mutating func follow(_ line: UInt64) {
    if next == line {
      nextCount += 1
    } else if nextCount == 0 {
      next = line
      nextCount = 1
    } else {
      nextCount -= 1
    }
  }
}

// MARK: What came of it

extension FurnitureSuggestions {
  /// The lines met in so many articles of an outlet and on several days, the most frequent first; runs of such lines
  /// that stand together in nearly all of these articles are one suggestion.
  ///
  /// - Parameter least: In how many articles of an outlet a line must stand.
  public func list(atLeast least: Int) -> [FurnitureSuggestion] {
    let recurring = lines.filter { $0.value.count >= max(least, 2) && $0.value.hasSeveralDays }
    var followed: [UInt64: UInt64] = [:]
    for (key, seen) in recurring where seen.next != key {
      guard let next = recurring[seen.next], Double(seen.nextCount) >= Self.share * Double(seen.count),
        Double(seen.nextCount) >= Self.share * Double(next.count)
      else { continue }
      followed[seen.next] = key
    }
    let isFollower = Set(followed.keys)
    let heads = recurring.keys.filter { !isFollower.contains($0) }
    let nextOf = Dictionary(followed.map { ($0.value, $0.key) }, uniquingKeysWith: min)
    let found = heads.map { head in
      var run: [Seen] = []
      var key: UInt64? = head
      while let line = key, let seen = recurring[line], run.count < 100 {
        run.append(seen)
        key = nextOf[line]
      }
      return suggestion(run)
    }
    return found.sorted {
      ($1.count, $0.outlet, $0.lines.joined(separator: "\n")) < ($0.count, $1.outlet, $1.lines.joined(separator: "\n"))
    }
  }

  private func suggestion(_ run: [Seen]) -> FurnitureSuggestion {
    let count = run.map(\.count).min() ?? 0
    let total = run.reduce(0) { $0 + $1.count }
    func isMost(_ part: (Seen) -> Int) -> Bool {
      Double(run.reduce(0) { $0 + part($1) }) >= Self.share * Double(total)
    }
    let position: FurnitureSuggestion.Position = isMost(\.tail) ? .tail : isMost(\.head) ? .head : .anywhere
    let outlet = names[run[0].outlet]
    return FurnitureSuggestion(
      outlet: outlet, lines: run.map(\.text), count: count, articles: articles[run[0].outlet], position: position,
      rows: run.map { "\(outlet)\t\(position == .anywhere ? "line" : "end")\t\(Self.marker($0))\tdrop" },
      example: run[0].path)
  }

  /// The pattern of a line: `#` for each digit where all had the same, `*` for each number else.
  private static func marker(_ seen: Seen) -> String {
    var marker = ""
    var isInNumber = false
    for scalar in seen.text.unicodeScalars {
      let isDigit = (0x30...0x39).contains(scalar.value)
      if isDigit, seen.hasOneShape {
        marker.unicodeScalars.append("#")
      } else if isDigit, !isInNumber {
        marker.unicodeScalars.append("*")
      } else if !isDigit {
        marker.unicodeScalars.append(scalar)
      }
      isInNumber = isDigit
    }
    return marker
  }
}
