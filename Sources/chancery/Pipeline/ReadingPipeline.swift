import Intake
import Lexicon

/// Reads many files in workers, some at a time, and hands the results on in the order of the files.
struct ReadingPipeline {
  /// What became of one file.
  struct Outcome: Sendable {
    var path: String
    /// What an item is called in the list that the file is; `nil` of a file that is one article.
    var member: String?
    /// The content's digest; empty where the file could not be opened.
    var fingerprint: String
    var result: Result

    /// What there is of a file.
    enum Result: Sendable {
      /// Its article was read.
      case read(ReadArticle)
      /// Its article is kept with its text; the reading failed.
      case unread(ReadArticle, Refused)
      /// Nothing.
      case refused(Refused)
    }
  }

  /// What is made of each article.
  var form = WorkerRequest.Form.line
  /// Whether articles are only taken in and not read.
  var onlyTakes = false
  /// The lexicon's image; empty for the built-in one.
  let image: [UInt8]
  let files: SourceFiles
  let workers: Int
  /// How files are named that are called otherwise.
  var names: [String: String] = [:]
  /// What columns and members are called; `nil` for the table of the lexicon.
  var fields: Table?
  /// What a person has set of articles, by their ids.
  var corrections = Corrections()
  /// What is said of the articles of all files, and of some.
  var supplement = Supplement()
  var supplements: [String: Supplement] = [:]

  /// Reads files in workers that work with the lexicon of an image.
  init(_ image: [UInt8], _ files: SourceFiles, workers: Int = Machine.cores) {
    self.image = image
    self.files = files
    self.workers = workers
  }

  /// How articles and errors name a file.
  func name(of path: String) -> String { names[path] ?? path }

  /// Files that one worker takes at a time: of many files so many that the workers stay busy while a batch is stored.
  private func chunk(of count: Int) -> Int { min(max(count / (workers * 4), 8), 256) }

  /// What a worker is sent at a time, in bytes; files beyond that go with the next request.
  private static let sent = 4 << 20

  /// Ends a run early.
  private struct Stop: Error {}

  /// Reads files and passes each chunk's outcomes to a closure, in order.
  ///
  /// - Parameters:
  ///   - paths: The files.
  ///   - isKnown: Whether a file, or an item of a list, of this path, name and fingerprint need not be read; what is
  ///     known yields no outcome.
  ///   - deliver: Called on the calling task with each chunk's outcomes and the number of files passed so far; ends the
  ///     run by `false`.
  func run(
    _ paths: [String], isKnown: @escaping @Sendable (String, String?, String) -> Bool = { _, _, _ in false },
    deliver: ([Outcome], Int) throws -> Bool
  ) async throws {
    let chunk = chunk(of: paths.count)
    let parts = try SourceParts(fields: fields ?? Knowledge.image(image).table("fields"))
    var begun = 0
    var passed = 0
    let tools = (0..<min(workers, max((paths.count + chunk - 1) / chunk, 1))).map { _ in
      ReadingWorker(image: image, corrections: corrections)
    }
    defer { for worker in tools { worker.end() } }
    do {
      try await OrderedWork.run(
        tools: tools,
        next: {
          defer { begun += chunk }
          return begun < paths.count ? paths[begun..<min(begun + chunk, paths.count)] : nil
        },
        work: { [self] (paths: ArraySlice<String>, worker: inout ReadingWorker) in
          let worker = worker
          return try await Blocking.run { try work(paths, parts, worker, isKnown) }
        },
        deliver: { outcomes in
          passed = min(passed + chunk, paths.count)
          guard try deliver(outcomes, passed) else { throw Stop() }
        })
    } catch is Stop {}
  }

  /// Opens a chunk's files and has those read that are not known.
  private func work(
    _ paths: ArraySlice<String>, _ parts: SourceParts, _ worker: ReadingWorker,
    _ isKnown: (String, String?, String) -> Bool
  ) throws -> [Outcome] {
    var outcomes: [Outcome] = []
    var jobs: [WorkerRequest.Job] = []
    // The places of the jobs among the outcomes.
    var places: [Int] = []
    var size = 0
    let request = WorkerRequest(onlyTakes: onlyTakes, form: form)
    func settle() throws {
      for (place, outcome) in zip(places, try worker.outcomes(request, jobs)) {
        outcomes[place].result = result(outcome, outcomes[place].path)
      }
      jobs.removeAll(keepingCapacity: true)
      places.removeAll(keepingCapacity: true)
      size = 0
    }
    func add(_ path: String, _ part: SourcePart) throws {
      var job = WorkerRequest.Job(path: path, bytes: [], supplement: supplement.or(supplements[path]))
      switch part {
      case .file(let member, let bytes, let origin):
        (job.member, job.bytes, job.origin) = (member, bytes, origin)
      case .item(let member, let item, let origin):
        (job.member, job.bytes, job.isItem, job.origin) = (member, item.bytes, true, origin)
      case .refused(let error):
        outcomes.append(
          Outcome(path: path, member: error.member, fingerprint: "", result: .refused(Refused(error))))
        return
      }
      let fingerprint = Fingerprint(of: job.bytes).description
      if isKnown(path, job.member, fingerprint) { return }
      places.append(outcomes.count)
      size += job.bytes.count
      jobs.append(job)
      outcomes.append(
        Outcome(
          path: path, member: job.member, fingerprint: fingerprint,
          result: .refused(WorkerFault.silence.refused(path))))
      if size > ReadingPipeline.sent { try settle() }
    }
    for path in paths {
      do {
        try parts.forEachPart(of: path, named: name(of: path), in: files) { try add(name(of: path), $0) }
      } catch let error as IntakeError {
        var refused = Refused(error)
        refused.path = name(of: path)
        outcomes.append(Outcome(path: refused.path, fingerprint: "", result: .refused(refused)))
      }
    }
    if !jobs.isEmpty { try settle() }
    return outcomes
  }

  private func result(_ outcome: ReadingWorker.Outcome, _ path: String) -> Outcome.Result {
    switch outcome {
    case .answer(.made(let made)): .read(made)
    // Nobody asked for what is the same.
    case .answer(.same): .refused(WorkerFault.silence.refused(path))
    case .answer(.refused(let refused)), .refused(let refused): .refused(refused)
    case .fault(let fault, nil): .refused(fault.refused(path, isTaking: onlyTakes))
    case .fault(let fault, let taken?): .unread(taken, fault.refused(path, isKept: true))
    }
  }
}
