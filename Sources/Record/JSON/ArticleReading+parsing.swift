/// Why a JSON object is no reading or no entry.
public struct RecordFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// The member that is missing or holds something else.
  public let member: String

  /// One line that names the member.
  public var description: String { "the member “\(member)” is missing or has an unexpected value" }
}

extension ArticleReading {
  /// Reads back what `write(to:)` wrote.
  ///
  /// - Throws: `RecordFault` naming the first member that does not fit.
  public init(_ json: JSONValue) throws(RecordFault) {
    self.init(
      article: try Article(json["article"]),
      mentions: try json["mentions"].items { (item) throws(RecordFault) in try Mention(item) },
      dates: try json["dates"].items { (item) throws(RecordFault) in
        DateMention(span: try TextSpan(item["span"]), when: try DateInterval(item), zone: TextSpan.Zone(item))
      },
      events: try json["events"].items { (item) throws(RecordFault) in try Event(item) },
      statements: try json["statements"].items { (item) throws(RecordFault) in try Statement(item) },
      issues: try json["issues"].items { (item) throws(RecordFault) in
        IssueMention(
          entity: try item.require("entity"), spans: try item["spans"].spans(), zone: TextSpan.Zone(item))
      })
  }
}

extension Article {
  init(_ json: JSONValue) throws(RecordFault) {
    let source = json["source"]
    var dateline: Dateline?
    if case .object = json["dateline"] {
      let part = json["dateline"]
      dateline = Dateline(
        agency: part["agency"].string, place: part["place"].string, date: part["date"].string.flatMap { CivilDate($0) },
        span: try TextSpan(part["span"]))
    }
    self.init(
      id: try json.require("id"),
      source: Source(
        path: try source.require("path"), member: source["member"].string,
        format: try source.choice("format", Format.init(rawValue:)), captured: source["captured"].string),
      url: json["url"].string,
      outlet: Outlet(id: json["outlet"]["id"].string, name: json["outlet"]["name"].string),
      title: try json.require("title"), author: json["author"].string,
      published: json["published"].string.flatMap {
        Timestamp(
          $0, precision: json["published_precision"].string.flatMap(Timestamp.Precision.init(rawValue:)) ?? .second)
      },
      script: try json.choice("script", Script.init(rawValue:)), categories: json["categories"].strings,
      tags: json["tags"].strings,
      images: try json["images"].items { (item) throws(RecordFault) in
        Image(url: try item.require("url"), caption: item["caption"].string)
      },
      dateline: dateline,
      relayedFrom: try json["relayed_from"].items { (item) throws(RecordFault) in
        Relay(name: try item.require("name"), outlet: item["outlet"].string, span: try TextSpan(item["span"]))
      },
      text: try json.require("text"))
    isSummary = json["summary"].flag ?? false
    if case .object(let before) = json["corrected"] {
      corrected = Correction.Field.allCases.compactMap { field in
        before[field.rawValue].map { Correction(field: field, before: $0.string) }
      }
    }
    versions = try json["versions"].items { (item) throws(RecordFault) in
      Version(
        digest: try item.require("digest"), captured: item["captured"].string, path: try item.require("path"),
        member: item["member"].string)
    }
  }
}

extension Mention {
  init(_ json: JSONValue) throws(RecordFault) {
    self.init(
      span: try TextSpan(json["span"]), kind: try json.choice("kind", Kind.init(rawValue:)),
      entity: json["entity"].string, text: try json.require("text"), zone: TextSpan.Zone(json))
  }
}

extension Event {
  init(_ json: JSONValue) throws(RecordFault) {
    var place: Place?
    if case .object = json["place"] {
      place = Place(
        name: try json["place"].require("name"), entity: json["place"]["entity"].string,
        country: json["place"]["country"].string)
    }
    self.init(
      kind: try json.choice("type", Kind.init(rawValue:)), mode: json["mode"].string.flatMap(Mode.init(rawValue:)),
      status: try json.choice("status", Status.init(rawValue:)),
      plan: json["plan"].string.flatMap(Plan.init(rawValue:)), headline: json["headline"].flag ?? false,
      when: try DateInterval(json), place: place,
      actors: try json["actors"].items { (item) throws(RecordFault) in try Party(item) },
      recipients: try json["recipients"].items { (item) throws(RecordFault) in try Party(item) },
      issues: json["issues"].strings, cue: try Cue(json["cue"]), evidence: try json["evidence"].spans(),
      zone: TextSpan.Zone(json))
  }
}

extension Event.Cue {
  init(_ json: JSONValue) throws(RecordFault) {
    self.init(span: try TextSpan(json["span"]), text: try json.require("text"))
  }
}

extension Party {
  init(_ json: JSONValue) throws(RecordFault) {
    var span: TextSpan?
    if case .list = json["span"] { span = try TextSpan(json["span"]) }
    self.init(
      text: try json.require("text"), entity: json["entity"].string, actor: json["actor"].string,
      office: json["office"].string, kind: json["kind"].string.flatMap(Kind.init(rawValue:)), span: span)
  }
}

extension Statement {
  init(_ json: JSONValue) throws(RecordFault) {
    var cue: Event.Cue?
    if case .object = json["cue"] { cue = try Event.Cue(json["cue"]) }
    self.init(
      speakers: try json["speakers"].items { (item) throws(RecordFault) in try Party(item) },
      form: try json.choice("form", Form.init(rawValue:)), quoted: json["quoted"].flag ?? false, cue: cue,
      content: try json["content"].spans(), issues: json["issues"].strings)
  }
}

extension DateInterval {
  init(_ json: JSONValue) throws(RecordFault) {
    self.init(
      start: json["start"].string.flatMap { CivilDate($0) }, end: json["end"].string.flatMap { CivilDate($0) },
      precision: try json.choice("precision", Precision.init(rawValue:)))
  }
}

extension TextSpan {
  init(_ json: JSONValue) throws(RecordFault) {
    let ends = json.list.compactMap(\.integer)
    guard ends.count == 2, ends[0] >= 0, ends[0] <= ends[1] else { throw RecordFault(member: "span") }
    self.init(ends[0], ends[1])
  }
}

extension TextSpan.Zone {
  init(_ json: JSONValue) {
    self = json["in"].string.flatMap(TextSpan.Zone.init(rawValue:)) ?? .text
  }
}

extension JSONValue {
  func require(_ member: String) throws(RecordFault) -> String {
    guard let text = self[member].string else { throw RecordFault(member: member) }
    return text
  }

  func choice<Choice>(_ member: String, _ make: (String) -> Choice?) throws(RecordFault) -> Choice {
    guard let text = self[member].string, let choice = make(text) else { throw RecordFault(member: member) }
    return choice
  }

  func items<Item>(_ make: (JSONValue) throws(RecordFault) -> Item) throws(RecordFault) -> [Item] {
    var made: [Item] = []
    for item in list { made.append(try make(item)) }
    return made
  }

  func spans() throws(RecordFault) -> [TextSpan] {
    try items { (item) throws(RecordFault) in try TextSpan(item) }
  }
}
