public import Record

extension FoundStatement {
  /// Writes it as one object: the statement as the record has it, its words, and where it stands.
  public func write(to json: inout JSONWriter) {
    article.write(to: &json, words: words, entries: entries) { json in
      json.key("statement")
      statement.write(to: &json)
    }
  }
}

extension FoundAct {
  /// Writes it as one object: the event as the record has it, its words, and where it stands.
  public func write(to json: inout JSONWriter) {
    article.write(to: &json, words: words, entries: entries) { json in
      json.key("event")
      event.write(to: &json)
    }
  }
}

extension Article {
  /// Something that was found in the article, with where it stands.
  fileprivate func write(
    to json: inout JSONWriter, words: [String], entries: [String], _ found: (inout JSONWriter) -> Void
  ) {
    json.object { json in
      json.member("article", id)
      json.member("outlet", outlet.id ?? outlet.name)
      json.member("published", published?.description)
      json.member("title", title)
      json.member("url", url)
      json.member("words", words)
      found(&json)
      json.member("entries", entries)
    }
  }
}
