import Lexicon
import Record

/// The rows of when, where, who and how.
struct FactRows {
  let lexicon: LoadedLexicon
  let entry: Entry
  let comparison: WordingComparison

  func rows(_ columns: [ColumnMaker.Made]) -> [Comparison.Row] {
    var rows = [dates(columns)]
    rows.append(places(columns))
    rows += entry.participants.map { participant($0, columns) }
    if let others = others(columns) { rows.append(others) }
    rows.append(modes(columns))
    if entry.status != .held || columns.contains(where: { $0.column.accounts.contains { $0.account.status != .held } })
    {
      rows.append(statuses(columns))
    }
    rows.append(tellings(columns))
    return rows.filter { row in row.cells.contains { $0.standing != .absent } || row.value != nil }
  }

  /// What one telling gives, before a column's tellings are put together.
  private struct Told {
    var standing: Comparison.Standing
    var value: String
    var wording: Comparison.Wording
  }

  private func row(
    _ key: String, value: String?, label: String? = nil, note: String? = nil, _ columns: [ColumnMaker.Made],
    _ told: (AccountText, Event) -> Told?
  ) -> Comparison.Row {
    Comparison.Row(
      number: 0, section: .facts, key: key, label: label ?? key, labelHant: nil, note: note, value: value, issues: [],
      cells: columns.map { made in
        FactRows.together(made.texts.flatMap { text in text.tellings.compactMap { told(text, $0) } })
      })
  }

  /// A column's tellings as one cell: what contradicts the record comes to the fore, then the exact before the vague.
  private static func together(_ told: [Told]) -> Comparison.Cell {
    guard !told.isEmpty else { return .absent }
    let order: [Comparison.Standing] = [.differs, .reported, .less]
    let standing = order.first { standing in told.contains { $0.standing == standing } } ?? .absent
    // Where a column agrees here and differs there, both values are shown: first what differs.
    var shown = told.filter { $0.standing == standing }
    if standing == .differs { shown += told.filter { $0.standing == .reported } }
    var values: [String] = []
    for one in shown where !values.contains(one.value) { values.append(one.value) }
    // 王毅 says nothing beside 国务委员兼外长王毅.
    values = values.filter { value in !values.contains { $0 != value && $0.contains(value) } }
    var wordings: [Comparison.Wording] = []
    for one in shown where !wordings.contains(one.wording) { wordings.append(one.wording) }
    return Comparison.Cell(standing, value: values.joined(separator: " / "), wordings: wordings)
  }

  // MARK: when

  private func dates(_ columns: [ColumnMaker.Made]) -> Comparison.Row {
    row("date", value: FactRows.shown(entry.when), columns) { text, event in
      guard let value = FactRows.shown(event.when) else { return nil }
      return Told(
        standing: standing(event.when), value: value, wording: text.wording(dateWords(event, text), event.zone))
    }
  }

  private func standing(_ told: DateInterval) -> Comparison.Standing {
    guard let start = told.start ?? told.end, let end = told.end ?? told.start, let first = entry.when.start,
      let last = entry.when.end
    else { return .reported }
    if entry.when.precision == .published { return .reported }
    if end < first || last < start { return .differs }
    return told.precision == .day || told.precision == entry.when.precision ? .reported : .less
  }

  /// The words of time in the sentences of a telling; its sentences where the day is told elsewhere.
  private func dateWords(_ event: Event, _ text: AccountText) -> [TextSpan] {
    let words = text.reading.dates.filter { date in
      date.zone == event.zone && date.when == event.when
        && event.evidence.contains { $0.range.overlaps(date.span.range) }
    }
    if let first = words.first { return [first.span] }
    let before = text.reading.dates.last {
      $0.zone == event.zone && $0.when == event.when && $0.span.start < (event.evidence.first?.start ?? 0)
    }
    return before.map { [$0.span] } ?? event.evidence
  }

  static func shown(_ when: DateInterval) -> String? {
    guard let start = when.start ?? when.end, let end = when.end ?? when.start else { return nil }
    let prefix = when.precision == .published ? "≤" : ""
    if start == end { return prefix + start.description }
    return prefix + start.description + "…" + end.description
  }

