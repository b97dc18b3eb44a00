import Lexicon
import Record

/// As far as nothing but unknown characters, characters of names and dots stand: the room that a name may take.
struct NameRun {
  /// The first token.
  let first: Int
  /// The first scalar.
  let start: Int
  /// One past the last scalar of the first token.
  let firstEnd: Int
  /// One past the last scalar.
  private(set) var end: Int
  /// The token after the run.
  private(set) var next: Int
  /// The end of the sentence.
  let limit: Int
  /// The states and places of the tables within the run, which may as well stand behind a name as be a part of it.
  private(set) var words: [Token] = []
  /// One past the last scalar of a word that may be a given name although its characters transliterate nothing.
  private var givenEnd: Int?
  /// Whether a character that no name has ends the run amid unknown text.
  private(set) var isCut = false
  private var wordEnds: [Int] = []
  private var gaps: [Range<Int>] = []

  init(reader: PhraseReader, from index: Int, end limit: Int) {
    first = index
    start = reader.tokens[index].start
    firstEnd = reader.tokens[index].end
    end = start
    next = index
    self.limit = limit
    while next < limit, reader.tokens[next].start == end {
      let token = reader.tokens[next]
      switch token.shape {
      case .gap:
        let han = NameRun.hanEnd(token, reader, isInitial: end > start && reader.isDot(reader.text.scalars[end - 1]))
        gaps.append(token.start..<han)
        end = han
        isCut = han < token.end
        if isCut { return }
      case .mark:
        guard end > start, NameRun.joins(token, reader) else { return }
        end = token.end
      case .word:
        guard
          NameRun.mayBelong(next, first: index, reader, limit: limit)
            || NameRun.isGivenCharacter(next, after: start, reader, limit: limit)
        else {
          if end == start + 1, NameRun.mayBeGiven(next, reader) { givenEnd = token.end }
          return
        }
        let info = reader.infos[next]
        if token.count > 1, info.state != nil || info.place != nil || info.metonym != nil { words.append(token) }
        end = token.end
      default: return
      }
      wordEnds.append(end)
      next += 1
    }
  }

  /// Whether a name may end at a scalar: at the end of a word or amid unknown text.
  func mayEnd(at scalar: Int) -> Bool {
    if scalar == givenEnd { return true }
    return scalar <= end
      && (wordEnds.contains(scalar) || gaps.contains { $0.lowerBound < scalar && scalar <= $0.upperBound })
  }

  /// Whether a word or an unknown stretch ends at a scalar.
  func isWordEnd(_ scalar: Int) -> Bool { wordEnds.contains(scalar) || scalar == end }

  /// A dot or hyphen between the parts of a name.
  private static func joins(_ token: Token, _ reader: PhraseReader) -> Bool {
    let scalar = reader.text.scalars[token.start]
    guard reader.isDot(scalar) || scalar == 0x2D || scalar == 0x2014 else { return false }
    return token.end < reader.text.scalars.count && Punctuation.shape(reader.text.scalars[token.end]) == nil
  }

  /// Where the Chinese characters of an unknown stretch end; an initial between dots is let through.
  private static func hanEnd(_ token: Token, _ reader: PhraseReader, isInitial: Bool) -> Int {
    if isInitial, token.count == 1 { return token.end }
    var end = token.start
    let shapes = reader.lexicon.nameShapes
    while end < token.end, reader.text.scalars[end] > 0x2E7F,
      end == token.start || !shapes.isNoName(reader.text.scalars[end])
    {
      end += 1
    }
    return end
  }

