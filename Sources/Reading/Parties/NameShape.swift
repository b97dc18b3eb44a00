import Lexicon
import Record

/// Where the name of a person that no table holds begins and ends.
///
/// Source of the rules: how agencies write names. A foreign name is a run of the characters that transliterate, its
/// parts joined by dots; a Chinese, Korean or Vietnamese one is a surname and one or two characters, a Japanese one a
/// surname and one to three; behind the first mention may stand the Latin form or the age in brackets.
struct NameShape {
  let reader: PhraseReader

  /// A name: its scalars, and the token after it.
  struct Extent: Equatable {
    var start: Int
    var end: Int
    var next: Int
  }

  var shapes: NameShapes { reader.lexicon.nameShapes }

  /// The name behind an office, as far as its characters can be one.
  ///
  /// - Parameter isLoose: Whether the office stands as often without a name, so that the name must show its end.
  func afterOffice(at index: Int, end: Int, actor: String?, isLoose: Bool) -> Extent? {
    guard index < end, !isCommonWord(index, end: end) else { return nil }
    if let latin = latinName(at: index, end: end) { return latin }
    let run = NameRun(reader: reader, from: index, end: end)
    if let confirmed = confirmed(run, words: 1) { return confirmed }
    if let dotted = dotted(run), dotted.start == run.start { return dotted }
    // 开发商多利亚(Doria Group): what stands in brackets is the name of a firm.
    if run.next < end, reader.tokens[run.next].shape == .openBracket, run.next + 1 < end,
      LatinName(reader: reader, from: run.next + 1, end: end).isCommon
    {
      return nil
    }
    // 律师梁启航出庭: three characters that begin with a surname, with a word that no table knows behind them.
    func isPlain(_ extent: Extent) -> Bool {
      extent.end - extent.start == 3 && run.end - run.start <= 6 && run.firstEnd > extent.end
        && shapes.hanSurname(reader.text.scalars[run.start..<run.end]) == 1
    }
    func shown(_ extent: Extent?) -> Extent? {
      extent.flatMap { !isLoose || closes($0, run) || isPlain($0) ? $0 : nil }
    }
    let han = shown(hanName(run, actor: actor))
    let foreign = shown(transliterated(run))
    guard let han else { return foreign }
    guard let foreign else { return han }
    // Where both readings are possible, the one whose end the next word confirms; then the one that the state suggests.
    if closes(han, run) != closes(foreign, run) { return closes(han, run) ? han : foreign }
    let isHan = actor.map { NameShape.hanStates.contains($0) } ?? (run.end - run.start <= 4)
    return isHan ? han : foreign
  }

  /// A name that no office introduces, but a dot, the Latin form, the age or a title behind it: 西蒙·拜尔斯, 佛契维奇（Nikola
  /// Vucevic）, 上田奏（48岁）, 张文宏教授.
  func byItself(at index: Int, end: Int) -> Extent? {
    guard index < end,
      reader.tokens[index].shape == .gap || isFollowedByDot(index, end: end) || mayBegin(index, end: end)
    else { return nil }
    let run = NameRun(reader: reader, from: index, end: end)
    guard run.end - run.start >= 2 else { return nil }
    if isConfirmed(run.next, end: end, words: 2), let name = tail(of: run) { return name }
    if let name = dotted(run), !isPartOfOtherName(name, run) { return name }
    return titled(run)
  }

  /// States whose people's names are written with their own characters.
  static let hanStates: Set<String> = ["CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "VNM", "SGP", "JPN", "MYS"]

  /// 宣誓, 关注: an everyday word is no name, whatever its characters.
  private func isCommonWord(_ index: Int, end: Int) -> Bool {
    let info = reader.infos[index]
    return info.isOrdinary && reader.tokens[index].count > 1 && !info.hasOfficials
      && !NameRun.goesOnAsName(index, reader, end)
  }

  /// 阿 in 阿卜杜勒, 苏 in 苏堤万: one character that is also a state's, with more of a name behind it.
  private func mayBegin(_ index: Int, end: Int) -> Bool {
    let token = reader.tokens[index]
    guard token.shape == .word, index + 1 < end, reader.tokens[index + 1].start == token.end else { return false }
    if token.count > 1 {
      // 保罗（Chris Paul）, 克里斯-埃弗特, 马赫穆特（Rahima Mahmut）: somebody else of the name, or a name that begins as a word.
      guard reader.infos[index].hasOfficials || reader.isTransliterated(index) else { return false }
      return isConfirmed(index + 1, end: end, words: 2) || NameRun.goesOnAsName(index, reader, end)
    }
    let next = reader.tokens[index + 1]
    return reader.infos[index].role == nil && shapes.transliterates(reader.text.scalars[token.start])
      && (next.shape == .gap || next.shape == .word && next.count == 1)
  }

  private func isFollowedByDot(_ index: Int, end: Int) -> Bool {
    index + 1 < end && reader.tokens[index + 1].start == reader.tokens[index].end
      && reader.isJoint(reader.tokens[index + 1].start)
  }
}

// MARK: - Confirmed names

extension NameShape {
  /// The whole run, where what stands behind it in brackets tells that a name ends here.
  private func confirmed(_ run: NameRun, words: Int) -> Extent? {
    guard run.end - run.start >= 2, run.end - run.start <= 16, isConfirmed(run.next, end: run.limit, words: words)
    else { return nil }
    return Extent(start: run.start, end: run.end, next: run.next)
  }

