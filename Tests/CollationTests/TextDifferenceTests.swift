import Collation
import Testing

@Suite("What changed between two texts")
struct TextDifferenceTests {
  @Test("sentences that stand in both, those that went and those that came, in order")
  func changes() {
    let difference = TextDifference(from: "甲。乙。丙！\n丁。", to: "甲。乙二。丙！\n戊。丁。")
    #expect(
      difference.changes == [
        .same(["甲。"]), .gone(["乙。"]), .new(["乙二。"]), .same(["丙！"]), .new(["戊。"]), .same(["丁。"]),
      ])
    #expect(!difference.isEmpty)
  }

  @Test("the same text has no difference; nothing and something have one")
  func ends() {
    #expect(TextDifference(from: "甲。乙", to: "甲。乙").isEmpty)
    #expect(TextDifference(from: "", to: "").changes.isEmpty)
    #expect(TextDifference(from: "", to: "甲。").changes == [.new(["甲。"])])
    #expect(TextDifference(from: "甲。", to: "").changes == [.gone(["甲。"])])
  }

  @Test("a quotation mark belongs to the sentence that it ends")
  func quotations() {
    #expect(TextDifference(from: "他说：“是。”她走了。", to: "他说：“是。”").changes == [.same(["他说：“是。”"]), .gone(["她走了。"])])
  }

  @Test("texts of a hundred thousand other sentences are other as a whole, and take no time without end")
  func long() {
    let (old, new) = ((0..<100_000).map { "甲\($0)。" }, (0..<100_000).map { "乙\($0)。" })
    let changes = TextDifference(from: old.joined(), to: new.joined()).changes
    #expect(changes == [.gone(old), .new(new)])
  }
}
