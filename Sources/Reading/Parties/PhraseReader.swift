import Lexicon
import Record

/// Composes parties from words: [state][body][office][name](Latin), compounds of abbreviations, 中方, 双方.
///
/// One instance reads one zone of one article, sentence after sentence; the cast grows as it reads. A reference, since the
/// rules of names hold it.
final class PhraseReader {
  let lexicon: LoadedLexicon
  let text: ScalarText
  let tokens: [Token]
  let infos: Words
  /// The day as of which offices are resolved.
  let day: CivilDate
  /// The states that the article names in full, which decide between states that share an abbreviation.
  let statesNamed: Set<Int>
  let cast: Cast

  init(
    lexicon: LoadedLexicon, text: ScalarText, tokens: [Token], infos: Words, day: CivilDate, statesNamed: Set<Int>,
    cast: Cast
  ) {
    self.lexicon = lexicon
    self.text = text
    self.tokens = tokens
    self.infos = infos
    self.day = day
    self.statesNamed = statesNamed
    self.cast = cast
  }

  /// The phrases of a sentence in order.
  func phrases(in sentence: Sentence) -> [Phrase] {
    var phrases: [Phrase] = []
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      if var phrase = phrase(at: index, end: sentence.tokens.upperBound)
        ?? (joinsColleague(index) ? colleague(of: phrases.last, at: index, end: sentence.tokens.upperBound) : nil)
      {
        // 韩国外长透露，局长李相烈…: an office without its state serves the state of whoever was named before it.
        if phrase.kind == .person, phrase.role != nil, phrase.parties.count == 1, phrase.parties[0].actor == nil,
          let actor = phrases.last(where: { $0.kind == .person })?.parties.last?.actor
            ?? phrases.last(where: { isMinistry($0) })?.parties.last?.actor
        {
          phrase.parties[0].actor = actor
        }
        phrases.append(phrase)
        index = max(phrase.tokens.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return phrases
  }

  /// The phrase that begins at a token: as much head as the words give, then a name, or the head alone.
  private func phrase(at start: Int, end: Int) -> Phrase? {
    if let both = bothSides(at: start, end: end) { return both }
    var head = Head(next: start)
    if infos[start].opensHead || infos[start].place != nil {
      while head.next < end, extend(&head, end: end) {}
    }
    if let phrase = named(head, start: start, at: head.next, end: end) { return phrase }
    guard head.next > start else { return nil }
    return unnamed(head, start: start, end: head.next)
  }

  /// 秘鲁外交部证实，外长兰达…: whether a phrase is a ministry or the government of a state.
  private func isMinistry(_ phrase: Phrase) -> Bool {
    phrase.kind == .side
      && phrase.tokens.contains { index in
        infos[index].body.map { ["ministry", "government"].contains(lexicon.bodies[$0].kind) } == true
      }
  }

  /// Whether 、 or 和 stands before a token.
  private func joinsColleague(_ index: Int) -> Bool {
    index > 0 && (infos[index - 1].role == .and || infos[index - 1].role == .with)
  }

  /// 分析师李奇霖和孙永乐: behind the holder of an office or calling that many have, whoever is joined by 、 or 和 is another.
  private func colleague(of last: Phrase?, at index: Int, end: Int) -> Phrase? {
    guard let last, last.kind == .person, last.tokens.upperBound == index - 1, let voice = last.parties.last,
      let office = voice.office,
      isLoose(office) || infos[index - 1].role == .and && !lexicon.offices[office].isSingle
    else { return nil }
    var head = Head(next: index)
    head.offices = [office]
    if let actor = voice.actor { head.actors = [Voice(text: "", actor: actor, span: voice.span, isNamed: false)] }
    return named(head, start: index, at: index, end: end)
  }

  /// Whether a token can begin or go on with a party's words.
  func opensParty(_ index: Int) -> Bool {
    let info = infos[index]
    return info.office != nil || info.state != nil || info.metonym != nil || info.body != nil
      || info.hasAbbreviations || info.hasOfficials || tokens[index].shape == .gap
  }

  func isAbbreviation(_ index: Int) -> Bool {
    index >= 0 && index < tokens.count && infos[index].hasAbbreviations
  }
}
