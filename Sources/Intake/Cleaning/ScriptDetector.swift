public import Record

/// Tells Simplified from Traditional by the characters that only one of them uses.
public struct ScriptDetector: Sendable {
  private enum Evidence {
    static let none: UInt8 = 0
    static let simplified: UInt8 = 1
    static let traditional: UInt8 = 2
  }

  /// What each scalar below U+10000 speaks for.
  private let evidence: [UInt8]

  /// A detector that draws its evidence from a folding.
  ///
  /// A scalar that folds to another one speaks for Traditional. One that others fold to speaks for Simplified; where
  /// both scripts write it (后, 里, 台) the few wrong votes are outnumbered by the others of the text.
  public init(folding: ScriptFolding) {
    var evidence = [UInt8](repeating: Evidence.none, count: 0x10000)
    for scalar in 0x3400..<0x10000 {
      let folded = Int(folding.fold(UInt32(scalar)))
      guard folded != scalar, folded < 0x10000 else { continue }
      evidence[scalar] = Evidence.traditional
      if evidence[folded] == Evidence.none { evidence[folded] = Evidence.simplified }
    }
    self.evidence = evidence
  }

  /// The script of a text; `nil` where nothing, or as much on either side, speaks for one.
  public func script(of text: String) -> Article.Script? {
    var votes = (simplified: 0, traditional: 0)
    let bytes = text.utf8Span.span
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index &+= 1
      } else if byte >= 0xE0, byte < 0xF0, index &+ 2 < bytes.count {
        let scalar = Int(byte & 0xF) << 12 | Int(bytes[index &+ 1] & 0x3F) << 6 | Int(bytes[index &+ 2] & 0x3F)
        switch evidence[scalar] {
        case Evidence.simplified: votes.simplified &+= 1
        case Evidence.traditional: votes.traditional &+= 1
        default: break
        }
        index &+= 3
        // Two hundred votes to a tenth of them have never turned.
        if max(votes.simplified, votes.traditional) > 200,
          min(votes.simplified, votes.traditional) * 10 < max(votes.simplified, votes.traditional)
        {
          break
        }
      } else {
        index &+= byte < 0xE0 ? 2 : 4
      }
    }
    if votes.simplified == votes.traditional { return nil }
    return votes.simplified > votes.traditional ? .simplified : .traditional
  }
}
