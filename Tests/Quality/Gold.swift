import Record

/// What a careful reader says that an article reports, in the form of the annotation guidelines.
struct Gold {
  /// One diplomatic encounter.
  struct Encounter {
    var mode: String
    var status: String
    var when: Days
    var isHeadline: Bool
    var participants: [Participant]
  }

  /// Someone who took part: by the forms of the name in the article or, where there are none, by actor.
  struct Participant {
    var names: [String]
    var actor: String?
  }

  /// A deed or formal move besides encounters.
  struct Act {
    var type: String
    var actors: [String]
    var recipients: [String]
  }

  /// An attribution: who says what, by the first and last words of it.
  struct Statement {
    var speakers: [Participant]
    var cue: String
    var starts: String
    var ends: String
  }

  var document: String
  var title: String
  var published: String
  var script: String
  var first: String
  var last: String
  var furniture: [String]
  var relays: [String]
  var encounters: [Encounter]
  var acts: [Act]
  var statements: [Statement]
  var issues: [String]

  init(_ json: JSONValue) {
    document = json["doc"].string ?? ""
    title = json["title"].string ?? ""
    published = json["published"].string ?? ""
    script = json["script"].string ?? ""
    first = json["body_first"].string ?? ""
    last = json["body_last"].string ?? ""
    furniture = json["not_in_body"].strings
    relays = json["relayed_from"].strings
    issues = json["issues"].strings
    acts = json["acts"].list.map { act in
      Act(type: act["type"].string ?? "", actors: act["actors"].strings, recipients: act["recipients"].strings)
    }
    statements = json["statements"].list.map { statement in
      Statement(
        speakers: statement["speakers"].list.map(Participant.init), cue: statement["cue"].string ?? "",
        starts: statement["starts"].string ?? "", ends: statement["ends"].string ?? "")
    }
    encounters = json["encounters"].list.map { encounter in
      Encounter(
        mode: encounter["kind"].string ?? "", status: encounter["status"].string ?? "",
        when: Days(encounter["start"].string, encounter["end"].string),
        isHeadline: encounter["headline"].flag ?? false,
        participants: encounter["participants"].list.map(Participant.init))
    }
  }
}

extension Gold.Participant {
  init(_ json: JSONValue) {
    self.init(names: json["names"].strings, actor: json["actor"].string)
  }
}

/// A first and a last day as text; an open side is closed by the other.
struct Days: Equatable {
  var start: String?
  var end: String?

  init(_ start: String?, _ end: String?) {
    self.start = start ?? end
    self.end = end ?? start
  }

  /// Whether the days cannot be the same.
  func contradicts(_ other: Days) -> Bool {
    guard let start, let end, let first = other.start, let last = other.end else { return false }
    return last < start || end < first
  }
}
