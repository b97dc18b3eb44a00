import Lexicon
import Record

/// What stands in front of a name: 中国国务委员兼外交部长, 美国前, 英国驻华大使.
struct Head {
  /// The states or the government that the words name; several for a compound.
  var actors: [Voice] = []
  /// The offices in order; the last one counts.
  var offices: [Int] = []
  /// The body: 外交部, 国务院.
  var body: Int?
  /// Whether the person no longer holds the office.
  var isFormer = false
  /// Whether 副 stood before the office: its holder is not the office's own.
  var isDeputy = false
  /// Whether the person is yet to hold the office, or stands in for whoever does.
  var isElect = false
  var isActing = false
  /// Whether the words are 官员 or 代表团 of a side.
  var isDelegation = false
  /// The place that the words of a state or capital also name.
  var place: Event.Place?
  /// The first token that is not of the head.
  var next: Int

  init(next: Int) {
    self.next = next
  }

  /// How whoever is meant stands to the last office.
  var standing: Incumbents.Standing {
    isFormer ? .former : isDeputy ? .deputy : isElect ? .elect : isActing ? .acting : .inOffice
  }
}

extension PhraseReader {
  /// Takes the next word into the head if one of the rules lets it.
  func extend(_ head: inout Head, end: Int) -> Bool {
    if takesPartOfOrganisation(&head, end: end) || takesBracket(&head, end: end) { return true }
    guard tokens[head.next].shape == .word else { return false }
    if !head.offices.isEmpty { return takesFurtherOffice(&head, end: end) }
    return takesModifier(&head, end: end) || takesCity(&head, end: end) || takesPosting(&head, end: end)
      || takesOffice(&head)
      || takesState(&head, end: end) || takesBody(&head) || takesPeople(&head) || takesOf(&head, end: end)
  }

  /// 前, 时任, 现任, 副 before a party or an office.
  private func takesModifier(_ head: inout Head, end: Int) -> Bool {
    let after = head.next + 1
    guard after < end else { return false }
    switch infos[head.next].role {
    case .former where opensParty(after): head.isFormer = true
    case .acting where opensParty(after) || infos[after].role == .posted:
      head.isElect = head.isElect || infos[head.next].unit == .elect
      head.isActing = head.isActing || infos[head.next].unit == .acting
    case .deputy where infos[after].office != nil: head.isDeputy = true
    default: return false
    }
    head.next = after
    return true
  }

  /// 利马市长, 库斯科州州长: whoever governs a place is of its country.
  private func takesCity(_ head: inout Head, end: Int) -> Bool {
    let city = head.next
    guard head.actors.isEmpty, head.body == nil, let row = infos[city].place, infos[city].state == nil,
      !lexicon.places[row].country.isEmpty
    else { return false }
    let next = infos[city + 1].role == .organ ? city + 2 : city + 1
    guard next < end, let office = infos[next].office, PhraseReader.local.contains(lexicon.offices[office].id) else {
      return false
    }
    let span = TextSpan(tokens[city].start, tokens[city].end)
    head.actors = [
      Voice(
        text: text.string(span.start, span.end), actor: lexicon.places[row].country, span: span, isNamed: false)
    ]
    head.next = next
    return true
  }

  /// The offices that govern a part of a state, by id.
  private static let local: Set<String> = ["mayor", "governor"]

  private func takesOffice(_ head: inout Head) -> Bool {
    guard let office = infos[head.next].office else { return false }
    // 海巡署长: the word names the body as well.
    if head.actors.isEmpty, let body = infos[head.next].body, !lexicon.bodies[body].actor.isEmpty {
      let span = TextSpan(tokens[head.next].start, tokens[head.next].end)
      head.actors = [
        Voice(
          text: text.string(span.start, span.end), actor: lexicon.bodies[body].actor, span: span, isNamed: false,
          noun: .body)
      ]
    }
    head.offices.append(office)
    head.next += 1
    return true
  }

  /// 国务委员兼外长, 总书记、国家主席: the same person holds both.
  private func takesFurtherOffice(_ head: inout Head, end: Int) -> Bool {
    if let joined = joined(after: head.next, end: end) { head.next = joined }
    return takesOffice(&head)
  }

  /// The office that a 兼 joins to the one before it, or a 、 if a name follows.
  private func joined(after index: Int, end: Int) -> Int? {
    guard infos[index].role == .joins || infos[index].role == .and else { return nil }
    var next = index + 1
    while next < end, infos[next].body != nil, infos[next].office == nil { next += 1 }
    guard next < end, infos[next].office != nil, !infos[next].hasOfficials else { return nil }
    if infos[index].role == .joins { return next }
    return next + 1 < end && infos[next + 1].hasOfficials && tokens[next + 1].start == tokens[next].end
      ? next : nil
  }

