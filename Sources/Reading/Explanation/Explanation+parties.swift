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
    let wording = telling.wording
    var steps: [Step] = []
    if let span = party.span, span.count > 0, telling.spans.contains(where: { $0.contains(span) }) {
      steps.append(standing(party, span, telling))
    } else {
      steps.append(stoodFor(party, telling))
    }
    let tenure = self.tenure(party, telling.day)
    let told = self.told(party, wording)
    if let entity = party.entity {
      let isNamed = reading.mentions.contains {
        $0.kind == .person && $0.span == party.span && $0.zone == wording.zone
      }
      let how = isNamed || party.office == nil ? entity : "\(entity), who held that office"
      steps.append(Step(how: how, rows: Array(rows.rows("officials", entity).prefix(1))))
    }
    let side = self.side(party, told, tenure, wording)
    let office = party.office.map { self.office($0, told, tenure, wording) }
    if let office, office.rows == side.rows, !office.rows.isEmpty {
      // 国务卿: the word for the office tells the side as well.
      steps.append(Step(how: "\(party.actor ?? "") " + office.how, rows: office.rows))
    } else {
      // 俄外交部: the body beside the words that tell its side.
      if let span = party.span, party.entity == nil, let body = bodies(in: span, wording).first, side.rows != [body] {
        steps.append(Step(how: body.key.first ?? "", rows: [body]))
      }
      steps += [side, office].compactMap { $0 }
    }
    if let tenure { steps.append(Step(how: held(tenure), rows: [tenure])) }
    return Reason(part: part, words: party.text, span: party.span, zone: wording.zone, steps: steps)
  }

  /// A party named in the sentences themselves, with the word that takes it up nearer to the cue: …，兩人…強調.
  private func standing(_ party: Party, _ span: TextSpan, _ telling: Telling) -> Step {
    let wording = telling.wording
    let words = wording.string(span)
    let isSame = words == party.text
    guard !wording.clause(around: telling.cue).contains(span) else {
      return Step(how: isSame ? "named here" : "\(words) stands here", rows: [])
    }
    let sentence = wording.sentence(around: telling.cue)
    let place = sentence.contains(span) ? "named in the sentence" : "named in another of its sentences"
    let named = isSame ? place : place + " as \(words)"
    let between = TextSpan(max(sentence.start, span.end), max(telling.cue.start, span.end))
    let takenUp = wording.words(in: between).last { wording.role(of: $0, Explanation.pronouns) != nil }
    guard let word = takenUp, let row = wording.role(of: word, Explanation.pronouns) else {
      return Step(how: named, rows: [])
    }
    return Step(how: named + ", taken up by \(wording.string(word.span))", rows: [row])
  }

  /// Roles of words that stand for those who were told before.
  private static let pronouns: Set<String> = ["both", "several", "pronoun", "pronouns"]

  private func bodies(in span: TextSpan, _ wording: Wording) -> [RowReference] {
    wording.words(in: span).flatMap { wording.rows(of: $0, ["bodies", "outlets"]) }
  }

  private func held(_ tenure: RowReference) -> String {
    tenure.covers(today) ? "in office on \(today)" : "in office, though not on \(today)"
  }

  /// The word that stands for a party named elsewhere, 他 or 双方, and where it was named.
  private func stoodFor(_ party: Party, _ telling: Telling) -> Step {
    let wording = telling.wording
    let place =
      party.span.map { span in
        let isTelling = wording.string(span) == party.text || span.count > 0
        return isTelling ? ", named at character \(span.start)" : ""
      } ?? ""
    let sentences = telling.spans.filter { $0.overlaps(telling.cue) }
    let words = sentences.flatMap { wording.words(in: $0) }.filter { word in
      !telling.apart.contains { $0.overlaps(word.span) }
    }
    let standIns = words.compactMap { word in standIn(word, wording).map { (word, $0) } }
      .sorted { distance($0.0, telling.cue) < distance($1.0, telling.cue) }
    // 两国外长: what points back says more than the office beside it.
    let nearest = standIns.first { $0.1.table == "words" } ?? standIns.first
    guard let (word, row) = nearest else {
      return Step(how: "left out here: who was on stage before" + place, rows: [])
    }
    let meaning =
      switch row["role"] {
      case "both", "several": ": the sides told last"
      case "pronoun", "pronouns": ": who was on stage last"
      default: " for who was told before"
      }
    return Step(how: "\(wording.string(word.span)) stands here" + meaning + place, rows: [row])
  }

  private func standIn(_ word: Hit, _ wording: Wording) -> RowReference? {
    wording.role(of: word, Explanation.pronouns)
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
    guard let official = party.entity.flatMap({ lexicon.officialRow($0) }), party.office != nil || party.actor != nil
    else { return nil }
    let tenure = lexicon.incumbents.tenure(
      of: official, actor: party.actor, office: party.office.flatMap { lexicon.officeRow($0) },
      on: [today, day ?? today])
    return tenure.flatMap { rows.row($0.row, of: "tenures") }
  }

  /// For which side a party stands, and by what row: words for a state go before offices that only imply one.
  private func side(_ party: Party, _ words: [Hit], _ tenure: RowReference?, _ wording: Wording) -> Step {
    guard let actor = party.actor else { return Step(how: "for no side", rows: []) }
    for tables in [["states", "metonyms", "bodies"], ["offices", "outlets", "places"]] as [Set<String>] {
      for word in words {
        if let row = wording.rows(of: word, tables).first(where: { $0.side == actor }) {
          return Step(how: "\(actor) by \(wording.string(word.span))", rows: [row])
        }
      }
    }
    if tenure != nil { return Step(how: "\(actor) by the tenure", rows: []) }
    let isNational = party.entity.flatMap { lexicon.official($0) }?.state == actor
    if isNational { return Step(how: "\(actor) by nationality", rows: []) }
    // 外交部: a ministry without its state is the outlet's own, or that of the state spoken of.
    let isBare =
      party.span.map { bodies(in: $0, wording).contains { $0.table == "bodies" && $0.side.isEmpty } } ?? false
    return Step(how: "\(actor) " + (isBare ? "by the outlet's home or" : "from") + " what was told before", rows: [])
  }

  /// In which office a party acts, and by what row.
  private func office(_ office: String, _ words: [Hit], _ tenure: RowReference?, _ wording: Wording) -> Step {
    let row = Array(rows.rows("offices", office).prefix(1))
    for word in words where wording.rows(of: word, ["offices"]).contains(where: { $0.key.first == office }) {
      return Step(how: "\(office) by \(wording.string(word.span))", rows: row)
    }
    return Step(how: "\(office) " + (tenure == nil ? "from what was told before" : "by the tenure"), rows: row)
  }
}

extension RowReference {
  /// The side that the row's word stands for, as an actor's code; empty where it tells none.
  fileprivate var side: String {
    switch table {
    case "states", "metonyms": self["code"]
    case "bodies", "offices": self["actor"]
    case "outlets": self["state"]
    case "places": self["country"]
    default: ""
    }
  }
}
