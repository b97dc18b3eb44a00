import Lexicon
import Record

/// Compares the wordings of one point with one of them and marks what differs.
struct WordingComparison {
  let folding: ScriptFolding
  /// Characters that are function words and neither deny nor count: alone they make no difference.
  let idle: Set<UInt32>
  /// Characters that deny.
  let negations: Set<UInt32>

  init(lexicon: LoadedLexicon) {
    folding = lexicon.folding
    var idle: Set<UInt32> = []
    var negations: Set<UInt32> = []
    for row in lexicon.table("words").rows {
      let scalars = row.cells[0].unicodeScalars
      guard scalars.count == 1, let scalar = scalars.first, let role = FunctionWord.Role(rawValue: row.cells[1])
      else { continue }
      let folded = lexicon.folding.fold(scalar.value)
      switch role {
      case .negation: negations.insert(folded)
      case .numeral: break
      default: idle.insert(folded)
      }
    }
    self.idle = idle.subtracting(negations)
    self.negations = negations
  }

  /// One wording as it is compared.
  struct Tokens {
    fileprivate var tokens: [WordTokens.Token]

    /// How many units of comparison it has.
    var count: Int { tokens.count }

    /// Neighbouring tokens, each pair once.
    var pairs: Set<UInt64> {
      Set(zip(tokens, tokens.dropFirst()).map { UInt64($0.key) << 32 | UInt64($1.key) })
    }
  }

  func tokens(_ spans: [TextSpan], of text: AccountText, names: inout NameKeys) -> Tokens {
    Tokens(tokens: WordTokens(spans, of: text, folding: folding, names: &names).tokens)
  }

  /// What one wording is beside another.
  struct Result {
    var standing: Comparison.Standing
    /// The words of its own.
    var own: [TextSpan]
    /// For each unit of the other wording whether it is in this one.
    var isInBoth: [Bool]
  }

  /// Of own words up to a sixth, a wording says the same as the other.
  static let sameUpTo = 6
  /// With less than three fifths of the other's words it tells only part.
  static let partBelow = (numerator: 3, denominator: 5)

  /// How a wording stands to the reference.
  func compare(_ wording: Tokens, with reference: Tokens) -> Result {
    let difference = WordingDifference(wording.tokens.map(\.key), reference.tokens.map(\.key))
    let own = runs(wording, difference.isShared)
    let count = own.reduce(0) { $0 + $1.count }
    let other = runs(reference, difference.isSharedInOther)
    let lacks = other.reduce(0) { $0 + $1.count }
    let standing: Comparison.Standing
    if count * WordingComparison.sameUpTo > wording.count || decides(wording, own) {
      standing = .differs
    } else if (reference.count - lacks) * WordingComparison.partBelow.denominator
      < reference.count * WordingComparison.partBelow.numerator
    {
      standing = .less
    } else {
      standing = .reported
    }
    return Result(
      standing: standing, own: own.flatMap { spans(wording, $0) }, isInBoth: difference.isSharedInOther)
  }

  /// The words of a reference that no other wording has.
  func ownWords(_ reference: Tokens, others: [[Bool]]) -> [TextSpan] {
    guard !others.isEmpty else { return [] }
    let shared = reference.tokens.indices.map { index in others.contains { $0[index] } }
    return runs(reference, shared).flatMap { spans(reference, $0) }
  }

  /// Stretches of tokens that are not shared; function words alone are none.
  private func runs(_ wording: Tokens, _ shared: [Bool]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for position in 0...shared.count {
      let isOwn = position < shared.count && !shared[position]
      if isOwn, start == nil { start = position }
      if !isOwn, let first = start {
        if !wording.tokens[first..<position].allSatisfy({ idle.contains($0.key) }) { found.append(first..<position) }
        start = nil
      }
    }
    return found
  }

  /// Whether a denial or a number is among the differing words: then nothing else need differ.
  private func decides(_ wording: Tokens, _ runs: [Range<Int>]) -> Bool {
    runs.contains { run in
      wording.tokens[run].contains { (0x30...0x39).contains($0.key) }
        || (run.count <= 2 && wording.tokens[run].contains { negations.contains($0.key) })
    }
  }

  /// The text from the first to the last token of a stretch; several stretches where the parts of what is said do not
  /// stand in the order in which they are said: “……，”他说。
  private func spans(_ wording: Tokens, _ run: Range<Int>) -> [TextSpan] {
    var spans: [TextSpan] = []
    for token in wording.tokens[run] {
      if let last = spans.last, token.span.start >= last.end {
        spans[spans.count - 1].end = token.span.end
      } else {
        spans.append(token.span)
      }
    }
    return spans
  }
}

extension Comparison.Wording {
  /// The wording with some stretches of its article marked as differing.
  func marking(_ spans: [TextSpan]) -> Comparison.Wording {
    var marked = self
    for index in marked.passages.indices {
      let passage = marked.passages[index].span
      marked.passages[index].differing = spans.compactMap { span in
        let start = max(span.start, passage.start)
        let end = min(span.end, passage.end)
        return start < end ? TextSpan(start, end) : nil
      }.sorted()
    }
    return marked
  }
}
