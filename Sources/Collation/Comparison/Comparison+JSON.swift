public import Record

extension Comparison {
  /// The version of the JSON form.
  public static let schema = 1

  /// Writes the comparison as one JSON object, as `Documentation/Commands.md` describes it.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("schema", Comparison.schema)
      json.member("entry", entry?.id)
      json.key("event")
      if let entry { write(entry, to: &json) } else { json.null() }
      json.key("columns")
      json.array(columns) { $1.write(to: &$0) }
      json.key("left_out")
      json.array(leftOut) { $1.write(to: &$0) }
      json.key("rows")
      json.array(rows) { $1.write(to: &$0, columns: columns) }
      json.member("rows_left_out", rowsLeftOut)
      json.key("only_in")
      json.array(exclusives) { json, exclusive in
        json.object { json in
          json.member("side", exclusive.side)
          json.member("region", exclusive.region?.rawValue)
          json.member("columns", exclusive.columns)
          json.key("rows")
          json.array(exclusive.rows) { $0.value($1) }
          json.member("count", exclusive.count)
        }
      }
    }
  }

  /// The record's values of the event, without its accounts.
  private func write(_ entry: Entry, to json: inout JSONWriter) {
    json.object { json in
      json.member("type", entry.kind.rawValue)
      json.member("mode", entry.mode?.rawValue)
      json.member("status", entry.status.rawValue)
      json.member("start", entry.when.start?.description)
      json.member("end", entry.when.end?.description)
      json.member("precision", entry.when.precision.rawValue)
      json.member("place", entry.place?.name)
      json.key("participants")
      json.array(entry.participants) { json, participant in
        json.object { json in
          json.member("name", participant.name)
          json.member("entity", participant.entity)
          json.member("actor", participant.actor)
          json.member("office", participant.office)
        }
      }
      json.member("accounts", entry.accounts.count)
      json.member("independent_accounts", entry.independentAccounts)
      json.member("announced", entry.announced.count)
    }
  }
}

extension Comparison.Column {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.member("name", name)
      json.member("state", state)
      json.member("region", region.rawValue)
      json.member("side", side)
      json.member("passing", isPassing)
      json.member("characters", characters)
      json.key("accounts")
      json.array(accounts) { json, told in
        json.object { json in
          Comparison.Column.write(told.account, to: &json)
          json.member("script", told.script.rawValue)
          json.member("relayed_from", told.account.relayedFrom)
          json.key("reprints")
          json.array(told.reprints) { json, reprint in
            json.object { Comparison.Column.write(reprint, to: &$0) }
          }
        }
      }
    }
  }

  private static func write(_ account: Entry.Account, to json: inout JSONWriter) {
    json.member("article", account.article)
    json.member("outlet", account.outlet)
    json.member("path", account.path)
    json.member("url", account.url)
    json.member("title", account.title)
    json.member("published", account.published?.description)
  }
}

extension Comparison.Row {
  fileprivate func write(to json: inout JSONWriter, columns: [Comparison.Column]) {
    json.object { json in
      json.member("number", number)
      json.member("section", section.rawValue)
      json.member("key", key)
      json.member("label", label)
      json.member("label_hant", labelHant)
      json.member("note", note)
      json.member("value", value)
      json.member("issues", issues)
      json.key("cells")
      json.array(Array(zip(columns, cells))) { json, pair in pair.1.write(to: &json, column: pair.0.id) }
    }
  }
}

extension Comparison.Cell {
  fileprivate func write(to json: inout JSONWriter, column: String) {
    json.object { json in
      json.member("column", column)
      json.member("standing", standing.rawValue)
      json.member("value", value)
      write("count", count, to: &json)
      write("order", order, to: &json)
      write("share", share, to: &json)
      json.key("wordings")
      json.array(wordings) { json, wording in
        json.object { json in
          json.member("article", wording.article)
          json.member("script", wording.script.rawValue)
          json.member("voice", wording.voice)
          json.member("form", wording.form?.rawValue)
          json.member("quoted", wording.quoted)
          json.key("passages")
          json.array(wording.passages) { json, passage in
            json.object { json in
              json.member("span", passage.span)
              json.member("in", passage.zone.rawValue)
              json.member("text", passage.text)
              json.member("differing", passage.differing)
            }
          }
        }
      }
    }
  }

  private func write(_ name: StaticString, _ number: Int?, to json: inout JSONWriter) {
    json.key(name)
    if let number { json.value(number) } else { json.null() }
  }
}
