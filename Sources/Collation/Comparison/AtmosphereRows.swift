import Lexicon
import Record

/// A row for each word that says how the meeting went: 坦诚, 深入, 激烈.
///
/// Such a word counts where its clause speaks of the exchange itself (会谈, 气氛, 交流): 友好 in the name of a treaty
/// does not.
struct AtmosphereRows {
  let folding: ScriptFolding
  private let terms: [UInt32: [Term]]
  private let occasions: [UInt32: [Term]]

  private struct Term {
    var folded: [UInt32]
    var word: String
    var tone: String
    var gloss: String
  }

  init(lexicon: LoadedLexicon) {
    folding = lexicon.folding
    var terms: [UInt32: [Term]] = [:]
    var occasions: [UInt32: [Term]] = [:]
    for row in lexicon.atmosphereWords {
      let folded = row.word.unicodeScalars.map { lexicon.folding.fold($0.value) }
      guard let first = folded.first else { continue }
      let term = Term(folded: folded, word: row.word, tone: row.tone.rawValue, gloss: row.gloss)
      if row.tone == .occasion {
        occasions[first, default: []].append(term)
      } else {
        terms[first, default: []].append(term)
      }
    }
    func longestFirst(_ terms: [Term]) -> [Term] { terms.sorted { $0.folded.count > $1.folded.count } }
    self.terms = terms.mapValues(longestFirst)
    self.occasions = occasions.mapValues(longestFirst)
  }

  func rows(_ columns: [ColumnMaker.Made]) -> [Comparison.Row] {
    var found: [String: (term: Term, cells: [Comparison.Cell])] = [:]
    for (column, made) in columns.enumerated() {
      for text in made.texts {
        for (term, span, clause) in hits(text) {
          let wording = text.wording([clause]).marking([span])
          var entry = found[term.word] ?? (term, Array(repeating: .absent, count: columns.count))
          entry.cells[column].standing = .reported
          entry.cells[column].count = (entry.cells[column].count ?? 0) + 1
          entry.cells[column].value = text.passage(span).text
          entry.cells[column].wordings.append(wording)
          found[term.word] = entry
        }
      }
    }
    let order = AtmosphereWord.Tone.allCases.map(\.rawValue)
    return found.values.map { term, cells in
      Comparison.Row(
        number: 0, section: .atmosphere, key: term.word, label: term.word, labelHant: nil,
        note: term.tone + ": " + term.gloss, value: term.tone, issues: [], cells: cells)
    }.sorted { first, second in
      let left = (order.firstIndex(of: first.value ?? "") ?? 0, -support(first), first.key)
      let right = (order.firstIndex(of: second.value ?? "") ?? 0, -support(second), second.key)
      return left < right
    }
  }

  private func support(_ row: Comparison.Row) -> Int { row.cells.count { $0.standing != .absent } }

  /// The words of atmosphere in an account's sentences about the event, each with its clause.
  private func hits(_ text: AccountText) -> [(term: Term, span: TextSpan, clause: TextSpan)] {
    var found: [(term: Term, span: TextSpan, clause: TextSpan)] = []
    for (index, sentence) in text.sentences.enumerated() where text.isOnEvent[index] {
      for clause in clauses(sentence, text.text) {
        guard !matches(occasions, text.text, clause).isEmpty else { continue }
        for (term, span) in matches(terms, text.text, clause) { found.append((term, span, TextSpan(clause))) }
      }
    }
    return found
  }

  /// The clauses of a sentence: cut at commas, semicolons and colons, not at 、.
  private func clauses(_ sentence: Range<Int>, _ text: [UInt32]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = sentence.lowerBound
    for position in sentence where [0xFF0C, 0x2C, 0xFF1B, 0xFF1A].contains(text[position]) {
      if start < position { found.append(start..<position) }
      start = position + 1
    }
    if start < sentence.upperBound { found.append(start..<sentence.upperBound) }
    return found
  }

  /// Longest words first, none within another.
  private func matches(
    _ words: [UInt32: [Term]], _ text: [UInt32], _ range: Range<Int>
  ) -> [(term: Term, span: TextSpan)] {
    var found: [(term: Term, span: TextSpan)] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let candidates = words[folding.fold(text[position])] ?? []
      let match = candidates.first { term in
        position + term.folded.count <= range.upperBound
          && term.folded.indices.allSatisfy { folding.fold(text[position + $0]) == term.folded[$0] }
      }
      if let match {
        found.append((match, TextSpan(position, position + match.folded.count)))
        position += match.folded.count
      } else {
        position += 1
      }
    }
    return found
  }
}
