import Lexicon
import Record

extension Explanation {
  /// What is named, each name once with every place where it stands.
  var mentions: [ExplainedFact] {
    var positions: [String: Int] = [:]
    var facts: [ExplainedFact] = []
    for mention in reading.mentions {
      let key = "\(mention.zone)/\(mention.kind)/\(mention.entity ?? "")/\(mention.text)"
      if let known = positions[key] {
        facts[known].spans.append(mention.span)
        continue
      }
      positions[key] = facts.count
      facts.append(
        ExplainedFact(
          kind: .mention, number: 0,
          summary: "\(mention.kind.rawValue) \(mention.text): \(mention.entity ?? "in no table")", zone: mention.zone,
          spans: [mention.span], excerpts: [], reasons: reasons(mention)))
    }
    return numbered(facts)
  }

  private func reasons(_ mention: Mention) -> [Reason] {
    let wording = wording(mention.zone)
    if mention.entity == nil, mention.kind == .body || mention.kind == .crowd { return [unlisted(mention, wording)] }
    guard mention.kind == .person else {
      let found = wording.words(in: mention.span).flatMap { wording.rows(of: $0) }
        .filter { $0.key.first == mention.entity || $0["code"] == mention.entity }
      return [reason(.row, mention.span, wording, "", found)]
    }
    guard let entity = mention.entity else { return [unknownPerson(mention, wording)] }
    let named = wording.words(in: mention.span).flatMap { wording.rows(of: $0, ["officials"]) }
    let own = named.filter { $0.key.first == entity }
    let others = Set(named.compactMap(\.key.first)).subtracting([entity]).sorted()
    let how =
      own.isEmpty
      ? "a short form, after the full name was told"
      : others.isEmpty ? "" : "chosen by office, side and day before \(others.joined(separator: ", "))"
    return [
      reason(.row, mention.span, wording, how, own.isEmpty ? rows.rows("officials", entity) : Array(own.prefix(1)))
    ]
      + [tenures(of: entity)].compactMap { $0 }
  }

  /// The posts that a person held on the article's day.
  private func tenures(of official: String) -> Reason? {
    let held = lexicon.officialRow(official).map { lexicon.incumbents.posts(of: $0, on: day.inOffice) } ?? []
    return held.isEmpty
      ? reason(.tenure, "", day.known.map { "no office on \($0)" } ?? "no day is known on which an office was held")
      : reason(.tenure, "", "on \(today)", held.compactMap { rows.row($0.row, of: "tenures") })
  }

  /// A person whom no table holds: what announces the name, and what its shape is.
  private func unknownPerson(_ mention: Mention, _ wording: Wording) -> Reason {
    let front = self.front(of: mention.span, wording)
    let told = front.flatMap { wording.rows(of: $0, ["offices", "states", "bodies"]).prefix(1) }
    let shape = wording.string(TextSpan(mention.span.start, min(mention.span.start + 2, mention.span.end)))
    let surname = self.surname(shape) ?? self.surname(String(shape.prefix(1)))
    let words = front.reversed().map { wording.string($0.span) }.joined()
    return reason(
      .name, mention.span, wording,
      words.isEmpty ? "read from the shape of the name" : "read from the shape of the name behind \(words)",
      told + (mention.span.count <= 4 ? surname.map { [$0] } ?? [] : []))
  }

  /// A body or people whom no table holds: the last word tells.
  private func unlisted(_ mention: Mention, _ wording: Wording) -> Reason {
    let longest = min(mention.span.count, NounHeads.longest)
    for length in stride(from: longest, to: 0, by: -1) {
      let ending = wording.string(TextSpan(mention.span.end - length, mention.span.end))
      for kind in NounHeads.lastWords {
        guard let row = rows.rows("heads", kind).first(where: { $0["text"] == ending }) else { continue }
        return reason(.name, mention.span, wording, "read from its last word", [row])
      }
    }
    return reason(.name, mention.span, wording, "read from the word in front of it", [])
  }

  private func surname(_ text: String) -> RowReference? {
    for kind in ["han-surname", "japanese-surname"] {
      if let row = rows.rows("surnames", kind).first(where: { $0["text"] == text }) { return row }
    }
    return nil
  }

  /// The words right in front of a name that tell whose it is, the nearest first: 俄罗斯, 外长.
  func front(of span: TextSpan, _ wording: Wording) -> [Hit] {
    var front: [Hit] = []
    var start = span.start
    for word in wording.words(before: span.start) {
      guard word.end == start, front.count < 8, announces(word, wording) else { break }
      front.append(word)
      start = word.start
    }
    // 的 alone announces nobody.
    while let last = front.last, wording.role(of: last, ["of", "joins"]) != nil { front = front.dropLast() }
    return front
  }

  private func announces(_ word: Hit, _ wording: Wording) -> Bool {
    wording.rows(of: word).contains { row in
      switch row.table {
      case "states", "metonyms", "bodies", "offices": true
      case "words": ["former", "acting", "deputy", "joins", "posted", "of"].contains(row["role"])
      default: false
      }
    }
  }
}

extension RowReference {
  /// Whether a tenure's row covers a day; its dates may name a month or a year alone.
  func covers(_ day: CivilDate) -> Bool {
    let text = day.description
    let from = self["from"]
    let to = self["to"]
    return text.prefix(from.count) >= from && (to.isEmpty || text.prefix(to.count) <= to)
  }
}