  /// The end of the run that can be a name, where something unknown may stand in front of it (总教练麦登).
  private func tail(of run: NameRun) -> Extent? {
    var start = run.end
    while start > run.start, isNameScalar(reader.text.scalars[start - 1]) { start -= 1 }
    if let dot = (start..<run.end).first(where: { reader.isDot(reader.text.scalars[$0]) }),
      let known = knownName(endingAt: dot, run), known < start
    {
      start = known
    }
    let length = run.end - start
    if start < run.firstEnd, length >= 2, length <= 16 { return Extent(start: start, end: run.end, next: run.next) }
    let scalars = reader.text.scalars[run.start..<run.end]
    guard scalars.count >= 2, scalars.count <= 4, shapes.hanSurname(scalars) > 0 || shapes.japaneseSurname(scalars) > 1
    else { return nil }
    return Extent(start: run.start, end: run.end, next: run.next)
  }

  /// Whether a bracket with the Latin form of a name, an age or a note on its sound stands at a token.
  func isConfirmed(_ index: Int, end: Int, words: Int) -> Bool {
    guard index + 1 < end, reader.tokens[index].shape == .openBracket else { return false }
    let inside = reader.tokens[index + 1]
    if inside.shape == .number {
      let next = inside.end < reader.text.scalars.count ? reader.text.scalars[inside.end] : 0
      return next == 0x5C81 || next == 0x6B72
    }
    // （音译）, （音）
    if reader.text.scalars[inside.start] == 0x97F3 { return true }
    let latin = LatinName(reader: reader, from: index + 1, end: end)
    return latin.words >= words && !latin.isCommon && !latin.isAcronym
  }

  /// A name in Latin letters in the running text: 众议员Jan Schakowsky.
  private func latinName(at index: Int, end: Int) -> Extent? {
    guard LatinName.isUpper(reader.text.scalars[reader.tokens[index].start]) else { return nil }
    let latin = LatinName(reader: reader, from: index, end: end)
    guard latin.words >= 2, latin.words <= 4, !latin.isCommon, !latin.isAcronym else { return nil }
    return Extent(start: reader.tokens[index].start, end: latin.last, next: latin.next)
  }
}

// MARK: - Foreign names

extension NameShape {
  /// Whether a scalar may stand in a transliterated name.
  func isNameScalar(_ scalar: UInt32) -> Bool {
    shapes.transliterates(scalar) || reader.isDot(scalar) || scalar == 0x2D || scalar == 0x2014
  }

  /// The foreign name that the run begins with.
  private func transliterated(_ run: NameRun) -> Extent? {
    var last = run.start
    while last < run.end, isNameScalar(reader.text.scalars[last]) { last += 1 }
    last = trimmed(last, run)
    // 史瓦米那尚: one character that is rarely met in names, at the end of what is surely one.
    if last - run.start >= 2, last + 1 == run.end, isStop(Extent(run, to: run.end, self), run) { last += 1 }
    let length = last - run.start
    guard length >= 2, length <= 14 else { return nil }
    let extent = Extent(run, to: last, self)
    return length > 2 || closes(extent, run) ? extent : nil
  }