  // MARK: where

  private func places(_ columns: [ColumnMaker.Made]) -> Comparison.Row {
    row("place", value: entry.place?.name, columns) { text, event in
      guard let place = event.place else { return nil }
      return Told(
        standing: standing(place), value: place.entity.flatMap { lexicon.place($0)?.name } ?? place.name,
        wording: text.wording(placeWords(place, event, text), event.zone))
    }
  }

  private func standing(_ told: Event.Place) -> Comparison.Standing {
    guard let record = entry.place, key(told) != key(record) else { return .reported }
    if let one = told.country, let other = record.country, one != other { return .differs }
    let (rank, known) = (exactness(told), exactness(record))
    if rank < known { return .less }
    guard rank == 2, known == 2, isTown(told), isTown(record) else { return .reported }
    return .differs
  }

  /// The lexicon's id, or the country, or the words.
  private func key(_ place: Event.Place) -> String { place.entity ?? place.country ?? place.name }

  /// 2 for a city or venue, 1 for a region, 0 for a country alone.
  private func exactness(_ place: Event.Place) -> Int {
    guard let known = place.entity.flatMap({ lexicon.place($0) }) else { return 0 }
    return known.kind == "region" ? 1 : 2
  }

  /// Venues lie within cities: only cities contradict each other.
  private func isTown(_ place: Event.Place) -> Bool {
    guard let known = place.entity.flatMap({ lexicon.place($0) }) else { return false }
    return known.kind == "city" || known.kind == "capital"
  }

  private func placeWords(_ place: Event.Place, _ event: Event, _ text: AccountText) -> [TextSpan] {
    let words = text.reading.mentions.first { mention in
      mention.zone == event.zone && (mention.entity == (place.entity ?? place.country) || mention.text == place.name)
        && event.evidence.contains { $0.range.overlaps(mention.span.range) }
    }
    return words.map { [$0.span] } ?? event.evidence
  }

  // MARK: who

  private func participant(_ participant: Entry.Participant, _ columns: [ColumnMaker.Made]) -> Comparison.Row {
    let office = participant.office.map { lexicon.officeName($0, actor: participant.actor) }
    return row(
      participant.entity ?? participant.actor ?? participant.name, value: participant.name, label: participant.name,
      note: [participant.actor, office].compactMap { $0 }.joined(separator: " "), columns
    ) { text, event in
      let parties = event.parties
      if let party = parties.first(where: { isSame($0, participant) }) {
        let differs = party.office != nil && participant.office != nil && !isSameOffice(party, participant)
        return Told(
          standing: differs ? .differs : .reported, value: styled(party, event, text).words,
          wording: text.wording([styled(party, event, text).span].compactMap { $0 }, event.zone))
      }
      // The side alone, or its office: 俄外长.
      guard participant.entity != nil || participant.office != nil,
        let side = parties.first(where: { $0.actor == participant.actor && $0.entity == nil })
      else { return nil }
      return Told(
        standing: .less, value: styled(side, event, text).words,
        wording: text.wording([styled(side, event, text).span].compactMap { $0 }, event.zone))
    }
  }

  private func isSame(_ party: Party, _ participant: Entry.Participant) -> Bool {
    if let entity = participant.entity { return party.entity == entity }
    guard party.entity == nil, party.actor == participant.actor else { return false }
    return participant.office == nil
      || party.office == participant.office
        && comparison.folded(party.text) == comparison.folded(participant.name)
  }

  /// Whether two offices are one post under two names, or both held by the person at once: 国务委员 and 外交部长.
  private func isSameOffice(_ party: Party, _ participant: Entry.Participant) -> Bool {
    guard let told = party.office, let known = participant.office, told != known else { return true }
    if lexicon.office(told)?.role == lexicon.office(known)?.role { return true }
    guard let row = participant.entity.flatMap({ lexicon.officialRow($0) }), let day = entry.when.start else {
      return false
    }
    return lexicon.incumbents.holds(row, told, on: day)
  }

