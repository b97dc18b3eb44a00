import Lexicon
import Record

/// Speakers who are no party of the tables: media, documents, ministries without a state, somebody without a name.
extension SubjectReader {
  /// A ministry or organisation without its state: 外交部, of the state that is spoken of.
  func body(_ row: Int, _ words: Range<Int>) -> Speaker {
    let span = TextSpan(tokens[words.lowerBound].start, tokens[words.upperBound - 1].end)
    let actor = lexicon.bodies[row].actor
    let voice = Voice(
      text: text.string(span.start, span.end),
      actor: actor.isEmpty
        ? stage.state(
          ofBody: text.string(span.start, span.end), before: span.start) : actor,
      span: span, isNamed: false, noun: .body)
    return Speaker(voices: [voice], tokens: words)
  }

  /// A paper, agency or station: 路透社, 《环球时报》.
  func medium(at index: Int, end: Int) -> Speaker? {
    var words = index..<(index + 1)
    var inner = words
    if tokens[index].shape == .openQuote, text.begins(tokens[index], with: "《") {
      var close = index + 1
      while close < end, close < index + 12, !text.begins(tokens[close], with: "》") { close += 1 }
      guard close < end, text.begins(tokens[close], with: "》"), close > index + 1 else { return nil }
      words = index..<(close + 1)
      inner = (index + 1)..<close
      // 《海警法》施行, 《宪法》规定: a title that nobody speaks for.
      let after = close + 1
      let isKnown = inner.contains { infos[$0].outlet != nil }
      let speaks =
        after < period.tokens.upperBound
        && infos[after].saying.map { $0.isCue || $0 == .document || $0 == .issuing } == true
      guard isKnown || speaks || isNameOfMedium(inner) else { return nil }
    } else {
      guard infos[index].outlet != nil, infos[index].body == nil || infos[index].state == nil else { return nil }
    }
    let row = inner.compactMap { infos[$0].outlet }.first
    let span = titled(TextSpan(tokens[inner.lowerBound].start, tokens[inner.upperBound - 1].end))
    let state = row.map { lexicon.outlets[$0].state } ?? ""
    let voice = Voice(
      text: text.string(span.start, span.end), actor: state.isEmpty ? nil : state, span: span, isNamed: false,
      noun: .medium)
    return Speaker(voices: [voice], tokens: words, isMedium: true)
  }

  /// What stands between the marks of a title: 金融时报 in 英国《金融时报》.
  func titled(_ span: TextSpan) -> TextSpan {
    guard let open = text.scalars[span.range].firstIndex(of: 0x300A),
      let close = text.scalars[span.range].lastIndex(of: 0x300B), open + 1 < close
    else { return span }
    return TextSpan(open + 1, close)
  }

  /// 「金融時報」: a paper in quotation marks.
  func quotedMedium(at index: Int) -> Speaker? {
    guard let quotation = period.quotations.first(where: { $0.outer.lowerBound == index }), quotation.inner.count <= 3,
      let named = quotation.inner.first(where: { infos[$0].outlet != nil }),
      let medium = medium(at: named, end: quotation.inner.upperBound)
    else { return nil }
    return Speaker(voices: medium.voices, tokens: quotation.outer, isMedium: true)
  }

  /// 《每日镜报》, 《明镜周刊》: what no table knows but whose last character tells.
  func isNameOfMedium(_ range: Range<Int>) -> Bool {
    let last = text.scalars[tokens[range.upperBound - 1].end - 1]
    return SpeechCharacters.media.contains(last)
  }

