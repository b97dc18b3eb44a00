extension Entry {
  /// The version of the JSON form.
  public static let schema = 1

  /// Writes the entry as one JSON object, as `record.md` describes it.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("schema", Entry.schema)
      json.member("id", id)
      json.member("type", kind.rawValue)
      json.member("mode", mode?.rawValue)
      json.member("status", status.rawValue)
      if let plan { json.member("plan", plan.rawValue) }
      json.member(when)
      json.key("place")
      if let place { place.write(to: &json) } else { json.null() }
      json.key("participants")
      json.array(participants) { $1.write(to: &$0) }
      json.key("issues")
      json.array(issues) { json, issue in
        json.object { json in
          json.member("entity", issue.entity)
          json.member("accounts", issue.accounts)
        }
      }
      json.key("accounts")
      json.array(accounts) { $1.write(to: &$0) }
      json.member("independent_accounts", independentAccounts)
      json.key("disagreements")
      json.array(disagreements) { json, disagreement in
        json.object { json in
          json.member("field", disagreement.field)
          json.key("values")
          json.array(disagreement.values) { json, value in
            json.object { json in
              json.member("value", value.value)
              json.member("articles", value.articles)
            }
          }
        }
      }
      json.key("announced")
      json.array(announced) { $1.write(to: &$0) }
      json.key("statements")
      json.array(statements) { $1.write(to: &$0) }
      json.key("related")
      json.array(related) { json, other in
        json.object { json in
          json.member("entry", other.entry)
          json.member("relation", other.relation.rawValue)
        }
      }
      json.member("recalled", recalled)
      json.member("weight", weight)
      json.member("aliases", aliases)
    }
  }
}

extension Entry.Participant {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("name", name)
      json.member("entity", entity)
      json.member("actor", actor)
      json.member("office", office)
      if let role { json.member("role", role.rawValue) }
    }
  }
}

extension Entry.AlignedStatement {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("speakers")
      json.array(speakers) { $1.write(to: &$0) }
      json.member("at_event", atEvent)
      json.member("issues", issues)
      json.key("wordings")
      json.array(wordings) { json, wording in
        json.object { json in
          json.member("article", wording.article)
          json.member("form", wording.form.rawValue)
          json.member("quoted", wording.quoted)
          json.key("cue")
          if let cue = wording.cue { cue.write(to: &json) } else { json.null() }
          json.member("content", wording.content)
        }
      }
    }
  }
}

extension Entry.Account {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("article", article)
      json.member("path", path)
      json.member("outlet", outlet)
      json.member("url", url)
      json.member("title", title)
      json.member("published", published?.description)
      json.member("status", status.rawValue)
      json.member("start", when.start?.description)
      json.member("end", when.end?.description)
      json.member("precision", when.precision.rawValue)
      json.member("place", place)
      json.member("relayed_from", relayedFrom)
      json.member("reprint_of", reprintOf)
      json.member("evidence", evidence)
      json.member(zone)
      json.member("statements", statements)
    }
  }
}
