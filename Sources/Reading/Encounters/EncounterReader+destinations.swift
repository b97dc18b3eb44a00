import Lexicon
import Record

/// Where somebody travels.
extension EncounterReader {
  /// A country or city, and whoever receives guests there.
  struct Destination {
    var place: Event.Place
    var voice: Voice
  }

  /// The countries and cities right after a verb of travel.
  func destinations(after trigger: Int, _ scene: Scene) -> [Destination] {
    destinationRun(after: trigger, scene).found
  }

  /// The same, and the token behind them.
  func destinationRun(after trigger: Int, _ scene: Scene) -> (found: [Destination], end: Int) {
    var found: [Destination] = []
    var index = trigger + 1
    let end = scene.sentence.tokens.upperBound
    if index < end, scene.infos[index].role == .past { index += 1 }
    // 访问了盟国日本, 访问了包括日本: a word of what it is.
    let isOpen =
      index + 1 < end
      && (scene.tokens[index].shape == .gap
        || text.begins(scene.tokens[index], with: "包") && scene.infos[index].isOrdinary)
    if isOpen, scene.tokens[index].count <= 3,
      destination(at: index, scene) == nil, destination(at: index + 1, scene) != nil
    {
      index += 1
    }
    if let described = described(from: index, scene) { index = described }
    while index < end {
      guard let destination = destination(at: index, scene) else { break }
      found.append(destination)
      found += compound(at: index, scene)
      let next = nextToken(after: index, scene)
      index = next
      guard next < end, isJoint(next, scene) || isEnumerated(from: next, scene) else { break }
      index = next + 1
    }
    return (found, index)
  }

  /// 和, 与, 、 between two destinations.
  private func isJoint(_ index: Int, _ scene: Scene) -> Bool {
    scene.infos[index].role == .and || scene.infos[index].role == .with
  }

  /// 出访秘鲁，智利，玻利维亚和巴西: commas between destinations, if 和 or 等 ends the list.
  private func isEnumerated(from comma: Int, _ scene: Scene) -> Bool {
    var mark = comma
    let end = scene.sentence.tokens.upperBound
    while mark + 1 < end, scene.tokens[mark].shape == .clauseEnd, destination(at: mark + 1, scene) != nil {
      mark = nextToken(after: mark + 1, scene)
    }
    guard mark > comma, mark < end else { return false }
    return isJoint(mark, scene) && mark + 1 < end && destination(at: mark + 1, scene) != nil
      || scene.infos[mark].role == .suffix && text.begins(scene.tokens[mark], with: "等")
  }

  /// 抵达美国的盟友日本, 访问俄罗斯在中亚的邻国: the state that others only describe.
  private func described(from index: Int, _ scene: Scene) -> Int? {
    let end = min(index + 8, scene.sentence.tokens.upperBound)
    guard index + 1 < end, destination(at: index, scene) != nil else { return nil }
    let next = nextToken(after: index, scene)
    guard next < end, scene.infos[next].role == .in || scene.infos[next].role == .of,
      let of = (next..<end).first(where: { scene.infos[$0].role == .of }), of + 2 < scene.sentence.tokens.upperBound,
      !(next..<of).contains(where: { scene.tokens[$0].shape == .clauseEnd || scene.infos[$0].event != nil }),
      let state = (of + 2..<of + 4).clamped(to: scene.sentence.tokens).first(where: {
        destination(at: $0, scene) != nil
      }),
      (of + 1..<state).allSatisfy({
        (scene.tokens[$0].shape == .gap || scene.infos[$0].isOrdinary) && scene.tokens[$0].count <= 4
      })
    else { return nil }
    return state
  }

  /// 访日韩: the further states of a compound.
  private func compound(at index: Int, _ scene: Scene) -> [Destination] {
    guard let phrase = scene.groups.lazy.flatMap(\.phrases).first(where: { $0.tokens.lowerBound == index }),
      phrase.kind == .side, phrase.parties.count > 1
    else { return [] }
    return phrase.parties.dropFirst().map {
      Destination(place: Event.Place(name: $0.text, country: $0.actor), voice: $0)
    }
  }

  private func nextToken(after index: Int, _ scene: Scene) -> Int {
    scene.groups.first { $0.tokens.contains(index) }?.phrases.first { $0.tokens.contains(index) }?.tokens.upperBound
      ?? index + 1
  }

  /// The country or city at a token, as place and as host.
  func destination(at index: Int, _ scene: Scene) -> Destination? {
    let info = scene.infos[index]
    guard info.state != nil || info.metonym != nil || info.hasAbbreviations || info.place != nil else { return nil }
    let token = scene.tokens[index]
    let words = text.string(token.start, token.end)
    let span = TextSpan(token.start, token.end)
    // The words of a party that begins here must be a side alone: 访问中国外长 is no destination.
    let group = scene.groups.first { $0.tokens.contains(index) }
    if let phrase = group?.phrases.first(where: { $0.tokens.contains(index) }) {
      guard phrase.kind == .side, !phrase.isDelegation else { return nil }
      if let voice = phrase.parties.first(where: { $0.span.start <= token.start && token.end <= $0.span.end }),
        info.state != nil || info.metonym != nil || info.hasAbbreviations
      {
        let place = info.place == nil ? nil : phrase.place
        // 访问布鲁塞尔: the host is the country that a city lies in.
        var host = voice
        host.actor = place?.country ?? voice.actor
        return Destination(place: place ?? Event.Place(name: words, country: voice.actor), voice: host)
      }
    }
    // 在巴林访问: the words of a state where they are no party.
    if let state = info.state, info.place == nil {
      let country = lexicon.states[state].code
      return Destination(
        place: Event.Place(name: words, country: country),
        voice: Voice(text: words, actor: country, span: span, isNamed: false))
    }
    guard let row = info.place else { return nil }
    let place = lexicon.places[row]
    guard !place.country.isEmpty else { return nil }
    return Destination(
      place: Event.Place(name: words, entity: place.id, country: place.country),
      voice: Voice(text: words, actor: place.country, span: span, isNamed: false))
  }

  /// 对P进行国事访问, 在P访问, 到P访问, 赴P访问: the words in front of a noun of travel that say whereto.
  func toward(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> [Destination] {
    for index in (clause.lowerBound..<trigger).reversed() {
      let role = scene.infos[index].role
      // 正在P访问 holds the 在.
      guard
        role == .toward || role == .in || role == .ongoing
          || (role == .range && text.begins(scene.tokens[index], with: "到"))
          || comes(index, scene)
      else {
        continue
      }
      let (found, end) = destinationRun(after: index, scene)
      // 在俄罗斯入侵乌克兰后访问利马: what only tells when is no destination.
      if !found.isEmpty, !(end..<max(trigger, end)).contains(where: { scene.infos[$0].role == .when }) { return found }
    }
    return []
  }

  /// 来台访问, 来韩国访问: 来 alone, before whereto.
  private func comes(_ index: Int, _ scene: Scene) -> Bool {
    scene.tokens[index].count == 1
      && (text.begins(scene.tokens[index], with: "来") || text.begins(scene.tokens[index], with: "來"))
  }

  /// 展开印度访问, 结束中国访问: the country in front of a noun of travel, behind the verb that has it as its object.
  func nounDestination(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> [Destination] {
    let place = trigger - 1
    guard clause.contains(place - 1), let found = destination(at: place, scene),
      scene.infos[place - 1].event?.frame == .light || scene.infos[place - 1].role == .past
        || scene.infos[place - 1].role == .count
    else { return [] }
    return [found]
  }
}
