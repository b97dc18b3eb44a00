import CSQLite

/// Cuts text for the index: Chinese into overlapping pairs, everything else into words.
///
/// 外长访问G7 becomes 外长 长访 访问 问 g7. The single character at the end of a run lets a query of one character
/// find every place as the beginning of a pair; a query leaves it out at its own end, so that 访问 finds 访问团.
/// Pairs of two runs never join, since the pair across the gap is missing; where a word stands at a gap, a token of
/// its own keeps the gap.
final class HanTokenizer {
  /// Called with each token and the bytes of the text it stands for; anything but `SQLITE_OK` ends the cutting.
  typealias Emit =
    @convention(c) (UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32, Int32, Int32) -> Int32

  /// A word longer than this many bytes is known by its beginning.
  static let longestWord = 128

  private let alphabet: SearchAlphabet

  init(alphabet: SearchAlphabet) {
    self.alphabet = alphabet
  }

  /// Cuts one text.
  ///
  /// - Parameters:
  ///   - isQuery: Whether the text is a phrase to look for, whose end is not the end of a run.
  func cut(
    _ text: UnsafeBufferPointer<UInt8>, isQuery: Bool, context: UnsafeMutableRawPointer?, emit: Emit
  ) -> Int32 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: HanTokenizer.longestWord + 8) { buffer in
      var cutting = Cutting(buffer: buffer, context: context, emit: emit)
      var index = 0
      while index < text.count, cutting.result == SQLITE_OK {
        let start = index
        let scalar = HanTokenizer.decode(text, at: &index)
        let (part, folded) = alphabet.classify(scalar)
        switch part {
        case .han: cutting.han(folded, start: start, end: index)
        case .word: cutting.word(folded, start: start, end: index)
        case .space: cutting.endRun()
        case .stop: cutting.stop()
        }
      }
      cutting.finish(isQuery: isQuery)
      return cutting.result
    }
  }

  /// How many tokens a text has, as FTS5 writes the number down beside the index: big-endian, seven bits a byte.
  func docsize(_ text: String) -> [UInt8] {
    var count = 0
    var text = text
    text.withUTF8 { bytes in
      withUnsafeMutablePointer(to: &count) {
        _ = cut(bytes, isQuery: false, context: $0, emit: HanTokenizer.countToken)
      }
    }
    var digits = [UInt8(count & 0x7F)]
    var rest = count >> 7
    while rest > 0 {
      digits.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return digits.reversed()
  }

  private static let countToken: Emit = { context, _, _, _, _, _ in
    context?.assumingMemoryBound(to: Int.self).pointee += 1
    return SQLITE_OK
  }

  /// Reads one scalar; a byte that begins none counts as U+FFFD.
  @inline(__always)
  static func decode(_ text: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt32 {
    let lead = UInt32(text[index])
    index &+= 1
    if lead < 0x80 { return lead }
    let following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0
    guard following > 0, index &+ following <= text.count else { return 0xFFFD }
    var scalar = lead & (0x3F >> UInt32(following))
    for _ in 0..<following {
      scalar = scalar << 6 | UInt32(text[index] & 0x3F)
      index &+= 1
    }
    return scalar
  }

  /// What has been read of the run at hand.
  private struct Cutting {
    /// The last Chinese character, then the one at hand; or the word.
    let buffer: UnsafeMutableBufferPointer<UInt8>
    let context: UnsafeMutableRawPointer?
    let emit: Emit
    var result = SQLITE_OK
    private var run: SearchAlphabet.Part = .stop
    private var filled = 0
    private var start = 0
    private var end = 0
    /// Whether the run has yielded a pair, so that its last character is known from it.
    private var isPaired = false
    /// Whether a stop was met since the last token, and whether that token was a word.
    private var hasGap = false
    private var afterWord = false

    init(buffer: UnsafeMutableBufferPointer<UInt8>, context: UnsafeMutableRawPointer?, emit: Emit) {
      self.buffer = buffer
      self.context = context
      self.emit = emit
    }

    @inline(__always)
    mutating func han(_ scalar: UInt32, start: Int, end: Int) {
      if run == .han {
        let first = filled
        appendHan(scalar)
        token(from: self.start, to: end)
        isPaired = true
        // The one at hand is the first of the next pair.
        for index in first..<filled { buffer[index &- first] = buffer[index] }
        filled &-= first
      } else {
        endRun()
        if hasGap, afterWord { gap() }
        hasGap = false
        afterWord = false
        run = .han
        isPaired = false
        appendHan(scalar)
      }
      self.start = start
      self.end = end
    }

    mutating func word(_ scalar: UInt32, start: Int, end: Int) {
      if run != .word {
        endRun()
        if hasGap { gap() }
        hasGap = false
        afterWord = true
        run = .word
        self.start = start
        // Keeps words of other letters apart from Chinese characters, whose first byte is 0x80 or more.
        if scalar >= 0x80 { put(0x7F) }
      }
      if filled < HanTokenizer.longestWord { append(scalar) }
      self.end = end
    }

    @inline(__always)
    mutating func stop() {
      endRun()
      hasGap = true
    }

    /// Yields what the run ends with: the word, or the last Chinese character alone.
    @inline(__always)
    mutating func endRun() {
      guard run != .stop else { return }
      token(from: start, to: end)
      filled = 0
      run = .stop
    }

    mutating func finish(isQuery: Bool) {
      if isQuery, run == .han, isPaired { return }
      endRun()
    }

    /// A token of one space: nothing that can be looked for.
    private mutating func gap() {
      buffer[0] = 0x20
      filled = 1
      token(from: end, to: end)
      filled = 0
    }

    @inline(__always)
    private mutating func token(from start: Int, to end: Int) {
      guard result == SQLITE_OK, let base = buffer.baseAddress else { return }
      result = base.withMemoryRebound(to: CChar.self, capacity: filled) {
        emit(
          context, 0, $0, Int32(truncatingIfNeeded: filled), Int32(truncatingIfNeeded: start),
          Int32(truncatingIfNeeded: end))
      }
    }

    /// A Chinese character in two bytes; with UTF-8's three, storing takes some 15 % more time.
    ///
    /// No character's bytes begin another's, so that a single one finds exactly the pairs that begin with it, and none
    /// is zero, where FTS5 would end the token.
    @inline(__always)
    private mutating func appendHan(_ scalar: UInt32) {
      if scalar >= 0x3400, scalar < 0xA000 {
        let (lead, rest) = (scalar &- 0x3400).quotientAndRemainder(dividingBy: 222)
        put(UInt8(truncatingIfNeeded: 0x80 &+ lead))
        put(UInt8(truncatingIfNeeded: 0x20 &+ rest))
      } else {
        put(0xFE)
        put(UInt8(truncatingIfNeeded: 0x80 | scalar >> 14))
        put(UInt8(truncatingIfNeeded: 0x80 | scalar >> 7 & 0x7F))
        put(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x7F))
      }
    }

    @inline(__always)
    private mutating func append(_ scalar: UInt32) {
      if scalar < 0x80 {
        put(UInt8(truncatingIfNeeded: scalar))
      } else if scalar < 0x800 {
        put(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
        put(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
      } else {
        if scalar < 0x10000 {
          put(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
        } else {
          put(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
          put(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
        }
        put(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
        put(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
      }
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
      buffer[filled] = byte
      filled &+= 1
    }
  }
}
