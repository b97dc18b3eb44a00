import Archive
import Collation
import Intake
import Lexicon
import Reading
import Record

/// The work of a worker: one article after the other, taken in, read and written as it was asked for.
struct WorkerWork {
  private let lexicon: LoadedLexicon
  private let corrections: Corrections
  private let intake: ArticleIntake
  private var reader: Reader
  private var explainer: Explainer?
  private var json = JSONWriter()
  private let packer = LinePacker()
  /// Made where something is stored: it prepares many of the lexicon's words.
  private var collator: Collator?
  private let testFault: TestFault?

  /// Work with a lexicon.
  ///
  /// - Throws: `LexiconError` for tables that mean nothing.
  init(lexicon: LoadedLexicon, corrections: Corrections) throws {
    self.lexicon = lexicon
    self.corrections = corrections
    intake = try ArticleIntake(lexicon)
    reader = Reader(lexicon: lexicon)
    testFault = TestFault.asked
  }

  /// Does what is asked with one article.
  mutating func answer(_ job: WorkerRequest.Job, _ request: WorkerRequest) -> WorkerAnswer {
    request.isStored ? again(job, request) : file(job, request)
  }

  /// An article from its file.
  private mutating func file(_ job: WorkerRequest.Job, _ request: WorkerRequest) -> WorkerAnswer {
    testFault?.occur(.intake, in: job.path)
    var article: Article
    do throws(IntakeError) {
      article =
        if job.isItem {
          try intake.read(item: job.bytes, path: job.path, member: job.member ?? "")
        } else {
          try intake.read(job.bytes, path: job.path, member: job.member, origin: job.origin)
        }
    } catch {
      return .refused(Refused(error))
    }
    article.source.captured = job.origin.captured
    let supplied = job.supplement.supply(&article, lexicon)
    corrections.apply(to: &article, lexicon)
    let reading = request.onlyTakes ? ArticleReading(article: article) : read(article)
    var answer = made(reading, of: article, request.form)
    answer.head?.supplied = supplied
    return .made(answer)
  }

  /// An article from the line that was stored of it: what intake made of the source is kept, what was read is not.
  private mutating func again(_ job: WorkerRequest.Job, _ request: WorkerRequest) -> WorkerAnswer {
    let made = ["mentions", "dates", "events", "statements", "issues"]
    var article: Article
    do {
      article = try ArticleReading(JSONValue(parsing: packer.unpack(job.bytes) ?? [], leavingOut: made)).article
    } catch {
      return .refused(
        Refused(
          code: "unreadable", path: job.path, problem: "the stored reading cannot be read: \(error)",
          remedy: "Run `chancery ingest` over its file again."))
    }
    if job.readsAuthor { article.author = nil }
    if let outlet = article.outlet.id, let known = lexicon.outlet(outlet) { article.outlet.name = known.name }
    let reading = request.onlyTakes ? ArticleReading(article: article) : read(article)
    let answer = self.made(reading, of: article, request.form)
    return answer.line == job.bytes && !request.answersSame ? .same : .made(answer)
  }

  private mutating func read(_ article: Article) -> ArticleReading {
    testFault?.occur(.reading, in: article.title)
    var reading = reader.read(article)
    // What a person has set is not looked for in the words.
    if article.corrected.contains(where: { $0.field == .author }) { reading.article.author = article.author }
    return reading
  }

  /// What was asked for of a reading.
  private mutating func made(
    _ reading: ArticleReading, of article: Article, _ form: WorkerRequest.Form
  ) -> ReadArticle {
    json.removeAll()
    switch form {
    case .line:
      reading.write(to: &json)
      return ReadArticle(line: json.bytes)
    case .stored:
      reading.write(to: &json)
      let collator = self.collator ?? Collator(lexicon: lexicon)
      self.collator = collator
      return ReadArticle(
        line: packer.pack(json.bytes), account: collator.account(of: reading),
        head: ReadArticle.Head(
          article: reading.article, events: reading.events.count, statements: reading.statements.count,
          readsAuthor: article.author == nil && reading.article.author != nil,
          facts: RecordArchive.facts(of: reading, folding: lexicon.folding)))
    case .explained, .explainedJSON:
      return ReadArticle(line: explanation(reading, asJSON: form == .explainedJSON))
    }
  }

  private mutating func explanation(_ reading: ArticleReading, asJSON: Bool) -> [UInt8] {
    var explainer = self.explainer ?? Explainer(lexicon: lexicon)
    let facts = explainer.explain(reading)
    self.explainer = explainer
    guard !asJSON else {
      for fact in facts {
        fact.write(to: &json, article: reading.article)
        json.endLine()
      }
      return json.bytes
    }
    let lines = ExplanationPage(article: reading.article, facts: facts).lines
    return Array((lines + [""]).joined(separator: "\n").utf8)
  }
}