  /// A party as the account styles it, with the offices in front of the name: 国务委员兼外长王毅.
  private func styled(_ party: Party, _ event: Event, _ text: AccountText) -> (words: String, span: TextSpan?) {
    guard let span = party.span else { return (party.text, nil) }
    let words = event.zone == .title ? text.title : text.text
    guard span.start >= 0, span.end <= words.count, span.start < span.end else { return (party.text, nil) }
    var start = span.start
    for mention in text.reading.mentions.reversed()
    where mention.zone == event.zone && [.office, .state, .body].contains(mention.kind) && mention.span.end <= start {
      let gap = words[mention.span.end..<start]
      guard gap.count <= 1, gap.allSatisfy(FactRows.joins) else { break }
      start = mention.span.start
    }
    return (String(scalars: words[start..<span.end]), TextSpan(start, span.end))
  }

  /// 兼 、 的 and white space, between offices and a name.
  private static func joins(_ scalar: UInt32) -> Bool {
    [0x517C, 0x3001, 0x7684, 0x20, 0x3000, 0x300F, 0x300E].contains(scalar)
  }

  /// People whom an account has take part and the record has not.
  private func others(_ columns: [ColumnMaker.Made]) -> Comparison.Row? {
    let row = row("others", value: nil, columns) { text, event in
      let known = Set(entry.participants.compactMap(\.entity))
      let more = event.parties.filter { $0.entity.map { !known.contains($0) } ?? false && $0.span != nil }
      guard !more.isEmpty else { return nil }
      return Told(
        standing: .differs, value: more.map(\.text).joined(separator: "、"),
        wording: text.wording(more.compactMap(\.span), event.zone))
    }
    return row.cells.contains { $0.standing != .absent } ? row : nil
  }

  // MARK: how

  private func modes(_ columns: [ColumnMaker.Made]) -> Comparison.Row {
    row("mode", value: entry.mode?.rawValue, columns) { text, event in
      guard let mode = event.mode, isOfSameFamily(event) else { return nil }
      return Told(
        standing: mode == entry.mode ? .reported : .differs, value: event.cue.text,
        wording: text.wording([event.cue.span], event.zone))
    }
  }

  private func statuses(_ columns: [ColumnMaker.Made]) -> Comparison.Row {
    row("status", value: entry.status.rawValue, columns) { text, event in
      guard isOfSameFamily(event) else { return nil }
      return Told(
        standing: event.status == entry.status ? .reported : .differs, value: event.status.rawValue,
        wording: text.wording([event.cue.span], event.zone))
    }
  }

  /// Whether a telling is of this encounter itself, and not of the visit during which it took place.
  private func isOfSameFamily(_ event: Event) -> Bool {
    AccountText.family(event.mode) == AccountText.family(entry.mode)
  }

  /// The sentence that each account rests on.
  private func tellings(_ columns: [ColumnMaker.Made]) -> Comparison.Row {
    Comparison.Row(
      number: 0, section: .facts, key: "telling", label: "telling", labelHant: nil, note: nil, value: nil, issues: [],
      cells: columns.map { made in
        let wordings = made.texts.compactMap { text -> Comparison.Wording? in
          let event = text.tellings.first
          let spans = event?.evidence ?? text.account.evidence
          return spans.first.map { text.wording([$0], event?.zone ?? text.account.zone) }
        }
        return Comparison.Cell(wordings.isEmpty ? .absent : .reported, wordings: wordings)
      })
  }
}

extension LoadedLexicon {
  /// What an office is called in a state or body; its id where no table says.
  func officeName(_ id: String, actor: String?) -> String {
    let own = table("office-names")
    if let actor, let row = own.rows.first(where: { own.cell($0, "actor") == actor && own.cell($0, "office") == id }) {
      return own.cell(row, "name")
    }
    return office(id)?.name ?? id
  }
}

extension WordingComparison {
  /// Words in one script.
  func folded(_ words: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in words.unicodeScalars { view.append(Unicode.Scalar(folding.fold(scalar.value)) ?? scalar) }
    return String(view)
  }
}
