import Lexicon
import Record

/// Whom an account credits, as it words it: 双方认为, 王毅指出, 中方表示.
struct VoiceWords {
  let lexicon: LoadedLexicon

  /// Words for who speaks and the word of saying.
  struct Voice {
    /// 双方 and 认为 together.
    var words: String
    /// Where they stand, if they do.
    var spans: [TextSpan]
    /// The speakers as they were read.
    var speakers: [Party]
  }

  /// The voice of an aligned statement's wording: that of the statement which it was read from.
  func voice(_ wording: Entry.AlignedStatement.Wording, in text: AccountText) -> Voice? {
    let statement = text.reading.statements.first { statement in
      statement.cue?.span == wording.cue?.span
        && statement.content.contains { one in wording.content.contains { $0.range.overlaps(one.range) } }
    }
    return statement.map { voice($0, in: text) }
  }

  /// The voice of a statement.
  func voice(_ statement: Statement, in text: AccountText) -> Voice {
    let cue = statement.cue
    let anchor = cue?.span.start ?? statement.content.first?.start ?? 0
    let sentence = text.sentence(at: anchor).map { text.sentences[$0] } ?? anchor..<anchor
    let named = statement.speakers.compactMap(\.span).filter { span in
      span.start >= sentence.lowerBound && span.end <= sentence.upperBound
    }.sorted()
    if let together = together(statement, before: anchor, from: sentence.lowerBound, in: text) {
      return Voice(
        words: text.passage(together).text + (cue?.text ?? ""), spans: [together, cue?.span].compactMap { $0 },
        speakers: statement.speakers)
    }
    var words: [String] = []
    for speaker in statement.speakers where !words.contains(speaker.text) { words.append(speaker.text) }
    return Voice(
      words: words.joined(separator: "、") + (cue?.text ?? ""), spans: named + [cue?.span].compactMap { $0 },
      speakers: statement.speakers)
  }

  /// 双方, 两国外长, 两人: the word that stands for several speakers nearest before the cue.
  private func together(
    _ statement: Statement, before anchor: Int, from start: Int, in text: AccountText
  ) -> TextSpan? {
    guard statement.speakers.count > 1, start < anchor, anchor <= text.text.count else { return nil }
    var segmenter = Segmenter(automaton: lexicon.automaton)
    let hits = segmenter.segment(Array(text.text[start..<anchor])).hits
    for (position, hit) in hits.enumerated().reversed() where isBoth(hit) {
      var end = hit.end
      // 两国外长: the office belongs to it.
      if position + 1 < hits.count, hits[position + 1].start == end, isOffice(hits[position + 1]) {
        end = hits[position + 1].end
      }
      return TextSpan(start + hit.start, start + end)
    }
    return nil
  }

  private func isBoth(_ hit: Hit) -> Bool {
    lexicon.automaton.senses(of: hit.word).contains { sense in
      sense.kind == .word && [.both, .several, .pronouns].contains(lexicon.words[sense.row].role)
    }
  }

  private func isOffice(_ hit: Hit) -> Bool {
    lexicon.automaton.senses(of: hit.word).contains { $0.kind == .office }
  }
}
