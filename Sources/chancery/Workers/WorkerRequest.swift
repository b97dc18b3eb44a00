import Intake
import Record

/// What a worker is asked to do with some articles.
struct WorkerRequest: Sendable {
  /// What is made of an article.
  enum Form: UInt8, Sendable {
    /// The reading's line.
    case line
    /// The line with what storing needs besides.
    case stored
    /// What made each of its facts, for people.
    case explained
    /// The same as JSON Lines.
    case explainedJSON
  }

  /// One article.
  struct Job: Sendable {
    /// The file, as articles and errors name it.
    var path: String
    /// What it is called in the list or container that the file is; `nil` of a file that is one article.
    var member: String?
    /// Whether it is an item of a list, and no file.
    var isItem = false
    /// Where and when it was saved, as a container says.
    var origin = SavedFrom()
    /// The file's bytes, or the item's; of an article that is read again, the stored line.
    var bytes: [UInt8]
    /// What is said of the article where it does not say it itself.
    var supplement = Supplement()
    /// Of an article that is read again, whether its author was read in its words.
    var readsAuthor = false
  }

  /// Whether the bytes are stored lines, to be read again, and no files.
  var isStored = false
  /// Whether articles are only taken in and not read.
  var onlyTakes = false
  /// What is made of each article.
  var form: Form
  /// Whether an article that comes out as it was is answered like any other.
  var answersSame = false

  /// Writes the request with its articles.
  func write(_ jobs: ArraySlice<Job>, to wire: inout WireWriter) {
    wire.message { wire in
      wire.flag(isStored)
      wire.flag(onlyTakes)
      wire.number(Int(form.rawValue))
      wire.flag(answersSame)
      wire.number(jobs.count)
      for job in jobs {
        wire.text(job.path)
        wire.text(job.member)
        wire.flag(job.isItem)
        wire.text(job.origin.address)
        wire.text(job.origin.captured)
        wire.text(job.origin.published)
        wire.text(job.origin.outlet)
        wire.bytes(job.bytes)
        job.supplement.write(to: &wire)
        wire.flag(job.readsAuthor)
      }
    }
  }

  /// Reads a request and its articles.
  static func read(_ message: ArraySlice<UInt8>) throws(WireFault) -> (request: WorkerRequest, jobs: [Job]) {
    var wire = WireReader(message)
    let isStored = try wire.flag()
    let onlyTakes = try wire.flag()
    guard let form = Form(rawValue: UInt8(truncatingIfNeeded: try wire.number())) else { throw WireFault() }
    let answersSame = try wire.flag()
    var jobs: [Job] = []
    for _ in 0..<(try wire.count()) {
      var job = Job(
        path: try wire.text(), member: try wire.optionalText(), isItem: try wire.flag(),
        origin: SavedFrom(
          address: try wire.optionalText(), captured: try wire.optionalText(), published: try wire.optionalText(),
          outlet: try wire.optionalText()),
        bytes: try wire.bytes())
      job.supplement = try Supplement(&wire)
      job.readsAuthor = try wire.flag()
      jobs.append(job)
    }
    guard wire.isAtEnd else { throw WireFault() }
    return (WorkerRequest(isStored: isStored, onlyTakes: onlyTakes, form: form, answersSame: answersSame), jobs)
  }
}