  /// A speaker without a name: 日本政府消息人士, 声明, 英国传媒.
  func speaker(noun: Int, _ words: Range<Int>, actor: String?) -> Speaker {
    var start = tokens[words.lowerBound].start
    // 有分析, 有乘客
    let isAny =
      text.begins(tokens[words.lowerBound], with: "有")
      && !SpeechCharacters.afterHaving.contains(text.scalars[start + 1])
    if isAny, tokens[words.upperBound - 1].end - start > 2 { start += 1 }
    // 一名知情人士, 两位专家
    while start + 1 < tokens[words.upperBound - 1].end, SpeechCharacters.measures.contains(text.scalars[start]) {
      start += 1
    }
    // 联合国教科文组织（UNESCO）世界遗产委员会: what stands behind the bracket is nearer.
    if let bracket = words.last(where: { tokens[$0].shape == .closeBracket }), bracket + 1 < words.upperBound {
      start = tokens[bracket + 1].start
    }
    let span = TextSpan(start, tokens[words.upperBound - 1].end)
    var voice = Voice(
      text: text.string(span.start, span.end), actor: actor, span: span, isNamed: false, noun: kind(of: infos[noun]))
    // 消息人士 is name enough.
    if infos[noun].saying == .anonymous, actor == nil, tokens[noun].count >= 4 {
      voice.text = text.string(tokens[noun].start, tokens[noun].end)
    }
    // 该官员, 其中一位人士: whoever spoke last without a name.
    if infos[noun].saying == .anonymous, actor == nil, isSaidBefore(words, noun), let last = stage.speaker.first,
      stage.speaker.count == 1, !last.isNamed
    {
      return Speaker(voices: [last], tokens: words)
    }
    switch infos[noun].saying {
    case .jointDocument:
      let voices = stage.issuer(ofJointDocumentAt: span.start)
      return Speaker(voices: voices.isEmpty ? [voice] : voices, tokens: words, isDocument: true)
    case .document where words.count > 1 && actor == nil && !isSaidBefore(words, noun) && isDescribed(words, noun):
      return Speaker(voices: [voice], tokens: words)
    case .report where text.begins(tokens[noun], with: "分"):
      // 分析认为: nobody in particular.
      voice.noun = .crowd
      return Speaker(voices: [voice], tokens: words)
    case .document, .report:
      if stage.isJointDocument, tokens[noun].count == 2, actor == nil,
        !stage.issuer(ofJointDocumentAt: span.start).isEmpty
      {
        return Speaker(voices: stage.issuer(ofJointDocumentAt: span.start), tokens: words, isDocument: true)
      }
      let isArticle =
        infos[noun].saying == .report || !text.begins(tokens[noun], with: "声") && !text.begins(tokens[noun], with: "聲")
      var speaker = Speaker(voices: stage.issuer(ofArticle: isArticle), tokens: words, isDocument: true)
      if actor != nil || speaker.voices.isEmpty { speaker.voices = [voice] }
      return speaker
    case .authority:
      if voice.actor == nil {
        voice.actor = stage.state(ofBody: voice.text, before: span.start)
      }
      return Speaker(voices: [voice], tokens: words)
    case .medium: return Speaker(voices: [voice], tokens: words, isMedium: true)
    default: return Speaker(voices: [voice], tokens: words, isSomebody: infos[noun].saying == .anonymous)
    }
  }

  /// What a noun phrase that the choices offer names, by its last word, else by its shape.
  func kind(ofPhrase words: Range<Int>) -> Party.Kind? {
    let last = infos[words.upperBound - 1]
    if last.state != nil { return nil }
    let isKnown = last.saying?.isSpeaker == true || last.saying == .report || last.role == .people || last.role == .side
    if isKnown || last.body != nil { return kind(of: last) }
    return last.outlet != nil ? .medium : kind(ofUnknown: words) ?? .person
  }

  /// What a noun that stands for speakers names; `nil` for a side: 日本政府方面.
  private func kind(of noun: WordInfo) -> Party.Kind? {
    switch noun.saying {
    case .document, .jointDocument, .report: .document
    case .medium: .medium
    case .authority: .body
    case .anonymous, .view: .crowd
    default: noun.role == .side ? nil : noun.body == nil ? .crowd : .body
    }
  }

  /// What words that no table knows name: an office of a place or a medium by how they end, somebody (`nil`) by the
  /// shape of a name, else people whom others are like (乘客, 罢工者).
  private func kind(ofUnknown words: Range<Int>) -> Party.Kind? {
    let scalars = text.scalars[tokens[words.lowerBound].start..<tokens[words.upperBound - 1].end]
    if infos[words.upperBound - 1].role == .organ || SpeechCharacters.organs.contains(scalars.last ?? 0) {
      return .body
    }
    if lexicon.mediumShapes.isName(scalars) { return .medium }
    return lexicon.nameShapes.isName(scalars) ? nil : .crowd
  }

