public import Record

/// A condition on an entry.
public enum EntryTerm: Sendable, Equatable {
  /// This state or body takes part, by its code.
  case actor(String)
  /// This official takes part, by the lexicon's id.
  case official(String)
  /// Someone of this name takes part, in either script.
  case participant(String)
  /// A holder of this office takes part, by the lexicon's id.
  case office(String)
  /// An account or a preview is this outlet's, by id or name.
  case outlet(String)
  /// An account touches this issue.
  case issue(String)
  /// It is of this type.
  case kind(Event.Kind)
  /// The sides met like this.
  case mode(Event.Mode)
  /// It has this status.
  case status(Event.Status)
  /// It is planned on this word.
  case plan(Event.Plan)
  /// It took place here, by the lexicon's id of the place.
  case place(String)
  /// It took place somewhere of this name.
  case placeNamed(String)
  /// It took place in this state or territory.
  case country(String)
  /// These words stand in its participants, place, codes or accounts' headlines, as in `search`.
  case words(String)
  /// The same with whatever stands between them: words parted by spaces stand side by side, with a space or a mark there.
  case phrase(String)
  /// The same, in this very script, case and width.
  case exactWords(String)
  /// One of its days is one of these; open where one is `nil`.
  case days(since: CivilDate?, until: CivilDate?)
  /// So many accounts tell of it.
  case accounts(ClosedRange<Int>)
  /// It has so much weight.
  case weight(ClosedRange<Int>)
  /// It has this.
  case has(Trait)
  /// It has come or changed since a change of the record, by its number.
  case changed(after: Int)
  /// The article of one of its accounts fulfils this.
  case told(Expression<ArticleTerm>)

  /// What an entry may have or lack.
  public enum Trait: String, Sendable, CaseIterable {
    /// Accounts that contradict each other.
    case disagreement
    /// Previews.
    case announcement
    /// A day.
    case day
    /// A place.
    case place
    /// Issues.
    case issue
    /// Only accounts that tell of it as history or in passing.
    case recalled
  }
}

extension EntryTerm {
  /// The condition on `entry e`.
  func condition(_ alphabet: SearchAlphabet, path: String) throws(ArchiveError) -> Condition {
    func participant(_ column: StaticString, _ value: String) -> Condition {
      Condition("e.entry IN (SELECT p.entry FROM entry_participant p WHERE p.\(column) = ?)", [.text(value)])
    }
    switch self {
    case .actor(let code): return participant("actor", code)
    case .official(let id): return participant("entity", id)
    case .participant(let name): return participant("folded", alphabet.folded(name))
    case .office(let id): return participant("office", id)
    case .outlet(let outlet):
      return Condition("instr(char(10) || e.outlets || char(10), char(10) || ? || char(10)) > 0", [.text(outlet)])
    case .issue(let id):
      return Condition("e.entry IN (SELECT i.entry FROM entry_issue i WHERE i.issue = ?)", [.text(id)])
    case .kind(let kind): return Condition("e.type = ?", [.text(kind.rawValue)])
    case .mode(let mode): return Condition("e.mode = ?", [.text(mode.rawValue)])
    case .status(let status): return Condition("e.status = ?", [.text(status.rawValue)])
    case .plan(let plan): return Condition("e.plan = ?", [.text(plan.rawValue)])
    case .place(let id): return Condition("e.place_entity = ?", [.text(id)])
    case .placeNamed(let name): return Condition("e.place = ?", [.text(name)])
    case .country(let code): return Condition("e.country = ?", [.text(code)])
    case .words(let words):
      guard let match = try SearchPhrases(words, alphabet: alphabet, path: path).match else {
        return Condition("0", [])
      }
      return Condition("e.entry IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)", [.text(match)])
    case .phrase(let words):
      guard let match = try SearchPhrases(words, alphabet: alphabet, path: path).phraseMatch else {
        return Condition("0", [])
      }
      return Condition("e.entry IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)", [.text(match)])
    case .exactWords(let words):
      let found = try EntryTerm.words(words).condition(alphabet, path: path)
      return Condition(
        "\(found.sql) AND instr((SELECT t.words FROM entry_text t WHERE t.entry = e.entry), ?) > 0",
        found.values + [.text(words)])
    case .days(let since, let until):
      var condition = Condition()
      if let since { condition.require("coalesce(e.\"end\", e.start) >= ?", .text(since.description)) }
      if let until { condition.require("coalesce(e.start, e.\"end\") <= ?", .text(until.description)) }
      return condition
    case .accounts(let range): return EntryTerm.between("e.accounts", range)
    case .weight(let range): return EntryTerm.between("e.weight", range)
    case .has(let trait): return Condition(EntryTerm.sql(trait), [])
    case .changed(let revision):
      return Condition(
        "e.id IN (SELECT json_extract(c.json, '$.entry') FROM revision_change c WHERE c.revision > ?)",
        [.integer(revision)])
    case .told(let articles):
      let condition = try articles.sql { (term) throws(ArchiveError) in try term.condition(alphabet, path: path) }
      return Condition(
        """
        e.entry IN (SELECT ea.entry FROM article a JOIN entry_account ea ON ea.article = a.id WHERE \(condition.sql))
        """, condition.values)
    }
  }

  private static func between(_ column: StaticString, _ range: ClosedRange<Int>) -> Condition {
    Condition("\(column) BETWEEN ? AND ?", [.integer(range.lowerBound), .integer(range.upperBound)])
  }

  private static func sql(_ trait: Trait) -> String {
    switch trait {
    case .disagreement: "e.disagreements > 0"
    case .announcement: "e.announced > 0"
    case .day: "e.precision = 'day'"
    case .place: "e.place IS NOT NULL"
    case .issue: "e.entry IN (SELECT i.entry FROM entry_issue i)"
    case .recalled: "e.recalled = 1"
    }
  }
}
