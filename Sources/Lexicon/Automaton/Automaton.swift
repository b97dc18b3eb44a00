/// Finds every word of every table in a text, in one scan and in both scripts.
///
/// Scalars are mapped to classes first, one step a character; a Traditional character and its Simplified twin share
/// a class, so the text itself is never converted.
public struct Automaton: Sendable {
  let image: LexiconImage

  /// The automaton of an image.
  public init(image: LexiconImage) {
    self.image = image
  }

  /// What a word of the automaton may mean.
  public func senses(of word: Int) -> [Sense] { Array(eachSense(of: word)) }

  /// The same one after the other, for who only looks through them.
  public func eachSense(of word: Int) -> some Sequence<Sense> {
    let starts = image.elements(.senseStarts, as: UInt32.self)
    let senses = image.elements(.senses, as: UInt32.self)
    let places = word < 0 ? 0..<0 : Int(starts[word])..<Int(starts[word + 1])
    return places.lazy.map { Sense(packed: senses[$0]) }
  }

  /// The number of words.
  public var wordCount: Int { image.elements(.senseStarts, as: UInt32.self).count - 1 }

  /// The word that is exactly this text, if a table holds it.
  public func word(_ text: String) -> Int? {
    let rows = image.elements(.rows, as: TrieRow.self)
    let classes = image.elements(.classes, as: UInt16.self)
    var row = 0
    for scalar in text.unicodeScalars {
      guard scalar.value < 0x10000 else { return nil }
      let next = Int(rows[row].base) + Int(classes[Int(scalar.value)])
      guard classes[Int(scalar.value)] != 0, next < rows.count, rows[next].check == row, next != 0 else { return nil }
      row = next
    }
    return rows[row].value >= 0 ? Int(rows[row].value) : nil
  }
}
