import Collation
import Lexicon
package import Messages
import Record

/// What the rows and columns of a comparison are called in a language: the record has them in Simplified.
package struct ComparisonNames {
  private let naming: Naming
  private let language: DisplayLanguage

  package init(_ naming: Naming, _ language: DisplayLanguage) {
    self.naming = naming
    self.language = language
  }

  /// A column, by its outlet.
  func column(_ column: Comparison.Column) -> String {
    naming.outlets.item(column.id)?.name(language) ?? column.name
  }

  /// A state or body by its code.
  func actor(_ code: String) -> String { naming.actor(code, language) }

  /// A row, as far as it bears a name of the record: a person, a state, an issue.
  func row(_ row: Comparison.Row) -> String? {
    switch row.section {
    case .facts:
      if let official = naming.officials.item(row.key) { return official.name(language) }
      return naming.knowsActor(row.key) ? naming.actor(row.key, language) : nil
    case .issues: return naming.issues.item(row.key)?.name(language)
    case .credits: return naming.states.item(row.key)?.name(language)
    case .statements, .reactions, .commitments: return speaker(row)
    case .atmosphere: return nil
    }
  }

  /// Who says it: the one state or body whose code the row is kept by, or the person whose name it bears.
  private func speaker(_ row: Comparison.Row) -> String? {
    if let person = naming.officials.items.first(where: { $0.name == row.label }) { return person.name(language) }
    return naming.states.items.first { $0.name == row.label }?.name(language)
  }

  /// The value of a fact.
  func value(_ row: Comparison.Row) -> String? {
    switch row.key {
    case "mode": return row.value.flatMap(Event.Mode.init(rawValue:)).map { Wording.mode($0)(language) }
    case "place":
      return row.value.flatMap { name in naming.places.items.first { $0.name == name } }?.name(language)
    default: return row.section == .facts && naming.officials.item(row.key) != nil ? self.row(row) : nil
    }
  }

  /// What stands under a row's name: a state and an office, or a type.
  func note(_ note: String) -> String {
    if let kind = Event.Kind(rawValue: note) { return Wording.kind(kind)(language) }
    let parts = note.split(separator: " ", maxSplits: 1).map(String.init)
    guard let code = parts.first, naming.knowsActor(code) else { return note }
    let office = parts.dropFirst().first.map { name in
      naming.offices.items.first { $0.name == name || $0.spellings.contains(name) }?.name(language) ?? name
    }
    return [naming.actor(code, language), office].compactMap { $0 }.joined(separator: " ")
  }

  /// An issue by the name that the record shows.
  func issue(_ name: String) -> String {
    naming.issues.items.first { $0.name == name }?.name(language) ?? name
  }
}
