/// A feed or a page that is followed. Moments are seconds since 1970.
public struct FollowedSource: Sendable, Equatable {
  /// What there is at an address.
  public enum Kind: String, Sendable {
    case feed, page
  }

  /// Whether it is asked for.
  public enum State: String, Sendable {
    /// It is.
    case following
    /// It is not: the site says that it is gone.
    case gone
    /// It is not: it may not be fetched.
    case refused
  }

  /// The address.
  public var address: String
  /// What there is; `nil` before it was first answered.
  public var kind: Kind?
  /// Whether the articles that it lists are fetched.
  public var fetchesArticles: Bool
  /// The `ETag` of the last answer.
  public var etag: String?
  /// The `Last-Modified` of the last answer.
  public var modified: String?
  /// When it was last answered.
  public var polled: Int?
  /// Before this moment it is not asked for, by the site's wish or after failures.
  public var due = 0
  /// Failures since the last answer.
  public var failures = 0
  /// Whether it is asked for.
  public var state = State.following
  /// What went wrong last.
  public var note: String?

  /// One that was never asked for.
  public init(address: String, fetchesArticles: Bool) {
    self.address = address
    self.fetchesArticles = fetchesArticles
  }
}

/// An article that a feed has listed. Moments are seconds since 1970.
public struct ListedArticle: Sendable, Equatable {
  /// What is to be done about it.
  public enum State: String, Sendable {
    /// Nothing: the feed has its text, or nobody asked for more.
    case listed
    /// It is to be fetched.
    case waiting
    /// It was.
    case fetched
    /// It could not be.
    case lost
  }

  /// Its canonical address, by which it is known.
  public var key: String
  /// The address that is asked for.
  public var address: String
  /// The feed.
  public var feed: String
  /// What tells what the feed says of it from what it said before.
  public var digest: String
  /// When it was published, as the feed says.
  public var published: String?
  /// Who published it, as the feed says.
  public var outlet: String?
  /// When it was first listed.
  public var found: Int
  /// Before this moment it is not asked for.
  public var due = 0
  /// Attempts that failed.
  public var failures = 0
  /// What is to be done about it.
  public var state: State
  /// What went wrong last.
  public var note: String?

  /// One that was just listed.
  public init(key: String, address: String, feed: String, digest: String, found: Int, state: State) {
    self.key = key
    self.address = address
    self.feed = feed
    self.digest = digest
    self.found = found
    self.state = state
  }
}

/// An answer that was kept.
public struct KeptCapture: Sendable, Equatable {
  /// Its file.
  public var path: String
  /// What was asked for.
  public var address: String
  /// When it was answered, `2022-03-01T08:15:00Z`.
  public var captured: String

  /// A capture.
  public init(path: String, address: String, captured: String) {
    self.path = path
    self.address = address
    self.captured = captured
  }
}
