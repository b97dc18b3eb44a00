import Lexicon
import Record

extension Explanation {
  /// Where a party of a fact is told.
  struct Telling {
    /// The zone that tells the fact.
    var wording: Wording
    /// The stretches that tell it.
    var spans: [TextSpan]
    /// The words that opened the frame.
    var cue: TextSpan
    /// Stretches that are no part of the frame: what is said.
    var apart: [TextSpan] = []
    /// The day as of which offices are resolved, besides the article's own.
    var day: CivilDate?
  }

  /// How a party came about: its words or those that stand for it, then who it is, for which side, in which office.
  func reason(_ part: Reason.Part, _ party: Party, _ telling: Telling) -> Reason {
    var steps: [String] = []
    var found: [RowReference] = []
    let wording = telling.wording
    if let span = party.span, span.count > 0, telling.spans.contains(where: { $0.contains(span) }) {
      steps.append(wording.string(span) == party.text ? "named here" : "\(wording.string(span)) stands here")
    } else {
      let (step, row) = stoodFor(party, telling)
      steps.append(step)
      found += row.map { [$0] } ?? []
    }
    let words = told(party, wording)
    if let entity = party.entity { found += rows.rows("officials", entity).prefix(1) }
    let tenure = self.tenure(party, telling.day)
    let (side, sideRow) = self.side(party, words, tenure, wording)
    let (office, officeRow) = self.office(party, words, tenure, wording)
    steps += [side, office].compactMap { $0 }
    for row in [sideRow, officeRow, tenure].compactMap({ $0 }) where !found.contains(row) { found.append(row) }
    return Reason(
      part: part, words: party.text, span: party.span, zone: wording.zone, how: steps.joined(separator: "; "), rows: found)
  }

  /// The word that stands for a party named elsewhere, 他 or 双方, and where it was named.
  private func stoodFor(_ party: Party, _ telling: Telling) -> (String, RowReference?) {
    let wording = telling.wording
    let place = party.span.map { span in
      let isTelling = wording.string(span) == party.text || span.count > 0
      return isTelling ? ", named at \(span.start)" : ""
    } ?? ""
    let sentences = telling.spans.filter { $0.overlaps(telling.cue) }
    let words = sentences.flatMap { wording.words(in: $0) }.filter { word in
      !telling.apart.contains { $0.overlaps(word.span) }
    }
    let nearest = words.compactMap { word in standIn(word, wording).map { (word, $0) } }
      .min { distance($0.0, telling.cue) < distance($1.0, telling.cue) }
    guard let (word, row) = nearest else {
      return ("left out here: who was on stage before" + place, nil)
    }
    let words0 = wording.string(word.span)
    switch row["role"] {
    case "both", "several": return ("\(words0) stands here: the sides told last" + place, row)
    case "pronoun", "pronouns": return ("\(words0) stands here: who was on stage last" + place, row)
    default: return ("\(words0) stands here for who was told before" + place, row)
    }
  }

  private func standIn(_ word: Hit, _ wording: Wording) -> RowReference? {
    wording.role(of: word, ["both", "several", "pronoun", "pronouns"])
      ?? wording.rows(of: word, ["speech"]).first {
        ["document", "joint-document", "earlier", "later", "anonymous", "medium", "authority"].contains($0["kind"])
      } ?? wording.rows(of: word, ["offices"]).first
  }

  /// How far a word stands from the cue; what follows it counts twice.
  private func distance(_ word: Hit, _ cue: TextSpan) -> Int {
    word.end <= cue.start ? cue.start - word.end : 2 * max(word.start - cue.end, 0)
  }

  /// The words that tell of a party: those in its span and in front of it, else those where it is first named.
  private func told(_ party: Party, _ wording: Wording) -> [Hit] {
    var words: [Hit] = []
    if let span = party.span { words = Array(wording.words(in: span)) + front(of: span, wording) }
    let first = reading.mentions.first {
      $0.kind == .person && $0.zone == wording.zone && ($0.entity ?? $0.text) == (party.entity ?? party.text)
    }
    if let first, first.span != party.span { words += front(of: first.span, wording) }
    return words
  }

  /// The tenure by which a party holds its office: on the article's day, on the fact's, or at any time.
  private func tenure(_ party: Party, _ day: CivilDate?) -> RowReference? {
    guard let entity = party.entity, party.office != nil || party.actor != nil else { return nil }
    let own = rows.rows("tenures", entity).filter {
      $0["actor"] == party.actor && (party.office == nil || $0["office"] == party.office)
    }
    let day = day ?? today
    return own.first { $0.covers(today) } ?? own.first { $0.covers(day) } ?? own.last
  }

  /// For which side a party stands, and by what row.
  private func side(
    _ party: Party, _ words: [Hit], _ tenure: RowReference?, _ wording: Wording
  ) -> (String?, RowReference?) {
    guard let actor = party.actor else { return ("for no side", nil) }
    for word in words {
      for row in wording.rows(of: word) {
        let said =
          switch row.table {
          case "states": row["code"]
          case "metonyms": row["code"]
          case "bodies", "offices": row["actor"]
          case "outlets": row["state"]
          case "places": row["country"]
          default: ""
          }
        if said == actor { return ("\(actor) by \(wording.string(word.span))", row) }
      }
    }
    if let tenure, tenure.covers(today) { return ("\(actor) by the tenure on \(today)", nil) }
    if tenure != nil { return ("\(actor) by a tenure", nil) }
    if let entity = party.entity, lexicon.official(entity)?.state == actor { return ("\(actor) by nationality", nil) }
    return ("\(actor) from what was told before", nil)
  }

  /// In which office a party acts, and by what row.
  private func office(
    _ party: Party, _ words: [Hit], _ tenure: RowReference?, _ wording: Wording
  ) -> (String?, RowReference?) {
    guard let office = party.office else { return (nil, nil) }
    let row = rows.rows("offices", office).first
    for word in words {
      if wording.rows(of: word, ["offices"]).contains(where: { $0.key.first == office }) {
        return ("\(office) by \(wording.string(word.span))", row)
      }
    }
    return ("\(office) " + (tenure == nil ? "from what was told before" : "by the tenure"), row)
  }
}
