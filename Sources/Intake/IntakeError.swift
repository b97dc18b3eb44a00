/// Why an article could not be taken in: what was refused, where, and what to do about it.
///
/// One faulty file never stops a batch; its error is reported and the next file is read.
public struct IntakeError: Error, Sendable, Equatable {
  /// What kind of fault it is, for programs that sort errors.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    /// The stable name: lower-case words with hyphens.
    public let name: String

    init(_ name: String) { self.name = name }

    /// The stable name.
    public var description: String { name }

    /// The path names nothing.
    public static let noSuchFile = Code("no-such-file")
    /// The system refused to open or read the file.
    public static let unreadable = Code("unreadable")
    /// The file holds nothing but white space.
    public static let empty = Code("empty")
    /// The bytes are not text.
    public static let binary = Code("binary")
    /// A limit of size was passed.
    public static let oversized = Code("oversized")
    /// The front matter does not end or is no mapping, even after repair.
    public static let malformedFrontMatter = Code("malformed-front-matter")
    /// The text is in none of the forms that Intake reads.
    public static let unknownFormat = Code("unknown-format")
    /// Nothing told the title.
    public static let noTitle = Code("no-title")
    /// A container is damaged or cut off.
    public static let damaged = Code("damaged")
    /// The page lists other pages, or holds no text.
    public static let noArticle = Code("no-article")
    /// A list of articles holds none.
    public static let emptyList = Code("empty-list")
    /// The file lists feeds and no articles.
    public static let listOfFeeds = Code("list-of-feeds")
    /// A feed ends in the midst of an item.
    public static let cutOff = Code("cut-off")
  }

  /// What kind of fault it is.
  public var code: Code { reason.code }
  /// The file's path as it was given.
  public let path: String
  /// The path inside a container; `nil` for a plain file.
  public let member: String?
  /// The line of the fault, counted from 1; `nil` where no single line is at fault.
  public var line: Int? { reason.line }
  /// What was refused and why.
  public var problem: String { reason.problem }
  /// What to do about it.
  public var remedy: String { reason.remedy }

  let reason: IntakeFault

  init(_ reason: IntakeFault, path: String, member: String? = nil) {
    self.reason = reason
    self.path = path
    self.member = member
  }
}

extension IntakeError: CustomStringConvertible {
  /// One line: `path:line: problem; remedy`, with control characters of the path shown as `?`.
  public var description: String {
    var place = path
    if let member { place += "!" + member }
    if let line { place += ":\(line)" }
    let visible = place.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "?" : $0 }
    var shown = ""
    shown.unicodeScalars.append(contentsOf: visible)
    return "\(shown): \(problem); \(remedy)"
  }
}

/// The fault itself, without the place; readers throw it and `ArticleIntake` adds path and member.
enum IntakeFault: Error, Sendable, Equatable {
  case noSuchFile
  case unreadable(String)
  case empty
  case binary(String)
  case oversized(what: String, limit: String)
  case malformedFrontMatter(line: Int, String)
  case unknownFormat(String)
  case noTitle
  case damaged(String)
  case noArticle(String)
  case emptyList
  case listOfFeeds([String])
  case cutOff

  var code: IntakeError.Code {
    switch self {
    case .noSuchFile: .noSuchFile
    case .unreadable: .unreadable
    case .empty: .empty
    case .binary: .binary
    case .oversized: .oversized
    case .malformedFrontMatter: .malformedFrontMatter
    case .unknownFormat: .unknownFormat
    case .noTitle: .noTitle
    case .damaged: .damaged
    case .noArticle: .noArticle
    case .emptyList: .emptyList
    case .listOfFeeds: .listOfFeeds
    case .cutOff: .cutOff
    }
  }

  var line: Int? {
    if case .malformedFrontMatter(let line, _) = self { return line }
    return nil
  }

  var problem: String {
    switch self {
    case .noSuchFile: "no such file or folder"
    case .unreadable(let why): "cannot be read: \(why)"
    case .empty: "empty: nothing but white space"
    case .binary(let what): "not text: \(what)"
    case .oversized(let what, let limit): "too large: \(what) over the limit of \(limit)"
    case .malformedFrontMatter(_, let why): "malformed front matter: \(why)"
    case .unknownFormat(let what): "in no form that Chancery reads: \(what)"
    case .noTitle: "no title: neither front matter nor heading tells one"
    case .damaged(let why): "a damaged container: \(why)"
    case .noArticle(let what): "no article: \(what)"
    case .emptyList: "a list without any article"
    case .listOfFeeds(let feeds):
      "a list of feeds and no articles: \(feeds.prefix(5).joined(separator: ", "))\(feeds.count > 5 ? " …" : "")"
    case .cutOff: "cut off: the feed ends in the midst of this item"
    }
  }

  var remedy: String {
    switch self {
    case .noSuchFile: "check the path"
    case .unreadable: "check the file's permissions"
    case .empty: "remove it or fetch the article again"
    case .binary: "give posts, Markdown or HTML as UTF-8 text"
    case .oversized: "split it or leave it out"
    case .malformedFrontMatter: "write “key: value” lines between two lines of ---, or “key = value” between two of +++"
    case .unknownFormat: "begin with front matter, a “# ” title or an HTML page"
    case .noTitle: "add a “title:” line to the front matter"
    case .damaged: "copy or fetch it again"
    case .noArticle: "save the page of one article"
    case .emptyList: "look whether the list was saved as a whole"
    case .listOfFeeds: "follow them with `chancery follow FILE`, or save the feeds themselves"
    case .cutOff: "fetch the feed again"
    }
  }
}
