import Archive
import Record

/// What a worker made of one article.
enum WorkerAnswer: Sendable {
  /// It was read.
  case made(ReadArticle)
  /// It was read again and came out as it was.
  case same
  /// It was refused.
  case refused(Refused)
}

/// An article as a worker hands it over: lines that are printed or stored as they are.
struct ReadArticle: Sendable {
  /// The reading as one line of JSON without the line feed, packed where it is to be stored, or what else the request's
  /// form asked for.
  var line: [UInt8]
  /// What collation keeps of the reading; `nil` of an article that reports nothing.
  var account: [UInt8]?
  /// What storing needs besides; `nil` where nothing is stored.
  var head: Head?

  /// What the archive's row of an article holds.
  struct Head: Sendable {
    /// The article, without its categories, tags, pictures and what was read at its head.
    var article: Article
    /// How many events were read in it.
    var events: Int
    /// How many statements were read in it.
    var statements: Int
    /// Whether the author was read in the article's words.
    var readsAuthor: Bool
    /// What was read in it, for the index of facts.
    var facts = ""
    /// What was supplied, since the source did not say it.
    var supplied = Supplement()
  }

  /// The reading, parsed from its line, packed or not.
  ///
  /// - Throws: `JSONError` or `RecordFault` where the line is no reading.
  func reading() throws -> ArticleReading { try ArticleReading(JSONValue(parsing: LinePacker().unpack(line) ?? [])) }
}

extension WorkerAnswer {
  /// Writes the answer.
  func write(to wire: inout WireWriter) {
    wire.message { wire in
      switch self {
      case .made(let made):
        wire.number(0)
        made.write(to: &wire)
      case .same: wire.number(1)
      case .refused(let refused):
        wire.number(2)
        wire.text(refused.code)
        wire.text(refused.path)
        wire.text(refused.member)
        wire.number(refused.line ?? 0)
        wire.text(refused.problem)
        wire.text(refused.remedy)
      }
    }
  }

  /// Reads an answer.
  static func read(_ message: ArraySlice<UInt8>) throws(WireFault) -> WorkerAnswer {
    var wire = WireReader(message)
    let answer: WorkerAnswer
    switch try wire.number() {
    case 0: answer = .made(try ReadArticle(&wire))
    case 1: answer = .same
    case 2:
      let (code, path, member) = (try wire.text(), try wire.text(), try wire.optionalText())
      let line = try wire.number()
      answer = .refused(
        Refused(
          code: code, path: path, member: member, line: line > 0 ? line : nil, problem: try wire.text(),
          remedy: try wire.text()))
    default: throw WireFault()
    }
    guard wire.isAtEnd else { throw WireFault() }
    return answer
  }
}

extension ReadArticle {
  fileprivate func write(to wire: inout WireWriter) {
    wire.bytes(line)
    wire.flag(account != nil)
    if let account { wire.bytes(account) }
    wire.flag(head != nil)
    guard let head else { return }
    let article = head.article
    wire.text(article.id)
    wire.text(article.source.path)
    wire.text(article.source.member)
    wire.text(article.source.format.rawValue)
    wire.text(article.source.captured)
    wire.flag(article.isSummary)
    wire.text(article.url)
    wire.text(article.outlet.id)
    wire.text(article.outlet.name)
    wire.text(article.title)
    wire.text(article.author)
    wire.text(article.published?.precision.rawValue)
    if let published = article.published {
      wire.number(published.seconds)
      wire.number(published.offset)
    }
    wire.text(article.script.rawValue)
    wire.text(article.text)
    wire.number(head.events)
    wire.number(head.statements)
    wire.flag(head.readsAuthor)
    wire.text(head.facts)
    head.supplied.write(to: &wire)
  }

  fileprivate init(_ wire: inout WireReader) throws(WireFault) {
    line = try wire.bytes()
    account = try wire.flag() ? try wire.bytes() : nil
    guard try wire.flag() else { return }
    let id = try wire.text()
    let (path, member) = (try wire.text(), try wire.optionalText())
    guard let format = Article.Format(rawValue: try wire.text()) else { throw WireFault() }
    let captured = try wire.optionalText()
    let isSummary = try wire.flag()
    let url = try wire.optionalText()
    let outlet = Article.Outlet(id: try wire.optionalText(), name: try wire.optionalText())
    let (title, author) = (try wire.text(), try wire.optionalText())
    var published: Timestamp?
    if let name = try wire.optionalText() {
      guard let precision = Timestamp.Precision(rawValue: name) else { throw WireFault() }
      published = Timestamp(seconds: try wire.number(), offset: try wire.number(), precision: precision)
      // A moment that no calendar holds could not even be written down.
      guard let seconds = published?.seconds, abs(seconds) < 1 << 56, let offset = published?.offset,
        abs(offset) < 1 << 20
      else { throw WireFault() }
    }
    guard let script = Article.Script(rawValue: try wire.text()) else { throw WireFault() }
    var article = Article(
      id: id, source: Article.Source(path: path, member: member, format: format, captured: captured), url: url,
      outlet: outlet,
      title: title, author: author, published: published, script: script, text: try wire.text())
    article.isSummary = isSummary
    head = Head(
      article: article, events: try wire.number(), statements: try wire.number(), readsAuthor: try wire.flag(),
      facts: try wire.text(), supplied: try Supplement(&wire))
  }
}
