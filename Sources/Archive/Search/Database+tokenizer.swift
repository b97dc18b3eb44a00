import CSQLite

extension Database {
  /// Makes the tokenizer `han` known to the connection.
  func register(_ tokenizer: HanTokenizer) throws(ArchiveError) {
    guard let api = fullTextInterface() else {
      throw ArchiveError(
        result: SQLITE_ERROR, message: "this SQLite has no full-text search (FTS5)", path: path, writing: false)
    }
    var functions = fts5_tokenizer(
      xCreate: HanCallbacks.create, xDelete: HanCallbacks.delete, xTokenize: HanCallbacks.tokenize)
    let context = Unmanaged.passRetained(tokenizer).toOpaque()
    try check(api.pointee.xCreateTokenizer(api, "han", context, &functions, HanCallbacks.destroy))
  }

  private func fullTextInterface() -> UnsafeMutablePointer<fts5_api>? {
    guard let statement = try? prepare("SELECT fts5(?1)") else { return nil }
    var api: UnsafeMutablePointer<fts5_api>?
    // The name must outlive the statement, which a static string does.
    let kind: StaticString = "fts5_api_ptr"
    withUnsafeMutablePointer(to: &api) { pointer in
      kind.withUTF8Buffer { name in
        name.withMemoryRebound(to: CChar.self) { statement.bind(pointer: pointer, kind: $0.baseAddress) }
      }
      _ = try? statement.step()
    }
    return api
  }
}

/// The functions that FTS5 calls; outside any actor, since SQLite calls them on the thread it is used from.
private enum HanCallbacks {
  /// Every table shares the connection's tokenizer, which has no state between calls.
  static let create:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafePointer<CChar>?>?, Int32,
      UnsafeMutablePointer<OpaquePointer?>?
    ) -> Int32 = { context, _, _, created in
      guard let context, let created else { return SQLITE_MISUSE }
      let tokenizer = Unmanaged<HanTokenizer>.fromOpaque(context).retain()
      created.pointee = OpaquePointer(tokenizer.toOpaque())
      return SQLITE_OK
    }

  static let delete: @convention(c) (OpaquePointer?) -> Void = { tokenizer in
    if let tokenizer { Unmanaged<HanTokenizer>.fromOpaque(UnsafeRawPointer(tokenizer)).release() }
  }

  static let destroy: @convention(c) (UnsafeMutableRawPointer?) -> Void = { context in
    if let context { Unmanaged<HanTokenizer>.fromOpaque(context).release() }
  }

  static let tokenize:
    @convention(c) (
      OpaquePointer?, UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32, HanTokenizer.Emit?
    ) -> Int32 = { tokenizer, context, flags, text, count, emit in
      guard let tokenizer, let emit else { return SQLITE_MISUSE }
      guard let text, count > 0 else { return SQLITE_OK }
      return text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        Unmanaged<HanTokenizer>.fromOpaque(UnsafeRawPointer(tokenizer))._withUnsafeGuaranteedRef {
          [bytes = UnsafeBufferPointer(start: $0, count: Int(count))] in
          $0.cut(bytes, isQuery: flags & FTS5_TOKENIZE_QUERY != 0, context: context, emit: emit)
        }
      }
    }
}
