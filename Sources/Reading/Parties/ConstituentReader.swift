import Lexicon
import Record

/// Finds the noun phrases that name bodies and people whom no table holds, by their last word and what belongs in front.
///
/// Each token belongs to one phrase. A phrase ends in a head of `heads.tsv` behind which no other head goes on; what
/// describes it are the nouns, adjectives, states and names right in front, and before 的 a clause that begins with
/// a word like 熟悉. Counts and whatever points (两名, 该) are no part of it.
final class ConstituentReader {
  let reader: PhraseReader
  let tokens: [Token]
  let infos: Words
  let scalars: [UInt32]
  /// Where persons are named in the sentence.
  private let persons: [Phrase]
  private let phrases: [Phrase]

  /// The longest phrase, in scalars.
  private static let longest = 30
  /// How many scalars of common words make a body's name of 中心 or 学院: 战略与国际问题研究中心.
  private static let longDescription = 6
  /// How many tokens a clause before 的 may have.
  private static let longestClause = 14

  /// Reads a sentence whose parties are known.
  init(_ reader: PhraseReader, phrases: [Phrase]) {
    self.reader = reader
    tokens = reader.tokens
    infos = reader.infos
    scalars = reader.text.scalars
    self.phrases = phrases
    persons = phrases.filter { $0.kind == .person && !$0.parties.isEmpty }
  }

