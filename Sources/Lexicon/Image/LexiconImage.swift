public import Record

/// A compiled lexicon where it lies: embedded in the program, mapped from a file, or just compiled.
///
/// The memory is only ever read and lives as long as this object, so that it may be shared between threads.
public final class LexiconImage: @unchecked Sendable {
  private let memory: UnsafeRawBufferPointer
  private let owned: UnsafeMutableRawBufferPointer?

  /// Uses memory that outlives the program's need of it, such as bytes embedded in the program.
  ///
  /// - Throws: `LexiconError` if the bytes are not an image of this version.
  public convenience init(borrowing memory: UnsafeRawBufferPointer) throws(LexiconError) {
    try self.init(memory: memory, owned: nil)
  }

  /// Keeps a copy of an image that has just been compiled.
  ///
  /// - Throws: `LexiconError` if the bytes are not an image of this version.
  public convenience init(copying bytes: [UInt8]) throws(LexiconError) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
    copy.copyBytes(from: bytes)
    try self.init(memory: UnsafeRawBufferPointer(copy), owned: copy)
  }

  private init(memory: UnsafeRawBufferPointer, owned: UnsafeMutableRawBufferPointer?) throws(LexiconError) {
    self.memory = memory
    self.owned = owned
    guard memory.count >= ImageLayout.headerSize, memory.load(as: UInt64.self) == ImageLayout.magic,
      memory.load(fromByteOffset: 8, as: UInt32.self) == ImageLayout.version,
      ImageLayout.Section.allCases.allSatisfy({ section in
        let (offset, count) = LexiconImage.extent(of: section, in: memory)
        // Compared by subtraction, as the sum of two damaged numbers may be none.
        return offset >= ImageLayout.headerSize && offset <= memory.count && offset % 16 == 0
          && count >= 0 && count <= memory.count - offset
      }),
      LexiconImage.extent(of: .classes, in: memory).count == 0x20000
    else {
      throw LexiconError(
        table: "lexicon", line: 0, problem: "not a compiled lexicon of this version", remedy: "compile it again")
    }
  }

  deinit { owned?.deallocate() }

  private static func extent(
    of section: ImageLayout.Section, in memory: UnsafeRawBufferPointer
  ) -> (offset: Int, count: Int) {
    let entry = 16 + section.rawValue * 16
    return (
      Int(truncatingIfNeeded: memory.load(fromByteOffset: entry, as: UInt64.self)),
      Int(truncatingIfNeeded: memory.load(fromByteOffset: entry + 8, as: UInt64.self))
    )
  }

  /// The elements of a section.
  func elements<Element: BitwiseCopyable>(
    _ section: ImageLayout.Section, as type: Element.Type
  ) -> UnsafeBufferPointer<Element> {
    let (offset, count) = LexiconImage.extent(of: section, in: memory)
    let part = UnsafeRawBufferPointer(rebasing: memory[offset..<offset + count])
    return part.bindMemory(to: type)
  }

  /// 16 hexadecimal digits that differ where the images differ: FNV-1a over words of eight bytes.
  var digest: String {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for offset in stride(from: 0, to: memory.count - 7, by: 8) {
      digest = (digest ^ memory.load(fromByteOffset: offset, as: UInt64.self)) &* 0x100_0000_01b3
    }
    let text = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }

  /// The folding of scripts.
  public var folding: ScriptFolding {
    ScriptFolding(table: Array(elements(.folding, as: UInt16.self)))
  }

  /// A table by name; empty where the image holds none of that name.
  public func table(_ name: String) -> Table {
    let directory = elements(.tables, as: UInt32.self)
    let cells = elements(.cells, as: UInt32.self)
    let strings = elements(.strings, as: UInt8.self)
    func text(_ place: Int) -> String {
      let offset = Int(cells[place * 2])
      return String(decoding: strings[offset..<offset + Int(cells[place * 2 + 1])], as: UTF8.self)
    }
    let lines = elements(.lines, as: UInt32.self)
    for entry in stride(from: 0, to: directory.count, by: 6) {
      let nameOffset = Int(directory[entry])
      let nameBytes = strings[nameOffset..<nameOffset + Int(directory[entry + 1])]
      guard nameBytes.elementsEqual(name.utf8) else { continue }
      let columnCount = Int(directory[entry + 2])
      let first = Int(directory[entry + 4])
      let columns = (0..<columnCount).map { text(first + $0) }
      let rows = (1...max(Int(directory[entry + 3]), 1)).prefix(Int(directory[entry + 3])).map { row in
        let line = lines[Int(directory[entry + 5]) + row - 1]
        return Table.Row(
          line: Int(line & ~ImageLayout.laidOver),
          cells: (0..<columnCount).map { text(first + row * columnCount + $0) },
          isLaidOver: line & ImageLayout.laidOver != 0)
      }
      return Table(name: name, columns: columns, rows: rows)
    }
    return Table(name: name, columns: [], rows: [])
  }
}
