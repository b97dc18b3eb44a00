import Archive
import Intake
import Lexicon
import Messages
import Presentation
import Record

extension ArticleCommand {
  static let sets = Option(
    name: "--set", value: "FIELD=VALUE",
    help: "set title, author, outlet or published, in place of what the source says",
    repeats: true)
  static let unsets = Option(
    name: "--unset", value: "FIELD", help: "let the source speak for itself again", repeats: true)

  /// Texts longer than this are no title and no name.
  private static let longest = 500

  /// Sets and unsets what the options say of an article, reads it again, and brings the record in step.
  ///
  /// - Returns: The exit status.
  func correct(_ reading: ArticleReading, _ arguments: Arguments) async throws -> Int32 {
    let overlay = try Knowledge.overlayOfArchive(arguments)
    let knowledge = try Knowledge.Loaded(overlay: overlay)
    let lexicon = knowledge.lexicon
    var article = reading.article
    article.versions = []
    for name in arguments.all(Self.unsets) {
      guard try article.restore(Self.field(name), lexicon) else {
        throw UsageError(
          problem: "nobody has set the field “\(Plain.text(name))” of \(article.id)",
          remedy: "`chancery article \(article.id)` shows what is set.")
      }
    }
    var values: [Article.Correction.Field: String] = [:]
    // The outlet first: its clock tells what time a moment means.
    let settings = try arguments.all(Self.sets).map { try Self.setting($0) }.sorted {
      $0.field == .outlet && $1.field != .outlet
    }
    for (field, text) in settings {
      let value = try Self.value(text, of: field, article, lexicon)
      values[field] = value
      article.correct(field, value, lexicon)
    }
    let archive = try RecordArchive(path: arguments.archivePath, access: .readWrite, folding: lexicon.folding)
    guard let stored = try archive.storedArticle(id: article.id) else { return 1 }
    let former = try archive.corrections()[article.id] ?? []
    let corrections = article.corrected.compactMap { correction -> StoredCorrection? in
      let known = former.first { $0.field == correction.field }
      guard let value = values[correction.field] ?? known?.value else { return nil }
      return StoredCorrection(
        field: correction.field, value: value, before: correction.before,
        time: values[correction.field] == nil ? known?.time ?? "" : Machine.now.description)
    }
    let collation = RecordCollation(lexicon: lexicon, workers: Machine.cores)
    let made = try await Self.read(article, stored, knowledge.image)
    try archive.remember(corrections, ofArticle: article.id)
    try archive.store([
      StoredReading(
        article: made.head.article, events: made.head.events, statements: made.head.statements,
        packed: made.answer.line,
        account: made.answer.account, fingerprint: stored.fingerprint.prefix { $0 != "-" } + "-" + collation.edition,
        completesFile: false, readsAuthor: made.head.readsAuthor, facts: made.head.facts)
    ])
    Terminal.progress("collating")
    let record = try await collation.bring(archive, "correct")
    Terminal.endProgress()
    Self.tell(reading.article, made.head.article, corrections, record, asJSON: arguments.has(.json))
    return 0
  }

  /// Reads an article again with what was set.
  private static func read(
    _ article: Article, _ stored: StoredArticle, _ image: [UInt8]
  ) async throws -> (answer: ReadArticle, head: ReadArticle.Head) {
    var json = JSONWriter()
    ArticleReading(article: article).write(to: &json)
    let readsAuthor = stored.readsAuthor && !article.corrected.contains { $0.field == .author }
    let job = WorkerRequest.Job(path: stored.path, bytes: json.bytes, readsAuthor: readsAuthor)
    let outcome = try await Blocking.run {
      let worker = ReadingWorker(image: image)
      defer { worker.end() }
      var request = WorkerRequest(isStored: true, form: .stored)
      request.answersSame = true
      return try worker.outcomes(request, [job]).first
    }
    switch outcome {
    case .answer(.made(let made)):
      if let head = made.head { return (made, head) }
    case .answer(.refused(let refused)), .refused(let refused): throw refused
    case .fault(let fault, _): throw fault.refused(stored.path)
    case .answer(.same), nil: break
    }
    throw WorkerFault.silence.refused(stored.path)
  }

  /// Says what is set now.
  private static func tell(
    _ before: Article, _ after: Article, _ corrections: [StoredCorrection], _ record: RevisionSummary?, asJSON: Bool
  ) {
    guard !asJSON else {
      var json = JSONWriter()
      json.object { json in
        json.member("article", after.id)
        json.key("corrected")
        json.array(corrections) { json, correction in
          json.object { json in
            json.member("field", correction.field.rawValue)
            json.member("value", correction.value)
            json.member("before", correction.before)
            json.member("time", correction.time)
          }
        }
        json.key("record")
        if let record { json.object { record.writeMembers(to: &$0) } } else { json.null() }
      }
      json.endLine()
      return Terminal.write(json.bytes)
    }
    for field in Article.Correction.Field.allCases {
      let (former, now) = (before.value(of: field) ?? "?", after.value(of: field) ?? "?")
      guard former != now else { continue }
      Terminal.print(Plain.text("\(field.rawValue): \(former) → \(now)"))
    }
    let counts = record.map(LogPage.counts) ?? []
    if !counts.isEmpty { Terminal.print(Terminal.say(.list(counts, separator: ", "))) }
  }

  // MARK: What the options say

  private static func field(_ name: String) throws(UsageError) -> Article.Correction.Field {
    if let field = Article.Correction.Field(rawValue: name) { return field }
    let fields = Article.Correction.Field.allCases.map(\.rawValue).joined(separator: ", ")
    throw UsageError(problem: "there is no field “\(Plain.text(name))”", remedy: "Use one of: \(fields).")
  }

  private static func setting(_ text: String) throws(UsageError) -> (field: Article.Correction.Field, value: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      throw UsageError(
        problem: "“\(Plain.text(text))” sets nothing", remedy: "Write --set published=2021-03-22 or --set author=.")
    }
    return (try field(parts[0]), parts[1])
  }

  /// A value as it is kept.
  private static func value(
    _ text: String, of field: Article.Correction.Field, _ article: Article, _ lexicon: LoadedLexicon
  ) throws(UsageError) -> String {
    guard text.unicodeScalars.count <= longest, !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw UsageError(
        problem: "the value of \(field.rawValue) is longer than \(longest) characters or holds control characters",
        remedy: "Give one line.")
    }
    switch field {
    case .title:
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw UsageError(problem: "an article has a title", remedy: "Give its words: --set title=…")
      }
      return text
    case .author: return text
    case .outlet: return try Supplement.outlet(named: text, lexicon).id
    case .published:
      guard !text.isEmpty else { return "" }
      guard let moment = Article.moment(text, article.outlet.id.flatMap { lexicon.outlet($0) }) else {
        throw UsageError(
          problem: "“\(Plain.text(text))” is no day and no moment",
          remedy: "Write --set published=2021-03-22 or --set 'published=2021-03-22 08:15'.")
      }
      var dated = article
      dated.published = moment
      return dated.value(of: .published) ?? ""
    }
  }
}
