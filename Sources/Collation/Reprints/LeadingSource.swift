public import Lexicon
public import Record

/// Tells which member of a reprint family the others follow.
///
/// The one published first; but where members credit others (新华社报道 in a text that 新华社 printed, too), one that is
/// credited leads, also where its own copy is dated later: what credits somebody has it from there. Of several, the one
/// that credits nobody else in the family; then the earliest; then the lowest id.
public struct LeadingSource {
  private let lexicon: LoadedLexicon

  /// A judge with a lexicon, which knows outlets by all their names.
  public init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
  }

  /// The member that leads, by its position; 0 for no members.
  public func leader(of members: [Article]) -> Int {
    let outlets = members.map { $0.outlet.id ?? folded($0.outlet.name ?? "") }
    let present = Set(outlets)
    // Whom each member credits among the others; nobody follows themselves.
    let credits = zip(members, outlets).map { member, own in
      Set(member.relayedFrom.map { $0.outlet ?? folded($0.name) }).intersection(present).subtracting([own, ""])
    }
    let named = credits.reduce(into: Set()) { $0.formUnion($1) }
    let credited = members.indices.filter { named.contains(outlets[$0]) }
    let sources = credited.filter { credits[$0].isEmpty }
    let candidates = sources.isEmpty ? credited.isEmpty ? Array(members.indices) : credited : sources
    return candidates.min { precedes(members[$0], members[$1]) } ?? 0
  }

  /// By publication, then by id; without a date last.
  private func precedes(_ first: Article, _ second: Article) -> Bool {
    (first.published?.seconds ?? .max, first.id) < (second.published?.seconds ?? .max, second.id)
  }

  /// The name in Simplified characters.
  private func folded(_ name: String) -> String {
    String(
      String.UnicodeScalarView(name.unicodeScalars.map { Unicode.Scalar(lexicon.folding.fold($0.value)) ?? $0 }))
  }
}
