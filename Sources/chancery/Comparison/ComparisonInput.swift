import Archive
import Collation
import Intake
import Lexicon
import Presentation
import Record

/// What is compared: the accounts of an archive's entry, or files.
enum ComparisonInput {
  /// Files compared, and what was to be said of them.
  struct OfFiles {
    var comparison: Comparison?
    /// What the reader must know: refused files, no event in common.
    var notes: [String]
    /// Whether every file was read.
    var isWhole: Bool
  }

  /// The accounts of an entry.
  ///
  /// - Parameter isByAccount: Whether each account is a column of its own.
  /// - Returns: `nil` where no entry has the id.
  static func ofEntry(_ id: String, in archive: RecordArchive, _ lexicon: LoadedLexicon, isByAccount: Bool) throws
    -> Comparison?
  {
    guard let entry = try archive.entry(id: id) else { return nil }
    let readings = try entry.accounts.compactMap { try archive.articleReading(id: $0.article) }
    return ComparisonMaker(lexicon: lexicon).comparison(of: entry, readings: readings, isByAccount: isByAccount)
  }

  /// Files, each a column: by the event that they share or, where they share none, as texts.
  static func ofFiles(_ paths: [String], _ knowledge: Knowledge.Loaded) async throws -> OfFiles {
    let lexicon = knowledge.lexicon
    var readings: [ArticleReading] = []
    var notes: [String] = []
    var isWhole = true
    try await ReadingPipeline(knowledge.image, SourceFiles(paths)).run(paths) { outcomes, _ in
      for outcome in outcomes {
        switch outcome.result {
        case .read(let made):
          let reading = try made.reading()
          // The same article given twice is one account.
          if readings.contains(where: { $0.article.id == reading.article.id }) {
            notes.append("\(Plain.text(outcome.path)) is the same article as a file before it; it is compared once")
          } else {
            readings.append(reading)
          }
        case .unread(_, let refused), .refused(let refused):
          notes.append("\(refused)")
          isWhole = false
        }
      }
      return true
    }
    guard readings.count > 1 else { return OfFiles(comparison: nil, notes: notes, isWhole: false) }
    let maker = ComparisonMaker(lexicon: lexicon)
    let entries = Collator(lexicon: lexicon).entries(of: readings)
    guard let entry = ComparisonMaker.sharedEntry(entries, readings) else {
      notes.append("the files tell of no event in common; they are compared as texts")
      return OfFiles(comparison: maker.comparison(of: readings), notes: notes, isWhole: isWhole)
    }
    let tellers = Set(entry.accounts.map(\.article))
    for reading in readings where !tellers.contains(reading.article.id) {
      notes.append(
        "\(Plain.text(reading.article.source.path)) does not tell of the event that the others tell of; it is left out")
    }
    return OfFiles(
      comparison: maker.comparison(of: entry, readings: readings, isByAccount: true), notes: notes, isWhole: isWhole)
  }
}
