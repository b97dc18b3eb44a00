public import Lexicon
import Record

/// Finds what the lexicon calls by a name: in both scripts, in English, by id or code.
///
/// The names of a table are gathered when they are first asked for; for one thread.
public final class NameIndex {
  /// A word of a Latin name stands for whoever bears it where these many do, at most.
  static let mostNamesakes = 8

  private struct Gathered {
    var directory: NameDirectory
    /// Rows by folded spelling, and by folded id.
    var rows: [String: [Int]]
    /// Rows by each word of a Latin name.
    var words: [String: [Int]]
  }

  let lexicon: LoadedLexicon
  let folded: FoldedName
  private var gathered: [NameDirectory.Subject: Gathered] = [:]

  /// The names of a lexicon.
  public init(_ lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    folded = FoldedName(lexicon.folding)
  }

  /// The names of a table.
  public func directory(_ subject: NameDirectory.Subject) -> NameDirectory { names(subject).directory }

  /// The rows of a table that a name, an id or a code stands for, in the order of the table.
  func items(_ subject: NameDirectory.Subject, named name: String) -> [NameDirectory.Item] {
    let gathered = names(subject)
    // An id stands for its own row alone, whatever else is called like it.
    if let own = gathered.directory.item(name) { return [own] }
    return (gathered.rows[folded(name)] ?? []).map { gathered.directory.items[$0] }
  }

  /// The rows that a word of a Latin name stands for (`lavrov`), unless it is nobody's in particular.
  func items(_ subject: NameDirectory.Subject, withWord word: String) -> [NameDirectory.Item] {
    let gathered = names(subject)
    let rows = gathered.words[folded(word)] ?? []
    return rows.count <= NameIndex.mostNamesakes ? rows.map { gathered.directory.items[$0] } : []
  }

  /// How many rows bear a word in their Latin name.
  func count(_ subject: NameDirectory.Subject, withWord word: String) -> Int {
    names(subject).words[folded(word)]?.count ?? 0
  }

  /// The codes of states and bodies that a name or code stands for.
  func actors(named name: String) -> [String] {
    let states = items(.states, named: name).map(\.id)
    if !states.isEmpty { return states }
    let key = folded(name)
    let bodies = items(.bodies, named: name).map(\.actor).filter { !$0.isEmpty }
    if !bodies.isEmpty { return Array(Set(bodies)).sorted() }
    // A code of a body that is no id: UN, QUAD.
    return directory(.bodies).items.first { !$0.actor.isEmpty && folded($0.actor) == key }.map { [$0.actor] } ?? []
  }

  /// The names of some tables that are nearest to one that is not there, as they are written.
  func nearest(to name: String, among subjects: [NameDirectory.Subject], limit: Int = 3) -> [String] {
    let key = folded(name)
    var near: [String] = []
    for subject in subjects {
      let gathered = names(subject)
      for found in Nearness.nearest(to: key, among: gathered.rows.keys, limit: limit) {
        guard let row = gathered.rows[found]?.first else { continue }
        let item = gathered.directory.items[row]
        near.append(item.spellings.first { folded($0) == found } ?? item.id)
      }
    }
    return Array(near.prefix(limit))
  }

  private func names(_ subject: NameDirectory.Subject) -> Gathered {
    if let known = gathered[subject] { return known }
    let directory = NameDirectory(subject, of: lexicon)
    var rows: [String: [Int]] = [:]
    var words: [String: [Int]] = [:]
    func note(_ key: String, _ row: Int, in list: inout [String: [Int]]) {
      if !key.isEmpty, list[key]?.last != row { list[key, default: []].append(row) }
    }
    for (row, item) in directory.items.enumerated() {
      note(folded(item.id), row, in: &rows)
      for spelling in item.spellings {
        note(folded(spelling), row, in: &rows)
        guard subject == .officials, spelling.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
        for word in spelling.split(whereSeparator: { $0 == " " || $0 == "-" }) where word.utf8.count > 3 {
          note(folded(String(word)), row, in: &words)
        }
      }
    }
    let made = Gathered(directory: directory, rows: rows, words: words)
    gathered[subject] = made
    return made
  }
}
