import BuiltInLexicon
import Lexicon
import Messages
import Presentation
import Query
import Record

/// `chancery codes`: what names stand for.
struct CodesCommand: Command {
  static let name = "codes"
  static let summary = "the names that may be asked by, with their codes: states, bodies, offices, officials, …"
  static let operands = "[SUBJECT] [WORDS…]"
  static let options = [Option.json]
  static let example = "chancery codes states 乌"

  func run(_ arguments: Arguments) async throws -> Int32 {
    let lexicon = try LoadedLexicon(image: EmbeddedLexicon.image())
    var words = arguments.operands
    let subject = words.first.flatMap { NameDirectory.Subject(rawValue: $0.lowercased()) }
    if subject != nil { words.removeFirst() }
    guard subject != nil || !words.isEmpty else {
      Terminal.print(
        Terminal.say("Subjects: \(NameDirectory.Subject.allCases.map(\.rawValue).joined(separator: ", "))") + "\n"
          + Terminal.say("Fields of questions:"))
      for field in QuestionField.allCases {
        Terminal.print("  " + Plain.padded(field.rawValue, to: 12) + Terminal.say(field.help))
      }
      return 0
    }
    let wanted = NameSearch(words.joined(separator: " "), folding: lexicon.folding)
    var count = 0
    for one in subject.map({ [$0] }) ?? NameDirectory.Subject.allCases {
      for item in NameDirectory(one, of: lexicon).items where wanted.finds(item) {
        count += 1
        Terminal.print(arguments.has(.json) ? json(item, one) : line(item, one, isAlone: subject != nil))
      }
    }
    if count == 0 { Terminal.complain("no name holds “\(Plain.text(words.joined(separator: " ")))”") }
    return count == 0 ? 1 : 0
  }

  private func line(_ item: NameDirectory.Item, _ subject: NameDirectory.Subject, isAlone: Bool) -> String {
    let actor = item.actor.isEmpty || item.actor == item.id ? "" : " (\(item.actor))"
    let head = isAlone ? "" : Plain.padded(subject.rawValue, to: 11)
    var names = [item.name]
    for name in [item.hant, item.english] where !name.isEmpty && !names.contains(name) { names.append(name) }
    return head + Plain.padded(item.id + actor, to: 34) + names.joined(separator: "  ")
  }

  private func json(_ item: NameDirectory.Item, _ subject: NameDirectory.Subject) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("subject", subject.rawValue)
      json.member("id", item.id)
      json.member("actor", item.actor.isEmpty ? nil : item.actor)
      json.member("name", item.name)
      json.member("hant", item.hant)
      json.member("english", item.english.isEmpty ? nil : item.english)
      json.member("spellings", item.spellings)
    }
    return json.text
  }
}
