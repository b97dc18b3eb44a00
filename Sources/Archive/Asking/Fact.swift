public import Record

/// Something that was read in an article, by which articles are found without reading them again.
public enum Fact: Sendable, Hashable {
  /// It names this person, body, place or state, by the lexicon's id or code.
  case names(String)
  /// Someone of a state or body takes part in an event, by code.
  case actor(String)
  /// This official takes part in an event.
  case party(String)
  /// A holder of this office takes part in an event or speaks.
  case office(String)
  /// An event is of this type.
  case kind(Event.Kind)
  /// The sides of an event met like this.
  case mode(Event.Mode)
  /// An event has this status.
  case status(Event.Status)
  /// Something takes place in this state or territory, by code.
  case country(String)
  /// It is about this issue.
  case issue(String)
  /// This official speaks.
  case speaker(String)
  /// Someone of a state or body speaks, by code.
  case speakerOf(String)
  /// Someone speaks whom the article calls this.
  case speakerNamed(String)
  /// Anyone speaks.
  case anySpeaker
}

/// The words that stand for what was read, in the index of facts.
///
/// Each is one token: a letter for the kind of fact, a colon, and an id, a code or a name folded to one script. The index
/// keeps only in which articles a token stands, some two bytes each.
struct FactWords {
  let alphabet: SearchAlphabet

  /// The tokens of a reading, each once, in their order, with spaces between; empty where nothing was read.
  func words(of reading: ArticleReading) -> String {
    var words: Set<String> = []
    func add(_ fact: Fact) { if let word = word(fact) { words.insert(word) } }
    for mention in reading.mentions { if let entity = mention.entity { add(.names(entity)) } }
    for event in reading.events {
      add(.kind(event.kind))
      add(.status(event.status))
      if let mode = event.mode { add(.mode(mode)) }
      if let place = event.place?.entity { add(.names(place)) }
      if let country = event.place?.country { add(.country(country)) }
      for party in event.actors + event.recipients {
        if let actor = party.actor { add(.actor(actor)) }
        if let entity = party.entity { add(.party(entity)) }
        if let office = party.office { add(.office(office)) }
      }
    }
    for statement in reading.statements {
      add(.anySpeaker)
      for speaker in statement.speakers {
        if let actor = speaker.actor { add(.speakerOf(actor)) }
        if let entity = speaker.entity { add(.speaker(entity)) }
        if let office = speaker.office { add(.office(office)) }
        add(.speakerNamed(speaker.text))
      }
      for issue in statement.issues { add(.issue(issue)) }
    }
    for issue in reading.issues { add(.issue(issue.entity)) }
    return words.sorted().joined(separator: " ")
  }

  /// The expression of FTS5 that finds a fact; `nil` where its name has nothing that could be found.
  ///
  /// A token holds no quotation mark, so that nothing can leave the quotes.
  func match(_ fact: Fact) -> String? { word(fact).map { "\"\($0)\"" } }

  private func word(_ fact: Fact) -> String? {
    switch fact {
    case .names(let id): token("n", id)
    case .actor(let code): token("a", code)
    case .party(let id): token("p", id)
    case .office(let id): token("o", id)
    case .kind(let kind): token("t", kind.rawValue)
    case .mode(let mode): token("m", mode.rawValue)
    case .status(let status): token("z", status.rawValue)
    case .country(let code): token("l", code)
    case .issue(let id): token("i", id)
    case .speaker(let id): token("s", id)
    case .speakerOf(let code): token("c", code)
    case .speakerNamed(let name): token("w", name)
    case .anySpeaker: "s:"
    }
  }

  private func token(_ kind: String, _ name: String) -> String? {
    var token = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let (part, folded) = alphabet.classify(scalar.value)
      switch part {
      case .han, .word: token.append(Unicode.Scalar(folded) ?? scalar)
      case .stop where scalar == "-" || scalar == ".": token.append(scalar)
      case .space, .stop: break
      }
    }
    return token.isEmpty ? nil : kind + ":" + String(token)
  }
}

extension RecordArchive {
  /// What stands in the index of facts of a reading, for who stores it (`StoredReading.facts`).
  ///
  /// - Parameter folding: The one that the archive is opened with.
  public static func facts(of reading: ArticleReading, folding: ScriptFolding) -> String {
    FactWords(alphabet: SearchAlphabet(folding: folding)).words(of: reading)
  }
}
