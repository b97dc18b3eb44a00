import Lexicon
import Reading
import Record

/// What the choices are made among: no choice, however well weighed, finds what was never proposed.
struct Oracle {
  let lexicon: LoadedLexicon

  /// How many were asked for and how many were there.
  struct Count {
    var asked = 0
    var found = 0

    mutating func add(_ isFound: Bool) {
      asked += 1
      if isFound { found += 1 }
    }

    var text: String {
      let share = asked == 0 ? 0 : Double(found * 1000 / asked) / 10
      return "\(found) of \(asked) (\(share) %)"
    }
  }

  /// The counts of one kind of thing, altogether and by some heading.
  private struct Table {
    let title: String
    var all = Count()
    var rows: [String: Count] = [:]

    mutating func add(_ isFound: Bool, _ headings: String...) {
      all.add(isFound)
      for heading in headings { rows[heading, default: Count()].add(isFound) }
    }

    var text: String {
      "\(title): \(all.text)\n"
        + rows.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value.text)\n" }.joined()
    }
  }

  /// Reads annotated articles and counts.
  func report(_ articles: [Annotated]) -> String {
    var cues = Table(title: "annotated statements with a cue candidate")
    var speakers = Table(title: "of those, the right speaker among its candidates")
    var names = Table(title: "annotated names and descriptors that stand whole in a reading")
    var reader = Reader(lexicon: lexicon, weights: lexicon.choiceWeights, isLearning: true)
    for annotated in articles {
      var made: Choices?
      let reading = reader.read(annotated.article, &made)
      guard let chooser = made?.statements else { continue }
      let told = annotated.said ?? []
      let pairs = Examples.pairs(told, chooser)
      for number in 0..<told.count { cues.add(number < pairs.count, annotated.month) }
      for (number, said) in pairs.sorted(by: { $0.key < $1.key }) {
        let isThere = chooser.candidates[number].speakers.contains { Examples.isRight($0, said) }
        speakers.add(isThere, annotated.month, Oracle.kind(said.speakers))
      }
      let said = Set(
        (reading.mentions.map(\.text) + reading.statements.flatMap { $0.speakers.map(\.text) }).map(FlatText.words))
      for forms in annotated.names {
        names.add(forms.contains { said.contains(FlatText.words($0)) }, annotated.month)
      }
    }
    return cues.text + speakers.text + names.text
  }

  /// What kind of speakers annotators name.
  static func kind(_ speakers: [(names: [String], actor: String?)]) -> String {
    guard let first = speakers.first else { return "nobody" }
    if speakers.count > 1 { return "several" }
    if first.names.isEmpty { return first.actor == nil ? "nobody" : "side without a name" }
    return first.actor == nil ? "name without a side" : "name with a side"
  }
}
