/// The codes of a few actors, each once: what acts are compared by, each with each other of an article.
struct Codes: Sendable, ExpressibleByArrayLiteral {
  /// The codes, in no order that means anything.
  private(set) var all: [String] = []
  /// The same for looking one up, where there are many.
  private var many: Set<String> = []
  /// A bit of 64 for each code: what it tells apart need not be looked at.
  private var sketch: UInt64 = 0

  /// From how many codes on a set finds one sooner than a look at each.
  private static let few = 8

  init(arrayLiteral codes: String...) { self.init(codes) }

  init(_ codes: some Sequence<String>) {
    for code in codes { insert(code) }
  }

  /// The codes that some voices have.
  init(of voices: [Voice]) {
    for voice in voices { if let actor = voice.actor { insert(actor) } }
  }

  private mutating func insert(_ code: String) {
    guard !contains(code) else { return }
    all.append(code)
    sketch |= Codes.bit(code)
    if all.count == Codes.few + 1 { many = Set(all) } else if all.count > Codes.few { many.insert(code) }
  }

  private static func bit(_ code: String) -> UInt64 {
    1 << (code.utf8.reduce(0) { $0 << 5 ^ $0 >> 3 ^ UInt64($1) } & 63)
  }

  /// How many there are.
  var count: Int { all.count }

  /// Whether a code is one of them.
  func contains(_ code: String) -> Bool { all.count > Codes.few ? many.contains(code) : all.contains(code) }

  /// Whether none of them is one of the others.
  func isDisjoint(with others: Codes) -> Bool {
    sketch & others.sketch == 0 || !all.contains(where: others.contains)
  }

  /// Whether each of them is one of the others.
  func isSubset(of others: Codes) -> Bool {
    sketch & ~others.sketch == 0 && count <= others.count && all.allSatisfy(others.contains)
  }

  /// Both together.
  func union(_ others: Codes) -> Codes {
    var both = self
    for code in others.all { both.insert(code) }
    return both
  }
}

extension Codes: Equatable {
  static func == (first: Codes, second: Codes) -> Bool { first.count == second.count && first.isSubset(of: second) }
}
