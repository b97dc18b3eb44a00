public import Record

/// One change of the record: when, by what, and how much.
public struct RevisionSummary: Sendable, Equatable {
  /// Its number, counted from 1; 0 before it is stored.
  public var number = 0
  /// When, as whoever made it says.
  public var time: String
  /// What made it: `ingest`, `reread`.
  public var occasion: String
  /// The edition of lexicon and program that it was made with.
  public var edition: String
  /// What became of articles.
  public var articles = StoreCounts()
  /// How many of the added ones another run had stored, which this one took in: both were at work at once, or the other
  /// was stopped.
  public var addedByOthers = 0
  /// The revision of another run that took the articles of this one into the record; `nil` where this one did.
  public var takenBy: Int?
  /// The articles that came without a reading, or lost theirs.
  public var unread: [Unread] = []
  /// How many entries there are afterwards.
  public var entries = 0
  /// How many entries were made anew, whether or not they came out as before.
  public var made = 0
  /// How many changes there are of each kind.
  public var changes: [EntryChange.Kind: Int] = [:]
  /// How many entries have contradictions that are new.
  public var contradicted = 0

  /// An article that is kept with its text and has no reading.
  public struct Unread: Sendable, Equatable {
    /// The article's id.
    public var article: String
    /// The file it was taken from.
    public var path: String
    /// Why it has no reading, as a refusal's code.
    public var fault: String
  }

  /// A change that has not been made yet.
  public init(time: String, occasion: String, edition: String) {
    self.time = time
    self.occasion = occasion
    self.edition = edition
  }

  mutating func count(_ change: EntryChange) {
    changes[change.kind, default: 0] += 1
    if !change.contradicted.isEmpty { contradicted += 1 }
  }

  /// Writes the members of the summary into an object.
  public func writeMembers(to json: inout JSONWriter) {
    json.member("revision", number)
    json.member("time", time)
    json.member("occasion", occasion)
    json.member("edition", edition)
    json.key("articles")
    json.object { json in
      json.member("added", articles.added)
      json.member("by_others", addedByOthers)
      json.member("replaced", articles.replaced)
      json.member("removed", articles.removed)
    }
    json.key("taken_by")
    if let takenBy { json.value(takenBy) } else { json.null() }
    json.key("unread")
    json.array(unread) { json, unread in
      json.object { json in
        json.member("article", unread.article)
        json.member("path", unread.path)
        json.member("fault", unread.fault)
      }
    }
    json.key("entries")
    json.object { json in
      json.member("all", entries)
      json.member("made", made)
      json.member("added", changes[.added] ?? 0)
      json.member("changed", changes[.changed] ?? 0)
      json.member("renamed", changes[.renamed] ?? 0)
      json.member("merged", changes[.merged] ?? 0)
      json.member("removed", changes[.removed] ?? 0)
      json.member("contradicted", contradicted)
    }
  }

  init(number: Int, time: String, occasion: String, edition: String, _ json: JSONValue) {
    self.init(time: time, occasion: occasion, edition: edition)
    self.number = number
    articles.added = json["articles"]["added"].integer ?? 0
    addedByOthers = json["articles"]["by_others"].integer ?? 0
    takenBy = json["taken_by"].integer
    articles.replaced = json["articles"]["replaced"].integer ?? 0
    articles.removed = json["articles"]["removed"].integer ?? 0
    unread = json["unread"].list.map {
      Unread(
        article: $0["article"].string ?? "", path: $0["path"].string ?? "", fault: $0["fault"].string ?? "")
    }
    let counts = json["entries"]
    entries = counts["all"].integer ?? 0
    made = counts["made"].integer ?? 0
    for kind in EntryChange.Kind.allCases {
      if let count = counts[kind.rawValue].integer, count > 0 { changes[kind] = count }
    }
    contradicted = counts["contradicted"].integer ?? 0
  }
}