  /// 法庭文件, 民调数据: the document has a name of its own.
  func isDescribed(_ words: Range<Int>, _ noun: Int) -> Bool {
    words.contains {
      $0 < noun && (infos[$0].saying?.isSpeaker == true || tokens[$0].shape == .gap && tokens[$0].count > 1)
    }
  }

  /// 该…, 这名…, or 人士 alone.
  func isSaidBefore(_ words: Range<Int>, _ noun: Int) -> Bool {
    let first = text.scalars[tokens[words.lowerBound].start]
    return SpeechCharacters.pointing.contains(first)
      || text.begins(tokens[noun], with: "人") && tokens[noun].count == 2
  }

  /// Whoever stands before the verb, though no table knows them.
  func unknown(in range: Range<Int>) -> Speaker? {
    var start = range.lowerBound
    // 有乘客说, 至于有外媒称
    while start < range.upperBound {
      if let next = skip(start) {
        start = min(next, range.upperBound)
      } else if isLight(start) || isOpener(start) || isMark(start) {
        start += 1
      } else {
        break
      }
    }
    var end = unknownEnd(start, range.upperBound)
    // 上田高兴地说
    if end < range.upperBound, end > start + 1, text.begins(tokens[end], with: "地") { end -= 1 }
    let isLocal =
      end > start && stage.locality != nil && SpeechCharacters.organs.contains(text.scalars[tokens[end - 1].end - 1])
    guard end > start, isLocal || (start..<end).contains(where: { tokens[$0].shape == .gap }) else { return nil }
    let span = TextSpan(tokens[start].start, tokens[end - 1].end)
    guard (2...16).contains(span.end - span.start) else { return nil }
    var rest = end
    while rest < range.upperBound,
      isLight(rest) || end < range.upperBound && text.begins(tokens[rest], with: "地")
        || rest == end && rest + 1 < range.upperBound && text.begins(tokens[rest + 1], with: "地")
    { rest += 1 }
    let isName =
      rest < range.upperBound && tokens[start].shape == .gap
      && (opensAdjunct(rest) || touches(rest, range.upperBound..<range.upperBound))
    guard rest == range.upperBound || quotations.isBracket(rest) || isName else { return nil }
    var voice = Voice(
      text: text.string(span.start, span.end), span: span, isNamed: true, noun: kind(ofUnknown: start..<end))
    // 天文台, 勞工處: an office of the outlet's own place.
    if infos[end - 1].role == .organ || SpeechCharacters.organs.contains(text.scalars[span.end - 1]) {
      voice.actor = stage.locality
      voice.isNamed = voice.actor == nil
    }
    return Speaker(voices: [voice], tokens: start..<end)
  }

  /// Whom 据 or 根据 names: media, whoever a report or an announcement is of.
  func source(in range: Range<Int>) -> Speaker? {
    guard let last = range.last else { return nil }
    let end = range.upperBound..<range.upperBound
    let found = candidates(in: range, cue: end)
    if let medium = found.last(where: { $0.speaker.isMedium }) { return medium.speaker }
    switch infos[last].saying {
    case .report, .document:
      if let first = found.first(where: { !$0.speaker.isDocument }) { return first.speaker }
      guard let document = found.first, document.tokens.count > 1 else { return nil }
      let span = TextSpan(tokens[document.tokens.lowerBound].start, tokens[last].end)
      let actor =
        groups.last { range.contains($0.tokens.lowerBound) }?.voices.last?.actor ?? stage.actor(before: span.start)
      return Speaker(
        voices: [
          Voice(text: text.string(span.start, span.end), actor: actor, span: span, isNamed: false, noun: .document)
        ],
        tokens: document.tokens, isMedium: true)
    case .anonymous, .authority, .medium: return found.last?.speaker
    default: return nil
    }
  }

  /// 据报: nobody in particular, in the words at hand.
  func nobody(_ index: Int) -> Speaker {
    let span = TextSpan(tokens[index].start, tokens[index].end)
    return Speaker(
      voices: [Voice(text: text.string(span.start, span.end), span: span, isNamed: false, noun: .crowd)],
      tokens: index..<(index + 1))
  }
}
