import Lexicon
import Record

/// Makes the record's parties of voices: whom an office means is asked here for every kind of fact.
struct PartyResolver {
  let lexicon: LoadedLexicon
  /// Everyone whom the article names.
  let cast: Cast
  /// The day as of which offices are resolved where no other is told.
  let day: ReportDay

  /// One party for each voice of a statement, whose offices the stage has resolved; 20国集团（G20） is one side.
  func parties(_ voices: [Voice]) -> [Party] {
    var parties: [Party] = []
    for voice in voices {
      var party = plain(voice)
      if !voice.isNamed, voice.official == nil, voice.standing != .inOffice { party.office = nil }
      if !parties.contains(where: { $0.actor == party.actor && $0.text == party.text }) { parties.append(party) }
    }
    return parties
  }

  /// The party of a voice of an event; whoever is meant by office alone is found among those whom the article names, else
  /// by the tenures of the day that is told, or of the report's.
  func party(_ voice: Voice, on told: CivilDate?) -> Party {
    var party = plain(voice)
    guard !voice.isNamed, voice.office != nil, voice.actor != nil else { return party }
    switch holder(voice, on: told) {
    case .member(let member):
      party.text = member.text
      party.entity = member.official.map { lexicon.officials[$0].id }
      party.kind = .person
    case .official(let row): party.entity = lexicon.officials[row].id
    // 前外长, and nobody is named: whoever it is, the office is another's.
    case nil: if voice.standing != .inOffice { party.office = nil }
    }
    return party
  }

  /// A voice that names an office of a side, as whoever is meant: by name if the article names somebody.
  func resolved(_ voice: Voice) -> Voice {
    switch holder(voice, on: nil) {
    case .member(let member):
      return Voice(
        text: member.text, official: member.official, actor: voice.actor, office: member.office, span: voice.span,
        isNamed: true)
    case .official(let row):
      var known = voice
      known.official = row
      return known
    case nil: return voice
    }
  }

  private func plain(_ voice: Voice) -> Party {
    Party(
      text: voice.text, entity: voice.official.map { lexicon.officials[$0].id }, actor: voice.actor,
      office: voice.office.map { lexicon.offices[$0].id }, kind: voice.kind,
      span: voice.isElsewhere ? nil : voice.span)
  }

  private enum Holder {
    case member(Cast.Member), official(Int)
  }

  /// Who holds the office that a voice names.
  private func holder(_ voice: Voice, on told: CivilDate?) -> Holder? {
    guard let office = voice.office, let actor = voice.actor else { return nil }
    let members = cast.members(actor: actor)
    let post = Incumbents.Post(office: office, actor: actor, standing: voice.standing)
    return switch lexicon.incumbents.holder(of: post, on: told ?? day.known, among: members.map(\.candidate)) {
    case .candidate(let place): .member(members[place])
    case .official(let row): .official(row)
    case nil: nil
    }
  }

  /// The member of the cast who on a day holds an office of some roles for an actor.
  func holder(ofRoles roles: [String], actor: String, on told: CivilDate?) -> Cast.Member? {
    let members = cast.members(actor: actor)
    let place = lexicon.incumbents.holder(
      ofRoles: roles, actor: actor, on: told ?? day.known, among: members.map(\.candidate))
    return place.map { members[$0] }
  }
}
