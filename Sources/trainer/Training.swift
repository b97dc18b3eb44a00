import Lexicon
import Reading
import Record

/// Learns decision after decision, since the later ones see what the earlier ones choose.
struct Training {
  let lexicon: LoadedLexicon

  /// What was learnt.
  struct Learnt {
    var weights = ChoiceWeights()
    var rows: [(decision: String, sign: String, weight: Int, seen: Int)] = []
    var report = ""
    /// How much was learnt from.
    var source = ""
  }

  /// What is added to every candidate: a statement found is worth as much as one that is right, so that what is as likely
  /// as not, or a little less, is taken.
  private static let readiness = ["cue": 300, "act": 500]

  /// What a decision is to be learnt from, where the earlier ones are made by weights.
  func examples(_ articles: [Annotated], _ weights: ChoiceWeights) -> Examples {
    var examples = Examples()
    var reader = Reader(lexicon: lexicon, weights: weights, isLearning: true)
    for annotated in articles {
      var choices: Choices?
      _ = reader.read(annotated.article, &choices)
      guard let choices else { continue }
      examples.add(annotated, choices.statements)
      examples.add(annotated, choices.acts)
    }
    return examples
  }

  func learn(_ articles: [Annotated]) -> Learnt {
    var learnt = Learnt()
    learnt.source = Training.source(articles)
    for decision in Choices.decisions {
      let examples = examples(articles, learnt.weights)
      let lesson = examples.lesson(decision)
      let weights = Learner().learn(lesson)
      let names = Dictionary(
        uniqueKeysWithValues: Choices.signs(of: decision, lexicon: lexicon).map { ($0.key, $0.name) })
      let rows = weights.compactMap { key, learnt in
        names[key].map { (decision: decision, sign: $0, weight: learnt.weight, seen: learnt.seen) }
      }
      .map { row in
        var row = row
        if row.sign == "always" { row.weight += Training.readiness[decision] ?? 0 }
        return row
      }
      .filter { abs($0.weight) >= 10 }.sorted { $0.sign < $1.sign }
      learnt.rows.removeAll { $0.decision == decision }
      learnt.rows += rows
      learnt.weights.set(decision, Dictionary(uniqueKeysWithValues: rows.map { ($0.sign, $0.weight) }))
      learnt.report += Training.line(decision, lesson, weights.mapValues(\.weight), examples)
    }
    return learnt
  }

  /// How many decisions were taught and how many the weights decide rightly, on the examples they were learnt from.
  private static func line(
    _ decision: String, _ lesson: [Example], _ weights: [UInt32: Int], _ examples: Examples
  ) -> String {
    let right = lesson.count { CrossValidation.isRight($0, weights) }
    let signs = weights.count { abs($0.value) >= 10 }
    let made = "\(decision): \(lesson.count) decisions, \(right) right in training, \(signs) signs; "
    return made
      + (decision == "act"
        ? "of \(examples.deeds) acts \(examples.withDeed) have a candidate, \(examples.deedsByRules) by the rules\n"
        : "of \(examples.statements) statements \(examples.withCue) have a candidate, "
          + "\(examples.withSpeaker) of those the right speaker among theirs, \(examples.rulesRight) by the rules\n")
  }

  /// How many annotated articles, statements and acts there are.
  static func source(_ articles: [Annotated]) -> String {
    let told = articles.compactMap(\.said)
    let done = articles.compactMap(\.acts)
    return "\(told.map(\.count).reduce(0, +)) statements of \(told.count) articles and "
      + "\(done.map(\.count).reduce(0, +)) acts of \(done.count)"
  }

  /// The table `weights.tsv`.
  func table(_ learnt: Learnt) -> String {
    var text = Training.head(learnt.source)
    for row in learnt.rows { text += "\(row.decision)\t\(row.sign)\t\(row.weight)\t\(row.seen)\n" }
    return text
  }

  private static func head(_ source: String) -> String {
    """
    # weights: what has been learnt for the choices of reading from annotated articles; the candidate whose signs weigh most wins.
    # source: \(source), annotated for Chancery; `make train` writes this table, and Learning.md tells how.
    # decision: what is chosen: cue (is this word of saying a cue here?), speaker (who says it?), extent (does what is said go on into the next clause?), act (would an analyst list it?)
    # sign: what a candidate shows, and behind a colon which of its values
    # weight: what that adds to the candidate, in thousandths of a logit
    # seen: how many candidates showed it
    decision\tsign\tweight\tseen

    """
  }
}
