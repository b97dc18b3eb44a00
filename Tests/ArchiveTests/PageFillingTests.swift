import Record
import Testing

@testable import Archive

@Suite("Filling pages")
struct PageFillingTests {
  /// How many pages rows take that are put one behind the other, as SQLite puts them.
  private func pages(_ sizes: [Int], page: Int) -> Int {
    var (pages, free) = (1, page - 8)
    for size in sizes where size + 13 <= page - 8 {
      if size + 13 > free {
        pages += 1
        free = page - 8
      }
      free -= size + 13
    }
    return pages
  }

  @Test("rows of any sizes come out once each, and leave next to no page unfilled", arguments: 1...8)
  func fills(seed: UInt32) {
    var state = seed
    let sizes = (0..<1000).map { _ -> Int in
      state = state &* 1_664_525 &+ 1_013_904_223
      let size = Int(state >> 16) % 3000 + 400
      return size % 50 == 0 ? size * 9 : size
    }
    let order = PageFilling.order(ofSizes: sizes, page: 16_384)
    #expect(order.sorted() == Array(sizes.indices))
    let ordered = pages(order.map { sizes[$0] }, page: 16_384)
    let least = sizes.map { $0 + 13 }.filter { $0 <= 16_376 }.reduce(0, +) / 16_376
    #expect(ordered <= least + 3)
    #expect(pages(sizes, page: 16_384) > ordered + 5)
  }

  @Test(
    "what is longer than a page, or nothing at all, is no trouble", arguments: [[], [0], [20_000], [9, 90_000, 8]])
  func extremes(sizes: [Int]) {
    #expect(PageFilling.order(ofSizes: sizes, page: 16_384).sorted() == Array(sizes.indices))
  }

  @Test("readings of one file or of one article stay in their order, before all others")
  func repeated() {
    var batch = (0..<50).map { Sample.stored(Sample.reading("aa\($0)", text: String(repeating: "会", count: $0 * 7))) }
    for (id, path) in [("zz1", "feed.xml"), ("zz2", "feed.xml"), ("aa7", "copy.md")] {
      batch.append(Sample.stored(Sample.reading(id, path: path)))
    }
    let ordered = PageFilling.ordered(batch).map { $0.article.id + " " + $0.article.source.path }
    #expect(ordered.prefix(4) == ["aa7 posts/aa7.md", "zz1 feed.xml", "zz2 feed.xml", "aa7 copy.md"])
    #expect(ordered.sorted() == batch.map { $0.article.id + " " + $0.article.source.path }.sorted())
  }

  @Test("a batch is stored as it was given, in fewer pages than as it came")
  func stored() throws {
    let folder = Folder()
    let archive = try Sample.archive(folder.file())
    var state: UInt32 = 3
    let batch = (0..<400).map { number -> StoredReading in
      state = state &* 1_664_525 &+ 1_013_904_223
      // Characters in no order, which cannot be packed to nothing.
      let scalars = (0..<Int(state >> 16) % 2000 + 200).compactMap { _ -> Unicode.Scalar? in
        state = state &* 1_664_525 &+ 1_013_904_223
        return Unicode.Scalar(0x4E00 + (state >> 12) % 0x5000)
      }
      return Sample.stored(Sample.reading("aa\(number)", text: String(String.UnicodeScalarView(scalars))))
    }
    try archive.store(batch)
    for stored in batch {
      #expect(try archive.texts(of: [stored.article.id])[stored.article.id]?.text == stored.article.text)
    }
    let taken = try archive.database.integer("SELECT count(*) FROM dbstat WHERE name = 'reading' AND pagetype = 'leaf'")
    #expect(try #require(taken) < pages(batch.map(\.packed.count), page: 16_384))
  }
}
