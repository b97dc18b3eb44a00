import CArchive
import Glibc

/// What libarchive unpacks: zip, tar, and files packed by gzip, xz, zstd or bzip2, one by one, as a stream.
///
/// Nothing is ever written to a disk; links and folders are passed over; what grows beyond all measure ends.
final class PackedFile {
  /// Bytes of one entry that are unpacked at most.
  static let entryLimit = 100_000_000
  /// Entries that are looked at at most.
  static let entriesLimit = 10_000
  /// How many times as large as what was packed an entry may become, once it is larger than a megabyte.
  private static let growthLimit = 100

  /// Why it ends before its end.
  enum Fault: Error, Equatable {
    case damaged(String)
    /// An entry is not what the archive says of it; what stands behind it can be read.
    case spoilt(String)
    case grows
    case tooLarge
    case tooMany
  }

  private let archive: OpaquePointer
  /// A copy of a file in memory, which stays where it is for libarchive.
  private var copy: UnsafeMutableRawPointer?
  private var entries = 0
  private var unpacked = 0

  /// A file by its path; `nil` where the system does not open it.
  init?(path: String, isAlone: Bool) {
    guard let archive = PackedFile.reader(isAlone: isAlone) else { return nil }
    self.archive = archive
    guard archive_read_open_filename(archive, path, 1 << 18) == ARCHIVE_OK else { return nil }
  }

  /// A file in memory.
  init?(_ content: [UInt8], isAlone: Bool) {
    guard let archive = PackedFile.reader(isAlone: isAlone) else { return nil }
    self.archive = archive
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(content.count, 1), alignment: 16)
    content.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count) }
    self.copy = copy
    guard archive_read_open_memory(archive, copy, content.count) == ARCHIVE_OK else { return nil }
  }

  deinit {
    archive_read_free(archive)
    copy?.deallocate()
  }

  /// - Parameter isAlone: Whether the file packs one file and no archive of files.
  private static func reader(isAlone: Bool) -> OpaquePointer? {
    guard let archive = archive_read_new() else { return nil }
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_xz(archive)
    archive_read_support_filter_zstd(archive)
    archive_read_support_filter_bzip2(archive)
    if isAlone {
      archive_read_support_format_raw(archive)
    } else {
      archive_read_support_format_zip(archive)
      archive_read_support_format_tar(archive)
    }
    return archive
  }

  /// The name of the next file in it, as bytes; `nil` at the end.
  func next() throws(Fault) -> [UInt8]? {
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return nil }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw .damaged(problem) }
      entries += 1
      guard entries <= PackedFile.entriesLimit else { throw .tooMany }
      guard archive_entry_filetype(entry) == mode_t(0o100000) else { continue }
      if let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) {
        return Array(CText.bytes(name))
      }
      return Array("entry \(entries)".utf8)
    }
  }

  /// The next piece of the entry; `nil` at its end.
  func piece() throws(Fault) -> [UInt8]? {
    var start: UnsafeRawPointer?
    var count = 0
    var offset: la_int64_t = 0
    let status = archive_read_data_block(archive, &start, &count, &offset)
    if status == ARCHIVE_EOF { return nil }
    // A checksum that differs, a size that is another one.
    if status == ARCHIVE_WARN { throw .spoilt(problem) }
    guard status == ARCHIVE_OK else { throw .damaged(problem) }
    unpacked += count
    let packed = max(Int(archive_filter_bytes(archive, -1)), 1)
    if unpacked > 1_000_000, unpacked / packed > PackedFile.growthLimit { throw .grows }
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// All of the entry.
  func whole() throws(Fault) -> [UInt8] {
    var whole: [UInt8] = []
    while let piece = try piece() {
      whole += piece
      guard whole.count <= PackedFile.entryLimit else { throw .tooLarge }
    }
    return whole
  }

  private var problem: String {
    archive_error_string(archive).map { String(cString: $0).trimming("") } ?? "it is damaged"
  }
}

extension PackedFile {
  /// Bytes packed by gzip or zlib as HTTP packs them; `nil` where they are not.
  static func unpacked(_ content: [UInt8]) -> [UInt8]? {
    guard let file = PackedFile(content, isAlone: true) else { return nil }
    return try? file.next().map { _ in try file.whole() }
  }
}
