public import Record

extension FoundStatement {
  /// Writes it as one object: the statement as the record has it, its words, and where it stands.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("article", article.id)
      json.member("outlet", article.outlet.id ?? article.outlet.name)
      json.member("published", article.published?.description)
      json.member("title", article.title)
      json.member("url", article.url)
      json.member("words", words)
      json.key("statement")
      statement.write(to: &json)
      json.member("entries", entries)
    }
  }
}

extension FoundAct {
  /// Writes it as one object: the event as the record has it, its words, and where it stands.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("article", article.id)
      json.member("outlet", article.outlet.id ?? article.outlet.name)
      json.member("published", article.published?.description)
      json.member("title", article.title)
      json.member("url", article.url)
      json.member("words", words)
      json.key("event")
      event.write(to: &json)
      json.member("entries", entries)
    }
  }
}
