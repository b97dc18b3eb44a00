import Archive
import Lexicon
import Messages
import Query
import Record

/// One call of the API: what it is reached by, what it takes, what it does.
///
/// The document at `/api/v1/openapi.json` is written from these, so that it cannot tell of others.
struct APIRoute: Sendable {
  /// A parameter of a call.
  struct Parameter: Sendable {
    let name: String
    let help: String
    /// The values that it may have; empty of any.
    var choices: [String] = []
    /// Whether it is a whole number.
    var isNumber = false

    static let question = Parameter(name: "q", help: "a question, as Documentation/Questions.md has them")
    static let limit = Parameter(
      name: "limit", help: "how many at most, up to 1000 (default: 100)", isNumber: true)
    static let offset = Parameter(name: "offset", help: "how many to pass over first", isNumber: true)
    static let order = Parameter(name: "order", help: "which come first", choices: ["newest", "oldest"])
    static let mark = Parameter(
      name: "bom", help: "1: the mark by which Excel knows UTF-8, of CSV", choices: ["0", "1"])
    static let raw = Parameter(
      name: "raw", help: "1: cells of CSV that begin like a formula stay as they are", choices: ["0", "1"])

    static func format(_ choices: [String]) -> Parameter {
      Parameter(name: "format", help: "in which form (default: json)", choices: choices)
    }
  }

  /// The parts of the path behind `/api/v1`; one in braces stands for any.
  let path: [String]
  let summary: String
  let parameters: [Parameter]
  let answer: @Sendable (APICall) throws -> Response

  /// The values of the parts in braces, where the path is this one's.
  func values(_ segments: [String]) -> [String]? {
    guard segments.count == path.count else { return nil }
    var values: [String] = []
    for (part, segment) in zip(path, segments) {
      if part.first == "{" { values.append(segment) } else if part != segment { return nil }
    }
    return values
  }

  static let all: [APIRoute] = [
    APIRoute(
      path: ["entries"], summary: "entries in the order of time",
      parameters: [
        .question, Parameter(name: "all", help: "1: also what weighs less or is only recalled", choices: ["0", "1"]),
        .limit, .offset,
        .format(["json", "jsonl", "csv", "atom", "ics"] + Citation.Style.allCases.map(\.rawValue)), .mark, .raw,
      ], answer: { try EntryCalls.list($0) }),
    APIRoute(
      path: ["entries", "{id}"], summary: "one entry, by its id or the beginning of it", parameters: [],
      answer: { try EntryCalls.one($0) }),
    APIRoute(
      path: ["entries", "{id}", "citation"], summary: "how an entry is cited",
      parameters: [
        Parameter(name: "style", help: "in which style", choices: Citation.Style.allCases.map(\.rawValue))
      ], answer: { try EntryCalls.citation($0) }),
    APIRoute(
      path: ["articles"], summary: "articles by words and by what was read in them",
      parameters: [
        .question, Parameter(name: "order", help: "which come first", choices: ["relevance", "newest", "oldest"]),
        .limit,
        .offset, .format(["json", "jsonl", "csv", "atom"]), .mark, .raw,
      ], answer: { try ArticleCalls.list($0) }),
    APIRoute(
      path: ["articles", "{id}"], summary: "one article's reading", parameters: [],
      answer: { try ArticleCalls.one($0) }),
    APIRoute(
      path: ["articles", "{id}", "citation"], summary: "how an article is cited",
      parameters: [
        Parameter(name: "style", help: "in which style", choices: Citation.Style.allCases.map(\.rawValue))
      ], answer: { try ArticleCalls.citation($0) }),
    APIRoute(
      path: ["statements"], summary: "who said what",
      parameters: [.question, .order, .limit, .offset, .format(["json", "jsonl", "csv"]), .mark, .raw],
      answer: { try SayingCalls.statements($0) }),
    APIRoute(
      path: ["acts"], summary: "what was done to whom, also what makes no entry",
      parameters: [.question, .order, .limit, .offset, .format(["json", "jsonl", "csv"]), .mark, .raw],
      answer: { try SayingCalls.acts($0) }),
    APIRoute(
      path: ["phrases", "{wording}"], summary: "the life of a wording: when it was used, by whom, in whose report",
      parameters: [.limit], answer: { try PhraseCalls.one($0) }),
    APIRoute(
      path: ["counts"], summary: "what is in the archive", parameters: [], answer: { try ArchiveCalls.counts($0) }),
    APIRoute(
      path: ["codes", "{subject}"], summary: "the names that may be asked by",
      parameters: [Parameter(name: "q", help: "words that a name holds")], answer: { try ArchiveCalls.codes($0) }),
    APIRoute(
      path: ["openapi.json"], summary: "this description", parameters: [], answer: { OpenAPI.response($0) }),
  ]
}

/// A call that is being answered.
struct APICall {
  let request: Request
  let library: Library
  let archive: RecordArchive
  let names: NameIndex
  /// What stood in the place of the braces.
  let values: [String]
  /// The call.
  let route: APIRoute
  /// Takes the pieces of a list to keep as they come; `nil` where it is answered as a whole.
  var take: (([UInt8]) -> Void)?

