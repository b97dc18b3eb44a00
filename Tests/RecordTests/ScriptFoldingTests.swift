import Record
import Testing

@Suite("Reading two scripts as one")
struct ScriptFoldingTests {
  @Test("a table folds what it names and leaves everything else, beyond the BMP too")
  func folds() {
    var table = (0...UInt16.max).map { $0 }
    table[0x9577] = 0x957F
    let folding = ScriptFolding(table: table)
    #expect(folding.fold(0x9577) == 0x957F)
    #expect(folding.fold(0x957F) == 0x957F)
    #expect(folding.fold(0xFFFF) == 0xFFFF)
    #expect(folding.fold(0x20BB7) == 0x20BB7)
    #expect(folding.fold(.max) == .max)
  }

  @Test("a table of another length is no folding", arguments: [0, 1, 0xFFFF, 0x10001])
  func wrongLength(_ count: Int) {
    let folding = ScriptFolding(table: [UInt16](repeating: 0, count: count))
    #expect(folding.table.count == 0x10000)
    #expect((UInt32(0)..<0x10000).allSatisfy { folding.fold($0) == $0 })
  }
}
