public import Record

extension EntryChange {
  /// Writes the change as one JSON object, as `chancery log --json` prints it.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("change", kind.rawValue)
      json.member("entry", entry)
      json.member("other", other)
      json.key("gist")
      gist.write(to: &json)
      json.key("fields")
      json.array(fields) { json, field in
        json.object { json in
          json.member("field", field.name)
          json.member("before", field.before)
          json.member("after", field.after)
        }
      }
      json.key("accounts")
      json.array(accounts) { json, account in
        json.object { json in
          json.member("article", account.article)
          json.member("outlet", account.outlet)
          json.member("title", account.title)
          json.member("status", account.status.rawValue)
        }
      }
      json.member("lost", lost)
      json.key("statements")
      json.array([statements.before, statements.after]) { $0.value($1) }
      json.key("contradicted")
      json.array(contradicted) { json, contradiction in
        json.object { json in
          json.member("field", contradiction.field)
          json.key("values")
          json.array(contradiction.values) { json, value in
            json.object { json in
              json.member("value", value.value)
              json.member("outlets", value.outlets)
            }
          }
        }
      }
      json.member("settled", settled)
    }
  }

  /// Reads back what `write(to:)` wrote; `nil` for anything else.
  init?(_ json: JSONValue) {
    guard let kind = json["change"].string.flatMap(Kind.init(rawValue:)), let entry = json["entry"].string,
      let gist = Gist(json["gist"])
    else { return nil }
    self.kind = kind
    self.entry = entry
    self.gist = gist
    other = json["other"].string
    fields = json["fields"].list.map {
      Field(name: $0["field"].string ?? "", before: $0["before"].string, after: $0["after"].string)
    }
    accounts = json["accounts"].list.map {
      NewAccount(
        article: $0["article"].string ?? "", outlet: $0["outlet"].string, title: $0["title"].string ?? "",
        status: $0["status"].string.flatMap(Event.Status.init(rawValue:)) ?? .held)
    }
    lost = json["lost"].strings
    let counts = json["statements"].list.compactMap(\.integer)
    if counts.count == 2 { statements = (counts[0], counts[1]) }
    contradicted = json["contradicted"].list.map { one in
      Contradiction(
        field: one["field"].string ?? "",
        values: one["values"].list.map {
          Contradiction.Value(value: $0["value"].string ?? "", outlets: $0["outlets"].strings)
        })
    }
    settled = json["settled"].strings
  }
}

extension EntryChange.Gist {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("type", kind.rawValue)
      json.member("mode", mode?.rawValue)
      json.member("status", status.rawValue)
      json.member("start", when.start?.description)
      json.member("end", when.end?.description)
      json.member("precision", when.precision.rawValue)
      json.member("place", place)
      json.member("participants", participants)
      json.member("accounts", accounts)
    }
  }

  init?(_ json: JSONValue) {
    guard let kind = json["type"].string.flatMap(Event.Kind.init(rawValue:)),
      let status = json["status"].string.flatMap(Event.Status.init(rawValue:))
    else { return nil }
    self.init(
      kind: kind, mode: json["mode"].string.flatMap(Event.Mode.init(rawValue:)), status: status,
      when: DateInterval(
        start: json["start"].string.flatMap { CivilDate($0) }, end: json["end"].string.flatMap { CivilDate($0) },
        precision: json["precision"].string.flatMap(DateInterval.Precision.init(rawValue:)) ?? .unknown),
      place: json["place"].string, participants: json["participants"].strings, accounts: json["accounts"].integer ?? 0)
  }
}
