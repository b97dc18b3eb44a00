import Archive
import Foundation
import Lexicon
import Presentation
import Query
import Record

/// The archive that a command asks, and what names stand for.
struct Asking {
  let archive: RecordArchive
  let lexicon: LoadedLexicon
  let names: NameIndex

  /// - Throws: `ArchiveError`, `LexiconError`.
  init(_ arguments: Arguments) throws {
    lexicon = try LoadedLexicon(image: Knowledge.image(overlay: nil))
    archive = try RecordArchive(path: arguments.archivePath, access: .readOnly, folding: lexicon.folding)
    names = NameIndex(lexicon)
  }

  /// The day that relative dates count from: this machine's.
  static var today: CivilDate {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    return CivilDate(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
      ?? CivilDate(dayNumber: 0)
  }

  /// A question, understood.
  ///
  /// - Throws: `QuestionFault`, `ArchiveError`.
  func question(_ text: String) throws -> Question {
    try Question(text, names: names, today: Asking.today, archive: archive)
  }
}

extension QuestionFault {
  /// The fault as a terminal shows it: what is wrong, the question with the place marked, and how it is right.
  var page: String {
    let scalars = Array(question.unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 })
    func text(_ range: Range<Int>) -> String { Plain.text(String(String.UnicodeScalarView(scalars[range]))) }
    let before = text(0..<place.lowerBound)
    let words = text(place)
    let mark = String(repeating: "^", count: max(Plain.width(words), 1))
    return Terminal.say(problem) + "\n  " + before + words + text(place.upperBound..<scalars.count) + "\n  "
      + String(repeating: " ", count: Plain.width(before)) + mark + "\n" + Terminal.say(remedy)
  }
}
