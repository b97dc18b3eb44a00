import Foundation
import Testing

@Suite("Reading has no wrong place")
struct TotalTests {
  /// Where bounds are checked for all of Reading.
  private static let ground = "Sources/Reading/Text/Total.swift"

  /// Forms that stop the program where their operands do not fit, with what to write instead.
  static let forms: [(form: String, instead: String)] = [
    ("uncheckedBounds", "..<, which is empty where its ends are not in order"),
    ("Swift.Range", "..<"), ("Swift.Array", "a row"), ("checked:", "a row's own subscript"),
    (".removeLast(", "dropLast or popLast"), (".removeFirst(", "dropFirst"), (".remove(at", "filter"),
    (".insert(contentsOf", "+"), (".removeSubrange(", "cut(at:)"),
    (".replaceSubrange(", "a row made anew"), (".swapAt(", "swap of two values"),
    ("uniqueKeysWithValues", "uniquingKeysWith"), ("try!", "a thrown error"), ("as!", "as?"), ("unsafe", "a row"),
    ("Unsafe", "a row"), ("Unmanaged", "a reference"), ("unowned", "a reference"), ("precondition", "an answer"),
    ("fatalError", "an answer"), ("assert(", "an answer"), (".first!", "an optional"), (".last!", "an optional"),
    (")!", "an optional"), ("]!", "an optional"), ("&+", "+"),
  ]

  @Test("no form that may stop the program stands in Reading outside of its ground", arguments: forms)
  func none(_ example: (form: String, instead: String)) throws {
    let files = try Repository.files("Sources/Reading", ending: ".swift").filter { $0 != Self.ground }
    #expect(files.count > 50)
    let lines = try files.flatMap { file in
      try Repository.lines(file).filter { line in
        let code = line.components(separatedBy: "//").first ?? ""
        return code.contains(example.form)
      }.map { "\(file): \($0)" }
    }
    #expect(lines == [], "write \(example.instead)")
  }

  @Test("the ground stands in the place of the standard library's forms, which the compiler refuses elsewhere")
  func ground() throws {
    let text = try Repository.text(Self.ground)
    for needed in ["func ..< (", "func ... (", "deprecated", "where Element: Bounded"] {
      #expect(text.contains(needed), "\(needed)")
    }
  }
}
