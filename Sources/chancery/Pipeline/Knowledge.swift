import Archive
import BuiltInLexicon
import Lexicon
import Messages
import Presentation

/// The lexicon that a command works with: the built-in one, or it with a folder's tables laid over.
enum Knowledge {
  /// The lexicon's image.
  ///
  /// - Parameter overlay: A folder of tables; compiled in memory, which takes a quarter of a second.
  /// - Throws: `LexiconError` for the first fault of the folder's tables.
  static func image(overlay: String?) throws -> LexiconImage {
    guard let overlay else { return try EmbeddedLexicon.image() }
    return try LexiconImage(copying: compiled(overlay: overlay))
  }

  /// The lexicon's image of its bytes; the built-in one of none.
  static func image(_ bytes: [UInt8]) throws -> LexiconImage {
    bytes.isEmpty ? try EmbeddedLexicon.image() : try LexiconImage(copying: bytes)
  }

  /// The bytes of the lexicon's image, for workers; empty for the built-in one, which they have themselves.
  ///
  /// - Throws: As `image(overlay:)`.
  static func compiled(overlay: String?) throws -> [UInt8] {
    guard let overlay else { return [] }
    let builtIn = try EmbeddedLexicon.image()
    var tables = TableSet(
      tables: Dictionary(
        uniqueKeysWithValues: LexiconCompiler.tableNames.map { ($0, builtIn.table($0)) }.filter {
          !$0.1.columns.isEmpty
        }))
    try tables.overlay(TableSet(folder: overlay, isDescribed: false))
    if let fault = LexiconChecks.faults(tables).first { throw fault }
    return LexiconCompiler.compile(tables.tables)
  }

  /// A lexicon with the bytes that make workers know the same.
  struct Loaded: Sendable {
    /// The lexicon.
    let lexicon: LoadedLexicon
    /// Its image; empty for the built-in one.
    let image: [UInt8]

    /// A lexicon with a folder's tables laid over.
    ///
    /// - Throws: `LexiconError` for the first fault of the folder's tables.
    init(overlay: String?) throws {
      image = try Knowledge.compiled(overlay: overlay)
      lexicon = try LoadedLexicon(
        image: image.isEmpty ? EmbeddedLexicon.image() : LexiconImage(copying: image))
    }
  }

  /// The image for workers alone, for who needs no lexicon of its own: loading one takes half as long as a small file.
  ///
  /// - Throws: As `Loaded`.
  static func checked(overlay: String?) throws -> [UInt8] {
    overlay == nil ? [] : try Loaded(overlay: overlay).image
  }

  /// The archive that the arguments name, for looking things up.
  static func archive(_ arguments: Arguments) throws -> RecordArchive {
    try RecordArchive(path: arguments.archivePath, access: .readOnly, folding: image(overlay: nil).folding)
  }
}

extension Knowledge {
  /// The folder of tables that the arguments name; `nil` of none, or where they say `none`.
  static func overlay(_ arguments: Arguments) -> String? {
    arguments.value(.lexicon).flatMap { $0 == "none" ? nil : $0 }
  }

  /// The folder of tables that an archive is worked on with: the one that the arguments name, or else the one that it
  /// was made with, which is said. So a command that names none never undoes what one did that named one.
  ///
  /// - Throws: `UsageError` where the folder has gone: either way out changes the record, and is for a person to choose.
  static func overlayOfArchive(_ arguments: Arguments) throws -> String? {
    guard arguments.value(.lexicon) == nil else { return overlay(arguments) }
    guard let folder = try RecordArchive.lexiconFolder(ofArchive: arguments.archivePath) else { return nil }
    guard Machine.isFolder(folder) else {
      throw UsageError(
        problem:
          "\(arguments.archivePath) was made with the tables of \(folder), and there is no such folder any more",
        remedy: "Nothing was done. Give the tables with --lexicon DIR, or go back to the built-in ones with "
          + "--lexicon none.")
    }
    Terminal.complain(
      "using the tables of \(folder), as \(arguments.archivePath) was made with; --lexicon DIR takes others, "
        + "--lexicon none the built-in ones alone")
    return folder
  }
}
