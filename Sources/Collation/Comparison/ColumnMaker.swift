import Lexicon
import Record

/// Puts accounts into columns: an outlet's accounts into one, reprints of a text into that of the text they repeat.
struct ColumnMaker {
  let lexicon: LoadedLexicon
  /// Codes of the sides of the event.
  let sides: Set<String>
  /// Whether each account that repeats no other is a column of its own.
  let isByAccount: Bool

  /// A column with the texts of its accounts, in the same order.
  struct Made {
    var column: Comparison.Column
    var texts: [AccountText]
    /// By which columns are ordered: whether the event is their subject, their nearness to the source, their fullness.
    var rank: (passing: Int, nearness: Int, fullness: Int)
  }

  /// The columns, the best first.
  ///
  /// - Parameters:
  ///   - texts: The accounts' texts, in the order of publication.
  ///   - reprints: Accounts that repeat another's text, by the id of the article they repeat.
  ///   - points: How many of the event's points each article tells, by its id.
  func columns(_ texts: [AccountText], reprints: [String: [Entry.Account]], points: [String: Int]) -> [Made] {
    var groups: [String: [AccountText]] = [:]
    var order: [String] = []
    for text in texts {
      let outlet = text.article.outlet
      let key = isByAccount ? text.article.id : outlet.id ?? outlet.name ?? text.article.id
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(text)
    }
    let made = order.enumerated().map { position, key in
      (made: column(key, groups[key] ?? [], reprints, points), position: position)
    }
    return made.sorted { first, second in
      let left = (first.made.rank.passing, -first.made.rank.nearness, -first.made.rank.fullness, first.position)
      let right = (second.made.rank.passing, -second.made.rank.nearness, -second.made.rank.fullness, second.position)
      return left < right
    }.map(\.made)
  }

  private func column(
    _ key: String, _ texts: [AccountText], _ reprints: [String: [Entry.Account]], _ points: [String: Int]
  ) -> Made {
    let nearness = SourceNearness(lexicon: lexicon, sides: sides)
    // The fullest account leads its column; of equals the first published.
    let ordered = texts.enumerated().sorted { first, second in
      let left = (first.element.isPassing ? 1 : 0, -(points[first.element.article.id] ?? 0), first.offset)
      let right = (second.element.isPassing ? 1 : 0, -(points[second.element.article.id] ?? 0), second.offset)
      return left < right
    }.map(\.element)
    let outlet = ordered[0].article.outlet
    let known = outlet.id.flatMap { lexicon.outlet($0) }
    let state = known.map(\.state).flatMap { $0.isEmpty ? nil : $0 }
    let column = Comparison.Column(
      id: key, name: known?.name ?? outlet.name ?? outlet.id ?? ordered[0].article.source.path, state: state,
      region: ColumnMaker.region(state), side: state.flatMap { sides.contains($0) ? $0 : nil },
      accounts: ordered.map { text in
        Comparison.Column.Told(
          account: text.account, script: text.article.script, reprints: reprints[text.article.id] ?? [])
      },
      isPassing: ordered.allSatisfy(\.isPassing), characters: ordered.reduce(0) { $0 + $1.characters })
    return Made(
      column: column, texts: ordered,
      rank: (
        column.isPassing ? 1 : 0, ordered.map { $0.isPassing ? 0 : nearness.points($0.article) }.max() ?? 0,
        texts.reduce(0) { $0 + (points[$1.article.id] ?? 0) }
      ))
  }

  /// The region of a state's outlets.
  private static func region(_ state: String?) -> Comparison.Region {
    switch state {
    case nil: .unknown
    case "CHN": .mainland
    case "HKG": .hongKong
    case "MAC": .macau
    case "TWN": .taiwan
    default: .abroad
    }
  }
}
