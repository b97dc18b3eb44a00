import Archive
import BuiltInLexicon
import Intake
import Lexicon

/// The lexicon that a command works with: the built-in one, or it with a folder's tables laid over.
enum Knowledge {
  /// The lexicon's image.
  ///
  /// - Parameter overlay: A folder of tables; compiled in memory, which takes a quarter of a second.
  /// - Throws: `LexiconError` for the first fault of the folder's tables.
  static func image(overlay: String?) throws -> LexiconImage {
    let builtIn = try EmbeddedLexicon.image()
    guard let overlay else { return builtIn }
    var tables = TableSet(
      tables: Dictionary(
        uniqueKeysWithValues: LexiconCompiler.tableNames.map { ($0, builtIn.table($0)) }.filter {
          !$0.1.columns.isEmpty
        }))
    try tables.overlay(TableSet(folder: overlay))
    if let fault = LexiconChecks.faults(tables).first { throw fault }
    return try LexiconImage(copying: LexiconCompiler.compile(tables.tables))
  }

  /// The archive that the arguments name, for looking things up.
  static func archive(_ arguments: Arguments) throws -> RecordArchive {
    try RecordArchive(path: arguments.archivePath, access: .readOnly, folding: image(overlay: nil).folding)
  }

  /// The room of intake with what the lexicon knows of outlets.
  static func intake(_ lexicon: LoadedLexicon) throws -> ArticleIntake {
    try ArticleIntake(
      outlets: lexicon.table("outlets"), furniture: lexicon.table("furniture"), folding: lexicon.folding)
  }
}
