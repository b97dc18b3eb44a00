import Lexicon
import Record

/// The reports of an article: its encounters of at least two actors and its deeds, with who, where and when as linking
/// compares them.
///
/// What is merely said, an accusation, a demand, a refusal, makes no entry of its own: it stands among the statements.
struct ReportReader {
  let lexicon: LoadedLexicon

  /// The reports of a reading.
  ///
  /// - Parameter article: The article's number or position, which the reports carry.
  func reports(_ reading: ArticleReading, article: Int) -> [Report] {
    var reports = reading.events.enumerated().compactMap { report($1, at: $0, reading.article, article) }
    markTours(&reports)
    markBareVisits(&reports)
    markFounders(&reports, reading.events)
    let standing = Standing(lexicon: lexicon)
    for index in reports.indices {
      reports[index].isDated = standing.isDated(reading.events[reports[index].event], in: reading)
      reports[index].isWhole = standing.isWhole(reading.events[reports[index].event])
      reports[index].standing = standing.points(of: reports[index])
    }
    return reports
  }

  private func report(_ event: Event, at position: Int, _ source: Article, _ article: Int) -> Report? {
    guard ReportReader.recorded.contains(event.kind), event.kind != .consult || event.mode != nil else { return nil }
    let published = published(source)
    let day = event.when.start ?? published?.localDate
    var sides: [String: Report.Side] = [:]
    for party in event.parties {
      guard let actor = party.actor else { continue }
      add(party, day: day, to: &sides[actor, default: Report.Side(actor: actor)])
    }
    let assembly = assembly(event)
    guard sides.count >= (event.kind == .consult && assembly == nil ? 2 : 1) else { return nil }
    let locality = locality(event.place)
    let people = event.parties.map { $0.entity ?? $0.text }.joined(separator: " ")
    let place = "\(event.zone.rawValue) \(event.cue.span.start)"
    return Report(
      article: article, articleID: source.id, published: published, event: position, kind: event.kind,
      mode: event.mode, status: event.status, headline: event.headline, when: event.when,
      place: locality >= .region ? event.place?.entity : nil, country: event.place?.country, locality: locality,
      family: assembly == nil ? family(event) : .gathering,
      destination: event.mode == .visit ? event.place?.country : nil, assembly: assembly,
      sides: sides.values.sorted { $0.actor < $1.actor }, ends: event.mode == nil ? ends(event) : nil,
      exactness: event.when.stretch == nil ? .none : event.when.precision == .day ? .day : .period,
      cue: event.cue.span,
      mark: Digest.short("\(source.id) \(event.mode?.rawValue ?? "") \(place) \(people)"),
      digest: Digest.of("\(source.id) \(place) \(people)"))
  }

  /// When the article was published; an old page that a scraper met anew on the day under which its site filed it, so that
  /// what it tells is no later.
  private func published(_ source: Article) -> Timestamp? {
    guard let published = source.published, let filed = source.filedBefore else { return source.published }
    let seconds = filed.dayNumber * 86_400 - published.offset
    return Timestamp(seconds: seconds, offset: published.offset, precision: .day)
  }

  /// What an agreement has is sides; what a sanction has is one that does it and one to whom it is done.
  private func ends(_ event: Event) -> Report.Ends {
    let actors = Set(event.actors.compactMap(\.actor))
    let recipients = Set(event.recipients.compactMap(\.actor))
    let cue = event.cue.text.unicodeScalars.map { lexicon.folding.fold($0.value) }
    return event.kind.isMutual
      ? Report.Ends(actors: actors.union(recipients).sorted(), recipients: [], cue: cue)
      : Report.Ends(actors: actors.sorted(), recipients: recipients.sorted(), cue: cue)
  }

  /// Who a party is, by id, by the office that only one person holds, or by a name that no table has.
  private func add(_ party: Party, day: CivilDate?, to side: inout Report.Side) {
    let office = party.office.flatMap { lexicon.office($0) }
    if let office, !office.traits.isMany { side.roles.insertInOrder(office.role) }
    if let person = person(party, actor: side.actor, day: day) { side.people.insertInOrder(person) }
  }

  /// The id of a party's person, or the name with a mark in front that no id has; `nil` for a side as such.
  func person(_ party: Party, actor: String, day: CivilDate?) -> String? {
    if let entity = party.entity { return entity }
    guard let id = party.office, let office = lexicon.office(id) else { return nil }
    // 俄罗斯外长, or another spelling of his name: the office tells who it is.
    if let day, let row = lexicon.officeRow(id),
      case .official(let holder) = lexicon.incumbents.holder(of: Incumbents.Post(office: row, actor: actor), on: day)
    {
      return lexicon.officials[holder].id
    }
    // 美国高级官员, 一名专家
    if office.traits.isMany { return nil }
    // A name that the lexicon does not hold; whoever is meant by office alone is nobody.
    return party.kind == .person ? String(ReportReader.unknown) + folded(party.text) : nil
  }

