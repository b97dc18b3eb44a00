import Lexicon
import Reading
import Record

extension ExplainedFact {
  /// Writes the fact as one JSON object of an article.
  func write(to json: inout JSONWriter, article: Article) {
    json.object { json in
      json.member("schema", ArticleReading.schema)
      json.member("article", article.id)
      json.member("path", article.source.path)
      json.member("fact", kind.rawValue)
      json.member("number", number)
      json.member("summary", summary)
      json.member("spans", spans)
      if zone == .title { json.member("in", zone.rawValue) }
      json.member("excerpts", excerpts)
      json.key("reasons")
      json.array(reasons) { $1.write(to: &$0, in: zone) }
    }
  }
}

extension ExplainedFact.Reason {
  fileprivate func write(to json: inout JSONWriter, in factZone: TextSpan.Zone) {
    json.object { json in
      json.member("part", part.rawValue)
      json.member("words", words)
      if let span { json.member("span", span) }
      if span != nil, zone == .title { json.member("in", zone.rawValue) }
      json.key("steps")
      json.array(steps) { json, step in
        json.object { json in
          json.member("how", step.how)
          json.key("rows")
          json.array(step.rows) { $1.write(to: &$0) }
        }
      }
    }
  }
}

extension RowReference {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("table", table)
      json.key("line")
      if line > 0 { json.value(line) } else { json.null() }
      json.member("laid_over", isLaidOver)
      json.member("key", key)
      json.key("cells")
      json.array(cells.filter { !$0.text.isEmpty }) { json, cell in
        json.object { json in
          json.member("column", cell.column)
          json.member("text", cell.text)
        }
      }
    }
  }
}
