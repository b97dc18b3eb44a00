public import Record

/// What one revision of the record did to one entry.
public struct EntryChange: Sendable, Equatable {
  /// What became of the entry.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It is new.
    case added
    /// It tells something else than before.
    case changed
    /// It bears another id than before, since an earlier account has come.
    case renamed
    /// It proved to be the same event as another entry.
    case merged
    /// No account of it is left.
    case removed
  }

  /// An entry in short.
  public struct Gist: Sendable, Equatable {
    /// The PLOVER type.
    public var kind: Event.Kind
    /// How the sides met.
    public var mode: Event.Mode?
    /// Whether it came to pass.
    public var status: Event.Status
    /// When.
    public var when: DateInterval
    /// Where.
    public var place: String?
    /// The names of who took part.
    public var participants: [String]
    /// How many accounts there are.
    public var accounts: Int
  }

  /// A value at the top of the entry, before and after.
  public struct Field: Sendable, Equatable {
    /// Which.
    public var name: String
    /// What it was; `nil` for nothing.
    public var before: String?
    /// What it is; `nil` for nothing.
    public var after: String?
  }

  /// An account that has come.
  public struct NewAccount: Sendable, Equatable {
    /// The article's id.
    public var article: String
    /// The outlet's id or name.
    public var outlet: String?
    /// The headline.
    public var title: String
    /// Whether it says that it happened.
    public var status: Event.Status
  }

  /// Values that contradict each other and did not before.
  public struct Contradiction: Sendable, Equatable {
    /// A value with the outlets that tell it.
    public struct Value: Sendable, Equatable {
      /// The value as text.
      public var value: String
      /// The outlets, in the order of their names.
      public var outlets: [String]
    }

    /// The field of the entry.
    public var field: String
    /// The values, best supported first.
    public var values: [Value]
  }

  /// What became of it.
  public var kind: Kind
  /// The entry's id.
  public var entry: String
  /// The id it bore before, where it was renamed; the entry it proved to be, where it was merged.
  public var other: String?
  /// The entry in short, as it is now or, where it has gone, as it was.
  public var gist: Gist
  /// The values that have changed.
  public var fields: [Field] = []
  /// Accounts and previews that have come.
  public var accounts: [NewAccount] = []
  /// The articles whose account or preview has gone.
  public var lost: [String] = []
  /// How many statements there were and are.
  public var statements: (before: Int, after: Int) = (0, 0)
  /// Contradictions that are new, or have new values.
  public var contradicted: [Contradiction] = []
  /// Fields on which the accounts do not contradict each other any more.
  public var settled: [String] = []

  /// An entry that is new.
  public init(added entry: Entry) {
    self.init(.added, entry)
    contradicted = EntryChange.contradictions(of: entry, unknownTo: nil)
    statements = (0, entry.statements.count)
  }

  /// An entry that has gone, into another or for good.
  public init(gone entry: Entry, into heir: String?) {
    self.init(heir == nil ? .removed : .merged, entry)
    other = heir
  }

  /// An entry that was made anew and is not as it was.
  public init(from before: Entry, to after: Entry) {
    self.init(before.id == after.id ? .changed : .renamed, after)
    other = before.id == after.id ? nil : before.id
    let (old, new) = (EntryChange.values(of: before), EntryChange.values(of: after))
    for (one, other) in zip(old, new) where one.value != other.value {
      fields.append(Field(name: other.name, before: one.value, after: other.value))
    }
    let told = Dictionary(
      (before.announced + before.accounts).map { ($0.article, $0.status) }, uniquingKeysWith: { _, last in last })
    for account in after.accounts + after.announced where told[account.article] == nil {
      accounts.append(
        NewAccount(
          article: account.article, outlet: account.outlet, title: account.title, status: account.status))
    }
    let telling = Set((after.accounts + after.announced).map(\.article))
    lost = (before.accounts + before.announced).map(\.article).filter { !telling.contains($0) }
    statements = (before.statements.count, after.statements.count)
    contradicted = EntryChange.contradictions(of: after, unknownTo: before)
    let open = Set(after.disagreements.map(\.field))
    settled = before.disagreements.map(\.field).filter { !open.contains($0) }
  }

  private init(_ kind: Kind, _ entry: Entry) {
    self.kind = kind
    self.entry = entry.id
    gist = Gist(
      kind: entry.kind, mode: entry.mode, status: entry.status, when: entry.when, place: entry.place?.name,
      participants: entry.participants.map(\.name), accounts: entry.accounts.count)
  }

  /// The values at the top as words, always the same in the same order.
  private static func values(of entry: Entry) -> [(name: String, value: String?)] {
    let (start, end) = (entry.when.start?.description, entry.when.end?.description)
    var date: String? = start ?? end
    if let start, let end, start != end { date = "\(start)/\(end)" }
    return [
      ("type", entry.kind.rawValue), ("mode", entry.mode?.rawValue), ("status", entry.status.rawValue),
      ("plan", entry.plan?.rawValue), ("recalled", entry.recalled ? "yes" : "no"), ("date", date),
      ("precision", entry.when.precision.rawValue), ("place", entry.place?.name),
      ("participants", entry.participants.map(\.name).joined(separator: "、")),
      ("issues", entry.issues.map(\.entity).sorted().joined(separator: ", ")),
      ("independent accounts", String(entry.independentAccounts)),
      ("related", entry.related.map { "\($0.relation.rawValue) \($0.entry)" }.joined(separator: ", ")),
    ]
  }

  private static func contradictions(of entry: Entry, unknownTo before: Entry?) -> [Contradiction] {
    let outlets = Dictionary(
      (entry.accounts + entry.announced).map { ($0.article, $0.outlet ?? $0.path) },
      uniquingKeysWith: { first, _ in first })
    return entry.disagreements.filter { disagreement in
      let known = before?.disagreements.filter { $0.field == disagreement.field }.flatMap(\.values).map(\.value) ?? []
      return !Set(disagreement.values.map(\.value)).isSubset(of: known)
    }.map { disagreement in
      Contradiction(
        field: disagreement.field,
        values: disagreement.values.map { value in
          let names = Set(value.articles.map { outlets[$0] ?? $0 }).sorted()
          return Contradiction.Value(value: value.value, outlets: names)
        })
    }
  }

  /// Whether both are written alike.
  public static func == (left: EntryChange, right: EntryChange) -> Bool {
    var json = (JSONWriter(), JSONWriter())
    left.write(to: &json.0)
    right.write(to: &json.1)
    return json.0.bytes == json.1.bytes
  }
}