  /// A name whose parts a dot joins, anywhere in the first word of the run: 总教练拉里·布朗.
  private func dotted(_ run: NameRun) -> Extent? {
    let scalars = reader.text.scalars
    let all = run.start..<run.end
    // 克里斯-埃弗特: some outlets join with a hyphen, which between places and states is none of a name.
    let hyphen = run.words.isEmpty ? all.first { reader.isJoint($0) } : nil
    guard let dot = all.first(where: { reader.isDot(scalars[$0]) }) ?? hyphen else { return nil }
    var start = dot
    while start > run.start, shapes.transliterates(scalars[start - 1]) || scalars[start - 1] == 0x2D { start -= 1 }
    // 大卫·某某: a known name, though not all of its characters write others by sound.
    if let known = knownName(endingAt: dot, run), known < start { start = known }
    guard start < run.firstEnd, dot - start >= 2 else { return nil }
    var last = dot
    while last < run.end, isNameScalar(scalars[last]) || isInitial(last, run) { last += 1 }
    last = trimmed(last, run)
    // 拉吉夫·甘地: a surname of the table, whatever its characters.
    if let known = officialEnd(behind: dot, run), known > last { last = known }
    guard last > dot + 1 else { return nil }
    var extent = Extent(run, to: last, self)
    extent.start = start
    // Of places joined by a hyphen nothing tells that they are a name.
    guard reader.isDot(scalars[dot]) || last > dot + 2 && isStop(extent, run) else { return nil }
    return extent
  }

  /// Where a common word begins that ends at a dot and may be a given name.
  private func knownName(endingAt dot: Int, _ run: NameRun) -> Int? {
    guard let index = (run.first..<run.next).last(where: { reader.tokens[$0].end == dot }),
      reader.infos[index].common == .noun, (2...3).contains(reader.tokens[index].count),
      !reader.infos[index].head.endsPhrase, shapes.transliterates(reader.text.scalars[dot - 1])
    else { return nil }
    return reader.tokens[index].start
  }

  /// Where an official's name ends that stands right behind a dot.
  private func officialEnd(behind dot: Int, _ run: NameRun) -> Int? {
    (run.first..<run.next).first { reader.tokens[$0].start == dot + 1 && reader.infos[$0].hasOfficials }
      .map { reader.tokens[$0].end }
  }

  /// 乔治·W·布什
  private func isInitial(_ scalar: Int, _ run: NameRun) -> Bool {
    let scalars = reader.text.scalars
    guard LatinName.isUpper(scalars[scalar]), scalar > run.start, reader.isDot(scalars[scalar - 1]) else {
      return false
    }
    return scalar + 1 < run.end && (reader.isDot(scalars[scalar + 1]) || scalars[scalar + 1] == 0x2E)
  }

  /// Without the dots at the end, and without a word that the name does not need: 伊朗 in 外长阿里伊朗.
  private func trimmed(_ last: Int, _ run: NameRun) -> Int {
    let scalars = reader.text.scalars
    var last = last
    while last > run.start {
      if !shapes.transliterates(scalars[last - 1]), !LatinName.isUpper(scalars[last - 1]) {
        last -= 1
        continue
      }
      guard let word = run.words.last(where: { $0.end == last }), word.start > run.start,
        !reader.isDot(scalars[word.start - 1]), scalars[word.start - 1] != 0x2D
      else { break }
      last = word.start
    }
    return last
  }

  /// 约翰·霍普金斯大学: a name within the name of something else.
  private func isPartOfOtherName(_ name: Extent, _ run: NameRun) -> Bool {
    guard name.next < run.limit, reader.tokens[name.next].start == name.end else { return false }
    let info = reader.infos[name.next]
    return info.role == .organ || info.body != nil || info.place != nil || NameShape.thing(reader, name.next)
  }

  /// 号, 奖, 级, 岛 behind a name.
  private static func thing(_ reader: PhraseReader, _ index: Int) -> Bool {
    [0x53F7, 0x865F, 0x5956, 0x734E, 0x7EA7, 0x7D1A, 0x5C9B, 0x5CF6, 0x53BF, 0x7E23, 0x6E2F, 0x6E7E, 0x7063, 0x6CB3]
      .contains(reader.text.scalars[reader.tokens[index].start])
  }