  /// The phrases of a sentence in order.
  func constituents(in sentence: Range<Int>) -> [Constituent] {
    var found: [Constituent] = []
    var lower = sentence.lowerBound
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let head = self.head(index)
      guard head.endsPhrase, !isPerson(index) else {
        index += 1
        continue
      }
      // 渔业协会会员: a further head goes on with the phrase.
      if index + 1 < sentence.upperBound, tokens[index + 1].start == tokens[index].end, goesOn(index + 1) {
        index += 1
        continue
      }
      if let constituent = constituent(at: index, head, from: lower, in: sentence) {
        found.append(constituent)
        lower = index + 1
      }
      if head.endsBody || isMaker(index), infos[index].body == nil, let named = named(behind: index, in: sentence) {
        found.append(named)
        lower = named.tokens.upperBound
        index = max(index + 1, lower)
        continue
      }
      index += 1
    }
    return found
  }

  /// What a token is to the noun phrase that ends in it.
  func head(_ index: Int) -> NounHeads.Head {
    let token = tokens[index]
    if isAgentive(index) { return .people }
    if token.word >= 0 {
      let info = infos[index]
      // A body or a medium of the tables is named already; 委员会, 军队 are anybody's.
      let isListed = info.body.map { reader.lexicon.bodies[$0] }.map { !$0.actor.isEmpty || $0.kind == "ngo" } ?? false
      return isListed || info.outlet != nil || info.state != nil || info.hasOfficials ? [] : info.head
    }
    return token.shape == .gap ? reader.lexicon.nounHeads.head(scalars[token.start..<token.end], isNoun: true) : []
  }

  /// Whether a noun phrase goes on with a token: another head, or an office that is a word for people as well.
  private func goesOn(_ index: Int) -> Bool { head(index).endsPhrase && !isPerson(index) }

  private func isPerson(_ index: Int) -> Bool {
    let person = persons[persons.partition { $0.tokens.upperBound > index }...].first
    return person.map { $0.tokens.contains(index) && tokens[index].end > ConstituentReader.name($0).start } ?? false
  }

  /// Where a person's own name stands.
  private static func name(_ person: Phrase) -> TextSpan { person.parties[person.parties.count - 1].span }

  /// The party whose words begin at a token or go on over it, or the next one.
  private func party(at index: Int) -> Phrase? {
    phrases[phrases.partition { $0.tokens.upperBound > index }...].first
  }

  /// The first party whose words begin within a phrase.
  private func partyBeginning(in words: Range<Int>) -> Phrase? {
    let next = phrases[phrases.partition { $0.tokens.lowerBound >= words.lowerBound }...].first
    return next.flatMap { words.contains($0.tokens.lowerBound) ? $0 : nil }
  }

  /// The phrase that ends in a head.
  private func constituent(
    at index: Int, _ head: NounHeads.Head, from lower: Int, in sentence: Range<Int>
  ) -> Constituent? {
    var first = index
    var start = leadEnd(index)
    // 公民自由倡议者: 者 makes a word for people of whatever stands before it.
    if isAgentive(index), index > lower, joins(index - 1, index) {
      first -= 1
      start = leadEnd(first)
    }
    var isProper = head.contains(.isLonger) && isUnknown(index) && start < tokens[index].end
    var described = head.contains(.isLonger) ? tokens[index].count : 0
    // What is told beside the state: nothing in 挪威议会.
    var own = described
    var actor: String?
    while start == tokens[first].start, first > lower, joins(first - 1, first),
      tokens[index].end - start < ConstituentReader.longest
    {
      var step = 1
      // 雷军基金会: a person's name begins a body's, right before its last word.
      if isPerson(first) != isPerson(first - 1), isPerson(first) || first < index - 1 { break }
      // 成立北湖渔业委员会, 引起心理学家: a verb in front, as what stands behind it shows.
      if isVerb(first - 1), isVerbBefore(first, index, head) { break }
      if !describes(first - 1, head), first < index || !namesAffair(first - 1, head) {
        guard isWithin(first - 1, head, from: lower) else { break }
        step = 2
      }
      let next = first - step
      let nextStart = leadEnd(next)
      guard nextStart < tokens[next].end else { break }
      first = next
      start = nextStart
      described += tokens[first].count
      if infos[first].state == nil { own += tokens[first].count }
      isProper = isProper || names(first)
      actor = state(first) ?? actor
    }
    guard start < tokens[index].end else { return nil }
    // 一个大公司: one character that may be anything is no part of a name.
    if head.endsBody, !isProper, first < index, tokens[first].count == 1, tokens[first].shape == .gap {
      described -= 1
      first += 1
      start = tokens[first].start
    }
    let enough = head.contains(.body) ? 2 : ConstituentReader.longDescription
    let isBody = head.endsBody && (isProper || described >= enough)
    if !isBody {
      // 公司, 协会 alone are nobody; 石油公司 may act.
      guard !head.endsBody || described >= 2 else { return nil }
      if let clause = clause(before: first, head, from: lower) { (first, start) = clause }
    }
    let words = first..<pluralEnd(index, in: sentence)
    let span = TextSpan(start, tokens[words.upperBound - 1].end)
    guard (2...ConstituentReader.longest).contains(span.end - span.start) else { return nil }
    if isBody, infos[index].body != nil, own < 2 { return nil }
    let acts = acts(words, isBare: first == index, in: sentence)
    guard isBody || acts else { return nil }
    actor = actor ?? partyBeginning(in: words)?.parties.first?.actor
    return Constituent(
      kind: isBody ? .body : .crowd, tokens: words, span: span, actor: actor,
      namesParty: words.contains(where: isPerson) || words.count == 2 && words.contains(where: namesParty),
      acts: acts)
  }

  /// Whether a token names a state or a body with a code.
  private func namesParty(_ index: Int) -> Bool {
    let info = infos[index]
    return info.state != nil || info.metonym != nil || info.hasAbbreviations
      || info.body.map { !reader.lexicon.bodies[$0].actor.isEmpty } ?? false
  }

  /// One past the head, and past 们 behind it.
  private func pluralEnd(_ index: Int, in sentence: Range<Int>) -> Int {
    let next = index + 1
    guard next < sentence.upperBound, tokens[next].start == tokens[index].end, tokens[next].count == 1,
      reader.lexicon.nounHeads.isPlural(scalars[tokens[next].start])
    else { return next }
    return next + 1
  }

  private func isAgentive(_ index: Int) -> Bool {
    tokens[index].count == 1 && reader.lexicon.nounHeads.isAgentive(scalars[tokens[index].start])
  }

  /// Whether a word may be a verb as well as a noun.
  private func isVerb(_ index: Int) -> Bool {
    let info = infos[index]
    return info.common == .verbal
      || (info.isOrdinary || tellsDeed(index)) && info.place == nil && info.body == nil && info.outlet == nil
        && !info.hasOfficials && info.state == nil
  }

  /// Whether a word that may be a verb is one before what stands behind it: before a name, and before people by a long
  /// word where the dictionary has it as a verb (引起心理学家).
  private func isVerbBefore(_ index: Int, _ last: Int, _ head: NounHeads.Head) -> Bool {
    let isKnown = infos[index - 1].common == .verbal
    guard index < last else { return isKnown && !head.endsBody && (tokens[last].count > 2 || isAgentive(last)) }
    return isKnown && (!head.endsBody || isUnknown(index)) || infos[index].state != nil || infos[index].body != nil
      || infos[index].place != nil
  }

  /// What goes on within a body's name though it describes nothing: 与 in 战略与国际问题研究中心, the dot in a name.
  private func isWithin(_ index: Int, _ head: NounHeads.Head, from lower: Int) -> Bool {
    guard head.endsBody, index > lower, joins(index - 1, index) else { return false }
    if tokens[index].shape == .mark { return reader.isDot(scalars[tokens[index].start]) && describes(index - 1, head) }
    guard tokens[index].count == 1, tokens[index].shape == .word, !infos[index - 1].head.endsPhrase else {
      return false
    }
    // 皇家联合三军研究所
    if infos[index].role == .numeral { return head.contains(.body) && describes(index - 1, head) }
    guard infos[index].role == .with || infos[index].role == .and, !names(index + 1) else { return false }
    switch infos[index - 1].common {
    case .noun, .verbal, .adjective: return describes(index - 1, head)
    default: return false
    }
  }

  /// Where a name may begin in a token: behind whatever only leads up to it, where the token is no known word (有晶圆).
  private func leadEnd(_ index: Int) -> Int {
    let token = tokens[index]
    guard token.word < 0, token.shape == .gap else { return token.start }
    var start = token.start
    let before = infos[index - 1]
    if tokens[index - 1].shape == .number || before.role == .numeral || before.role == .count || before.role == .this
      || before.common == .numeral || before.head == .lead,
      tokens[index - 1].end == start, reader.lexicon.nounHeads.measures(scalars[start])
    {
      start += 1
    }
    let isWithinName = tokens[index - 1].end == token.start && reader.isDot(scalars[token.start - 1])
    while !isWithinName, start < token.end, reader.lexicon.nounHeads.leads(scalars[start]) { start += 1 }
    for scalar in start..<token.end where reader.lexicon.nameShapes.isNoName(scalars[scalar]) { start = scalar + 1 }
    return start
  }

  /// Whether nothing stands between two tokens, or a space between two words in Latin letters.
  private func joins(_ first: Int, _ second: Int) -> Bool {
    let end = tokens[first].end
    let start = tokens[second].start
    if end == start { return true }
    return start == end + 1 && LatinName.isLetter(scalars[end - 1]) && LatinName.isLetter(scalars[start])
  }

  /// Whether a token may describe a head behind it.
  private func describes(_ index: Int, _ head: NounHeads.Head) -> Bool {
    let token = tokens[index]
    let info = infos[index]
    if info.head == .lead { return false }
    switch token.shape {
    case .gap:
      switch info.common {
      case nil: return !isPerson(index) || head.endsBody
      case .noun, .body, .verbal, .adjective, .place: return !isPerson(index) || head.endsBody
      default: return false
      }
    case .word:
      if token.count == 1, head.endsBody, isWithinUnknown(index) { return true }
      if info.role == .organ || info.role == .topic || info.role == .people || info.source == .whose { return true }
      if let saying = info.saying {
        // 研究中心, 调查局
        if saying == .document || saying == .report { return head.endsBody }
        return saying == .authority || saying == .anonymous || saying == .medium || saying == .view
      }
      // 人民大会党
      if info.event?.frame == .gathering { return head.endsBody }
      guard info.role == nil, info.event == nil else { return false }
      if info.state != nil || info.place != nil || info.body != nil || info.outlet != nil { return true }
      if info.hasAbbreviations { return token.count == 1 && party(at: index)?.tokens.contains(index) == true }
      // 首相办公室, 某某基金会
      if info.office != nil || info.hasOfficials || info.hasShortNames { return head.endsBody }
      return token.count > 1 && !tellsDeed(index)
    default: return false
    }
  }

  /// 克 in 康达克集团: a word of one character that does no sentence's work, within a name that nobody knows.
  private func isWithinUnknown(_ index: Int) -> Bool {
    let info = infos[index]
    guard info.role == nil || info.role == .unit || info.role == .dayRoot, info.saying == nil else { return false }
    let scalar = scalars[tokens[index].start]
    let isBehind =
      tokens[index - 1].word < 0 && tokens[index - 1].shape == .gap
      && tokens[index - 1].end == tokens[index].start
    return isBehind
      || info.role == nil && reader.lexicon.nameShapes.transliterates(scalar)
        && tokens[index + 1].word < 0 && tokens[index + 1].shape == .gap && tokens[index + 1].start == tokens[index].end
  }

  /// 制裁委员会, 援助机构: a word for a deed right before a body's last word tells what it is there for.
  private func namesAffair(_ index: Int, _ head: NounHeads.Head) -> Bool {
    let info = infos[index]
    return head.endsBody && tokens[index].shape == .word && tokens[index].count > 1 && info.role == nil
      && info.saying == nil && info.event == nil && tellsDeed(index)
  }

  /// Whether a word tells a deed, and not only whose affair something is (商界, 电影).
  private func tellsDeed(_ index: Int) -> Bool {
    infos.acts(index).contains { $0.frame != .private && $0.frame != .pointer }
  }

  /// Whether a token is a name by itself: what no table knows, a state, a place, a person.
  private func names(_ index: Int) -> Bool {
    let info = infos[index]
    return isUnknown(index) || info.state != nil || info.place != nil || info.outlet != nil || info.hasOfficials
      || info.hasAbbreviations || info.body != nil || info.common == .place || info.common == .body
  }

  private func isUnknown(_ index: Int) -> Bool {
    tokens[index].shape == .gap && tokens[index].word < 0 && tokens[index].count > 1
  }

  private func state(_ index: Int) -> String? {
    let info = infos[index]
    if let state = info.state { return reader.lexicon.states[state].code }
    guard let place = info.place else { return nil }
    let country = reader.lexicon.places[place].country
    return country.isEmpty ? nil : country
  }

  /// Where a phrase begins whose head a clause before 的 describes, or a person: 熟悉谈判的官员, 某某的律师.
  private func clause(before first: Int, _ head: NounHeads.Head, from lower: Int) -> (first: Int, start: Int)? {
    guard first > lower, infos[first - 1].role == .of, tokens[first - 1].count == 1 else { return nil }
    if head.contains(.kin), let person = persons.last(where: { $0.tokens.upperBound == first - 1 }),
      person.tokens.lowerBound >= lower
    {
      return (first: person.tokens.lowerBound, start: ConstituentReader.name(person).start)
    }
    var index = first - 2
    while index >= max(lower, first - ConstituentReader.longestClause) {
      switch tokens[index].shape {
      case .word, .gap, .number: break
      default: return nil
      }
      if infos[index].head.contains(.relative) { return (first: index, start: tokens[index].start) }
      if infos[index].saying?.isCue == true, infos[index].saying != .attitude { return nil }
      index -= 1
    }
    return nil
  }
}