  /// Whether a word may be part of a name: one character that does no sentence's work, or characters that all
  /// transliterate (马里 in 马里奥, 肯尼迪 in 海伦娜·肯尼迪).
  private static func mayBelong(_ index: Int, first: Int, _ reader: PhraseReader, limit: Int) -> Bool {
    let info = reader.infos[index]
    let token = reader.tokens[index]
    let shapes = reader.lexicon.nameShapes
    if token.count == 1, info.speech != nil {
      // 鲁道夫, 史剑道（Derek Scissors）: 道 tells no speech where more of a name follows.
      let next = token.end < reader.text.scalars.count ? reader.text.scalars[token.end] : 0
      if shapes.transliterates(reader.text.scalars[token.start]) {
        return shapes.transliterates(next) || index > first && isWithinConfirmed(index, reader, limit)
      }
      // 专家里德说（Ann Reed）: right before the bracket it tells speech, whatever the bracket confirms.
      return index > first && reader.tokens[index + 1].shape != .openBracket
        && isWithinConfirmed(index, reader, limit)
    }
    guard info.speech == nil, info.event == nil, info.office == nil, info.outlet == nil else { return false }
    if token.count == 1 {
      guard let role = info.role, role != .range else { return true }
      let scalar = reader.text.scalars[token.start]
      // 李晓明: 明 tells a day only before a number.
      if role == .dayRoot, index > first {
        return index + 1 >= limit || reader.tokens[index + 1].shape != .number
      }
      if index > first || shapes.hanSurname([scalar]) == 1, isWithinConfirmed(index, reader, limit) { return true }
      if role == .organ { return shapes.transliterates(scalar) && index > first }
      // 三木谷某某: a number that begins a surname of Japan.
      if index == first, role == .numeral,
        shapes.japaneseSurname(reader.text.scalars[token.start..<min(token.start + 3, reader.text.scalars.count)]) > 1
      {
        return true
      }
      // 周美伍: a word of time that is a surname, if no more than a given name follows.
      guard index == first, role == .unit || role == .week, shapes.hanSurname([scalar]) == 1, index + 1 < limit else {
        return false
      }
      let given = reader.plainCharacters(from: index + 1, end: limit)
      return reader.tokens[index + 1].start == token.end && (1...2).contains(given.last - token.end)
    }
    guard info.role == nil, info.body == nil || info.hasOfficials else { return false }
    let isForeign = reader.text.scalars[token.start..<token.end].allSatisfy { shapes.transliterates($0) }
    guard isForeign || info.hasOfficials else { return false }
    // 国务卿赖斯: a surname of the table, whoever of that name it is.
    return index > first || info.hasShortNames || goesOnAsName(index, reader, limit)
  }

  /// 罗萨里奥（Albert del Rosario）, 托马斯·维德尔: a name that begins with a known word must go on as one.
  static func goesOnAsName(_ index: Int, _ reader: PhraseReader, _ limit: Int) -> Bool {
    let token = reader.tokens[index]
    guard index + 1 < limit, reader.tokens[index + 1].start == token.end else { return false }
    let next = reader.tokens[index + 1]
    let shapes = reader.lexicon.nameShapes
    return (next.shape == .gap || next.count == 1 && next.shape == .word && reader.infos[index + 1].role == nil)
      && shapes.transliterates(reader.text.scalars[next.start]) || next.shape == .openBracket
      || reader.isDot(reader.text.scalars[token.end])
  }

  /// 范若依（Haze Fan）: a function word within what a bracket confirms.
  private static func isWithinConfirmed(_ index: Int, _ reader: PhraseReader, _ limit: Int) -> Bool {
    guard index + 2 < limit, reader.tokens[index + 1].start == reader.tokens[index].end else { return false }
    if NameShape(reader: reader).isConfirmed(index + 1, end: limit, words: 2) { return true }
    let rest = reader.plainCharacters(from: index + 1, end: limit)
    guard (1...2).contains(rest.last - reader.tokens[index].end) else { return false }
    return NameShape(reader: reader).isConfirmed(rest.next, end: limit, words: 2)
  }

