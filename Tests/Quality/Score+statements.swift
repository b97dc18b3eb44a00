import Record

/// What the statements of an article say: the gold ones, those read, and how far each two are the same words.
struct StatementContents {
  /// The words of each gold statement.
  let gold: [FlatText]
  /// The words of each statement read.
  let read: [FlatText]
  /// For each gold statement its overlap with each one read, from nought to one.
  let overlaps: [[Double]]

  init(gold article: Gold, reading: ArticleReading) {
    let text = FlatText(reading.article.text)
    gold = article.statements.map { StatementContents.words(of: $0, in: text) }
    let scalars = Array(reading.article.text.unicodeScalars)
    read = reading.statements.map { statement in
      FlatText(String(String.UnicodeScalarView(statement.content.flatMap { scalars[$0.range] })))
    }
    let readGrams = read.map { ($0, $0.grams) }
    overlaps = gold.map { words in
      let grams = Set(words.grams)
      return readGrams.map { StatementContents.overlap(words, grams, $0.0, $0.1) }
    }
  }

  /// The shortest stretch of the article between a statement's first and last words; the first words where there is none
  /// of a credible length.
  private static func words(of statement: Gold.Statement, in text: FlatText) -> FlatText {
    let starts = FlatText(statement.starts)
    let ends = FlatText(statement.ends)
    var best: Range<Int>?
    var from = 0
    while let start = text.find(starts, from: from) {
      if let end = text.find(ends, from: start + max(0, starts.count - ends.count)) {
        let found = start..<(end + ends.count)
        if best.map({ found.count < $0.count }) ?? true { best = found }
      }
      from = start + max(starts.count, 1)
    }
    guard let best, best.count < 1500 else { return starts }
    return FlatText(text.scalars[best])
  }

  /// How much of two texts' words is shared: four scalars in a row stand for what they have in common.
  private static func overlap(
    _ first: FlatText, _ grams: Set<SIMD4<UInt32>>, _ second: FlatText, _ others: [SIMD4<UInt32>]
  ) -> Double {
    guard first.count > 0, second.count > 0 else { return 0 }
    let hits = others.count(where: grams.contains)
    var shared = hits > 0 ? hits + 3 : 0
    // Words of less than four scalars have no runs of four; all runs are shared where one holds the other.
    let mayHold = hits == others.count || hits >= grams.count
    if mayHold, first.contains(second) || second.contains(first) { shared = min(first.count, second.count) }
    return Double(shared) / Double(max(1, first.count + second.count - shared))
  }
}

extension Score {
  /// Statements whose words were read, half of them at least.
  var statements: Tally { pairs { _, _ in true } }

  /// The same with everyone who speaks.
  var statementsWithSpeaker: Tally { pairs { isFound(gold.statements[$0].speakers, reading.statements[$1].speakers) } }

  private func pairs(where isRight: (_ gold: Int, _ read: Int) -> Bool) -> Tally {
    Pairing(contents.gold.count, contents.read.count) { number, position in
      let overlap = contents.overlaps[number][position]
      return overlap >= 0.5 && isRight(number, position) ? overlap : 0
    }.tally
  }

  /// Statements whose words were read to the character, but for the marks at their ends.
  var statementsExact: Tally {
    let gold = contents.gold.map(\.trimmed)
    let read = contents.read.map(\.trimmed)
    return Pairing(gold.count, read.count) { gold[$0] == read[$1] ? 1 : 0 }.tally
  }

  /// Statements read with their cue: one may hold the other (回应称, 称), and none answers to none.
  var statementsWithCue: Tally {
    let want = gold.statements.map { FlatText($0.cue) }
    let read = reading.statements.map { FlatText($0.cue?.text ?? "") }
    return Pairing(want.count, read.count) { number, position in
      let (first, second) = (want[number], read[position])
      let isRight = first.contains(second) || second.contains(first)
      return isRight && (first.count == 0) == (second.count == 0) ? contents.overlaps[number][position] : 0
    }.tally
  }

  /// Whether everyone who speaks was found: by name, or by actor where there is no name.
  private func isFound(_ speakers: [Gold.Participant], _ read: [Party]) -> Bool {
    guard !speakers.isEmpty else { return read.isEmpty }
    return speakers.allSatisfy { speaker in
      let names = speaker.names.map(FlatText.init)
      return read.contains { names.contains(FlatText($0.text)) || names.isEmpty && $0.actor == speaker.actor }
    }
  }
}
