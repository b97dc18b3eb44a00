public import Lexicon
public import Record

/// Looks for words within names, in both scripts and in English.
public struct NameSearch {
  private let folded: FoldedName
  private let wanted: String

  /// - Parameter words: What is looked for; nothing finds everything.
  public init(_ words: String, folding: ScriptFolding) {
    folded = FoldedName(folding)
    wanted = folded(words)
  }

  /// Whether an id or a spelling holds the words.
  public func finds(_ item: NameDirectory.Item) -> Bool {
    if wanted.isEmpty { return true }
    // Within words as well: who types `russ` means Russia.
    return ([item.id] + item.spellings).contains { folded($0).utf8.firstRange(of: wanted.utf8) != nil }
  }
}