  /// 驻华大使, 常驻联合国代表: the place of posting is no side.
  private func takesPosting(_ head: inout Head, end: Int) -> Bool {
    guard infos[head.next].role == .posted else { return false }
    var next = head.next + 1
    while next < end,
      stateVoice(at: next, end: end, hasHead: true) != nil || infos[next].body != nil || infos[next].place != nil
    {
      next += 1
    }
    guard next > head.next + 1, next < end else { return false }
    // 驻欧盟使团发言人
    while next + 1 < end, infos[next].saying == .authority, infos[next + 1].office != nil { next += 1 }
    // 驻韩副大使
    if infos[next].role == .deputy, next + 1 < end {
      head.isDeputy = true
      next += 1
    }
    guard let office = infos[next].office else { return false }
    head.offices.append(office)
    head.next = next + 1
    return true
  }

  /// A state or government; a further one only in a compound of abbreviations.
  private func takesState(_ head: inout Head, end: Int) -> Bool {
    let index = head.next
    guard head.body == nil, let actor = stateVoice(at: index, end: end, hasHead: !head.actors.isEmpty) else {
      return false
    }
    if !head.actors.isEmpty, !isAbbreviation(index) || !isAbbreviation(index - 1) { return false }
    head.actors.append(actor)
    if head.actors.count == 1 { head.place = place(at: index) }
    head.next += 1
    return true
  }

  /// A ministry of the state before it, or a body that is an actor itself.
  private func takesBody(_ head: inout Head) -> Bool {
    guard let row = infos[head.next].body else { return false }
    let body = lexicon.bodies[row]
    if head.body != nil, !body.actor.isEmpty { return false }
    if head.actors.isEmpty {
      guard body.kind != "ngo" else { return false }
      if !body.actor.isEmpty {
        let span = TextSpan(tokens[head.next].start, tokens[head.next].end)
        head.actors = [
          Voice(text: text.string(span.start, span.end), actor: body.actor, span: span, isNamed: false, noun: .body)
        ]
      }
    }
    head.body = row
    head.next += 1
    return true
  }

  /// 美国官员, 阿富汗政府代表团.
  private func takesPeople(_ head: inout Head) -> Bool {
    guard infos[head.next].role == .people, !head.actors.isEmpty else { return false }
    head.isDelegation = true
    head.next += 1
    return true
  }

  /// 美国的国务卿.
  private func takesOf(_ head: inout Head, end: Int) -> Bool {
    let index = head.next
    guard infos[index].role == .of, !head.actors.isEmpty, head.body == nil, index + 1 < end,
      infos[index + 1].office != nil, text.begins(tokens[index], with: "的"),
      // 访问美国的总统: where somebody has come, and not whose president.
      index < 2 || infos[index - 2].event?.mode != .visit
    else { return false }
    head.next += 1
    return true
  }

  /// 世界卫生组织（WHO）总干事, 首席执行官（CEO）艾伯乐: an acronym in brackets, if the head goes on behind it.
  private func takesBracket(_ head: inout Head, end: Int) -> Bool {
    guard !head.actors.isEmpty || head.body != nil || !head.offices.isEmpty else { return false }
    let after = skipBracket(head.next, end: end)
    guard after > head.next, after < end else { return false }
    let goesOn =
      head.offices.isEmpty ? infos[after].office != nil : infos[after].hasOfficials || tokens[after].shape == .gap
    guard goesOn else { return false }
    head.next = after
    return true
  }

  /// 欧洲司 in 外交部欧洲司负责人, 辉瑞公司 in 美国辉瑞公司首席执行官, 斯坦福大学国际研究所 in 美国斯坦福大学国际研究所研究员: parts
  /// of organisations between a body or state and an office.
  private func takesPartOfOrganisation(_ head: inout Head, end: Int) -> Bool {
    guard head.offices.isEmpty, !head.actors.isEmpty || head.body != nil else { return false }
    var next = head.next
    var isOrganisation = false
    while next < end, next < head.next + 8 {
      let info = infos[next]
      let token = tokens[next]
      if isOrganisation, info.office != nil || info.role == .people && !head.actors.isEmpty {
        head.next = next
        return true
      }
      if info.role == .organ || info.body != nil && next > head.next {
        isOrganisation = true
      } else if isOrganisation, token.shape == .openBracket, skipBracket(next, end: end) > next {
        next = skipBracket(next, end: end)
        continue
      } else {
        guard token.shape == .gap || token.shape == .word && info.speech == nil && info.event == nil,
          token.shape == .gap || info.place != nil || info.isOrdinary || info.state != nil && next > head.next,
          token.count < 9
        else { return false }
      }
      next += 1
    }
    return false
  }
}
