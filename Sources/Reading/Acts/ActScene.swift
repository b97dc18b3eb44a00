import Lexicon
import Record

/// A sentence as the rules of acts see it: groups with 他 and 双方 resolved, who speaks where.
final class ActScene {
  let scene: Scene
  let lexicon: LoadedLexicon
  let text: ScalarText
  let stage: ActStage
  /// Whom 双方 means.
  let pair: [Voice]

  /// Who acts and who is acted upon.
  struct Sides {
    var actors: [Voice]
    var recipients: [Voice] = []
    var namesRecipient = false
    /// Whether the sentence itself tells who speaks.
    var isOwnVoice = true
    /// Whether the other does the same.
    var isMutual = false
  }

  /// The clauses; in a title a space ends one, too.
  let clauses: [Range<Int>]
  let isTitle: Bool

  /// The parties in order, with the ministries that no state stands before.
  let groups: [Group]
  /// Whose ministries the outlet names without their state.
  let home: String?

  init(
    scene: Scene, lexicon: LoadedLexicon, text: ScalarText, stage: ActStage, sides: [Voice], isTitle: Bool,
    home: String?
  ) {
    self.scene = scene
    self.home = home
    groups = PartyFinder(scene: scene, lexicon: lexicon, text: text, home: home, recent: stage.recent).groups
    self.isTitle = isTitle
    clauses = isTitle ? ActScene.cutAtSpaces(scene) : scene.sentence.clauses
    self.lexicon = lexicon
    self.text = text
    self.stage = stage
    pair = sides
  }

  var tokens: Range<Int> { scene.sentence.tokens }

  /// The clause that holds a token.
  func clause(of token: Int) -> Range<Int> { clauses.first { $0.contains(token) } ?? scene.clause(of: token) }

  /// The groups that end before a token, within a clause: one that a space cuts belongs to where it ends.
  func groups(before token: Int, in clause: Range<Int>) -> [Group] {
    groups.filter { $0.tokens.upperBound > clause.lowerBound && $0.tokens.upperBound <= token }
  }

  /// 外長通話 同意合作: where nothing stands between two words but a space.
  private static func cutAtSpaces(_ scene: Scene) -> [Range<Int>] {
    var cut: [Range<Int>] = []
    for clause in scene.sentence.clauses {
      var start = clause.lowerBound
      for index in clause.dropFirst() where scene.tokens[index].start > scene.tokens[index - 1].end {
        cut.append(start..<index)
        start = index
      }
      cut.append(start..<clause.upperBound)
    }
    return cut
  }

  var infos: Words { scene.infos }

  /// Whether a token stands in quotation marks.
  func isQuoted(_ token: Int) -> Bool { depths[token - tokens.lowerBound] > 0 }

  /// How many quotations stand open before each token, counted when first asked for.
  private lazy var depths: [Int] = {
    var depth = 0
    return tokens.map { index in
      defer {
        switch scene.tokens[index].shape {
        case .openQuote: depth += 1
        case .closeQuote: depth -= 1
        default: break
        }
      }
      return depth
    }
  }()

  /// The voices of a group that are of a side; those on stage for 他 and 双方.
  func voices(_ group: Group) -> [Voice] {
    var voices: [Voice] = []
    func add(_ more: some Sequence<Voice>) {
      for voice in more {
        guard let actor = voice.actor, !voices.contains(where: { $0.actor == actor }) else { continue }
        voices.append(voice)
      }
    }
    for phrase in group.phrases {
      switch phrase.kind {
      case .both: add(pair.isEmpty ? Array(stage.recent.suffix(2)) : pair)
      case .pronoun: add(meant(by: phrase))
      default:
        if isSetting(phrase) { continue }
        add(phrase.parties.lazy.map { self.resolved($0, of: phrase) })
      }
    }
    return voices
  }

  /// 他: the person named last before it in the sentence, else in one before.
  private func meant(by pronoun: Phrase) -> [Voice] {
    for group in groups.reversed() where group.tokens.upperBound <= pronoun.tokens.lowerBound {
      if let person = group.phrases.last(where: { $0.kind == .person }) { return person.parties }
    }
    return stage.person.isEmpty ? stage.subject : stage.person
  }

