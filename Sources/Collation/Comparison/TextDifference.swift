/// What changed from one text to another, sentence by sentence.
public struct TextDifference: Sendable, Equatable {
  /// A stretch of sentences.
  public enum Change: Sendable, Equatable {
    /// Sentences that stand in both.
    case same([String])
    /// Sentences that only the former has.
    case gone([String])
    /// Sentences that only the later has.
    case new([String])
  }

  /// All stretches, in the order of the texts; what is gone stands before what came in its place.
  public let changes: [Change]

  /// Sentences on either side up to which the shortest difference is looked for: its work grows with their square. Beyond
  /// that, everything between what is the same at both ends counts as changed.
  private static let mostSentences = 1_500

  /// The difference of two texts.
  public init(from former: String, to later: String) {
    let (former, later) = (TextDifference.sentences(former), TextDifference.sentences(later))
    var start = 0
    while start < min(former.count, later.count), former[start] == later[start] { start += 1 }
    var end = 0
    while end < min(former.count, later.count) - start, former[former.count - 1 - end] == later[later.count - 1 - end] {
      end += 1
    }
    let (old, new) = (former[start..<(former.count - end)], later[start..<(later.count - end)])
    var changes: [Change] = []
    TextDifference.add(.same(Array(former[..<start])), to: &changes)
    for change in TextDifference.between(Array(old), Array(new)) { TextDifference.add(change, to: &changes) }
    TextDifference.add(.same(Array(former[(former.count - end)...])), to: &changes)
    self.changes = changes
  }

  /// Whether the texts are the same.
  public var isEmpty: Bool {
    changes.allSatisfy {
      if case .same = $0 { true } else { false }
    }
  }

  private static func between(_ old: [String], _ new: [String]) -> [Change] {
    guard !old.isEmpty, !new.isEmpty, old.count <= mostSentences, new.count <= mostSentences else {
      return [.gone(old), .new(new)]
    }
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for step in new.difference(from: old) {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var changes: [Change] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        add(.gone([old[left]]), to: &changes)
        left += 1
      } else if inserted.contains(right) {
        add(.new([new[right]]), to: &changes)
        right += 1
      } else {
        add(.same([old[left]]), to: &changes)
        left += 1
        right += 1
      }
    }
    return changes
  }

  private static func add(_ change: Change, to changes: inout [Change]) {
    switch (changes.last, change) {
    case (_, .same(let words)) where words.isEmpty: break
    case (_, .gone(let words)) where words.isEmpty: break
    case (_, .new(let words)) where words.isEmpty: break
    case (.same(let before), .same(let words)): changes[changes.count - 1] = .same(before + words)
    case (.gone(let before), .gone(let words)): changes[changes.count - 1] = .gone(before + words)
    case (.new(let before), .new(let words)): changes[changes.count - 1] = .new(before + words)
    default: changes.append(change)
    }
  }

  /// The sentences of a text, each with what ends it; line ends part them as well.
  static func sentences(_ text: String) -> [String] {
    var sentences: [String] = []
    var sentence = String.UnicodeScalarView()
    var isEnding = false
    func close() {
      let words = String(sentence)
      if words.contains(where: { !$0.isWhitespace }) { sentences.append(words) }
      sentence = String.UnicodeScalarView()
      isEnding = false
    }
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        close()
        continue
      }
      let ends = "。！？；!?".unicodeScalars.contains(scalar)
      // Quotation marks behind the stop belong to the sentence.
      if isEnding, !ends, !"”’」』）)".unicodeScalars.contains(scalar) { close() }
      if ends { isEnding = true }
      sentence.append(scalar)
    }
    close()
    return sentences
  }
}
