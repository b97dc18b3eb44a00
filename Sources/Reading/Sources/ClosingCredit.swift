import Lexicon

/// The credit that closes a report: （法新社、德新社等）, （来源：央视新闻）, 来源：新华社.
struct ClosingCredit {
  let lexicon: LoadedLexicon
  let zone: Zone

  /// The longest credit in tokens.
  static let longest = 40

  /// The names of the last paragraph, if that is a credit.
  func names() -> [SourceName] {
    guard let range = paragraph() else { return [] }
    let pieces = pieces(range)
    let isCredit = pieces.contains { piece in
      piece.contains { zone.infos[$0].outlet != nil } || lexicon.mediumShapes.isName(scalars(piece))
    }
    guard isCredit else { return [] }
    return pieces.compactMap { piece in
      guard piece.allSatisfy({ isNameLike($0) }) else { return nil }
      return SourceName(tokens: piece, outlet: piece.count == 1 ? zone.infos[piece.lowerBound].outlet : nil)
    }
  }

  /// The tokens of the last paragraph between its brackets or behind 来源.
  private func paragraph() -> Range<Int>? {
    guard var end = zone.tokens.lastIndex(where: { $0.shape != .sentenceEnd }).map({ $0 + 1 }) else { return nil }
    var start = end
    while start > 0, zone.text.scalars[zone.tokens[start - 1].start] != 0x0A {
      start -= 1
      if end - start > ClosingCredit.longest { return nil }
    }
    let isBracketed = zone.tokens[start].shape == .openBracket && zone.tokens[end - 1].shape == .closeBracket
    if isBracketed {
      start += 1
      end -= 1
    }
    guard start < end else { return nil }
    let isOrigin = zone.infos[start].source == .origin
    if isOrigin { start += 1 }
    if isOrigin, start < end, zone.tokens[start].shape == .clauseEnd { start += 1 }
    guard start < end, isBracketed || isOrigin else { return nil }
    let isPlain = (start..<end).allSatisfy { index in
      ![.openBracket, .closeBracket, .sentenceEnd].contains(zone.tokens[index].shape)
        && zone.infos[index].source != .editor && zone.infos[index].source != .reporter
    }
    return isPlain ? start..<end : nil
  }

  /// The stretches between commas and slashes; 等 at the end is dropped.
  private func pieces(_ range: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var first = range.lowerBound
    for index in range {
      let token = zone.tokens[index]
      guard
        token.shape == .clauseEnd || token.shape == .mark || zone.infos[index].role == .and
          || [0x4E36, 0xFF0F].contains(zone.text.scalars[token.start])
      else { continue }
      if first < index { pieces.append(first..<index) }
      first = index + 1
    }
    if first < range.upperBound { pieces.append(first..<range.upperBound) }
    return pieces.compactMap { piece in
      let last = zone.tokens[piece.upperBound - 1]
      let isEtc = last.count == 1 && zone.text.begins(last, with: "等")
      let rest = isEtc ? piece.lowerBound..<(piece.upperBound - 1) : piece
      return rest.isEmpty ? nil : rest
    }
  }

  private func isNameLike(_ index: Int) -> Bool {
    let shape = zone.tokens[index].shape
    return shape == .word || shape == .gap || shape == .number || shape == .openQuote || shape == .closeQuote
  }

  private func scalars(_ tokens: Range<Int>) -> ArraySlice<UInt32> {
    zone.text.scalars[zone.tokens[tokens.lowerBound].start..<zone.tokens[tokens.upperBound - 1].end]
  }
}
