import Record

/// When a page was published.
extension PageHead {
  /// The time, from where pages tell it most surely; a day alone takes its hour from another place that tells the same day.
  func time(_ lines: PageLines) -> String? {
    let visible = visibleTime(lines)
    guard let found = dataTime(visible) ?? visible ?? addressTime ?? scriptTime else { return nil }
    guard found.utf8.count == 10 else { return found }
    for other in [visible, scriptTime] {
      if let other, other.utf8.count > 10, other.hasPrefix(found) { return other }
    }
    let title = lines.page.title ?? 0
    for index in max(0, title - 4)..<min(title + 7, lines.page.blocks.count) where lines.page.blocks[index].width < 200
    {
      if let time = PageTime.clock(in: lines.line(index), of: found) { return time }
    }
    return found
  }

  /// What the page's data for machines say.
  private func dataTime(_ visible: String?) -> String? {
    for isArticle in [true, false] {
      for object in objects where PageHead.isArticle(object) == isArticle {
        for key in ["datePublished", "pubDate", "dateCreated"] + (isArticle ? ["uploadDate"] : []) {
          if let time = object[key].string.flatMap(PageTime.find) { return time }
        }
      }
    }
    for key in names.published {
      if let time = metas[key].flatMap(PageTime.find) { return time }
    }
    if let time = microdataTime.flatMap(PageTime.find) { return time }
    var other: String?
    for element in times {
      guard let time = PageTime.find(in: element.text) else { continue }
      if ["publish", "entry-date", "post"].contains(where: element.role.contains) { return time }
      if other == nil, !element.role.contains("updat"), !element.role.contains("modif") { other = time }
    }
    guard let other else { return nil }
    return times.count <= 3 || visible == nil || visible?.prefix(10) == other.prefix(10) ? other : nil
  }

  /// The line near the title that tells the time.
  private func visibleTime(_ lines: PageLines) -> String? {
    let blocks = lines.page.blocks
    guard !blocks.isEmpty else { return nil }
    let first = lines.firstParagraph
    let title = lines.page.title ?? max(0, (first ?? 0) - 6)
    let end = min(blocks.count, max(title + 9, (first ?? title) + 1))
    let below = title + 1 < end ? Array(title + 1..<end) : []
    let above = Array((max(0, title - 5)..<title).reversed())
    var best: (score: Int, time: String)?
    for index in below + above {
      let block = blocks[index]
      guard block.width <= 400 || index == first, block.linkShare <= 0.7 else { continue }
      let lowered = lines.lowered(index, 400)
      guard lowered.contains(where: { (0x30...0x39).contains($0) }) || lowered.contains(0xE4),
        !names.otherTimes.stand(in: lowered),
        let time = PageTime.find(in: String(lines.line(index).unicodeScalars.prefix(160)))
      else { continue }
      var score = time.utf8.count > 10 ? 2 : 0
      if names.timeLabels.stand(in: lowered) { score += 2 }
      if names.updates.stand(in: lowered), !names.publications.stand(in: lowered) { score -= 1 }
      if index < title { score -= 2 }
      if block.width < 120 { score += 1 }
      if index == first || block.width > 250 { score -= 2 }
      if score > best?.score ?? .min { best = (score, time) }
    }
    return best?.time
  }

  /// The day that the address holds.
  private var addressTime: String? { url.flatMap(PageTime.day(inAddress:)) }

  /// The time that a script calls so.
  private var scriptTime: String? {
    for name in names.scriptTime {
      for script in scripts {
        guard let place = WordList.place(Array(name.utf8), in: script) else { continue }
        var start = place + name.utf8.count
        while start < script.count, [0x20, 0x3A, 0x3D, 0x22, 0x27, 0x09].contains(script[start]) { start += 1 }
        var end = start
        while end < script.count, end - start < 32, ![0x22, 0x27, 0x2C, 0x3B, 0x7D].contains(script[end]) { end += 1 }
        if let time = PageTime.find(in: ByteSearch.string(script, start..<end)) { return time }
      }
    }
    return nil
  }
}
