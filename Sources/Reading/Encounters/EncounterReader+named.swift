import Lexicon
import Record

/// Gatherings that have a name of their own, that many states hold, or that are held abroad.
extension EncounterReader {
  /// “中国与美国渔业政策”座谈会, “秘鲁挑战峰会”: sides within the name of a gathering do not hold it.
  func isTitled(_ group: Group, of trigger: Int, _ scene: Scene) -> Bool {
    let tokens = scene.sentence.tokens
    let first = max(tokens.lowerBound, group.tokens.lowerBound - EncounterReader.nameReach)
    guard
      let open = (first..<group.tokens.lowerBound).last(where: { scene.tokens[$0].shape == .openQuote }),
      !(open..<group.tokens.lowerBound).contains(where: { scene.tokens[$0].shape == .closeQuote })
    else { return false }
    // Behind the name: 「…」座谈会.
    if trigger - 1 > group.tokens.upperBound, scene.tokens[trigger - 1].shape == .closeQuote { return true }
    let next = trigger + 1
    guard next < tokens.upperBound, scene.tokens[next].shape == .closeQuote else { return false }
    return (group.tokens.upperBound..<trigger).contains {
      let info = scene.infos[$0]
      return info.event == nil && info.office == nil && info.role == nil
    }
  }

  /// Whether a token stands within 《》 or 〈〉.
  func isTitled(_ index: Int, _ scene: Scene) -> Bool {
    let first = max(scene.sentence.tokens.lowerBound, index - EncounterReader.titleReach)
    guard
      let mark = (first..<index).last(where: {
        scene.tokens[$0].shape == .openQuote || scene.tokens[$0].shape == .closeQuote
      })
    else { return false }
    let scalar = text.scalars[scene.tokens[mark].start]
    return scalar == 0x300A || scalar == 0x3008
  }

  /// How many tokens the title of a document may have.
  private static let titleReach = 40

  /// How many tokens the name of a gathering may have before a side within it.
  private static let nameReach = 8

  /// 日本、中国、东盟等15国讨论签署协定，预定19日召开峰会: the many states that the sentence begins with, where the clause only
  /// says that they hold a gathering.
  func many(before clause: Range<Int>, _ trigger: Int, _ scene: Scene) -> Group? {
    guard clause.contains(where: { $0 < trigger && scene.infos[$0].event?.frame == .light }),
      let first = scene.groups.first, first.tokens.upperBound <= clause.lowerBound, first.marker == .none,
      first.phrases.allSatisfy({ $0.kind == .side || $0.kind == .office }),
      Set(first.voices.compactMap(\.actor)).count > 2
    else { return nil }
    let others = scene.groups.filter { $0.tokens.upperBound <= clause.lowerBound && $0.marker == .none }
    let actors = Set(first.voices.compactMap(\.actor))
    return others.allSatisfy { actors.isSuperset(of: $0.voices.compactMap(\.actor)) } ? first : nil
  }

  /// 在俄罗斯出席东方经济论坛, 出席下周在北京举行的高峰论坛: somebody of another state who attends what no body calls has come to
  /// where it is.
  func attendsThere(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    guard !isRemote(trigger, scene),
      let attend = (clause.lowerBound..<trigger).last(where: { scene.infos[$0].event?.frame == .attend }),
      let host = host(before: trigger, clause, scene), let country = host.place.country ?? host.voice.actor
    else { return false }
    // 没有出席: who stayed away has not come.
    if (attend - 2..<attend).clamped(to: clause).contains(where: { scene.infos[$0].role == .negation }) { return false }
    let own = scene.groups(before: attend, in: clause).last { $0.marker == .none && $0.hasPerson && !onlySpeaks($0) }
    guard own != nil || dropsSubject(clause, before: attend, scene) else { return false }
    let guests = (own?.voices ?? earlierSubject(clause, scene)).filter {
      $0.actor != nil && $0.actor != country && ($0.isNamed || $0.office != nil)
    }
    guard Set(guests.compactMap(\.actor)).count == 1 else { return false }
    var voice = host.voice
    voice.actor = country
    add(.conference, actors: guests, recipients: [voice], trigger: trigger, scene: scene, place: host.place)
    return true
  }

