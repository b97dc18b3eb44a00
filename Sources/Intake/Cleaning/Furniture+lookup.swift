import CGumbo

extension Furniture.Rules {
  /// What the rules say about an element; `nil` where they say nothing.
  ///
  /// A class or id counts before an attribute, the tag under its parent before the tag alone.
  func action(for node: MarkupTree.Node, tag: GumboTag, parent: GumboTag) -> Furniture.Action? {
    if node.pointee.v.element.attributes.length > 0, let action = attributeAction(node) { return action }
    let nesting = Furniture.Nesting(parent: parent.rawValue, tag: tag.rawValue)
    let anywhere = Furniture.Nesting(parent: GUMBO_TAG_LAST.rawValue, tag: tag.rawValue)
    if !nestedTags.isEmpty, let action = nestedTags[nesting] { return action }
    if !imageFirst.isEmpty, let action = imageFirst[nesting] ?? imageFirst[anywhere],
      let first = node.firstElement, first.tag == GUMBO_TAG_IMG, MarkupTree.isFigure(node)
    {
      return action
    }
    if !withImage.isEmpty, let action = withImage[nesting] ?? withImage[anywhere], MarkupTree.isFigure(node) {
      return action
    }
    if let action = withoutParagraph[Int(tag.rawValue)], !MarkupTree.holdsParagraph(node) { return action }
    if let action = linkLists[Int(tag.rawValue)], MarkupTree.holdsOnlyLinks(node) { return action }
    return tags[Int(tag.rawValue)]
  }

  private func attributeAction(_ node: MarkupTree.Node) -> Furniture.Action? {
    var found: Furniture.Action?
    node.eachAttribute { name, value in
      guard found == nil else { return }
      if CText.equals(name, "class") {
        found = nameAction(CText.bytes(value), isID: false)
      } else if CText.equals(name, "id") {
        found = nameAction(CText.bytes(value), isID: true)
      }
      if found == nil, !attributes.isEmpty {
        let key = CText.bytes(name)
        for rule in attributes where key.elementsEqual(rule.name) && rule.value.matches(CText.bytes(value)) {
          found = rule.action
        }
      }
    }
    return found
  }

  /// The action for the first of the words of a class or id that has one.
  private func nameAction(_ words: UnsafeBufferPointer<UInt8>, isID: Bool) -> Furniture.Action? {
    var start = 0
    while start < words.count {
      var end = start
      var hash = isID ? Furniture.extend(Furniture.basis, UInt8(ascii: "#")) : Furniture.basis
      while end < words.count, words[end] > 0x20 {
        hash = Furniture.extend(hash, WordIndex.folded(words[end]))
        end += 1
      }
      if end > start {
        if let action = names[hash] { return action }
        for rule in namePrefixes {
          if let action = prefixAction(rule, words, start..<end, isID: isID) { return action }
        }
      }
      start = end + 1
    }
    return nil
  }

  private func prefixAction(
    _ rule: (prefix: [UInt8], action: Furniture.Action), _ words: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    isID: Bool
  ) -> Furniture.Action? {
    let marksID = rule.prefix.first == UInt8(ascii: "#")
    guard marksID == isID else { return nil }
    let skipped = isID ? 1 : 0
    let length = rule.prefix.count - skipped
    guard range.count >= length else { return nil }
    for offset in 0..<length
    where WordIndex.folded(words[range.lowerBound + offset]) != rule.prefix[offset + skipped] { return nil }
    return rule.action
  }
}

extension MarkupTree {
  /// The longest words under a picture, in bytes; what holds more is the article, not a figure in it.
  private static let longestCaption = 2000

  /// Whether a picture stands anywhere below a node, and no more words than a caption has.
  static func isFigure(_ root: Node) -> Bool {
    var holdsPicture = false
    var length = 0
    var stack = [root]
    while let node = stack.popLast() {
      if let words = node.words { length += words.count }
      guard length <= longestCaption else { return false }
      if node.tag == GUMBO_TAG_IMG { holdsPicture = true }
      for index in 0..<node.childCount {
        if let child = node.child(index) { stack.append(child) }
      }
    }
    return holdsPicture
  }

  /// The longest title of a box, in bytes.
  private static let longestTitle = 90

  /// The first words below a node, where they fill an element within it and are short enough for a title.
  static func title(of root: Node) -> UnsafeBufferPointer<UInt8>.SubSequence? {
    var node = root
    for _ in 0..<6 {
      var next: Node?
      for index in 0..<min(node.childCount, 4) {
        guard let child = node.child(index) else { continue }
        if let words = child.words {
          if words.allSatisfy({ $0 <= 0x20 }) { continue }
          guard node != root, node.childCount == 1, words.count <= longestTitle else { return nil }
          let start = words.firstIndex { $0 > 0x20 } ?? 0
          let end = words.lastIndex { $0 > 0x20 } ?? start
          return words[start...end]
        }
        next = child
        break
      }
      guard let found = next else { return nil }
      node = found
    }
    return nil
  }

  /// Whether the words below a node are no longer than so many bytes.
  static func holdsAtMost(_ limit: Int, _ root: Node) -> Bool {
    var length = 0
    var stack = [root]
    while let node = stack.popLast() {
      if let words = node.words { length += words.count }
      guard length <= limit else { return false }
      for index in 0..<node.childCount {
        if let child = node.child(index) { stack.append(child) }
      }
    }
    return true
  }

  /// Whether a paragraph stands anywhere below a node.
  static func holdsParagraph(_ root: Node) -> Bool {
    var stack = [root]
    while let node = stack.popLast() {
      if node.tag == GUMBO_TAG_P { return true }
      for index in 0..<node.childCount {
        if let child = node.child(index), child.isElement { stack.append(child) }
      }
    }
    return false
  }

  /// Whether all words below a node stand in links, and there are some.
  static func holdsOnlyLinks(_ root: Node) -> Bool {
    var hasLink = false
    var stack = [root]
    while let node = stack.popLast() {
      if let words = node.words {
        if words.contains(where: { $0 > 0x20 && $0 != 0xC2 && $0 != 0xA0 }) { return false }
        continue
      }
      if node.tag == GUMBO_TAG_A {
        hasLink = true
        continue
      }
      for index in 0..<node.childCount {
        if let child = node.child(index) { stack.append(child) }
      }
    }
    return hasLink
  }
}
