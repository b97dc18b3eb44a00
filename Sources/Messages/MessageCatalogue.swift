import CMessages

/// What the program says, in Chinese: the table `messages.tsv`, a line a sentence.
public struct MessageCatalogue: Sendable {
  /// The program's own.
  public static let shared = MessageCatalogue(
    UnsafeRawBufferPointer(start: chancery_messages_start(), count: Int(chancery_messages_count)))

  private let sentences: [String: (hans: String, hant: String)]

  /// Reads a table of three columns under a heading: English, Simplified, Traditional; `\n` stands for the end of a line.
  init(_ bytes: UnsafeRawBufferPointer) {
    var sentences: [String: (hans: String, hant: String)] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")).dropFirst() {
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(MessageCatalogue.text)
      guard cells.count == 3 else { continue }
      sentences[cells[0]] = (cells[1], cells[2])
    }
    self.sentences = sentences
  }

  /// The sentence in a language; itself where the table does not hold it.
  func sentence(_ english: String, _ language: DisplayLanguage) -> String {
    guard let known = sentences[english] else { return english }
    return language == .traditional ? known.hant : known.hans
  }

  /// Every sentence of the table, with what it is in each language.
  public var rows: [(english: String, hans: String, hant: String)] {
    sentences.map { ($0, $1.hans, $1.hant) }.sorted { $0.0 < $1.0 }
  }

  private static func text(_ cell: some Sequence<UInt8>) -> String {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in cell {
      if isEscaped {
        bytes.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
      } else if byte != UInt8(ascii: "\\") {
        bytes.append(byte)
      }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
