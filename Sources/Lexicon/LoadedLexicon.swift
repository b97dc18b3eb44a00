public import Record

/// What Chancery knows of the world: the tables, and the one automaton that finds them in text.
///
/// Made once, never changed and shared by every thread; the automaton is used where its image lies. A reference, since
/// every rule holds it and copying two dozen tables costs as many counts.
public final class LoadedLexicon: Sendable {
  /// Finds every word of every table.
  public let automaton: Automaton
  /// Reads both scripts as one.
  public let folding: ScriptFolding
  /// The states.
  public let states: [State]
  /// Words that act as governments.
  public let metonyms: [Metonym]
  /// Organisations, ministries and other bodies.
  public let bodies: [Body]
  /// What the offices of one function have in common, by the function.
  private let roles: [String: OfficeRole]
  private let ranks: [String: [String]]
  /// Offices.
  public let offices: [Office]
  /// People.
  public let officials: [Official]
  /// Who holds an office of an actor on a day.
  public let incumbents: Incumbents
  /// Places.
  public let places: [Place]
  /// Outlets.
  public let outlets: [OutletEntry]
  /// Words that tell of encounters.
  public let eventWords: [EventWord]
  /// Words that tell of acts.
  public let actWords: [ActWord]
  /// Function words and words of time.
  public let words: [FunctionWord]
  /// Words that attribute words to someone.
  public let speechWords: [SpeechWord]
  /// Words by which an article credits its sources.
  public let sourceWords: [SourceWord]
  /// How the names of media that no table holds end.
  public let mediumShapes: MediumShapes
  /// The closed list of issues.
  public let issues: [Issue]
  /// Those that lie between two states: the row and the codes of the states.
  public let issuesOfSides: [(row: Int, sides: [String])]
  /// Words that speak of issues.
  public let issueTriggers: [IssueTrigger]
  /// Words for how a meeting went.
  public let atmosphereWords: [AtmosphereWord]
  /// What has been learnt for the choices.
  public let choiceWeights: ChoiceWeights
  /// What the weight of an entry is summed from.
  public let entryPoints: EntryPoints
  /// How names that no table holds may look.
  public let nameShapes: NameShapes
  /// The codes of unions of states.
  public let unions: Set<String>
  /// Those that have a parliament, and deal with others as a state does.
  private let governed: Set<String>
  /// By what last word a noun phrase names a body or people.
  public let nounHeads: NounHeads
  private let image: LexiconImage
  private let placeRows: [String: Int]
  private let stateRows: [String: Int]
  private let officialRows: [String: Int]
  private let officeRows: [String: Int]
  private let outletRows: [String: Int]

  /// The lexicon of a compiled image.
  ///
  /// - Throws: `LexiconError` for a word whose role no rule knows, and for a number that none can use.
  public init(image: LexiconImage) throws(LexiconError) {
    self.image = image
    var checked: [String: Table] = [:]
    for name in ["words", "issues", "issue-triggers", "acts", "roles", "standing"] {
      let table = image.table(name)
      if let fault = TableValues.faults(table).first { throw fault }
      checked[name] = table
    }
    func table(_ name: String) -> Table { checked[name] ?? image.table(name) }
    automaton = Automaton(image: image)
    folding = image.folding
    states = image.table("states").map {
      State(
        code: $0["code"], name: $0["name"], hant: $0["hant"], abbreviations: $0.list("abbreviations"))
    }
    metonyms = image.table("metonyms").map { Metonym(name: $0["name"], actor: $0["code"], place: $0["place"]) }
    let bodies = image.table("bodies").map {
      Body(id: $0["id"], actor: $0["actor"], kind: $0["kind"], name: $0["name"])
    }
    self.bodies = bodies
    unions = Set(bodies.filter { $0.kind == "union" }.map(\.actor))
    governed = Set(bodies.filter { $0.kind == "parliament" }.map(\.actor)).intersection(unions)
    let roles = Dictionary(
      table("roles").map { ($0["role"], OfficeRole($0)) }, uniquingKeysWith: { first, _ in first })
    self.roles = roles
    ranks = Dictionary(grouping: roles.values.filter { !$0.rank.isEmpty }, by: \.rank).mapValues {
      $0.map(\.name).sorted()
    }
    let offices = image.table("offices").map {
      Office(
        id: $0["id"], role: $0["role"], traits: roles[$0["role"]] ?? .unknown, isSingle: $0["holder"] == "single",
        actor: $0["actor"], name: $0["name"])
    }
    self.offices = offices
    let officials = image.table("officials").map {
      Official(
        id: $0["id"], state: $0["state"], name: $0["name"], hant: $0["hant"], short: $0.list("short"),
        latin: $0["latin"])
    }
    self.officials = officials
    places = image.table("places").map {
      Place(id: $0["id"], kind: $0["kind"], country: $0["country"], zone: $0["zone"], name: $0["name"])
    }
    outlets = image.table("outlets").map {
      OutletEntry(
        id: $0["id"], kind: $0["kind"], state: $0["state"], zone: $0["zone"], name: $0["name"], hosts: $0.list("hosts"))
    }
    let issues = table("issues").map {
      Issue(id: $0["issue"], bar: Int($0["bar"]) ?? 4, sides: $0.list("sides"))
    }
    let issueRows = LoadedLexicon.index(issues.map(\.id))
    self.issues = issues
    issuesOfSides = issues.enumerated().filter { !$1.sides.isEmpty }.map { (row: $0, sides: $1.sides) }
    issueTriggers = table("issue-triggers").map {
      IssueTrigger(issue: issueRows[$0["issue"]] ?? 0, weight: Int($0["weight"]) ?? 1)
    }
    eventWords = try image.table("events").rows("frame", EventWord.Frame.init(rawValue:)) { row, frame in
      EventWord(
        word: row["word"], frame: frame, mode: row["mode"], ranks: row.list("rank"), isPress: row["press"] == "yes")
    }
    let folding = image.folding
    actWords = try table("acts").rows("frame", ActWord.Frame.init(rawValue:)) { row, frame in
      ActWord(
        kind: Event.Kind(rawValue: row["type"]), frame: frame, weight: Int(row["weight"]) ?? 0,
        before: row.list("before").map { ActWord.folded($0, folding) },
        after: row.list("after").map { ActWord.folded($0, folding) })
    }
    words = try table("words").rows("role", FunctionWord.Role.init(rawValue:)) { row, role in
      FunctionWord(role: role, value: Int(row["value"]) ?? 0, unit: row["value"])
    }
    speechWords = try image.table("speech").rows("kind", SpeechWord.Kind.init(rawValue:)) { SpeechWord(kind: $1) }
    sourceWords = try image.table("sources").rows("kind", SourceWord.Kind.init(rawValue:)) { SourceWord(kind: $1) }
    atmosphereWords = try image.table("atmosphere").rows("tone", AtmosphereWord.Tone.init(rawValue:)) { row, tone in
      AtmosphereWord(word: row["word"], tone: tone, gloss: row["gloss"])
    }
    mediumShapes = MediumShapes(table: image.table("sources"), folding: folding)
    choiceWeights = ChoiceWeights(table: image.table("weights"))
    entryPoints = EntryPoints(table: table("standing"))
    nameShapes = NameShapes(table: image.table("surnames"), folding: folding)
    nounHeads = try NounHeads(table: image.table("heads"), folding: folding)
    placeRows = LoadedLexicon.index(places.map(\.id))
    stateRows = LoadedLexicon.index(states.map(\.code))
    officialRows = LoadedLexicon.index(officials.map(\.id))
    officeRows = LoadedLexicon.index(offices.map(\.id))
    outletRows = LoadedLexicon.index(outlets.map(\.id))
    incumbents = Incumbents(
      tenures: TenureTable(
        table: image.table("tenures"), officials: officialRows, offices: officeRows, officialCount: officials.count),
      offices: offices, officials: officials)
  }

