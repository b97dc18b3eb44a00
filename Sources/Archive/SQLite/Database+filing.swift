import CSQLite

extension Database {
  /// Makes two functions known to the connection: `path_key(path)`, by which files are found, and
  /// `fingerprint_content(fingerprint)`, the part of a fingerprint that stands for a file's content, as it is stored.
  func registerFiling() throws(ArchiveError) {
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY
    try check(
      sqlite3_create_function_v2(handle, "path_key", 1, flags, nil, FilingCallbacks.pathKey, nil, nil, nil))
    try check(
      sqlite3_create_function_v2(
        handle, "fingerprint_content", 1, flags, nil, FilingCallbacks.fingerprintContent, nil, nil, nil))
  }
}

/// The functions that SQLite calls; outside any actor, since it calls them on the thread it is used from.
private enum FilingCallbacks {
  typealias Callback = @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void

  static let pathKey: Callback = { context, _, arguments in
    guard let argument = arguments?.pointee, let text = sqlite3_value_text(argument) else {
      sqlite3_result_null(context)
      return
    }
    let path = UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(argument)))
    sqlite3_result_int64(context, PathKey(of: path).number)
  }

  static let fingerprintContent: Callback = { context, _, arguments in
    guard let argument = arguments?.pointee, let text = sqlite3_value_text(argument) else {
      sqlite3_result_null(context)
      return
    }
    let fingerprint = UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(argument)))
    switch FingerprintParts(String(decoding: fingerprint, as: UTF8.self)).content {
    case .blob(let bytes):
      bytes.withUnsafeBytes { sqlite3_result_blob64(context, $0.baseAddress, UInt64($0.count), csqlite_transient()) }
    case .text(var text):
      text.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) {
          sqlite3_result_text64(
            context, $0.baseAddress, UInt64($0.count), csqlite_transient(), UInt8(truncatingIfNeeded: SQLITE_UTF8))
        }
      }
    default: sqlite3_result_null(context)
    }
  }
}
