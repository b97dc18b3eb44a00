import Record
import Testing

@testable import Archive

@Suite("Packing lines")
struct LinePackerTests {
  let packer = LinePacker()

  private func line(_ text: String) -> [UInt8] {
    var json = JSONWriter()
    Sample.reading("aa01", text: text, events: 3).write(to: &json)
    return json.bytes
  }

  @Test("a line comes back as it was, and takes a third of the room", arguments: ["", "会见", "外长\n“引”𠮷\u{0}"])
  func roundTrip(_ text: String) throws {
    let line = line(text)
    let packed = packer.pack(line)
    #expect(packer.unpack(packed) == line)
    #expect(packed.count * 3 < line.count)
    #expect(LinePacker().unpack(packed) == line)
    #expect(LinePacker().pack(line) == packed)
    let words = try #require(packer.words(packed))
    #expect(words.title == "外长会见" && words.text == text)
  }

  @Test("a line that was never packed is a line all the same")
  func plain() {
    let line = line("会见")
    #expect(packer.unpack(line) == line)
    #expect(packer.unpack(packer.pack([])) == [])
  }

  @Test("bytes that are no packed line are refused, whatever they claim to hold")
  func hostile() {
    let packed = packer.pack(line("会见"))
    #expect(packer.unpack([]) == nil)
    #expect(packer.unpack([0x28, 0xB5, 0x2F, 0xFD]) == nil)
    for length in 1..<packed.count { #expect(packer.unpack(Array(packed[..<length])) == nil) }
    for position in packed.indices {
      var damaged = packed
      damaged[position] ^= 0xFF
      // Some damage is to bytes that mean nothing else; no damage ends the program or makes a huge line.
      #expect((packer.unpack(damaged)?.count ?? 0) <= LinePacker.longestLine)
    }
    // A frame that says it holds 2^60 bytes.
    #expect(packer.unpack([0x28, 0xB5, 0x2F, 0xFD, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0x10, 1, 0, 0]) == nil)
  }
}
