import Lexicon
import Record

/// Finds sides that act and that a scene of encounters has no need of: ministries without their state, and forces.
struct PartyFinder {
  let scene: Scene
  let lexicon: LoadedLexicon
  let text: ScalarText
  /// Whose ministries the outlet names without their state.
  let home: String?
  /// The sides told last.
  let recent: [Voice]

  /// The groups of the scene and those found, in order.
  var groups: [Group] {
    var found: [Group] = []
    for index in scene.sentence.tokens {
      let info = scene.infos[index]
      guard info.body != nil || info.hasAbbreviations,
        let (actor, end) = ministry(at: index) ?? force(at: index) ?? turned(at: index)
      else { continue }
      let span = TextSpan(scene.tokens[index].start, end)
      let isBody = info.body != nil || scene.tokens[index].end != end
      let voice = Voice(
        text: text.string(span.start, span.end), actor: actor, span: span, isNamed: false, noun: isBody ? .body : nil)
      let tokens = index..<(scene.tokens[index].end == end ? index + 1 : index + 2)
      if scene.groups.contains(where: { $0.tokens.overlaps(tokens) || $0.tokens.upperBound == index }) { continue }
      found.append(
        Group(tokens: tokens, phrases: [Phrase(kind: .side, tokens: tokens, parties: [voice])], marker: marker(index)))
    }
    return found.isEmpty ? scene.groups : (scene.groups + found).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// 外交部, 特区政府 in an outlet that writes for its own: bodies without a state are those of its home.
  private func ministry(at index: Int) -> (actor: String, end: Int)? {
    guard let row = scene.infos[index].body, lexicon.bodies[row].actor.isEmpty,
      lexicon.bodies[row].kind == "ministry" || lexicon.bodies[row].id == "sar-government"
    else { return nil }
    let body = lexicon.bodies[row]
    let actor = home.map { PartyFinder.actor(of: body.id, at: $0) } ?? (body.kind == "ministry" ? told(body.name) : nil)
    return actor.map { ($0, scene.tokens[index].end) }
  }

  /// 外交部 after 中国外交部: whose ministry was told last.
  private func told(_ name: String) -> String? {
    recent.last { $0.text.hasSuffix(name) }?.actor
  }

  /// 美军, 俄军: an abbreviation and 军.
  private func force(at index: Int) -> (actor: String, end: Int)? {
    let states = scene.infos.abbreviations(index)
    let next = index + 1
    guard !states.isEmpty, scene.infos[index].role == nil, next < scene.sentence.tokens.upperBound,
      scene.tokens[next].shape == .gap, scene.tokens[next].start == scene.tokens[index].end,
      lexicon.folding.fold(text.scalars[scene.tokens[next].start]) == PartyFinder.force
    else { return nil }
    let codes = states.map { lexicon.states[$0].code }
    let actor = recent.last { voice in voice.actor.map(codes.contains) ?? false }?.actor ?? codes.first
    guard let actor else { return nil }
    return (actor, scene.tokens[next].start + 1)
  }

  /// 中方向美方…, where 方向 was read as a word.
  private func turned(at index: Int) -> (actor: String, end: Int)? {
    guard let state = scene.infos.abbreviations(index).first, scene.infos[index].role == nil,
      PartyFinder.isTurn(index + 1, scene, lexicon, text), scene.tokens[index + 1].start == scene.tokens[index].end
    else { return nil }
    return (lexicon.states[state].code, scene.tokens[index].end)
  }

  /// Whether a word is 方向, of which 向 may be a preposition.
  static func isTurn(_ index: Int, _ scene: Scene, _ lexicon: LoadedLexicon, _ text: ScalarText) -> Bool {
    guard scene.sentence.tokens.contains(index), scene.tokens[index].count == 2 else { return false }
    let start = scene.tokens[index].start
    return text.scalars[start] == 0x65B9 && text.scalars[start + 1] == 0x5411
  }

  /// 军
  private static let force: UInt32 = 0x519B

  /// Hong Kong and Macau have no ministry of foreign affairs nor of defence of their own.
  static func actor(of body: String, at home: String) -> String {
    let isOfState = body == "foreign-ministry" || body == "defence-ministry" || body == "commerce-ministry"
    return isOfState && (home == "HKG" || home == "MAC") ? "CHN" : home
  }

  private func marker(_ index: Int) -> Group.Marker {
    guard index > scene.sentence.tokens.lowerBound else { return .none }
    switch scene.infos[index - 1].role {
    case .with: return .with
    case .toward: return .toward
    case .in: return .place
    case .about: return .about
    case .by: return .by
    default: return .none
    }
  }
}
