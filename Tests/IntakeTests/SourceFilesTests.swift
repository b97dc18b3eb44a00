import Foundation
import Intake
import Lexicon
import Record
import Testing

@Suite("Source files")
struct SourceFilesTests {
  /// A folder that goes when the test ends.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/intake-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/b/c", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["b.md", "a.md", "b/z.md", "b/c/y.md", ".hidden.md"] {
      _ = FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: Data(name.utf8))
    }
    try body(folder)
  }

  @Test("folders are walked in the order of the names, hidden files and loops left out")
  func expand() throws {
    try inFolder { folder in
      try FileManager.default.createSymbolicLink(atPath: folder + "/b/loop", withDestinationPath: "..")
      let (files, refused) = SourceFiles([folder + "/", folder + "/b.md", folder + "/none"]).expand()
      #expect(
        files.map { $0.replacingOccurrences(of: folder, with: "") } == [
          "/a.md", "/b/c/y.md", "/b/z.md", "/b.md", "/b.md",
        ])
      #expect(refused.map(\.code) == [.noSuchFile])
      #expect(refused.first?.path == folder + "/none")
    }
  }

  @Test("a file is read whole, up to the limit", arguments: [4, 5, 6])
  func limit(_ bytes: Int) throws {
    try inFolder { folder in
      let path = folder + "/b/z.md"
      let files = SourceFiles([path], limits: SourceFiles.Limits(fileBytes: bytes))
      if bytes >= 6 {
        #expect(try files.read(path) == Array("b/z.md".utf8))
      } else {
        let error = try #require(throws: IntakeError.self) { try files.read(path) }
        #expect(error.code == .oversized)
      }
    }
  }

  @Test("what cannot be read says why")
  func unreadable() throws {
    try inFolder { folder in
      let files = SourceFiles([])
      #expect(try #require(throws: IntakeError.self) { try files.read(folder) }.code == .unreadable)
      let missing = try #require(throws: IntakeError.self) { try files.read(folder + "/none.md") }
      #expect(missing.description == "\(folder)/none.md: no such file or folder; check the path")
    }
  }

  @Test("fingerprints are the first half of SHA-256")
  func fingerprint() {
    #expect(Fingerprint(of: Array("abc".utf8)).description == "ba7816bf8f01cfea414140de5dae2223")
    #expect(Fingerprint(of: []).description == "e3b0c44298fc1c149afbf4c8996fb924")
  }

  @Test("the furniture table that comes with Chancery loads")
  func shippedTable() throws {
    let path = #filePath.replacingOccurrences(
      of: "Tests/IntakeTests/SourceFilesTests.swift", with: "Sources/Lexicon/Tables/furniture.tsv")
    let text = String(decoding: try SourceFiles([]).read(path), as: UTF8.self)
    let intake = try Fixtures.intake(furniture: text)
    let body = """
      <div><script>x</script><p>一。</p><p>获取更多RSS：</p><p>二</p></div>
      """
    #expect(try intake.read(Array(Fixtures.post(body).utf8), path: "a").text == "一。")
  }
}
