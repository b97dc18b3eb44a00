import Archive
import Lexicon
import Query
import Record

/// Calls that ask for the archive as a whole, and for names.
enum ArchiveCalls {
  static func counts(_ call: APICall) throws -> Response {
    let counts = try call.archive.counts()
    let about = try call.about()
    var json = JSONWriter()
    json.object { json in
      json.key("about")
      json.object { json in
        for one in about { json.member(named: one.name, one.value) }
      }
      json.member("articles", counts.articles)
      json.member("entries", counts.entries)
      json.member("accounts", counts.accounts)
      json.member("refused", counts.refused)
      json.member("first", counts.published?.lowerBound.description)
      json.member("last", counts.published?.upperBound.description)
      json.key("outlets")
      json.array(counts.outlets) { json, one in
        json.object { json in
          json.member("outlet", one.outlet)
          json.member("name", one.name)
          json.member("articles", one.articles)
        }
      }
    }
    return .json(json.bytes)
  }

  static func codes(_ call: APICall) throws -> Response {
    guard let subject = NameDirectory.Subject(rawValue: call.values[0]) else {
      let known = NameDirectory.Subject.allCases.map(\.rawValue).joined(separator: ", ")
      throw APIFault.missing("subject “\(call.values[0])”", "Subjects are \(known).")
    }
    let wanted = NameSearch(call.request.parameter("q") ?? "", folding: call.library.lexicon.folding)
    let items = call.names.directory(subject).items.filter(wanted.finds)
    return try call.list("codes", total: items.count, count: items.count) { json in
      json.array(items) { json, item in
        json.object { json in
          json.member("id", item.id)
          json.member("actor", item.actor.isEmpty ? nil : item.actor)
          json.member("name", item.name)
          json.member("hant", item.hant)
          json.member("english", item.english.isEmpty ? nil : item.english)
          json.member("spellings", item.spellings)
        }
      }
    }
  }
}
