import Archive
import Record

/// Where the data behind a page lies.
enum Exports {
  private static func list(
    _ what: String, _ formats: [(String, String)], question: String, all: Bool
  ) -> [(name: String, address: Address)] {
    let base = Address(segments: ["api", "v1", what]).with("q", question).with("all", all ? "1" : nil)
    return formats.map { ($0.0, $0.1 == "json" ? base : base.with("format", $0.1)) }
  }

  static func ofEntries(question: String, all: Bool) -> [(name: String, address: Address)] {
    list(
      "entries",
      [("JSON", "json"), ("JSON Lines", "jsonl"), ("CSV", "csv"), ("Atom", "atom"), ("iCalendar", "ics")],
      question: question, all: all)
  }

  static func of(_ kind: SearchPage.Kind, question: String) -> [(name: String, address: Address)] {
    switch kind {
    case .entries: ofEntries(question: question, all: true)
    case .articles:
      list(
        "articles", [("JSON", "json"), ("JSON Lines", "jsonl"), ("CSV", "csv"), ("Atom", "atom")], question: question,
        all: false)
    case .statements, .acts:
      list(
        kind.rawValue, [("JSON", "json"), ("JSON Lines", "jsonl"), ("CSV", "csv")], question: question, all: false)
    }
  }

  static func ofEntry(_ entry: Entry) -> [(name: String, address: Address)] {
    [("JSON", Address(segments: ["api", "v1", "entries", entry.id]))]
  }

  static func ofArticle(_ article: Article) -> [(name: String, address: Address)] {
    [("JSON", Address(segments: ["api", "v1", "articles", article.id]))]
  }
}
