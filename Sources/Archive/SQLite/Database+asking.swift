import CSQLite
import Record

extension Database {
  /// Makes two functions of packed readings known to the connection: `facts(packed)`, the tokens of what was read, and
  /// `holds(packed, words)`, whether headline or text holds words as they are written.
  func registerAsking(_ packer: LinePacker, _ alphabet: SearchAlphabet) throws(ArchiveError) {
    let context = AskedReadings(packer: packer, words: FactWords(alphabet: alphabet))
    for (name, count, function) in [
      ("facts", Int32(1), AskingCallbacks.facts), ("holds", Int32(2), AskingCallbacks.holds),
    ] {
      try check(
        sqlite3_create_function_v2(
          handle, name, count, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
          Unmanaged.passRetained(context).toOpaque(), function, nil, nil, AskingCallbacks.destroy))
    }
  }
}

/// What the functions need.
private final class AskedReadings {
  let packer: LinePacker
  let words: FactWords

  init(packer: LinePacker, words: FactWords) {
    self.packer = packer
    self.words = words
  }
}

/// The functions that SQLite calls; outside any actor, since it calls them on the thread it is used from.
private enum AskingCallbacks {
  typealias Callback = @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void

  static let facts: Callback = { context, _, arguments in
    guard let owner = sqlite3_user_data(context), let packed = blob(arguments?[0]) else {
      sqlite3_result_text(context, "", 0, csqlite_transient())
      return
    }
    let asked = Unmanaged<AskedReadings>.fromOpaque(owner).takeUnretainedValue()
    var words = asked.packer.reading(packed).map { asked.words.words(of: $0) } ?? ""
    words.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_result_text64(
          context, $0.baseAddress, UInt64($0.count), csqlite_transient(), UInt8(truncatingIfNeeded: SQLITE_UTF8))
      }
    }
  }

  static let holds: Callback = { context, _, arguments in
    guard let owner = sqlite3_user_data(context), let packed = blob(arguments?[0]),
      let words = arguments?[1].flatMap({ sqlite3_value_text($0) })
    else {
      sqlite3_result_int(context, 0)
      return
    }
    let asked = Unmanaged<AskedReadings>.fromOpaque(owner).takeUnretainedValue()
    let wanted = String(cString: words)
    let found = asked.packer.words(packed).map { $0.title.holds(wanted) || $0.text.holds(wanted) } ?? false
    sqlite3_result_int(context, found ? 1 : 0)
  }

  static let destroy: @convention(c) (UnsafeMutableRawPointer?) -> Void = { owner in
    if let owner { Unmanaged<AskedReadings>.fromOpaque(owner).release() }
  }

  private static func blob(_ value: OpaquePointer?) -> [UInt8]? {
    guard let value, let start = sqlite3_value_blob(value) else { return nil }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
  }
}

extension String {
  /// Whether the bytes of other words stand in these.
  func holds(_ words: String) -> Bool {
    let (own, wanted) = (Array(utf8), Array(words.utf8))
    guard let first = wanted.first else { return true }
    guard own.count >= wanted.count else { return false }
    for start in 0...(own.count - wanted.count) where own[start] == first {
      if own[start..<start + wanted.count].elementsEqual(wanted) { return true }
    }
    return false
  }
}
