import Glibc

/// Answers for articles, whatever becomes of the processes that make them.
///
/// One task uses it at a time. The process is started when there is something to do, and again after every death.
final class ReadingWorker: @unchecked Sendable {
  /// What became of an article.
  enum Outcome: Sendable {
    /// It was answered.
    case answer(WorkerAnswer)
    /// It ended the worker that read it; what was taken in of it, where that was asked for and went well.
    case fault(WorkerFault, taken: ReadArticle?)
    /// It ended the worker that was to take it in, or was refused there.
    case refused(Refused)
  }

  /// How often an article is tried whose worker is ended from outside.
  private static let trials = 3

  private let image: [UInt8]
  private let corrections: Corrections
  private var process: WorkerProcess?
  private var wire = WireWriter()

  /// A worker with a lexicon's image; empty for the built-in one.
  ///
  /// - Parameter corrections: What a person has set of articles, for those that are taken in.
  init(image: [UInt8], corrections: Corrections = Corrections()) {
    self.image = image
    self.corrections = corrections
  }

  /// Ends the process; the worker is of no use afterwards.
  func end() { process = nil }

  /// What becomes of articles, in their order.
  ///
  /// Where the worker dies, a new one gets the articles that are left one by one, until one ends it again: a death that
  /// does not repeat itself is nobody's fault.
  ///
  /// - Throws: `UsageError` where no worker can be started.
  func outcomes(_ request: WorkerRequest, _ jobs: [WorkerRequest.Job]) throws(UsageError) -> [Outcome] {
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(jobs.count)
    var rest = jobs[...]
    while !rest.isEmpty {
      let isFresh = process == nil || process?.requests == 0
      let (answers, death) = try ask(request, rest)
      for answer in answers { outcomes.append(.answer(answer)) }
      rest = rest.dropFirst(answers.count)
      guard let death else { break }
      // A worker that had this one article and nothing before it leaves no doubt.
      if isFresh, jobs.count == 1, death.fault != .killed, let job = rest.popFirst() {
        outcomes.append(try faulty(request, job, death.fault))
      }
      while let job = rest.popFirst() {
        let outcome = try alone(request, job)
        outcomes.append(outcome)
        guard case .answer = outcome else { break }
      }
    }
    return outcomes
  }

  /// What becomes of one article that has a worker to itself.
  private func alone(_ request: WorkerRequest, _ job: WorkerRequest.Job) throws(UsageError) -> Outcome {
    var fault = WorkerFault.killed
    for _ in 0..<ReadingWorker.trials {
      let (answers, death) = try ask(request, [job])
      if let answer = answers.first { return .answer(answer) }
      fault = death?.fault ?? .silence
      if fault != .killed { break }
    }
    return try faulty(request, job, fault)
  }

  /// What is left of an article that has ended its worker: its text, if it is to be kept and can be taken in.
  private func faulty(
    _ request: WorkerRequest, _ job: WorkerRequest.Job, _ fault: WorkerFault
  ) throws(UsageError) -> Outcome {
    guard request.form == .stored, fault != .killed else { return .fault(fault, taken: nil) }
    var taking = request
    taking.onlyTakes = true
    let (answers, death) = try ask(taking, [job])
    switch answers.first {
    case .made(let taken): return .fault(fault, taken: taken)
    case .same: return .fault(fault, taken: nil)
    case .refused(let refused): return .refused(refused)
    case nil: return .refused((death?.fault ?? .silence).refused(job.path, isTaking: true))
    }
  }

  /// Asks the process, starting it if there is none, and lets go of it where it dies.
  private func ask(
    _ request: WorkerRequest, _ jobs: ArraySlice<WorkerRequest.Job>
  ) throws(UsageError) -> ([WorkerAnswer], WorkerProcess.Death?) {
    let process: WorkerProcess
    if let running = self.process {
      process = running
    } else {
      process = try WorkerProcess(image: image, corrections: corrections, complains: request.form == .explained)
    }
    self.process = process
    wire.removeAll()
    request.write(jobs, to: &wire)
    var answers: [WorkerAnswer] = []
    do throws(WorkerProcess.Death) {
      try process.ask(wire, answers: jobs.count) { answers.append($0) }
      return (answers, nil)
    } catch {
      self.process = nil
      return (answers, error)
    }
  }
}
