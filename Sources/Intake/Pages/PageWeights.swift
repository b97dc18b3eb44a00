import Lexicon

/// The name of a feature, as `page-weights.tsv` has it, without ever being a string: its FNV-1a hash.
///
/// `weights.note("wl\(4)_\(2)")` is the feature `wl4_2`.
struct FeatureName: ExpressibleByStringInterpolation {
  let hash: UInt64

  init(stringLiteral name: StaticString) {
    var interpolation = Interpolation(literalCapacity: 0, interpolationCount: 0)
    interpolation.appendLiteral(name)
    hash = interpolation.hash
  }

  init(stringInterpolation: Interpolation) { hash = stringInterpolation.hash }

  init(_ name: String) {
    var interpolation = Interpolation(literalCapacity: 0, interpolationCount: 0)
    for byte in name.utf8 { interpolation.add(byte) }
    hash = interpolation.hash
  }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    init(literalCapacity: Int, interpolationCount: Int) {}

    @inline(__always)
    fileprivate mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    @inline(__always)
    mutating func appendLiteral(_ literal: StaticString) {
      let start = literal.utf8Start
      for index in 0..<literal.utf8CodeUnitCount { add(start[index]) }
    }

    @inline(__always)
    mutating func appendInterpolation(_ number: Int) {
      var number = number
      if number < 0 {
        add(UInt8(ascii: "-"))
        number = -number
      }
      if number >= 100 { add(UInt8(ascii: "0") + UInt8(number / 100 % 10)) }
      if number >= 10 { add(UInt8(ascii: "0") + UInt8(number / 10 % 10)) }
      add(UInt8(ascii: "0") + UInt8(number % 10))
    }

    @inline(__always)
    mutating func appendInterpolation(_ words: StaticString) { appendLiteral(words) }

    @inline(__always)
    mutating func appendInterpolation(_ flag: Bool) { add(flag ? UInt8(ascii: "1") : UInt8(ascii: "0")) }

    @inline(__always)
    mutating func appendInterpolation(_ name: [UInt8]) { for byte in name { add(byte) } }
  }
}

/// The learnt weights of features of blocks, of the first pass and of the second: `page-weights.tsv`.
struct PageWeights: Sendable {
  private static let size = 1 << 13
  private var keys = [UInt64](repeating: 0, count: size)
  private var values = [SIMD2<Float>](repeating: .zero, count: size)
  /// What every block begins with.
  private(set) var bias = SIMD2<Float>.zero

  /// - Throws: `LexiconError` for a weight that is no number.
  init(_ table: Table) throws(LexiconError) {
    guard table.rows.count * 2 < PageWeights.size else {
      throw LexiconError(
        table: table.name, line: 1, problem: "there are more than \(PageWeights.size / 2) weights",
        remedy: "leave out those near zero")
    }
    for row in table.rows {
      guard let first = Float(table.cell(row, "first")), let second = Float(table.cell(row, "second")) else {
        throw LexiconError(
          table: table.name, line: row.line, problem: "a weight is no number", remedy: "write it as 0.25")
      }
      let name = table.cell(row, "feature")
      if name == "BIAS" { bias = [first, second] } else { put(FeatureName(name).hash, [first, second]) }
    }
  }

  private mutating func put(_ key: UInt64, _ value: SIMD2<Float>) {
    var slot = Int(truncatingIfNeeded: key) & (PageWeights.size - 1)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (PageWeights.size - 1) }
    keys[slot] = key
    values[slot] = value
  }

  /// The weights of a feature; zero of one that is not in the table.
  @inline(__always)
  subscript(name: FeatureName) -> SIMD2<Float> {
    var slot = Int(truncatingIfNeeded: name.hash) & (PageWeights.size - 1)
    while true {
      let key = keys[slot]
      if key == name.hash { return values[slot] }
      if key == 0 { return .zero }
      slot = (slot + 1) & (PageWeights.size - 1)
    }
  }
}
