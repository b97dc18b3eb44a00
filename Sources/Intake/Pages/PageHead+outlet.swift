import Record

/// Who published a page, and who wrote it.
extension PageHead {
  private func isOutlet(_ name: String) -> Bool {
    !name.isEmpty && name.unicodeScalars.count < 30
      && !names.noOutlet.stand(in: Array(name.lowercased().utf8))
  }

  /// The outlet as the page's data name it, as the window's title ends, or as a line says where the text comes from.
  func outletName(_ lines: PageLines, _ site: String?) -> String? {
    if let site { return site }
    let unsure: Set<String> = ["source", "mediaid"]
    for key in names.outlet where !unsure.contains(key) {
      if let name = metas[key], isOutlet(name) { return name.trimming("@") }
    }
    if let windowTitle = windowTitle.map({ String($0.unicodeScalars.prefix(400)) }) {
      let cut = PageHead.withoutSite(windowTitle, site: nil, siteWords: names.siteWords)
      if cut.utf8.count < windowTitle.utf8.count {
        let rest = String(windowTitle.unicodeScalars.dropFirst(cut.unicodeScalars.count)).trimming("-_—–|｜·:>«»丨")
        let last = rest.unicodeScalars.split { "_|｜—–丨".unicodeScalars.contains($0) }.last.map { String($0) } ?? rest
        let name = last.trimming("-_ ")
        if isOutlet(name), name.unicodeScalars.count <= 20 { return name }
      }
    }
    for key in names.outlet where unsure.contains(key) {
      guard let value = metas[key] else { continue }
      let name = labelled(Array(value.utf8), names.outletLabels) ?? value
      if isOutlet(name) { return name.trimming("") }
    }
    for index in lines.aroundTitle where lines.page.blocks[index].width < 400 {
      if let name = labelled(lines.lowered(index), names.outletLabels), isOutlet(name), name.unicodeScalars.count <= 20
      {
        return name
      }
    }
    // What stands at the foot of the page.
    for index in lines.page.blocks.indices.suffix(15) where lines.page.blocks[index].width < 600 {
      if let name = labelled(lines.lowered(index), names.ownerLabels), isOutlet(name), name.unicodeScalars.count > 2 {
        return name
      }
    }
    return nil
  }

  /// The author as the page's data name them, or a line that says so.
  func authorName(_ lines: PageLines) -> String? {
    for object in objects where PageHead.isArticle(object) {
      if let name = PageHead.name(object["author"]), isPerson(name) { return name }
    }
    for key in names.author {
      if let name = metas[key], isPerson(name) { return name }
    }
    if let microdataAuthor, isPerson(microdataAuthor) { return microdataAuthor }
    for index in lines.aroundTitle {
      let block = lines.page.blocks[index]
      guard block.width < 300, !block.isParagraph else { continue }
      let lowered = lines.lowered(index)
      if let name = labelled(lowered, names.authorLabels), isPerson(name), name.unicodeScalars.count <= 24 {
        return name
      }
      if lowered.starts(with: "by ".utf8) {
        let line = lines.line(index)
        let name = String(line.dropFirst(3).prefix { !"|,".contains($0) }).trimming("")
        if isPerson(name), name.split(separator: " ").count <= 5 { return name }
      }
    }
    return nil
  }

  private func isPerson(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return !name.isEmpty && name.unicodeScalars.count < 60 && !name.contains("://")
      && !name.unicodeScalars.allSatisfy { ("0"..."9").contains($0) } && !names.noAuthor.contains(lowered)
      && lowered.lettersAndDigits != (outlet ?? "").lettersAndDigits
      && !names.organisations.stand(in: Array(lowered.utf8))
  }

  /// What stands behind a label in a line: up to a space, a mark, a day, or the next label.
  private func labelled(_ line: [UInt8], _ labels: WordList) -> String? {
    for label in labels.words {
      guard let place = WordList.place(label, in: line) else { continue }
      let rest = Array(String(decoding: line[(place + label.count)...], as: UTF8.self).unicodeScalars).drop {
        PageScalar.isSpace($0.value)
      }
      var name = String.UnicodeScalarView()
      for (offset, scalar) in rest.enumerated() {
        let isYear =
          offset > 1 && ("0"..."9").contains(scalar)
          && (rest.dropFirst(offset).starts(with: "20".unicodeScalars)
            || rest.dropFirst(offset).starts(with: "19".unicodeScalars))
        if PageScalar.isSpace(scalar.value) || "|｜;；,，。)）]】(（".unicodeScalars.contains(scalar) || isYear { break }
        name.append(scalar)
      }
      var words = Array(String(name).utf8)
      for end in names.labelEnds {
        if let place = WordList.place(Array(end.utf8), in: words), place > 0 { words = Array(words[..<place]) }
      }
      return String(decoding: words, as: UTF8.self).trimming("：:")
    }
    return nil
  }
}
