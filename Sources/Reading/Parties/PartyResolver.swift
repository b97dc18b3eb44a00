import Lexicon
import Record

/// Makes the record's parties of voices.
struct PartyResolver {
  let lexicon: LoadedLexicon

  /// One party for each voice; 20国集团（G20） is one side.
  func parties(_ voices: [Voice]) -> [Party] {
    var parties: [Party] = []
    for voice in voices {
      let party = Party(
        text: voice.text, entity: voice.official.map { lexicon.officials[$0].id }, actor: voice.actor,
        office: voice.office.map { lexicon.offices[$0].id }, kind: voice.kind, span: voice.span)
      if !parties.contains(where: { $0.actor == party.actor && $0.text == party.text }) { parties.append(party) }
    }
    return parties
  }
}
