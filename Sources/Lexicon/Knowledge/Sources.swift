import Record

/// A word by which an article credits its source of information: a row of `sources.tsv`.
public struct SourceWord: Sendable, Hashable {
  /// What the word does.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// How a medium's name ends (时报); how a word ends that is none (情报).
    case medium
    case notMedium = "not-medium"
    /// Media without a name, beside those of `speech.tsv`: 外电.
    case press
    /// Whose they are: 当地, 官方.
    case whose
    /// Where a body publishes in its own name on the web: 官网.
    case site
    /// Where it does so on someone else's: 公众号.
    case account
    /// What media do: 报道, 刊登.
    case report
    /// 引述, 转载: what media do with each other's reports; the source follows.
    case quote
    /// What sites and media do with a text: 刊登, 发布, 显示.
    case publish
    /// What bodies do with news of their own: 公布.
    case announce
    /// What one counts or finds: 民调, 统计.
    case finding
    /// What an interview is: 采访, 专访.
    case interview
    /// How a dateline ends: 电, 讯.
    case filed
    /// Who wrote: 记者, 特派员.
    case reporter
    /// Who only worked on the words: 编辑, 译者.
    case editor
    /// What announces the author: 本文作者.
    case author
    /// The outlet speaking of itself: 本报, 本台.
    case own
    /// What announces a credit: 来源.
    case origin
  }

  /// What the word does.
  public let kind: Kind

  /// Stands for a row that no table has.
  public static let unknown = SourceWord(kind: .notMedium)
}

/// How the names of media end that no table holds: the endings of `sources.tsv`.
public final class MediumShapes: Sendable {
  /// What the site of a body is called behind its name: 网站, 官网.
  public let sites: [String]
  private let endings: [[UInt32]]
  private let others: [[UInt32]]
  private let filed: [[UInt32]]
  /// The last character of each ending, by which most words are passed.
  private let lasts: Set<UInt32>
  private let folding: ScriptFolding

  init(table: Table, folding: ScriptFolding) {
    func endings(_ kind: SourceWord.Kind) -> [[UInt32]] {
      table.rows.filter { table.cell($0, "kind") == kind.rawValue }
        .map { table.cell($0, "ending").unicodeScalars.map { folding.fold($0.value) } }
        .filter { !$0.isEmpty }
    }
    self.endings = endings(.medium)
    lasts = Set(self.endings.compactMap(\.last))
    others = endings(.notMedium)
    filed = endings(.filed)
    sites = table.rows.filter { table.cell($0, "kind") == SourceWord.Kind.site.rawValue }.map { table.cell($0, "word") }
    self.folding = folding
  }

  /// Whether words end as the name of a medium does, and have more to them than that ending: 晚邮报, not 日报 or 情报.
  public func isName(_ scalars: ArraySlice<UInt32>) -> Bool {
    guard let last = scalars.last, lasts.contains(folding.fold(last)) else { return false }
    let folded = tail(scalars)
    guard !others.contains(where: { ends(folded, $0) }) else { return false }
    return endings.contains { ends(folded, $0) } && !endings.contains { $0 == folded && scalars.count == $0.count }
  }

  /// Whether words end as a dateline does: 22日电, 本报讯.
  public func isFiled(_ scalars: ArraySlice<UInt32>) -> Bool {
    let folded = tail(scalars)
    return filed.contains { ends(folded, $0) }
  }

  private func tail(_ scalars: ArraySlice<UInt32>) -> [UInt32] { scalars.suffix(8).map { folding.fold($0) } }

  private func ends(_ folded: [UInt32], _ ending: [UInt32]) -> Bool {
    folded.count >= ending.count && folded.suffix(ending.count) == ending[...]
  }
}