  /// 香港事务, 东京奥运会: where it is about or takes place, and nobody who acts. Hong Kong's own authorities act by
  /// office or body.
  private func isSetting(_ phrase: Phrase) -> Bool {
    guard phrase.kind == .side, phrase.tokens.count == 1, phrase.parties.count == 1 else { return false }
    let actor = phrase.parties[0].actor
    return (actor == "HKG" || actor == "MAC") && phrase.place != nil
  }

  /// 发言人说: an office without a state is that of whoever spoke last.
  private func resolved(_ voice: Voice, of phrase: Phrase) -> Voice {
    guard voice.actor == nil else { return voice }
    var voice = voice
    if let country = province(of: phrase) {
      voice.actor = country
    } else if !voice.isNamed, let office = voice.office, lexicon.offices[office].traits.isMouthpiece {
      // 外交部发言人 at home; 发言人 alone is whoever spoke last.
      voice.actor =
        phrase.tokens.count == 1 && lexicon.offices[office].id != "spokesperson" && home != nil
        ? home.map { PartyFinder.actor(of: isOfState(office) ? "foreign-ministry" : "", at: $0) }
        : stage.speaker.last?.actor
    }
    return voice
  }

  private func isOfState(_ office: Int) -> Bool {
    [
      "foreign-ministry-spokesperson", "defence-ministry-spokesperson", "commerce-ministry-spokesperson",
      "embassy-spokesperson",
    ]
    .contains(lexicon.offices[office].id)
  }

  /// 新疆维吾尔自治区政府发言人: the state of the place that the words before an office name.
  private func province(of phrase: Phrase) -> String? {
    for index in (max(phrase.tokens.lowerBound - 3, tokens.lowerBound)..<phrase.tokens.upperBound) {
      if let place = infos[index].place, !lexicon.places[place].country.isEmpty { return lexicon.places[place].country }
    }
    return nil
  }

  /// Whether a group can act for a side: 专家, 分析师 act for nobody.
  func acts(_ group: Group) -> Bool {
    !group.phrases.allSatisfy { $0.role.map { lexicon.role($0).isPrivate } ?? false }
  }

  /// The day told of an act, else the day on which the sentence says that it was announced.
  func day(of trigger: Int) -> DateInterval {
    let words = lexicon.speechWords
    let reader = WhenReader(scene: scene, lead: nil, isVerb: { words[$0].kind.isCue }, text: text)
    let told = reader.when(
      of: trigger, mode: .meeting)
    if told.isKnown { return told }
    return scene.dates.last { $0.tokens.upperBound <= trigger && !reader.isOfSomethingElse($0) }?.when ?? .unknown
  }

  /// Every side of the sentence in order.
  var everyone: [Voice] { groups.filter { !$0.isAnaphoric }.flatMap(voices) }

  /// Whether the words that a word needs stand around it.
  func holds(_ word: ActWord, at trigger: Int) -> Bool {
    // 批, 促 stand for 批评, 促请 in headlines only.
    guard isTitle || word.frame != .speech || scene.tokens[trigger].count > 1 else { return false }
    return (word.before.isEmpty || stands(word.before, in: max(tokens.lowerBound, trigger - 8)..<trigger))
      && (word.after.isEmpty
        || stands(word.after, in: (trigger + 1)..<max(clause(of: trigger).upperBound, trigger + 1)))
  }

  /// Whether one of some words stands among the characters of a range of tokens.
  private func stands(_ words: [[UInt32]], in range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let start = scene.tokens[range.lowerBound].start
    let end = scene.tokens[range.upperBound - 1].end
    for word in words where word.count <= end - start {
      var index = start
      while index <= end - word.count {
        if lexicon.folding.fold(text.scalars[index]) == word[0],
          (1..<word.count).allSatisfy({ lexicon.folding.fold(text.scalars[index + $0]) == word[$0] })
        {
          return true
        }
        index += 1
      }
    }
    return false
  }
}