  /// 张文宏教授, 李显龙先生, 米莱总统: a name by the title behind it.
  private func titled(_ run: NameRun) -> Extent? {
    let length = run.end - run.start
    guard length >= 2, run.next < run.limit, reader.tokens[run.next].start == run.end,
      reader.infos[run.next].role == .suffix, reader.tokens[run.next].count == 2, reader.infos[run.next].unit == .title
    else { return nil }
    let scalars = reader.text.scalars[run.start..<run.end]
    let isForeign = length <= 8 && scalars.allSatisfy { isNameScalar($0) }
    let surname = max(
      shapes.hanSurname(scalars), shapes.japaneseSurname(scalars) > 1 ? shapes.japaneseSurname(scalars) : 0)
    guard isForeign || surname > 0 && length > surname && length <= surname + 2 else { return nil }
    return Extent(start: run.start, end: run.end, next: run.next)
  }
}

// MARK: - Chinese, Korean, Vietnamese and Japanese names

extension NameShape {
  /// The surname and given name that the run begins with.
  private func hanName(_ run: NameRun, actor: String?) -> Extent? {
    let start = run.start
    let rest = reader.text.scalars[start..<min(start + 8, reader.text.scalars.count)]
    var surname = shapes.hanSurname(rest)
    var lengths = [2, 1]
    let japanese = shapes.japaneseSurname(rest)
    if japanese > 1 || japanese == 1 && actor == "JPN", actor == nil || actor == "JPN" {
      surname = japanese
      lengths = [2, 1, 3]
    } else if actor == "JPN" {
      // A Japanese name whose surname no table holds is two characters and two more, as far as the words go.
      surname = 2
      lengths = [2, 1, 3]
    }
    guard surname > 0 else { return nil }
    let ends = lengths.map { start + surname + $0 }.filter { run.mayEnd(at: $0) }
    // 林郑月娥, 张廖万坚: two surnames.
    if run.end == start + 4, surname == 1, shapes.hanSurname(rest.dropFirst()) == 1,
      let extent = closing(run.end, run), ends.first(where: { closing($0, run) != nil }) == nil
    {
      return extent
    }
    for last in ends {
      guard let extent = closing(last, run) else { continue }
      return lengths.count == 3 && last - start == surname + 1 ? withEnding(extent, run) : extent
    }
    guard let last = ends.first, last - start > 2 else { return nil }
    // Of 王丹高调 the words show that the name has ended.
    if let short = ends.first(where: { $0 == start + surname + 1 }), run.isWordEnd(short), !run.isWordEnd(last) {
      return nil
    }
    return Extent(run, to: last, self)
  }

  /// 杉本洋一, 达增拓也: a Japanese name of three characters with one that is a function word elsewhere, if a sentence's
  /// word follows.
  private func withEnding(_ name: Extent, _ run: NameRun) -> Extent {
    guard name.next < run.limit, reader.tokens[name.next].start == name.end, reader.tokens[name.next].count == 1,
      [0x4E00, 0x4E5F, 0x548C, 0x4E4B].contains(reader.text.scalars[name.end])
    else { return name }
    let longer = Extent(start: name.start, end: name.end + 1, next: name.next + 1)
    return closes(longer, run) ? longer : name
  }

  /// Whether a mark or a verb of saying stands behind a name.
  private func isStop(_ name: Extent, _ run: NameRun) -> Bool {
    guard name.next < run.limit, reader.tokens[name.next].start == name.end else { return true }
    return reader.tokens[name.next].shape != .word && reader.tokens[name.next].shape != .gap
      || reader.infos[name.next].speech != nil
  }

  private func closing(_ last: Int, _ run: NameRun) -> Extent? {
    let extent = Extent(run, to: last, self)
    return closes(extent, run) ? extent : nil
  }

  /// Whether the word behind a name shows that it has ended: a mark, a verb, a word that does a sentence's work.
  func closes(_ name: Extent, _ run: NameRun) -> Bool {
    if run.isCut, name.end == run.end, name.end - name.start > 2, !shapes.isGiven(reader.text.scalars[name.end]) {
      return true
    }
    // Amid unknown text nothing shows that the name has ended.
    guard name.next > run.first, reader.tokens[name.next - 1].end == name.end else { return false }
    guard name.next < run.limit, reader.tokens[name.next].start == name.end else { return true }
    let token = reader.tokens[name.next]
    // 梁启明出庭: a common word goes on with the sentence.
    guard token.shape == .word else { return token.shape != .gap || reader.infos[name.next].common != nil }
    let info = reader.infos[name.next]
    if info.isOrdinary || info.place != nil || info.hasActs, token.count > 1 { return true }
    return info.speech != nil || info.event != nil || info.office != nil
      || info.role.map { $0 != .organ && $0 != .people && $0 != .part && $0 != .half } ?? false
  }
}

extension NameShape.Extent {
  /// A name from the beginning of a run to a scalar, with the token after it.
  init(_ run: NameRun, to last: Int, _ shape: NameShape) {
    var next = run.first
    while next < run.limit, shape.reader.tokens[next].end <= last { next += 1 }
    self.init(start: run.start, end: last, next: next)
    if next < run.limit, shape.reader.tokens[next].start < last { self.next = next + 1 }
  }
}