  /// 黄介正, 祈耀年, 李在明: a function word of one character within a given name behind a surname, if what stands behind
  /// the name shows that it ends there.
  private static func isGivenCharacter(_ index: Int, after start: Int, _ reader: PhraseReader, limit: Int) -> Bool {
    let token = reader.tokens[index]
    let scalars = reader.text.scalars
    let shapes = reader.lexicon.nameShapes
    guard token.count == 1, (1...2).contains(token.start - start),
      shapes.isGiven(scalars[token.start]) || token.start - start == 1 && shapes.isFirstGiven(scalars[token.start]),
      shapes.hanSurname(scalars[start..<start + 1]) == 1
    else { return false }
    guard token.start - start == 1 else { return ends(index + 1, behind: reader.infos[index], reader, limit) }
    // The second character of the given name is a word of no other use.
    let last = index + 1
    return last < limit && reader.tokens[last].start == token.end && reader.tokens[last].count == 1
      && reader.tokens[last].shape == .gap && ends(last + 1, behind: .none, reader, limit)
  }

  /// Whether a name surely ends before a token: at a mark, at 等 or 和, or at a word of saying, which no modal leads up to.
  private static func ends(_ index: Int, behind last: WordInfo, _ reader: PhraseReader, _ limit: Int) -> Bool {
    guard index < limit, reader.tokens[index].start == reader.tokens[index - 1].end else { return true }
    let shape = reader.tokens[index].shape
    guard shape == .word else { return shape != .gap && shape != .number }
    let info = reader.infos[index]
    if info.role == .suffix { return true }
    guard last.role != .modal, last.saying != .modal, last.role != .in, last.role != .with, last.role != .and else {
      return false
    }
    return info.saying?.isCue == true && info.saying != .attitude || info.role == .with || info.role == .and
      || info.saying == .adverb
  }

  /// Whether a word of two characters may be the given name behind a surname: 文宗 in 林文宗.
  private static func mayBeGiven(_ index: Int, _ reader: PhraseReader) -> Bool {
    let info = reader.infos[index]
    return reader.tokens[index].count == 2 && info.speech == nil && info.event == nil && info.office == nil
      && info.role == nil && info.body == nil && info.state == nil
  }
}

/// Words in Latin letters that may be a person's name: capitals, particles, no common word.
struct LatinName {
  /// How many words there are.
  private(set) var words = 0
  /// Whether one of them is a common word (Group, University), so that this is no person.
  private(set) var isCommon = false
  /// Whether one of them is all capitals: an acronym confirms no name, and refutes none (拉舍特（CDU）).
  private(set) var isAcronym = false
  /// One past the last scalar.
  private(set) var last: Int
  /// The token after it.
  private(set) var next: Int

  init(reader: PhraseReader, from index: Int, end limit: Int) {
    next = index
    last = reader.tokens[index].start
    var position = last
    var isJoined = false
    while next < limit {
      let token = reader.tokens[next]
      let scalars = reader.text.scalars[token.start..<token.end]
      guard token.start <= position + 1, let first = scalars.first else { break }
      // O'Brien, Al-Sudani, J. Blinken
      if token.shape == .mark, words > 0, [0x2D, 0x27, 0x2E, 0xB7].contains(first) {
        isJoined = first != 0x2E
        position = token.end
        next += 1
        continue
      }
      let letters = scalars.prefix { LatinName.isLetter($0) || $0 == 0x2019 }
      guard token.shape == .gap || token.shape == .word,
        LatinName.isUpper(first) || LatinName.isLetter(first) && letters.count <= 4
      else { break }
      if LatinName.isUpper(first), !isJoined { words += 1 }
      if letters.count > 1, letters.allSatisfy({ LatinName.isUpper($0) }) { isAcronym = true }
      if reader.lexicon.nameShapes.isCommonLatin(letters) { isCommon = true }
      isJoined = false
      last = letters.endIndex
      position = last
      next += 1
      if letters.count < scalars.count { break }
    }
  }

  /// Whether a scalar is a capital Latin letter.
  static func isUpper(_ scalar: UInt32) -> Bool { (0x41...0x5A).contains(scalar) || (0xC0...0xDE).contains(scalar) }

  /// Whether a scalar is a Latin letter.
  static func isLetter(_ scalar: UInt32) -> Bool {
    isUpper(scalar) || (0x61...0x7A).contains(scalar) || (0xDF...0x24F).contains(scalar)
  }
}
