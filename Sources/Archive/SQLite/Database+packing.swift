import CSQLite

extension Database {
  /// Makes the function `pack(line)` known to the connection, by which a step of the schema packs what earlier releases
  /// stored as text.
  func registerPacking() throws(ArchiveError) {
    let packer = Unmanaged.passRetained(LinePacker()).toOpaque()
    try check(
      sqlite3_create_function_v2(
        handle, "pack", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, packer, PackCallbacks.pack, nil, nil,
        PackCallbacks.destroy))
  }
}

/// The functions that SQLite calls; outside any actor, since it calls them on the thread it is used from.
private enum PackCallbacks {
  static let pack: @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void = {
    context, _, arguments in
    guard let owner = sqlite3_user_data(context), let argument = arguments?.pointee,
      let text = sqlite3_value_text(argument)
    else {
      sqlite3_result_null(context)
      return
    }
    let line = Array(UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(argument))))
    let packed = Unmanaged<LinePacker>.fromOpaque(owner).takeUnretainedValue().pack(line)
    packed.withUnsafeBytes {
      sqlite3_result_blob64(context, $0.baseAddress, UInt64($0.count), csqlite_transient())
    }
  }

  static let destroy: @convention(c) (UnsafeMutableRawPointer?) -> Void = { owner in
    if let owner { Unmanaged<LinePacker>.fromOpaque(owner).release() }
  }
}