  /// In front of the name of somebody whom the lexicon does not hold.
  static let unknown: Character = "“"

  /// A text in the characters that both scripts are read as.
  func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(Unicode.Scalar(lexicon.folding.fold(scalar.value)) ?? scalar)
    }
    return String(scalars)
  }

  /// The types that make entries.
  static let recorded: Set<Event.Kind> = [
    .consult, .agree, .cooperate, .aid, .concede, .retreat, .sanction, .protest, .mobilize, .coerce, .assault,
  ]

  private func family(_ event: Event) -> Report.Family {
    switch event.mode {
    case nil: .deed
    // 联合记者会
    case .meeting, .talks, .conference: lexicon.isPress(event.cue.text) ? .press : .inPerson
    case .call: .call
    case .visit: .visit
    case .summons: .summons
    }
  }

  /// The body that gathers; `nil` where there are several, and where its members face the press.
  private func assembly(_ event: Event) -> String? {
    guard event.mode == .conference, !lexicon.isPress(event.cue.text) else { return nil }
    let assemblies = Set(
      event.parties.compactMap { party in
        party.actor.flatMap { party.kind == .body ? lexicon.assembly(party.text, of: $0) : nil }
      })
    return assemblies.count == 1 ? assemblies.first : nil
  }

  private func locality(_ place: Event.Place?) -> Report.Locality {
    guard let place else { return .unknown }
    if let known = place.entity.flatMap({ lexicon.place($0) }) { return known.kind == "region" ? .region : .city }
    return place.country == nil ? .unknown : .country
  }

  /// An interval that an article gives to visits of several countries is the tour's, and one that it gives to a journey
  /// and to what took place on it is the journey's.
  private func markTours(_ reports: inout [Report]) {
    var countries: [ClosedRange<CivilDate>: Set<String>] = [:]
    for report in reports where report.family == .visit {
      guard let days = report.days, days.lowerBound < days.upperBound else { continue }
      countries[days, default: []].insert(report.destination ?? "")
    }
    for index in reports.indices where reports[index].family == .visit {
      if let days = reports[index].days, countries[days]?.count ?? 0 > 1 { reports[index].exactness = .tour }
    }
    for index in reports.indices where reports[index].family != .visit && reports[index].family != .deed {
      guard let days = reports[index].days, days.upperBound - days.lowerBound > 1, countries[days] != nil else {
        continue
      }
      reports[index].exactness = .tour
    }
  }

  /// Visits of which an article tells nothing but that they were made.
  private func markBareVisits(_ reports: inout [Report]) {
    for index in reports.indices where reports[index].family == .visit {
      let host = reports[index].destination
      let met = Set(
        reports.filter { $0.family == .inPerson && ($0.country == nil || $0.country == host) }
          .flatMap { $0.sides.flatMap(\.people) })
      reports[index].isBare = !reports[index].sides.contains { $0.people.contains { met.contains($0) } }
    }
  }

  /// Whether an article's own words put something in doubt: a proposal, and the denial of some month or year, where it is
  /// mostly something else that is denied.
  static func isDoubted(_ report: Report, _ event: Event) -> Bool {
    event.plan == .proposed || report.status == .denied && report.exactness == .period
  }

  /// What an article recalls without telling when is an account of an entry that others found, not an entry; no more is
  /// what its words put in doubt.
  private func markFounders(_ reports: inout [Report], _ events: [Event]) {
    let leading = reports.filter { $0.headline && $0.status == .held }
    let people = Set(leading.flatMap { $0.sides.flatMap(\.people) })
    for index in reports.indices {
      let report = reports[index]
      if ReportReader.isDoubted(report, events[report.event]) { continue }
      if report.family == .deed {
        reports[index].founds = isFresh(report)
        continue
      }
      reports[index].founds =
        report.days != nil || report.headline || report.sides.contains { $0.people.contains { people.contains($0) } }
    }
  }

  /// How many days after a deed it is still news.
  private static let news = 14

  /// Whether a deed is told with its day and soon after it.
  private func isFresh(_ report: Report) -> Bool {
    guard report.exactness == .day, let told = report.days, let published = report.publishedDay else { return false }
    return abs(published - told.upperBound) <= ReportReader.news
  }
}

extension Event.Kind {
  /// Whether both sides do it alike.
  var isMutual: Bool { self == .agree || self == .cooperate }
}

extension Array where Element: Comparable {
  /// Puts an element where it belongs in a list in order, once.
  mutating func insertInOrder(_ element: Element) {
    let position = firstIndex { $0 >= element } ?? endIndex
    if position < endIndex, self[position] == element { return }
    insert(element, at: position)
  }
}
