import CGumbo

/// The lines of a page around its title and its text, as strings.
struct PageLines {
  let page: PageFigures
  /// The first block of the text that is a paragraph.
  let firstParagraph: Int?
  /// The last block of the text.
  let lastOfText: Int?

  init(_ found: PageContent.Found) {
    page = found.page
    firstParagraph = found.firstParagraph
    lastOfText = found.blocks.last
  }

  /// The words of a block, white space folded.
  func line(_ index: Int) -> String {
    String(decoding: page.text[page.blocks[index].range].lazy.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  /// The first words of a block, at most so many bytes of them, Latin letters in lower case.
  func lowered(_ index: Int, _ most: Int = .max) -> [UInt8] {
    page.text[page.blocks[index].range].prefix(most).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// The blocks between a little above the title and the text.
  var aroundTitle: Range<Int> {
    let title = page.title ?? 0
    let end = firstParagraph ?? title + 8
    return max(0, title - 3)..<min(max(end, title + 8), page.blocks.count)
  }

  func isHeading(_ index: Int) -> Bool { page.blocks[index].flags.contains(.heading) }

  func isTopHeading(_ index: Int) -> Bool { page.frames[page.blocks[index].frame].tag == GUMBO_TAG_H1 }
}

extension String {
  /// Letters and digits alone, in lower case: what is compared where spaces and marks differ.
  var lettersAndDigits: String {
    var letters = String.UnicodeScalarView()
    for scalar in unicodeScalars where PageScalar.isAlphanumeric(scalar.value) || PageScalar.isChinese(scalar.value) {
      let isMark = (0x3000...0x303F).contains(scalar.value)
      if !isMark { letters.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars) }
    }
    return String(letters)
  }

  /// How wide a page shows it: three for a Chinese character.
  var pageWidth: Int {
    unicodeScalars.reduce(0) { $0 + (PageScalar.isChinese($1.value) || $1.value >= 0xFF00 ? 3 : 1) }
  }

  /// The text without spaces and the given marks at its ends.
  func trimming(_ marks: String) -> String {
    let unwanted = Set(marks.unicodeScalars)
    var view = unicodeScalars[...]
    while let first = view.first, unwanted.contains(first) || PageScalar.isSpace(first.value) { view.removeFirst() }
    while let last = view.last, unwanted.contains(last) || PageScalar.isSpace(last.value) { view.removeLast() }
    return String(view)
  }
}
