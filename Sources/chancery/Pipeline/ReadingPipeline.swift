import Archive
import Collation
import Intake
import Lexicon
import Reading
import Record

/// Reads many files on every core, some at a time, and hands the results on in the order of the files.
struct ReadingPipeline {
  /// What became of one file.
  struct Outcome: Sendable {
    var path: String
    var fingerprint: String
    var result: Result<Made, IntakeError>

    /// A reading with its line of JSON; for an archive with what that keeps of it.
    struct Made: Sendable {
      var reading: ArticleReading
      var json: [UInt8]
      var packed: [UInt8]
      var account: [UInt8]?
      /// Whether the author was read in the article's words.
      var readsAuthor: Bool
    }
  }

  /// Files that one worker takes at a time: of many files so many that the workers stay busy while a batch is stored.
  private func chunk(of count: Int) -> Int { min(max(count / (workers * 4), 8), 256) }

  let lexicon: LoadedLexicon
  let intake: ArticleIntake
  let files: SourceFiles
  let workers: Int
  /// Makes what an archive keeps for collation; `nil` where nothing is stored.
  var collator: Collator?

  /// Reads the files at some positions and passes each chunk's outcomes to a closure, in order.
  ///
  /// - Parameters:
  ///   - paths: The files.
  ///   - isKnown: Whether a file of this path and fingerprint need not be read; known files yield no outcome.
  ///   - deliver: Called on the calling task with each chunk's outcomes and the number of files passed so far.
  func run(
    _ paths: [String], isKnown: @escaping @Sendable (String, String) -> Bool = { _, _ in false },
    deliver: ([Outcome], Int) throws -> Bool
  ) async throws {
    let chunk = chunk(of: paths.count)
    let chunks = (paths.count + chunk - 1) / chunk
    try await withThrowingTaskGroup(of: Work.self) { group in
      var next = 0
      var readers = (0..<workers).map { _ in Reader(lexicon: lexicon) }
      var waiting: [Int: [Outcome]] = [:]
      var delivered = 0
      while delivered < chunks {
        // Chunks that wait for an earlier one are held back, so that memory stays bounded.
        while next < chunks, let reader = readers.popLast() {
          let number = next
          next += 1
          group.addTask { [self] in
            work(number, paths[number * chunk..<min((number + 1) * chunk, paths.count)], reader, isKnown)
          }
        }
        guard let done = try await group.next() else { break }
        readers.append(done.reader)
        waiting[done.number] = done.outcomes
        while let outcomes = waiting.removeValue(forKey: delivered) {
          delivered += 1
          let passed = min(delivered * chunk, paths.count)
          guard try deliver(outcomes, passed) else {
            group.cancelAll()
            return
          }
        }
      }
    }
  }

  private struct Work: Sendable {
    var number: Int
    var outcomes: [Outcome]
    var reader: Reader
  }

  private func work(
    _ number: Int, _ paths: ArraySlice<String>, _ reader: Reader, _ isKnown: @Sendable (String, String) -> Bool
  ) -> Work {
    var work = Work(number: number, outcomes: [], reader: reader)
    var json = JSONWriter()
    let packer = LinePacker()
    for path in paths {
      do throws(IntakeError) {
        let bytes = try files.read(path)
        let fingerprint = Fingerprint(of: bytes).description
        if isKnown(path, fingerprint) { continue }
        do throws(IntakeError) {
          let article = try intake.read(bytes, path: path)
          let reading = work.reader.read(article)
          json.removeAll()
          reading.write(to: &json)
          work.outcomes.append(
            Outcome(
              path: path, fingerprint: fingerprint,
              result: .success(
                .init(
                  reading: reading, json: collator == nil ? json.bytes : [],
                  packed: collator == nil ? [] : packer.pack(json.bytes), account: collator?.account(of: reading),
                  readsAuthor: article.author == nil && reading.article.author != nil))))
        } catch {
          work.outcomes.append(Outcome(path: path, fingerprint: fingerprint, result: .failure(error)))
        }
      } catch {
        work.outcomes.append(Outcome(path: path, fingerprint: "", result: .failure(error)))
      }
    }
    return work
  }
}
