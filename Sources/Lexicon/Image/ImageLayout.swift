/// How a compiled lexicon lies in memory: a header, a directory of sections, the sections.
///
/// Everything is little-endian and every section begins at a multiple of 16 bytes, so that the image is used
/// where it lies, embedded in the program or mapped from a file.
enum ImageLayout {
  /// The first eight bytes of every image: “CHANCERY”.
  static let magic: UInt64 = 0x5952_4543_4E41_4843
  /// Changes whenever the meaning of a section changes.
  static let version: UInt32 = 4

  /// What a section holds.
  enum Section: Int, CaseIterable {
    /// `UInt16` for each scalar below U+10000: its class, 0 for a scalar that stands in no word.
    case classes
    /// `UInt16` for each scalar below U+10000: the scalar that it is read as.
    case folding
    /// `TrieRow`s.
    case rows
    /// `UInt32` for each word, and one more: where its senses begin.
    case senseStarts
    /// `UInt32` senses.
    case senses
    /// `UInt8` for each word: what it does in segmentation, see `Segmenter`.
    case roles
    /// Tables: for each, name, columns, rows, where its cells begin and where the lines of its rows do.
    case tables
    /// `UInt32` pairs: where a cell's bytes lie in `strings`, and how many they are.
    case cells
    /// UTF-8.
    case strings
    /// `UInt32` for each row of each table: its line in the file, with the highest bit for a file laid over ours.
    case lines
  }

  /// The bit that marks the line of a row laid over ours.
  static let laidOver: UInt32 = 0x8000_0000

  static let headerSize = 16 + Section.allCases.count * 16
}

/// One row of the double array.
struct TrieRow {
  var base: Int32
  var check: Int32
  var value: Int32
}
