import CArchive

/// Packs what is kept: captures are read as they are written.
package enum Gzip {
  /// Bytes packed with gzip; `nil` where there is no room for them.
  package static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    guard let archive = archive_write_new() else { return nil }
    defer { archive_write_free(archive) }
    let room = bytes.count + bytes.count / 8 + 65_536
    var used = 0
    let packed = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = 0
      guard archive_write_add_filter_gzip(archive) == ARCHIVE_OK, archive_write_set_format_raw(archive) == ARCHIVE_OK,
        archive_write_set_options(archive, "gzip:!timestamp") == ARCHIVE_OK,
        archive_write_open_memory(archive, buffer.baseAddress, room, &used) == ARCHIVE_OK,
        let entry = archive_entry_new()
      else { return }
      defer { archive_entry_free(entry) }
      archive_entry_set_filetype(entry, 0o100_000)
      guard archive_write_header(archive, entry) == ARCHIVE_OK,
        bytes.withUnsafeBytes({ archive_write_data(archive, $0.baseAddress, $0.count) }) == bytes.count,
        archive_write_close(archive) == ARCHIVE_OK
      else { return }
      count = used
    }
    return packed.isEmpty ? nil : packed
  }
}
