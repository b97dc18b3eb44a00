import Lexicon
package import Record

/// What tells whether an act is one that an analyst would list.
enum ActSign: UInt8, Sign {
  case always, type, weight, weightByType, frame, frameByType
  case theRulesListIt, theRulesListItByType, points, rank, rankByCandidates, candidates
  case tellings, tellingsByType, position, positionByType, isInTitle, isInTitleByType, isOnlyInTitle
  case namesRecipient, recipients, recipientsByType, actors, isOwnVoice, status, isHistory
  case isUnreal, isUnrealByType, isDenied, isLoose, isLooseByFrame
  case isReversed, isPartOfProtest, share, shareByType
  case before, after, beforeByFrame, isQuoted, whereActorStands, whereRecipientStands, whereBothStand
  case titleNamesActor, titleNamesRecipient, titleNamesBoth, hasEncounterOfSides, encounters
  case sameTypeByOthers, sameSidesOtherType, isWithinItself, hasDate

  static let decision = "act"

  /// Where a side stands to the word that tells of the act.
  enum Place: Int, SignValue {
    case none, justBefore, before, behind, elsewhere
  }

  /// The PLOVER types as the table calls them.
  private static let types = Event.Kind.allCases.map(\.rawValue)
  private static let frames = ActWord.Frame.allCases.map(\.rawValue)
  private static let allTypes = Event.Kind.allCases
  private static let allFrames = ActWord.Frame.allCases

  static func number(of type: Event.Kind) -> Int { allTypes.firstIndex(of: type) ?? 0 }
  static func number(of frame: ActWord.Frame) -> Int { allFrames.firstIndex(of: frame) ?? 0 }

  var values: SignValues {
    switch self {
    case .type, .theRulesListItByType, .isInTitleByType, .isUnrealByType: .one(ActSign.types)
    case .weight, .points, .rank, .candidates, .tellings, .position, .recipients, .actors, .share, .encounters:
      .one(Bucket.names)
    case .weightByType, .tellingsByType, .positionByType, .recipientsByType, .shareByType:
      .pair(ActSign.types, Bucket.names)
    case .rankByCandidates: .pair(Bucket.names, Bucket.names)
    case .frame, .isLooseByFrame: .one(ActSign.frames)
    case .frameByType: .pair(ActSign.types, ActSign.frames)
    case .status: .one(Event.Status.allCases.map(\.rawValue))
    case .before, .after: .one(TokenKind.names)
    case .beforeByFrame: .pair(ActSign.frames, TokenKind.names)
    case .whereActorStands, .whereRecipientStands: .one(Place.names)
    case .whereBothStand: .pair(Place.names, Place.names)
    default: .none
    }
  }
}

/// An act that an article may tell, with what speaks for listing it.
package struct ActCandidate: Sendable {
  let act: Act
  /// Whether the rules list it.
  package let isRule: Bool
  package let signs: Signs

  /// The type, and the codes of those who act and are acted upon.
  package var type: Event.Kind { act.first.kind }
  package var actors: Set<String> { Set(act.actorCodes.all) }
  package var recipients: Set<String> { Set(act.recipientCodes.all) }
}

