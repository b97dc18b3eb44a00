import Lexicon
import Record

/// To whom each account attributes what it tells: a row for each side, one for the sides together, one for the rest.
struct CreditRows {
  let lexicon: LoadedLexicon
  let voices: VoiceWords
  /// The sides by code, in the order of the entry.
  let sides: [String]

  func rows(_ columns: [ColumnMaker.Made]) -> [Comparison.Row] {
    let tallies = columns.map { made in tally(made.texts) }
    var keys = sides + ["together"]
    let others = Set(tallies.flatMap(\.keys)).subtracting(keys).subtracting(["others", "unnamed"])
    // Where no event is in view, there are no sides: every state that speaks has its row.
    if sides.isEmpty {
      keys = others.sorted { (-support($0, tallies), $0) < (-support($1, tallies), $1) } + ["together"]
    }
    keys += ["others", "unnamed"]
    return keys.compactMap { key in
      let cells = tallies.map { tally in tally[key].map(cell) ?? .absent }
      guard cells.contains(where: { $0.standing != .absent }) else { return nil }
      return Comparison.Row(
        number: 0, section: .credits, key: key, label: lexicon.state(key)?.name ?? key,
        labelHant: lexicon.state(key).flatMap { $0.hant == $0.name ? nil : $0.hant }, note: nil, value: nil,
        issues: [], cells: cells)
    }
  }

  private func support(_ key: String, _ tallies: [[String: [Credit]]]) -> Int {
    tallies.reduce(0) { $0 + ($1[key]?.reduce(0) { $0 + $1.count } ?? 0) }
  }

  /// One voice with how often it is heard.
  private struct Credit {
    var words: String
    var count: Int
    var wordings: [Comparison.Wording]
  }

  private func cell(_ credits: [Credit]) -> Comparison.Cell {
    let ordered = credits.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
    return Comparison.Cell(
      .reported, count: ordered.reduce(0) { $0 + $1.count },
      wordings: ordered.flatMap { credit in
        credit.wordings.map { wording in
          var wording = wording
          wording.voice = credit.words
          return wording
        }
      })
  }

  private func tally(_ texts: [AccountText]) -> [String: [Credit]] {
    var found: [String: [Credit]] = [:]
    for text in texts {
      for statement in text.reading.statements {
        // What only says where the news of the meeting is from credits nobody with words: 外交部网站消息，王毅会见…
        guard let first = statement.content.first, text.isOnEvent(first), !text.tellsOfEvent(statement.content) else {
          continue
        }
        let voice = voices.voice(statement, in: text)
        let key = key(voice.speakers)
        let spans = voice.spans.isEmpty ? [first] : voice.spans
        if let position = found[key]?.firstIndex(where: { $0.words == voice.words }) {
          found[key]?[position].count += 1
          found[key]?[position].wordings.append(text.wording(spans))
        } else {
          found[key, default: []].append(Credit(words: voice.words, count: 1, wordings: [text.wording(spans)]))
        }
      }
    }
    return found
  }

  private func key(_ speakers: [Party]) -> String {
    let actors = Set(speakers.compactMap(\.actor))
    let own = sides.isEmpty ? actors : actors.intersection(sides)
    if own.count > 1 { return "together" }
    if let only = own.first { return only }
    return actors.isEmpty ? "unnamed" : "others"
  }
}
