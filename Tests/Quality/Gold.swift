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

  var document: String
  var title: String
  var published: String
  var script: String
  var first: String
  var last: String
  var furniture: [String]
  var relays: [String]
  var encounters: [Encounter]
  var issues: [String]
  /// Whether the article reports a deed or formal move besides encounters.
  var hasActs: Bool

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
    hasActs = !json["acts"].list.isEmpty
    encounters = json["encounters"].list.map { encounter in
      Encounter(
        mode: encounter["kind"].string ?? "", status: encounter["status"].string ?? "",
        when: Days(encounter["start"].string, encounter["end"].string),
        isHeadline: encounter["headline"].flag ?? false,
        participants: encounter["participants"].list.map {
          Participant(names: $0["names"].strings, actor: $0["actor"].string)
        })
    }
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
