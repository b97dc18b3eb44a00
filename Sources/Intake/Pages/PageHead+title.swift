import Record

/// The headline of a page, and the site's name that stands beside it.
extension PageHead {
  /// The site as the page's data for machines name it.
  var siteName: String? {
    metas["og:site_name"] ?? objects.lazy.compactMap { PageHead.name($0["publisher"]) }.first
  }

  /// Characters of a title; what is longer is cut.
  private static let longestTitle = 400

  /// What the page's data and its window call the article.
  private var candidates: [String] {
    let named =
      names.title.compactMap { metas[$0] }
      + objects.filter(PageHead.isArticle).compactMap { $0["headline"].string }
    return (Array(named.prefix(3)) + [windowTitle].compactMap { $0 }).map {
      String($0.unicodeScalars.prefix(PageHead.longestTitle))
    }
  }

  /// What a script or a text area calls the title.
  private var scriptTitle: String? {
    for name in names.scriptTitle {
      for script in scripts {
        guard let place = WordList.place(Array(name.utf8), in: script) else { continue }
        let rest = script[(place + name.utf8.count)...].drop { [0x20, 0x3A, 0x3D, 0x22, 0x27, 0x09].contains($0) }
        let title = LineBuilder.line(
          String(decoding: rest.prefix(400).prefix { ![0x22, 0x27, 0x0A].contains($0) }, as: UTF8.self))
        if title.pageWidth >= 9 { return title }
      }
    }
    return nil
  }

  /// The heading above the text that says what the page's data say; else those, without the site's name.
  func headline(_ lines: PageLines, _ site: String?) -> String? {
    let candidates = candidates + [scriptTitle].compactMap { $0 }
    let wanted = candidates.map { Array($0.lettersAndDigits.utf8) }
    let end = lines.firstParagraph ?? lines.page.blocks.count - 1
    var best: (score: Int, words: String)?
    for index in lines.page.blocks.indices where index <= end {
      let block = lines.page.blocks[index]
      guard (9...450).contains(block.width), !block.flags.contains(.navigation),
        index != lines.firstParagraph || lines.isHeading(index)
      else { continue }
      let words = lines.line(index)
      let own = Array(words.lettersAndDigits.utf8)
      guard own.count >= 3 else { continue }
      let likeness =
        wanted.map { $0 == own ? 3 : $0.starts(with: own) ? 2 : WordList.place(own, in: $0) != nil ? 1 : 0 }.max() ?? 0
      let isTop = lines.isTopHeading(index)
      guard likeness > 0 || isTop && wanted.isEmpty, likeness != 1 || block.width >= 24 else { continue }
      var score = min(block.width, 200) / 20 + (isTop ? 6 : lines.isHeading(index) ? 4 : 0) + likeness * 2
      if block.linkShare > 0.5 { score -= 4 }
      if score > best?.score ?? .min { best = (score, words) }
    }
    let cut = candidates.map { PageHead.withoutSite($0, site: site, siteWords: names.siteWords) }
    if let best {
      // A heading much shorter than the title without the site's name is a channel's name, or the site's own.
      guard let last = cut.last else { return best.words }
      if best.words.lettersAndDigits.utf8.count * 2 >= last.lettersAndDigits.utf8.count { return best.words }
    }
    return cut.first ?? lines.page.blocks.indices.first(where: lines.isTopHeading).map(lines.line)
  }

  private static let separators = [
    "_", "|", "｜", "丨", "--", "——", "–", "—", "«", "»", "::", "·", " - ", "-", "－", "<", ">", "/",
  ].map { Array($0.unicodeScalars) }
  private static let weak: Set<String> = ["-", "/", "·", "<", ">", "－"]

  /// A title without what names the site behind its last separators.
  static func withoutSite(_ title: String, site: String?, siteWords: WordList) -> String {
    var title = title
    while let (position, separator) = lastSeparator(title) {
      let scalars = Array(title.unicodeScalars)
      let left = String(String.UnicodeScalarView(scalars[..<position])).trimming("-_—–|｜·")
      let right = String(String.UnicodeScalarView(scalars[(position + separator.count)...])).trimming("")
      let (leftWidth, rightWidth) = (left.pageWidth, right.pageWidth)
      guard leftWidth >= 12 else { break }
      let sign = String(String.UnicodeScalarView(separator))
      let lowered = right.lowercased()
      let isOwn = site.map { $0.lowercased().contains(lowered) || lowered.contains($0.lowercased()) } ?? false
      let isSite = right.isEmpty || isOwn || rightWidth <= 48 && siteWords.stand(in: Array(lowered.utf8))
      let isCut =
        isSite && (!weak.contains(sign) || rightWidth <= 30)
        || ["_", "|", "｜"].contains(sign) && rightWidth <= 36 && rightWidth < leftWidth
        || sign == " - " && rightWidth < leftWidth && rightWidth <= 40
      guard isCut else { break }
      title = left
    }
    return title
  }

  private static func lastSeparator(_ title: String) -> (position: Int, separator: [Unicode.Scalar])? {
    let scalars = Array(title.unicodeScalars)
    var found: (position: Int, separator: [Unicode.Scalar])?
    for separator in separators where separator.count <= scalars.count {
      for position in stride(from: scalars.count - separator.count, to: found?.position ?? 0, by: -1)
      where scalars[position...].starts(with: separator) {
        // The hyphen of “ - ” is no hyphen by itself.
        if let last = found, last.position == position + 1, separator.count > last.separator.count { break }
        if let last = found, last.separator.count > separator.count, position < last.position + last.separator.count {
          break
        }
        found = (position, separator)
        break
      }
    }
    return found
  }
}