  /// A digest of the image: readings made with another lexicon are made anew.
  public var edition: String { image.digest }

  /// A table as it was compiled; empty where there is none of that name.
  public func table(_ name: String) -> Table { image.table(name) }

  /// The place of an id.
  public func place(_ id: String) -> Place? { placeRows[id].map { places[$0] } }

  /// The state of a code.
  public func state(_ code: String) -> State? { stateRows[code].map { states[$0] } }

  /// The official of an id.
  public func official(_ id: String) -> Official? { officialRows[id].map { officials[$0] } }

  /// The row of an official's id.
  public func officialRow(_ id: String) -> Int? { officialRows[id] }

  /// The outlet of an id.
  public func outlet(_ id: String) -> OutletEntry? { outletRows[id].map { outlets[$0] } }

  /// The office of an id.
  public func office(_ id: String) -> Office? { officeRows[id].map { offices[$0] } }

  /// What the offices of a function have in common.
  public func role(_ name: String) -> OfficeRole { roles[name] ?? .unknown }

  /// The roles of offices that words of an encounter mean by a rank: three where they mean whoever leads a state.
  public func roles(ofRank rank: String) -> [String] { ranks[rank] ?? [rank] }

  /// The row of an office, by its id.
  public func officeRow(_ id: String) -> Int? { officeRows[id] }

  /// Whether a word tells that several meet the press together: 联合记者会.
  public func isPress(_ word: String) -> Bool {
    senses(of: word).contains { $0.kind == .event && eventWords[$0.row].isPress }
  }

  /// What gathers where members of a body sit: the id of the organ that a name means, or the code of a union, in whatever
  /// form it meets; `nil` of a state, and of a union that deals with others as one.
  public func assembly(_ name: String, of actor: String) -> String? {
    let organ = senses(of: name).first { $0.kind == .body && bodies[$0.row].kind == "assembly" }
    if let organ { return bodies[organ.row].id }
    return unions.contains(actor) && !governed.contains(actor) ? actor : nil
  }

  /// What a word of the tables may mean; nothing for any other.
  private func senses(of word: String) -> [Sense] { automaton.word(word).map { automaton.senses(of: $0) } ?? [] }

  private static func index(_ ids: [String]) -> [String: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// A row together with the names of its columns.
struct NamedRow {
  let columns: [String]
  let row: Table.Row

  /// A table has a handful of columns, which are sooner looked through than hashed.
  subscript(column: String) -> String { columns.firstIndex(of: column).map { row.cells[$0] } ?? "" }

  func list(_ column: String) -> [String] { Table.items(of: self[column]) }
}

extension Table {
  /// A value for each row.
  func map<Value>(_ make: (NamedRow) -> Value) -> [Value] {
    rows.map { make(NamedRow(columns: columns, row: $0)) }
  }

  /// A value for each row, made with a choice that one column holds.
  ///
  /// - Throws: `LexiconError` naming the row whose choice is not known.
  func rows<Choice, Value>(
    _ column: String, _ choice: (String) -> Choice?, _ make: (NamedRow, Choice) -> Value
  ) throws(LexiconError) -> [Value] {
    var made: [Value] = []
    made.reserveCapacity(rows.count)
    for row in rows {
      let named = NamedRow(columns: columns, row: row)
      guard let chosen = choice(named[column]) else {
        throw LexiconError(
          table: name, line: named.row.line,
          problem: "“\(named[column])” is no \(column) (word “\(named.row.cells[0])”)",
          remedy: "use one that the table's head describes")
      }
      made.append(make(named, chosen))
    }
    return made
  }
}
