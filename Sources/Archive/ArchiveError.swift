/// What went wrong with an archive: where, what follows from it and what to do about it.
///
/// Compare `code` to tell cases apart; the other members are sentences for a person.
public struct ArchiveError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure, stable across releases.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    private enum Kind: String {
      case missing, locked, corrupt, diskFull = "disk-full", readOnly = "read-only"
      case inaccessible, notAnArchive = "not-an-archive", newerSchema = "newer-schema"
      case migration, unreadable, ambiguous, queryTooLong = "query-too-long", tooLong = "too-long", conflict, unexpected
    }

    private let kind: Kind

    private init(_ kind: Kind) { self.kind = kind }

    /// The word that stands for the code in reports.
    public var description: String { kind.rawValue }

    /// There is no file at the path.
    public static let missing = Code(.missing)
    /// Another process keeps the archive busy.
    public static let locked = Code(.locked)
    /// The file's structure is damaged.
    public static let corrupt = Code(.corrupt)
    /// No room is left on the disk.
    public static let diskFull = Code(.diskFull)
    /// The archive cannot be written to.
    public static let readOnly = Code(.readOnly)
    /// The file or its folder cannot be opened, or a read or write failed.
    public static let inaccessible = Code(.inaccessible)
    /// The file is something else than an archive of Chancery.
    public static let notAnArchive = Code(.notAnArchive)
    /// The archive was written by a later Chancery.
    public static let newerSchema = Code(.newerSchema)
    /// The archive could not be brought to the present schema; it is as it was.
    public static let migration = Code(.migration)
    /// A stored line is no reading or no entry.
    public static let unreadable = Code(.unreadable)
    /// The beginning of an id fits more than one.
    public static let ambiguous = Code(.ambiguous)
    /// The text to search for is too long.
    public static let queryTooLong = Code(.queryTooLong)
    /// What was asked took longer than was waited for.
    public static let tooLong = Code(.tooLong)
    /// Two rows claim what only one may have.
    public static let conflict = Code(.conflict)
    /// SQLite reported something that none of the other codes covers.
    public static let unexpected = Code(.unexpected)
  }

  /// The kind of failure.
  public let code: Code
  /// The archive's file.
  public let path: String
  /// What happened.
  public let problem: String
  /// What follows from it.
  public let consequence: String
  /// What to do.
  public let remedy: String

  init(_ code: Code, path: String, problem: String, consequence: String, remedy: String) {
    self.code = code
    self.path = path
    self.problem = problem
    self.consequence = consequence
    self.remedy = remedy
  }

  /// One line: path, problem, consequence, remedy.
  public var description: String { "\(path): \(problem); \(consequence). \(remedy)" }
}
