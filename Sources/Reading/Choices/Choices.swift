package import Lexicon

/// What an article's reading was chosen among, for learning from it.
package struct Choices {
  package let statements: StatementChooser
  package let acts: ActChooser

  /// The decisions in the order in which they are learnt.
  package static let decisions = StatementChooser.decisions + [ActSign.decision]

  /// Every sign of a decision, by its key and as the table calls it.
  package static func signs(of decision: String, lexicon: LoadedLexicon) -> [(key: UInt32, name: String)] {
    decision == ActSign.decision
      ? Scorer.names(ActSign.self, lexicon: lexicon) : StatementChooser.signs(of: decision, lexicon: lexicon)
  }
}
