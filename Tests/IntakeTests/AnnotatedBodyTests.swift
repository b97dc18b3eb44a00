import Foundation
import Lexicon
import Record
import Testing

@testable import Intake

/// Bodies that careful readers annotated: `CHANCERY_GOLD` names a folder with `dev.json` and `articles.tar.xz`.
@Suite("Annotated bodies keep every word", .enabled(if: AnnotatedBodies.folder != nil))
struct AnnotatedBodyTests {
  /// The articles, unpacked into a folder of their own.
  private static func unpacked(_ folder: String) throws -> String {
    let target = NSTemporaryDirectory() + "chancery-gold-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["tar", "-xf", "\(folder)/articles.tar.xz", "-C", target]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return target
  }

  /// A text without white space, as the annotations are compared.
  private static func squeezed(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.value != 0x200B && $0.value != 0xFEFF }))
  }

  @Test("what was annotated and stands in a file stands in its cleaned text, or in a caption")
  func words() throws {
    let folder = try #require(AnnotatedBodies.folder)
    let target = try Self.unpacked(folder)
    defer { try? FileManager.default.removeItem(atPath: target) }
    let files = Dictionary(
      SourceFiles([target]).expand().files.map { (String($0.split(separator: "/").last ?? ""), $0) },
      uniquingKeysWith: { first, _ in first })
    let gold = try JSONValue(parsing: String(decoding: SourceFiles([]).read("\(folder)/dev.json"), as: UTF8.self)).list
    var looked = 0
    var lost: [String] = []
    for document in gold {
      let name = document["doc"].string?.split(separator: "/").last.map(String.init) ?? ""
      guard let path = files[name] else { continue }
      let bytes = try SourceFiles([]).read(path)
      let article = try FurnitureKindTests.intake.get().read(bytes, path: path)
      let raw = bytes.withUnsafeBufferPointer { buffer in MarkupTree.parse(buffer) { MarkupTree.text(of: $0) } } ?? []
      let written = Self.squeezed(String(decoding: raw, as: UTF8.self))
      let kept = Self.squeezed(article.text + article.images.compactMap(\.caption).joined())
      let ends = document["statements"].list.flatMap { [$0["starts"].string, $0["ends"].string] }
      for words in ([document["body_first"].string, document["body_last"].string] + ends).compactMap({ $0 }) {
        let words = Self.squeezed(words)
        guard !words.isEmpty, written.contains(words) else { continue }
        looked += 1
        if !kept.contains(words) { lost.append("\(name): \(words)") }
      }
    }
    #expect(looked > 1000)
    #expect(lost == [])
  }
}

/// Where annotated bodies lie.
enum AnnotatedBodies {
  /// The folder, where the environment names one that holds both files.
  static let folder: String? = {
    guard let folder = ProcessInfo.processInfo.environment["CHANCERY_GOLD"] else { return nil }
    let isWhole = ["dev.json", "articles.tar.xz"].allSatisfy {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)")
    }
    return isWhole ? folder : nil
  }()
}
