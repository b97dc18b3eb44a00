import CLexiconImage
public import Lexicon

/// The lexicon that comes with the program, used where it lies in the program's own file.
public enum EmbeddedLexicon {
  /// The image; the operating system pages it in as it is touched.
  ///
  /// - Throws: `LexiconError` if the program was built with an image of another version.
  public static func image() throws(LexiconError) -> LexiconImage {
    guard let start = chancery_lexicon_start() else {
      throw LexiconError(table: "lexicon", line: 0, problem: "not embedded", remedy: "build with make")
    }
    return try LexiconImage(
      borrowing: UnsafeRawBufferPointer(start: start, count: Int(chancery_lexicon_count)))
  }
}
