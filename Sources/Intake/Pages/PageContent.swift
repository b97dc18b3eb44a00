import CGumbo
import Lexicon

/// Finds the text of an article on a page of any site.
///
/// The page is cut into blocks; each is weighed twice by learnt weights, first by what it is and where it stands, then
/// by what the first pass made of it and of those around it; those above the threshold are the text.
struct PageContent: Sendable {
  /// The log-odds above which a block belongs to the text, and how much less will do where none does.
  private static let threshold = 0.15
  private static let concession = 1.5

  private let words: PageWords
  private let weights: PageWeights
  private let tags: [[UInt8]]
  /// What lines begin with that stand at the end of Chinese pages and are never text.
  private let endings: [[UInt8]]

  /// - Parameters:
  ///   - words: The table `page-words.tsv`.
  ///   - weights: The table `page-weights.tsv`.
  /// - Throws: `LexiconError` for a row that means nothing.
  init(words: Table, weights: Table) throws(LexiconError) {
    self.words = try PageWords(words)
    self.weights = try PageWeights(weights)
    endings = words.rows.filter { words.cell($0, "kind") == "end" }.flatMap { words.list($0, "words") }.map {
      Array($0.utf8)
    }
    tags = (0...Int(GUMBO_TAG_LAST.rawValue)).map { tag in
      gumbo_normalized_tagname(GumboTag(rawValue: UInt32(tag))).map { Array(CText.bytes($0)) } ?? []
    }
  }

  /// A page with the blocks that are its text.
  struct Found {
    let page: PageFigures
    /// The positions of the blocks, in order.
    let blocks: [Int]
    let pictures: [(url: String, words: String?, frame: Int, block: Int)]

    /// The width of the text, and of its paragraphs.
    var width: Int { blocks.reduce(0) { $0 + page.blocks[$1].width } }
    var paragraphWidth: Int { blocks.reduce(0) { $0 + (page.blocks[$1].isParagraph ? page.blocks[$1].width : 0) } }
    /// The first block of the text that is a paragraph, or the first one.
    var firstParagraph: Int? { blocks.first { page.blocks[$0].isParagraph } ?? blocks.first }
  }

  /// Finds the text of a page.
  ///
  /// - Parameter title: The window's title, white space folded.
  func found(in root: MarkupTree.Node, title: [UInt8], capacity: Int) -> Found {
    let walk = PageWalk(root, words: words, capacity: capacity)
    let page = PageFigures(walk, title: title, words: words)
    guard !page.blocks.isEmpty else { return Found(page: page, blocks: [], pictures: walk.pictures) }
    let first = PageFeatures(page, words, weights, tags: tags).sums()
    let odds = PageSecondPass(page, weights, first: first).logOdds(first)
    var chosen = odds.indices.filter { odds[$0] > PageContent.threshold }
    if chosen.isEmpty, page.blocks.count <= PageContent.fewest { chosen = bare(page) }
    if chosen.isEmpty { chosen = odds.indices.filter { odds[$0] > PageContent.threshold - PageContent.concession } }
    // Titles alone are no text.
    if chosen.allSatisfy({ page.blocks[$0].flags.contains(.heading) }) { chosen = bare(page) }
    chosen = filled(chosen, page, odds).filter { !isEnding(page.blocks[$0], page.text) }
    return Found(page: page, blocks: chosen, pictures: walk.pictures)
  }

  /// A page of fewer blocks has nothing that would tell its text from what surrounds it.
  private static let fewest = 12

  /// What stands in the element that says it is the article, or on a page of hardly anything else: all but titles and
  /// links.
  private func bare(_ page: PageFigures) -> [Int] {
    let article = page.frames.firstIndex { $0.tag == GUMBO_TAG_ARTICLE && $0.blocks > 0 }
    let frame = article ?? page.frames.firstIndex { $0.tag == GUMBO_TAG_MAIN && $0.blocks > 0 }
    guard frame != nil || page.blocks.count <= PageContent.fewest else { return [] }
    return page.blocks.indices.filter { index in
      let block = page.blocks[index]
      return !block.flags.contains(.heading) && block.linkShare < 0.35
        && frame.map { page.steps(from: block.frame, to: $0) >= 0 } ?? true
    }
  }

  /// Takes in what stands between two blocks of the text and looks like a part of it: cells of tables, items of lists,
  /// short headings.
  private func filled(_ chosen: [Int], _ page: PageFigures, _ odds: [Double]) -> [Int] {
    guard page.main >= 0, chosen.count >= 3 else { return chosen }
    var filled: [Int] = []
    for (start, end) in zip(chosen, chosen.dropFirst()) {
      filled.append(start)
      guard end - start >= 2, end - start <= 80, page.blocks[start].holder == page.main,
        page.steps(from: page.blocks[end].frame, to: page.main) >= 0
      else { continue }
      let between = (start + 1)..<end
      if between.allSatisfy({ belongs(page.blocks[$0], page, odds[$0]) }) { filled += between }
    }
    return filled + [chosen[chosen.count - 1]]
  }

  private func belongs(_ block: PageBlock, _ page: PageFigures, _ odds: Double) -> Bool {
    guard page.steps(from: block.frame, to: page.main) >= 0, block.linkShare <= 0.2, block.furnitureAtStart == 0,
      block.flags.isDisjoint(with: [.figure, .caption]), odds >= -3.5
    else { return false }
    return !block.flags.isDisjoint(with: [.table, .listItem]) || odds > -1
      || block.flags.contains(.heading) && odds > -1.5
  }

  private func isEnding(_ block: PageBlock, _ text: [UInt8]) -> Bool {
    block.width <= 330 && endings.contains { text[block.range].starts(with: $0) }
  }
}

extension PageContent.Found {
  /// Calls with each line of the text: a paragraph, or the cells of one row of a table.
  func forEachLine(_ body: (ArraySlice<UInt8>) -> Void) {
    var row: [UInt8] = []
    var last: PageFrame?
    func flush() {
      if !row.isEmpty { body(row[...]) }
      row.removeAll()
    }
    for index in blocks {
      let block = page.blocks[index]
      let frame = page.frames[block.frame]
      let isCell = frame.tag == GUMBO_TAG_TD || frame.tag == GUMBO_TAG_TH
      if isCell, let last, last.parent == frame.parent, !row.isEmpty {
        row.append(0x20)
        row += page.text[block.range].map { $0 == 0x0A ? 0x20 : $0 }
        continue
      }
      flush()
      last = nil
      if isCell {
        last = frame
        row += page.text[block.range].map { $0 == 0x0A ? 0x20 : $0 }
      } else {
        for line in page.text[block.range].split(separator: 0x0A) { body(line) }
      }
    }
    flush()
  }

  /// The pictures among the text, with what stands below them.
  func captionedPictures() -> [(url: String, caption: String?)] {
    guard let first = blocks.first, let last = blocks.last, page.main >= 0 else { return [] }
    let chosen = Set(blocks)
    return pictures.compactMap { picture in
      guard picture.block >= max(first - 3, 0), picture.block <= last + 1,
        page.steps(from: picture.frame, to: page.main) >= 0
      else { return nil }
      // What stands in the same figure, or right behind the picture, and is no text.
      var caption: String?
      for index in picture.block..<min(picture.block + 2, page.blocks.count) where !chosen.contains(index) {
        let block = page.blocks[index]
        if block.flags.contains(.caption) || block.flags.contains(.figure) {
          caption = ByteSearch.string(page.text, block.range)
          break
        }
      }
      return (picture.url, caption ?? picture.words.flatMap { $0.isEmpty ? nil : LineBuilder.line($0) })
    }
  }
}
