import Record
import Testing

@testable import Archive

@Suite("Storing readings")
struct StoringTests {
  let folder = Folder()

  @Test("what is stored is read back whole")
  func roundTrip() throws {
    let archive = try Sample.archive(folder.file())
    let reading = Sample.reading("aa01", text: "王毅会见外长。", events: 1)
    #expect(try archive.store([Sample.stored(reading)]).added == 1)
    #expect(try archive.articleReading(id: "aa") == reading)
    #expect(try archive.texts(of: ["aa01", "none"])["aa01"]?.text == "王毅会见外长。")
    #expect(try archive.articleIDs(inFile: "posts/aa01.md") == ["aa01"])
    #expect(try archive.check().map(\.code) == ["stale"])
  }
}
