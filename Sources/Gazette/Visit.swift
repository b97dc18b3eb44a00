import Archive
import Lexicon
import Messages
import Presentation
import Query
import Record

/// One look at one page: what was asked for, in which language, and where it is looked up.
struct Visit {
  let request: Request
  let language: DisplayLanguage
  let library: Library
  let archive: RecordArchive
  let names: NameIndex
  /// What the archive holds.
  let counts: ArchiveCounts
  /// The page's own address, with its whole state.
  let address: Address
  /// The day of the last article, by which what was announced may have fallen silent.
  let last: CivilDate?

  var naming: Naming { library.naming }

  /// Words in the language of the visit.
  func say(_ wording: Wording) -> String { wording(language) }

  /// The address of another page in the same language.
  func page(_ segments: String...) -> Address { Address(segments: [language.rawValue] + segments) }

  /// The question of a parameter.
  ///
  /// - Throws: `QuestionFault`.
  func question(_ parameter: String = "q") throws -> Question {
    try Question(request.parameter(parameter) ?? "", names: names, today: library.today(), archive: archive)
  }

  /// A question of our own making.
  func question(text: String) throws -> Question {
    try Question(text, names: names, today: library.today(), archive: archive)
  }
}
