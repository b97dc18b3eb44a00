extension Entry {
  /// Reads back what `write(to:)` wrote.
  ///
  /// - Throws: `RecordFault` naming the first member that does not fit.
  public init(_ json: JSONValue) throws(RecordFault) {
    var place: Event.Place?
    if case .object = json["place"] {
      place = Event.Place(
        name: try json["place"].require("name"), entity: json["place"]["entity"].string,
        country: json["place"]["country"].string)
    }
    self.init(
      id: try json.require("id"), kind: try json.choice("type", Event.Kind.init(rawValue:)),
      mode: json["mode"].string.flatMap(Event.Mode.init(rawValue:)),
      status: try json.choice("status", Event.Status.init(rawValue:)),
      plan: json["plan"].string.flatMap(Event.Plan.init(rawValue:)), when: try DateInterval(json), place: place,
      participants: try json["participants"].items { (item) throws(RecordFault) in try Participant(item) },
      issues: try json["issues"].items { (item) throws(RecordFault) in
        IssueCount(entity: try item.require("entity"), accounts: item["accounts"].integer ?? 0)
      },
      accounts: try json["accounts"].items { (item) throws(RecordFault) in try Account(item) },
      independentAccounts: json["independent_accounts"].integer ?? 0,
      disagreements: try json["disagreements"].items { (item) throws(RecordFault) in
        Disagreement(
          field: try item.require("field"),
          values: try item["values"].items { (value) throws(RecordFault) in
            Disagreement.Value(value: try value.require("value"), articles: value["articles"].strings)
          })
      },
      announced: try json["announced"].items { (item) throws(RecordFault) in try Account(item) },
      statements: try json["statements"].items { (item) throws(RecordFault) in try AlignedStatement(item) },
      related: try json["related"].items { (item) throws(RecordFault) in
        Related(
          entry: try item.require("entry"), relation: try item.choice("relation", Related.Relation.init(rawValue:)))
      },
      recalled: json["recalled"].flag ?? false, weight: json["weight"].integer ?? Entry.heaviest,
      aliases: json["aliases"].strings)
  }
}

extension Entry.Participant {
  init(_ json: JSONValue) throws(RecordFault) {
    self.init(
      name: try json.require("name"), entity: json["entity"].string, actor: json["actor"].string,
      office: json["office"].string, role: json["role"].string.flatMap(Entry.Role.init(rawValue:)))
  }
}

extension Entry.AlignedStatement {
  init(_ json: JSONValue) throws(RecordFault) {
    self.init(
      speakers: try json["speakers"].items { (item) throws(RecordFault) in try Entry.Participant(item) },
      atEvent: json["at_event"].flag ?? false, issues: json["issues"].strings,
      wordings: try json["wordings"].items { (item) throws(RecordFault) in
        Wording(
          article: try item.require("article"), form: try item.choice("form", Statement.Form.init(rawValue:)),
          quoted: item["quoted"].flag ?? false, cue: try cue(item["cue"]),
          content: try item["content"].spans())
      })
    func cue(_ json: JSONValue) throws(RecordFault) -> Event.Cue? {
      guard case .object = json else { return nil }
      return try Event.Cue(json)
    }
  }
}

extension Entry.Account {
  init(_ json: JSONValue) throws(RecordFault) {
    self.init(
      article: try json.require("article"), path: try json.require("path"), outlet: json["outlet"].string,
      url: json["url"].string, title: try json.require("title"),
      published: json["published"].string.flatMap { Timestamp($0) },
      status: try json.choice("status", Event.Status.init(rawValue:)), when: try DateInterval(json),
      place: json["place"].string, relayedFrom: json["relayed_from"].strings, reprintOf: json["reprint_of"].string,
      evidence: try json["evidence"].spans(), zone: TextSpan.Zone(json), statements: json["statements"].integer ?? 0)
  }
}
