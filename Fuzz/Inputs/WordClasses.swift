import Lexicon

/// The words of the lexicon by what a sentence may use them for, and the marks that no table holds.
struct WordClasses: Sendable {
  /// What a word of a sentence may be.
  enum Class: Hashable, CaseIterable {
    case name, shortName, unknownName, office, state, abbreviation, body, place, outlet
    case cue, speaker, source, event, act, issue
    case with, and, toward, of, future, negation, both, pronoun, time, function
    case ordinary, latin, dot, mark, openBracket, closeBracket, openQuote, closeQuote, number, strange
  }

  private var words: [Class: [String]] = [:]

  /// The characters that write foreign names by sound, and the surnames.
  private let sounds: [String]
  private let surnames: [String]

  init(lexicon: LoadedLexicon) {
    func cells(_ table: String, _ columns: [String], where holds: (Table, Table.Row) -> Bool = { _, _ in true })
      -> [String]
    {
      let table = lexicon.table(table)
      return table.rows.filter { holds(table, $0) }.flatMap { row in
        columns.flatMap { table.list(row, $0) }
      }.filter { !$0.isEmpty }
    }
    func words(_ roles: Set<String>) -> [String] {
      cells("words", ["word"]) { roles.contains($0.cell($1, "role")) }
    }
    func speech(_ kinds: Set<String>) -> [String] {
      cells("speech", ["word"]) { kinds.contains($0.cell($1, "kind")) }
    }
    sounds = cells("surnames", ["text"]) { $0.cell($1, "kind") == "transliteration-character" }
      .flatMap { $0.map(String.init) }
    surnames = cells("surnames", ["text"]) { $0.cell($1, "kind").hasSuffix("surname") }
    let plain: [Class: [String]] = [
      .name: cells("officials", ["name", "hant", "names"]), .shortName: cells("officials", ["short"]),
      .office: cells("offices", ["name", "hant", "names"]) + cells("office-names", ["name", "hant"]),
      .state: cells("states", ["name", "hant", "names"]) + cells("metonyms", ["name", "names"]),
      .abbreviation: cells("states", ["abbreviations"]), .body: cells("bodies", ["name", "hant", "names", "latin"]),
      .place: cells("places", ["name", "hant", "names"]),
      .outlet: cells("outlets", ["name", "hant", "names", "latin"]),
      .cue: speech(["verb", "stance", "address", "pausing", "attitude", "agree", "jointly", "tell", "report"]),
      .speaker: speech(["document", "joint-document", "anonymous", "view", "medium", "authority", "earlier", "later"]),
      .source: cells("sources", ["word", "ending"]) + speech(["source", "reported", "no-source", "issuing", "adverb"]),
      .event: cells("events", ["word"]), .act: cells("acts", ["word"]), .issue: cells("issue-triggers", ["trigger"]),
      .with: words(["with"]), .and: words(["and", "joins", "range"]),
      .toward: words(["toward", "about", "in", "by", "invited", "from"]),
      .of: words(["of", "when", "topic", "people", "side", "count"]), .future: words(["future", "tentative", "modal"]),
      .negation: words(["negation", "cancelled", "denied", "hypothetical"]),
      .both: words(["both", "several"]), .pronoun: words(["pronoun", "pronouns"]),
      .time: words([
        "day", "festival", "day-root", "same-day", "next-day", "weekday", "weekday-this", "weekday-last",
        "weekday-next", "week", "month", "year", "part", "year-part", "half", "season", "unit", "lasting", "numeral",
        "same-month", "same-year", "day-part",
      ]),
      .function: cells("words", ["word"]), .ordinary: cells("ordinary", ["word"]),
      .latin: [
        "A C", "L M", "Ra J", "Maria Santos", "Albert del Rosario", "Jean-Yves Le Drian", "O’Brien", "Al-Sudani", "CDU",
        "Doria Group", "J. Smith", "a", "É", "Haze Fan", "WHO",
      ],
      .dot: ["·", "•", "‧", "・", "．", ".", "･", "-", "—", "－"],
      .mark: [
        "，", "。", "；", "：", "！", "？", "、", "\n", "\n\n", " ", "　", ",", ".", ";", ":", "…", "——", "｜", "#", "<v>", "/",
      ],
      .openBracket: ["（", "(", "【", "["], .closeBracket: ["）", ")", "】", "]"],
      .openQuote: ["“", "‘", "「", "『", "\"", "'", "《", "〈"], .closeQuote: ["”", "’", "」", "』", "\"", "'", "》", "〉"],
      .number: [
        "22日", "3月22日", "22至23日", "2021年", "31", "0", "99999999999999999999", "２２日", "3月底", "二十二日", "两天前", "（22日）",
        "30日至4月2日", "2+2", "12月", "13月", "1至32日",
      ],
      .strange: ["龘", "𠀀", "e\u{301}", "\u{0}", "\u{200B}", "\u{FEFF}", "👩‍👩‍👧", "\u{FFFD}", "\r\n", "\t"],
    ]
    self.words = plain.mapValues { $0.sorted() }
  }

  /// A word of a class.
  func word(_ kind: Class, _ random: inout SplitMix) -> String {
    if kind == .unknownName { return unknownName(&random) }
    return random.pick(words[kind] ?? []) ?? ""
  }

  /// A word of any class.
  func word(_ random: inout SplitMix) -> String {
    word(Class.allCases[random.below(Class.allCases.count)], &random)
  }

  /// A name that no table holds: by sound, its parts joined by dots, or a surname and what follows it.
  private func unknownName(_ random: inout SplitMix) -> String {
    func sound(_ random: inout SplitMix) -> String {
      (0...random.below(4)).map { _ in random.pick(sounds) ?? "" }.joined()
    }
    if random.chance(of: 3) { return (random.pick(surnames) ?? "") + sound(&random) }
    let parts = (0...random.below(3)).map { _ in sound(&random) }
    return parts.joined(separator: word(.dot, &random))
  }
}
