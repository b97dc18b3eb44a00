import Archive
import Intake

/// A file that could not be read: where, why, and what to do about it.
struct Refused: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of fault, as the room that found it names it.
  var code: String
  /// The file.
  var path: String
  /// The path inside a container.
  var member: String?
  /// The line of the fault, counted from 1.
  var line: Int?
  /// What is wrong.
  var problem: String
  /// What to do.
  var remedy: String
  /// Whether the next run may fare better: then the file is not remembered as refused.
  var isPassing = false

  /// A refusal.
  init(code: String, path: String, member: String? = nil, line: Int? = nil, problem: String, remedy: String) {
    self.code = code
    self.path = path
    self.member = member
    self.line = line
    self.problem = problem
    self.remedy = remedy
  }

  /// What intake refused.
  init(_ error: IntakeError) {
    self.init(
      code: error.code.description, path: error.path, member: error.member, line: error.line, problem: error.problem,
      remedy: error.remedy)
  }

  /// One line: `path:line: problem; remedy`, with control characters of the path shown as `?`.
  var description: String {
    var place = path
    if let member { place += "!" + member }
    if let line { place += ":\(line)" }
    var shown = String.UnicodeScalarView()
    for scalar in place.unicodeScalars {
      shown.append(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "?" : scalar)
    }
    return "\(String(shown)): \(problem); \(remedy)"
  }
}

extension Refusal {
  /// What was refused, as the archive keeps it.
  init(_ refused: Refused, fingerprint: String) {
    self.init(
      code: refused.code, path: refused.path, member: refused.member, line: refused.line, problem: refused.problem,
      remedy: refused.remedy, fingerprint: fingerprint)
  }
}
