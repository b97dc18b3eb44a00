import Lexicon
public import Record

extension PhraseHistory {
  /// Writes the history as one JSON object.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("wording", wording)
      json.key("tracked")
      if let tracked {
        json.object { json in
          json.member("id", tracked.id)
          json.member("name", tracked.name)
          json.member("english", tracked.english)
          json.member("since", tracked.since.map { "\($0)" })
          json.member("side", tracked.side.isEmpty ? nil : tracked.side)
          json.member("kind", tracked.kind?.rawValue)
        }
      } else {
        json.null()
      }
      for (key, share) in [("total", total), ("official", official), ("others", others)] as [(StaticString, Share)] {
        json.key(key)
        json.object { json in
          json.member("articles", share.articles)
          json.member("all", share.all)
          json.member("grade", share.grade?.rawValue)
        }
      }
      json.key("voices")
      json.object { json in
        json.member("statement", voices[.statement] ?? 0)
        json.member("headline", voices[.headline] ?? 0)
        json.member("report", voices[.report] ?? 0)
      }
      json.key("first")
      if let first { first.write(to: &json) } else { json.null() }
      json.key("last")
      if let last { last.write(to: &json) } else { json.null() }
      for (key, rows) in [
        ("months", months), ("outlets", outlets), ("speakers", speakers), ("sides", sides),
      ] as [(StaticString, [PhraseCount])] {
        json.key(key)
        json.array(rows) { json, row in
          json.object { json in
            json.member("key", row.key)
            json.member("articles", row.articles)
            json.key("all")
            if let all = row.all { json.value(all) } else { json.null() }
            json.member("grade", row.grade?.rawValue)
            guard row.articles > 0 else { return }
            json.member("first", row.first.published?.localDate.description)
            json.member("last", row.last?.description)
            json.key("lag_days")
            if let lag = row.lag { json.value(lag) } else { json.null() }
            json.member("article", row.first.article)
          }
        }
      }
    }
  }
}

extension PhraseUse {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("article", article)
      json.member("published", published?.description)
      json.member("outlet", outlet)
      json.member("official", isOfficial)
      json.member("voice", voice.rawValue)
      json.key("speakers")
      json.array(speakers) { json, speaker in
        json.object { json in
          json.member("text", speaker.text)
          json.member("entity", speaker.entity)
          json.member("actor", speaker.actor)
          json.member("office", speaker.office)
        }
      }
      json.member("sentence", sentence)
    }
  }
}
