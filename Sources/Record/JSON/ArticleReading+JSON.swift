extension ArticleReading {
  /// Writes the reading as one JSON object, as `record.md` describes it.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("schema", ArticleReading.schema)
      json.key("article")
      article.write(to: &json)
      json.key("mentions")
      json.array(mentions) { $1.write(to: &$0) }
      json.key("dates")
      json.array(dates) { $1.write(to: &$0) }
      json.key("events")
      json.array(events) { $1.write(to: &$0) }
      json.key("statements")
      json.array(statements) { $1.write(to: &$0) }
      json.key("issues")
      json.array(issues) { json, issue in
        json.object { json in
          json.member("entity", issue.entity)
          json.member("spans", issue.spans)
          json.member(issue.zone)
        }
      }
    }
  }
}

extension Article {
  /// Writes the article as the `article` member of a reading.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      json.key("source")
      json.object { json in
        json.member("path", source.path)
        json.member("member", source.member)
        json.member("format", source.format.rawValue)
        if let captured = source.captured { json.member("captured", captured) }
      }
      json.member("url", url)
      json.key("outlet")
      json.object { json in
        json.member("id", outlet.id)
        json.member("name", outlet.name)
      }
      json.member("title", title)
      json.member("author", author)
      json.member("published", published?.description)
      json.member("published_precision", published?.precision.rawValue)
      json.member("script", script.rawValue)
      json.member("categories", categories)
      json.member("tags", tags)
      json.key("images")
      json.array(images) { json, image in
        json.object { json in
          json.member("url", image.url)
          json.member("caption", image.caption)
        }
      }
      json.key("dateline")
      if let dateline { dateline.write(to: &json) } else { json.null() }
      json.key("relayed_from")
      json.array(relayedFrom) { json, relay in
        json.object { json in
          json.member("name", relay.name)
          json.member("outlet", relay.outlet)
          json.member("span", relay.span)
        }
      }
      json.member("text", text)
      if isSummary { json.member("summary", true) }
      if !corrected.isEmpty {
        json.key("corrected")
        json.object { json in
          for correction in corrected { json.member(correction.field.key, correction.before) }
        }
      }
      if !versions.isEmpty {
        json.key("versions")
        json.array(versions) { json, version in
          json.object { json in
            json.member("digest", version.digest)
            json.member("captured", version.captured)
            json.member("path", version.path)
            json.member("member", version.member)
          }
        }
      }
    }
  }
}

extension Article.Correction.Field {
  fileprivate var key: StaticString {
    switch self {
    case .title: "title"
    case .author: "author"
    case .outlet: "outlet"
    case .published: "published"
    }
  }
}

extension Article.Dateline {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("agency", agency)
      json.member("place", place)
      json.member("date", date?.description)
      json.member("span", span)
    }
  }
}

extension Mention {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("span", span)
      json.member("kind", kind.rawValue)
      json.member("entity", entity)
      json.member("text", text)
      json.member(zone)
    }
  }
}

extension DateMention {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("span", span)
      json.member(when)
      json.member(zone)
    }
  }
}

extension Event {
  /// Writes the event as one JSON object, as `record.md` describes it.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("type", kind.rawValue)
      json.member("mode", mode?.rawValue)
      json.member("status", status.rawValue)
      if let plan { json.member("plan", plan.rawValue) }
      json.member("headline", headline)
      json.member(when)
      json.key("place")
      if let place { place.write(to: &json) } else { json.null() }
      json.key("actors")
      json.array(actors) { $1.write(to: &$0) }
      json.key("recipients")
      json.array(recipients) { $1.write(to: &$0) }
      json.member("issues", issues)
      json.key("cue")
      cue.write(to: &json)
      json.member("evidence", evidence)
      json.member(zone)
    }
  }
}

extension Event.Place {
  /// Writes an event as one object, as a reading holds it.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("name", name)
      json.member("entity", entity)
      json.member("country", country)
    }
  }
}

extension Event.Cue {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("span", span)
      json.member("text", text)
    }
  }
}

extension Party {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("text", text)
      json.member("entity", entity)
      json.member("actor", actor)
      json.member("office", office)
      json.member("kind", kind?.rawValue)
      if let span { json.member("span", span) }
    }
  }
}

extension Statement {
  /// Writes a statement as one object, as a reading holds it.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("speakers")
      json.array(speakers) { $1.write(to: &$0) }
      json.member("form", form.rawValue)
      json.member("quoted", quoted)
      json.key("cue")
      if let cue { cue.write(to: &json) } else { json.null() }
      json.member("content", content)
      json.member("issues", issues)
    }
  }
}

extension JSONWriter {
  /// Writes `start`, `end` and `precision`.
  mutating func member(_ when: DateInterval) {
    member("start", when.start?.description)
    member("end", when.end?.description)
    member("precision", when.precision.rawValue)
  }

  /// Writes `"in": "title"` for facts whose spans count in the title.
  mutating func member(_ zone: TextSpan.Zone) {
    if zone == .title { member("in", zone.rawValue) }
  }
}
