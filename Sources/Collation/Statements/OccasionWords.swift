import Lexicon
import Record

/// Words that place what is said on another occasion than an encounter: an interview, a hearing, a platform.
struct OccasionWords {
  /// By their first two characters.
  private var words: [UInt64: [[UInt32]]] = [:]

  init(lexicon: LoadedLexicon) {
    for row in lexicon.table("occasions").rows {
      let word = row.cells[0].unicodeScalars.map { lexicon.folding.fold($0.value) }
      if word.count > 1 { words[OccasionWords.key(word[0], word[1]), default: []].append(word) }
    }
  }

  /// Whether some words, in one script, name another occasion.
  func tellOfOther(_ text: ArraySlice<UInt32>) -> Bool {
    var position = text.startIndex
    while position + 1 < text.endIndex {
      if let found = words[OccasionWords.key(text[position], text[position + 1])],
        found.contains(where: { text[position...].starts(with: $0) })
      {
        return true
      }
      position += 1
    }
    return false
  }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }
}
