/// Reads Traditional and variant characters as the Simplified one, so that both scripts find each other.
///
/// A plain table over the Basic Multilingual Plane; the lexicon's `script-fold.tsv` fills it.
public struct ScriptFolding: Sendable {
  /// The folded form of each scalar below U+10000.
  public let table: [UInt16]

  /// A folding by its table; anything but 65,536 entries is taken as no folding at all.
  public init(table: [UInt16]) {
    self.table = table.count == 0x10000 ? table : (0...UInt16.max).map { $0 }
  }

  /// Leaves every scalar as it is.
  public static let none = ScriptFolding(table: [])

  /// The folded form of a scalar value.
  @inlinable
  public func fold(_ scalar: UInt32) -> UInt32 {
    scalar < 0x10000 ? UInt32(table[Int(scalar)]) : scalar
  }
}