  /// The country or city behind 在 or 正在, or behind a verb of travel: 访华并出席峰会.
  private func host(before trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Destination? {
    (clause.lowerBound..<trigger).reversed().lazy.compactMap { index in
      let info = scene.infos[index]
      let leads = info.role == .in || info.role == .ongoing || info.event?.mode == .visit
      return leads ? self.destination(at: index + 1, scene) : nil
    }.first
  }

  /// 来华出席峰会的挪威首相: whether a gathering stands in what describes a guest.
  func isWhatGuestCameFor(_ trigger: Int, _ clause: Range<Int>, _ scene: Scene) -> Bool {
    guard let attend = (clause.lowerBound..<trigger).last(where: { scene.infos[$0].event?.frame == .attend }),
      (clause.lowerBound..<attend).contains(where: {
        $0 + 3 > attend && (text.begins(scene.tokens[$0], with: "来") || text.begins(scene.tokens[$0], with: "來"))
      })
    else { return false }
    return clause.contains { of in
      of > trigger && scene.infos[of].role == .of
        && scene.groups.contains { $0.tokens.lowerBound == of + 1 && $0.hasNamedPerson }
    }
  }

  /// 支持台湾参与世卫大会: whose attendance somebody speaks for has not attended.
  func isOnlySupported(_ attend: Int, _ before: [Group], _ scene: Scene) -> Bool {
    // 没有邀请中国参加峰会: who is not invited has not attended.
    let clause = scene.clause(of: attend)
    let invites = (clause.lowerBound..<attend).last {
      scene.infos[$0].role == .inviting
        || scene.infos[$0].role == .hypothetical && text.begins(scene.tokens[$0], with: "邀")
    }
    if let invites, clause.contains(invites - 1), scene.infos[invites - 1].role == .negation { return true }
    guard let guest = before.last(where: { $0.tokens.upperBound == attend }), guest.marker == .none,
      !guest.hasPerson, scene.sentence.tokens.contains(guest.tokens.lowerBound - 1)
    else { return false }
    switch scene.infos[guest.tokens.lowerBound - 1].saying {
    case .stance, .jointly, .address: return true
    default: return false
    }
  }

  /// 以视频方式会谈, 通过视频会议会面: an encounter at which nobody travels.
  func isRemote(_ trigger: Int, _ scene: Scene) -> Bool {
    let clause = scene.clause(of: trigger)
    return (clause.lowerBound..<trigger).contains { index in
      scene.infos[index].unit == .remote || scene.infos[index].event?.mode == .call && isMeans(index, scene)
    }
  }

  /// 通过视频会议, 透过视讯会议: a gathering behind the word for a means.
  func isMeans(_ index: Int, _ scene: Scene) -> Bool {
    guard index > scene.sentence.tokens.lowerBound, scene.infos[index - 1].role == .manner else { return false }
    let word = scene.tokens[index - 1]
    return text.begins(word, with: "通") || text.begins(word, with: "透") || text.begins(word, with: "以")
  }

  /// 下月会到华盛顿，与拜登会面: 到 leads to a journey where its subject, a mark of time or 还 stands right before it.
  func reach(_ index: Int, _ scene: Scene) {
    guard scene.infos[index].role == .range, scene.tokens[index].count == 1, text.begins(scene.tokens[index], with: "到")
    else { return }
    let clause = scene.clause(of: index)
    let before = index - 1
    guard clause.contains(before), let end = leads(index, scene), isMoved(before, scene),
      !clause.contains(where: { scene.infos[$0].event?.mode == .visit }),
      end == clause.upperBound || scene.infos[end].role == .with || scene.infos[end].event?.frame == .attend
    else { return }
    journey(index, scene)
  }

  /// The token behind the destinations that 到 leads to.
  private func leads(_ index: Int, _ scene: Scene) -> Int? {
    let (found, end) = destinationRun(after: index, scene)
    return found.isEmpty ? nil : end
  }

  /// 将到, 会到, 曾到, 还到, 斯特勒到: a token before 到 behind which it is a verb.
  private func isMoved(_ before: Int, _ scene: Scene) -> Bool {
    switch scene.infos[before].role {
    // 规划到台北 is of roads.
    case .future:
      return scene.tokens[before].count == 1 || text.begins(scene.tokens[before], with: "将")
        || text.begins(scene.tokens[before], with: "將")
    case .modal, .past, .severally, .connective: return true
    default:
      return scene.infos[before].saying == .modal
        || scene.groups.contains { $0.tokens.upperBound == before + 1 && $0.hasPerson && $0.marker == .none }
    }
  }
}