  var limit: Int { request.number("limit", 1...1000, default: 100) }
  var offset: Int { request.number("offset", 0...10_000_000, default: 0) }

  /// How many at most where a whole list is written to a file: all, unless a number is given.
  var wholeLimit: Int? {
    request.parameter("limit") == nil ? nil : request.number("limit", 1...100_000_000, default: 100)
  }

  var format: String { request.parameter("format") ?? "json" }

  /// The question of `q`.
  ///
  /// - Throws: `QuestionFault`.
  func question() throws -> Question {
    try Question(request.parameter("q") ?? "", names: names, today: library.today(), archive: archive)
  }

  /// What every export says of itself: the question, the time, the version and the edition of lexicon and program.
  func about() throws -> [(name: String, value: String)] {
    [
      ("query", request.parameter("q") ?? ""), ("time", library.now()), ("version", library.version),
      ("edition", try archive.revisions(limit: 1).first?.edition ?? ""),
    ]
  }

  /// The answer with what it says of itself in its headers, for formats that have no place for it.
  func described(_ response: Response) throws -> Response {
    var response = response
    for one in try about() {
      response.headers.append(
        ("Chancery-" + one.name.prefix(1).uppercased() + one.name.dropFirst(), Address.encoded(one.value)))
    }
    return response
  }

  /// A list to keep, written piece by piece.
  func file(_ name: String, _ type: String, _ write: (Spool) throws -> Void) throws -> Response {
    let spool = Spool(take: take)
    try write(spool)
    // What may fail comes before the file has left the spool.
    let answer = try described(Response(type: type, body: [])).with(
      "Content-Disposition", "attachment; filename=\"\(name)\"")
    return answer.with(spool)
  }

  /// A list as lines of JSON.
  func lines(_ name: StaticString, _ write: (LineFile) throws -> Void) throws -> Response {
    try file("\(name).jsonl", "application/jsonl; charset=utf-8") { try write(LineFile(spool: $0)) }
  }

  /// A list as a table.
  func table(_ name: StaticString, _ columns: [String], _ write: (TableFile) throws -> Void) throws -> Response {
    try file("\(name).csv", "text/csv; charset=utf-8") { spool in
      let table = TableFile(
        spool: spool, withMark: request.parameter("bom") == "1", isRaw: request.parameter("raw") == "1")
      table.row(columns)
      try write(table)
    }
  }

  /// A list as one object: what it says of itself, how many there are, where it goes on, and the items.
  func list(
    _ name: StaticString, total: Int?, count: Int, hasNext: Bool? = nil, _ items: (inout JSONWriter) throws -> Void
  ) throws -> Response {
    var json = JSONWriter()
    let about = try about()
    let goesOn = hasNext ?? total.map { offset + count < $0 } ?? false
    var fault: (any Error)?
    json.object { json in
      json.key("about")
      json.object { json in
        for one in about { json.member(named: one.name, one.value) }
      }
      json.key("total")
      if let total { json.value(total) } else { json.null() }
      json.key("next_offset")
      if goesOn { json.value(offset + count) } else { json.null() }
      json.key(name)
      do { try items(&json) } catch { fault = error }
    }
    if let fault { throw fault }
    return .json(json.bytes)
  }
}

/// An error of the API: always this shape.
struct APIFault: Error {
  let status: Int
  let code: String
  let problem: String
  let remedy: String
  var place: Range<Int>?

  var response: Response {
    var json = JSONWriter()
    json.object { json in
      json.key("error")
      json.object { json in
        json.member("code", code)
        json.member("problem", problem)
        json.member("remedy", remedy)
        json.key("place")
        if let place { json.value(TextSpan(place)) } else { json.null() }
      }
    }
    return .json(json.bytes, status: status)
  }

  init(status: Int, code: String, problem: String, remedy: String, place: Range<Int>? = nil) {
    self.status = status
    self.code = code
    self.problem = problem
    self.remedy = remedy
    self.place = place
  }

  /// What went wrong, put into the shape.
  init(_ error: any Error) {
    switch error {
    case let fault as APIFault: self = fault
    case let fault as QuestionFault:
      self.init(
        status: 400, code: "question", problem: fault.problem(.english), remedy: fault.remedy(.english),
        place: fault.place)
    case let fault as ArchiveError:
      let isTheirs = fault.code == .ambiguous || fault.code == .queryTooLong
      self.init(
        status: isTheirs ? 400 : fault.code == .tooLong ? 503 : 500, code: "\(fault.code)", problem: fault.problem,
        remedy: fault.remedy)
    default:
      self.init(status: 500, code: "unexpected", problem: "\(error)", remedy: "Please report this.")
    }
  }

  static func missing(_ what: String, _ remedy: String) -> APIFault {
    APIFault(status: 404, code: "not-found", problem: "there is no \(what)", remedy: remedy)
  }
}
