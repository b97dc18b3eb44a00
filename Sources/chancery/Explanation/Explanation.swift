import Archive
import Synchronization

/// Tells what made each fact of a stored article, read again in a worker: no article can end the program.
final class Explanation: Sendable {
  private let worker: Mutex<ReadingWorker>

  /// By the tables that an archive was made with; by the built-in ones where their folder has gone.
  ///
  /// - Throws: `ArchiveError`, and `LexiconError` for the first fault of the folder's tables.
  init(ofArchive path: String) throws {
    let folder = try RecordArchive.lexiconFolder(ofArchive: path).flatMap { Machine.isFolder($0) ? $0 : nil }
    worker = Mutex(ReadingWorker(image: try Knowledge.compiled(overlay: folder)))
  }

  /// The facts with the words and the rows that made them, for people.
  ///
  /// - Parameters:
  ///   - line: The article's stored line.
  ///   - path: Its file, as errors name it.
  /// - Returns: `nil` where the article cannot be read.
  @Sendable func callAsFunction(_ line: [UInt8], _ path: String) -> String? {
    let request = WorkerRequest(isStored: true, form: .explained)
    let job = WorkerRequest.Job(path: path, bytes: line)
    return worker.withLock { worker in
      guard case .answer(.made(let made))? = try? worker.outcomes(request, [job]).first else { return nil }
      return String(decoding: made.line, as: UTF8.self)
    }
  }
}