extension ActChooser {
  /// The signs of one act among all that an article may tell.
  func signs(_ act: Act, points: Int, rank: Int, isRule: Bool, _ salience: ActSalience, _ scorer: Scorer) -> Signs {
    var signs = Signs(scorer)
    let told = act.first
    let type = ActSign.number(of: told.kind)
    let frame = ActSign.number(of: told.frame)
    signs.add(ActSign.always, 0)
    signs.add(ActSign.type, type)
    signs.add(ActSign.weight, Bucket.of(act.weight))
    signs.add(ActSign.weightByType, type, Bucket.of(act.weight))
    signs.add(ActSign.frame, frame)
    signs.add(ActSign.frameByType, type, frame)
    signs.add(ActSign.theRulesListIt, if: isRule)
    if isRule { signs.add(ActSign.theRulesListItByType, type) }
    signs.add(ActSign.points, Bucket.of(points))
    signs.add(ActSign.rank, Bucket.of(rank))
    signs.add(ActSign.rankByCandidates, Bucket.of(rank), Bucket.of(acts.count))
    signs.add(ActSign.candidates, Bucket.of(acts.count))
    signs.add(ActSign.tellings, Bucket.of(act.tellings))
    signs.add(ActSign.tellingsByType, type, Bucket.of(act.tellings))
    if let position = act.position {
      signs.add(ActSign.position, Bucket.of(position))
      signs.add(ActSign.positionByType, type, Bucket.of(position))
    } else {
      signs.add(ActSign.isOnlyInTitle, 0)
    }
    signs.add(ActSign.isInTitle, if: act.isInTitle)
    if act.isInTitle { signs.add(ActSign.isInTitleByType, type) }
    signs.add(ActSign.namesRecipient, if: act.namesRecipient)
    signs.add(ActSign.recipients, Bucket.of(act.recipientCodes.count))
    signs.add(ActSign.recipientsByType, type, Bucket.of(act.recipientCodes.count))
    signs.add(ActSign.actors, Bucket.of(act.actorCodes.count))
    signs.add(ActSign.isOwnVoice, if: told.isOwnVoice)
    signs.add(ActSign.status, ActChooser.number(of: told.status))
    signs.add(ActSign.isHistory, if: act.isHistory)
    signs.add(ActSign.isUnreal, if: told.isUnreal)
    if told.isUnreal { signs.add(ActSign.isUnrealByType, type) }
    signs.add(ActSign.isDenied, if: told.isDenied)
    signs.add(ActSign.isLoose, if: told.isLoose)
    if told.isLoose { signs.add(ActSign.isLooseByFrame, frame) }
    signs.add(ActSign.isReversed, if: salience.isReversed(act))
    signs.add(ActSign.isPartOfProtest, if: salience.isPartOfProtest(act))
    let share = salience.share(of: act)
    signs.add(ActSign.share, Bucket.of(share))
    signs.add(ActSign.shareByType, type, Bucket.of(share))
    signs.add(ActSign.before, told.before)
    signs.add(ActSign.after, told.after)
    signs.add(ActSign.beforeByFrame, frame, told.before)
    signs.add(ActSign.isQuoted, if: told.isQuoted)
    let actor = ActChooser.place(of: act.actors, told).rawValue
    let recipient = ActChooser.place(of: act.recipients, told).rawValue
    signs.add(ActSign.whereActorStands, actor)
    signs.add(ActSign.whereRecipientStands, recipient)
    signs.add(ActSign.whereBothStand, actor, recipient)
    let inTitle = !act.actorCodes.isDisjoint(with: titleActors)
    let otherInTitle = !act.recipientCodes.isDisjoint(with: titleActors)
    signs.add(ActSign.titleNamesActor, if: inTitle)
    signs.add(ActSign.titleNamesRecipient, if: otherInTitle)
    signs.add(ActSign.titleNamesBoth, if: inTitle && otherInTitle)
    signs.add(ActSign.encounters, Bucket.of(encounters.count))
    signs.add(ActSign.hasEncounterOfSides, if: encounters.contains { act.codes.isSubset(of: $0) })
    signs.add(
      ActSign.sameTypeByOthers,
      if: acts.contains { $0.first.kind == told.kind && $0.actorCodes.isDisjoint(with: act.actorCodes) })
    signs.add(
      ActSign.sameSidesOtherType,
      if: acts.contains { $0.first.kind != told.kind && $0.actorCodes == act.actorCodes && $0.codes == act.codes })
    signs.add(ActSign.isWithinItself, if: !act.actorCodes.isDisjoint(with: act.recipientCodes))
    signs.add(ActSign.hasDate, if: act.when.isKnown)
    return signs
  }

  private static func number(of status: Event.Status) -> Int { Event.Status.allCases.firstIndex(of: status) ?? 0 }

  /// Where a side's words stand to the word of the act.
  private static func place(of voices: [Voice], _ told: ActSighting) -> ActSign.Place {
    guard let span = voices.last?.span else { return .none }
    if voices.last?.isElsewhere == true || span.end <= told.sentence.start || span.start >= told.sentence.end {
      return .elsewhere
    }
    if span.end == told.cue.start { return .justBefore }
    return span.end < told.cue.start ? .before : .behind
  }
}
