import Glibc

/// Files that hold files: zip, tar, WARC, WACZ, saved mails, and what gzip, xz, zstd and bzip2 pack, in each other up to
/// three deep. They are read as streams; nothing is ever written to a disk.
struct Container {
  /// How deep containers are looked for in containers.
  private static let deepest = 3

  /// Pages of one web archive that are read.
  private static let mostPages = 100_000

  /// What a container holds.
  enum Member {
    /// A file, with the address that it was saved from, and when.
    case file(name: String, bytes: [UInt8], SavedFrom)
    /// What could not be read of it; `nil` for the name of what is the container's own fault.
    case fault(name: String?, IntakeFault)
  }

  private enum Kind {
    case archive, packed, capture, mail
  }

  private let take: (Member) throws -> Void

  /// Whether a file begins like a container.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool { kind(of: bytes) != nil }

  private static func kind(of bytes: ArraySlice<UInt8>) -> Kind? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return .archive
    }
    if bytes.dropFirst(257).starts(with: "ustar".utf8) { return .archive }
    let packers: [[UInt8]] = [
      [0x1F, 0x8B], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [0x28, 0xB5, 0x2F, 0xFD],
    ]
    if packers.contains(where: { bytes.starts(with: $0) }) { return .packed }
    // bzip2 tells its size and then π.
    if bytes.starts(with: "BZh".utf8), bytes.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) {
      return .packed
    }
    if WebCapture.begins(bytes) { return .capture }
    return SavedMail.begins(bytes) ? .mail : nil
  }

  /// Takes a file apart.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - take: Called with each member in turn; what it throws ends it.
  /// - Throws: What the closure throws.
  static func forEachMember(of path: String, _ take: @escaping (Member) throws -> Void) throws {
    try Container(take: take).file(path)
  }

  private init(take: @escaping (Member) throws -> Void) { self.take = take }

  private func file(_ path: String) throws {
    guard let file = InputFile(path) else { return try take(.fault(name: nil, .unreadable("it cannot be opened"))) }
    let head = file.read(4096) ?? []
    switch Container.kind(of: head[...]) {
    case .archive: try entries(of: PackedFile(path: path, isAlone: false), "", depth: 1)
    case .packed:
      let name = Container.unpackedName(path)
      try packed(
        PackedFile(path: path, isAlone: false), again: { PackedFile(path: path, isAlone: $0) }, name, "", depth: 1)
    case .capture:
      file.rewind()
      try tell(captures(ByteStream { file.read(1 << 18) }, ""), "")
    case .mail, nil:
      var bytes = head
      while let piece = file.read(1 << 18), bytes.count <= PackedFile.entryLimit { bytes += piece }
      guard bytes.count <= PackedFile.entryLimit else {
        return try take(.fault(name: nil, Container.fault(.tooLarge)))
      }
      try content(bytes, "", depth: 0)
    }
  }

  /// What is packed as one: an archive of files, a web archive, or one file.
  private func packed(
    _ archive: PackedFile?, again: (_ isAlone: Bool) -> PackedFile?, _ name: String, _ prefix: String, depth: Int
  ) throws {
    if let archive, (try? archive.next()) != nil { return try entries(of: again(false), prefix, depth: depth) }
    guard let file = again(true) else {
      return try take(.fault(name: Container.own(prefix), .damaged("it is packed, and cannot be unpacked")))
    }
    do {
      guard try file.next() != nil, let first = try file.piece() else {
        return try take(.fault(name: Container.own(prefix), .empty))
      }
      if WebCapture.begins(first[...]) {
        var pending: [UInt8]? = first
        var fault: (any Error)?
        let damage = try captures(
          ByteStream {
            if let piece = pending {
              pending = nil
              return piece
            }
            do { return try file.piece() } catch {
              fault = error
              return nil
            }
          }, prefix)
        // What cannot be unpacked is why the archive ends early.
        if let fault { throw fault }
        return try tell(damage, prefix)
      }
      try content(first + file.whole(), prefix + name, depth: depth)
    } catch let fault as PackedFile.Fault {
      try take(.fault(name: Container.own(prefix), Container.fault(fault)))
    }
  }

  private func entries(of file: PackedFile?, _ prefix: String, depth: Int) throws {
    guard let file else { return try take(.fault(name: Container.own(prefix), .damaged("it cannot be opened"))) }
    var name: String?
    var isEmpty = true
    do {
      while let bytes = try file.next() {
        let own = prefix + Container.text(bytes)
        name = own
        isEmpty = false
        do {
          try content(file.whole(), own, depth: depth)
        } catch PackedFile.Fault.tooLarge {
          // It alone is passed over; what is damaged or grows beyond all measure ends all of it.
          try take(.fault(name: own, Container.fault(.tooLarge)))
        } catch PackedFile.Fault.spoilt(let why) {
          try take(.fault(name: own, .damaged(why)))
        }
        // What is at fault behind it is not this one.
        name = nil
      }
      // A directory that lies may name no file at all.
      if isEmpty { try take(.fault(name: Container.own(prefix), .emptyList)) }
    } catch let fault as PackedFile.Fault {
      try take(.fault(name: name ?? Container.own(prefix), Container.fault(fault)))
    }
  }

  private func tell(_ fault: IntakeFault?, _ prefix: String) throws {
    if let fault { try take(.fault(name: Container.own(prefix), fault)) }
  }

  /// Hands the pages of a web archive over; why it was not read to its end, `nil` where it was.
  private func captures(_ stream: ByteStream, _ prefix: String) throws -> IntakeFault? {
    var capture = WebCapture(stream)
    var counts: [String: Int] = [:]
    var pages = 0
    while let page = capture.next() {
      pages += 1
      guard pages <= Container.mostPages else {
        return .oversized(what: "its number of pages is", limit: "\(Container.mostPages)")
      }
      // One address may be captured several times.
      var name = prefix + page.address
      counts[name, default: 0] += 1
      if let count = counts[name], count > 1 { name += " " + (page.time ?? "(\(count))") }
      try take(.file(name: name, bytes: page.bytes, page.origin))
    }
    return capture.isDamaged ? .damaged("a record of the web archive is none, or ends early") : nil
  }

  /// A file that may be a container itself.
  private func content(_ bytes: [UInt8], _ name: String, depth: Int) throws {
    let kind = Container.kind(of: bytes.prefix(4096))
    guard let kind, depth < Container.deepest else {
      if kind != nil {
        return try take(
          .fault(
            name: Container.own(name),
            .unknownFormat("containers stand more than \(Container.deepest) deep in each other")))
      }
      return try take(.file(name: name, bytes: bytes, SavedFrom()))
    }
    let prefix = name.isEmpty ? "" : name + "!"
    switch kind {
    case .archive: try entries(of: PackedFile(bytes, isAlone: false), prefix, depth: depth + 1)
    case .packed:
      try packed(
        PackedFile(bytes, isAlone: false), again: { PackedFile(bytes, isAlone: $0) }, Container.unpackedName(name),
        prefix, depth: depth + 1)
    case .capture:
      var pending: [UInt8]? = bytes
      let damage = try captures(
        ByteStream {
          defer { pending = nil }
          return pending
        }, prefix)
      try tell(damage, prefix)
    case .mail:
      guard let mail = SavedMail(bytes) else {
        return try take(.fault(name: Container.own(name), .noArticle("a saved mail without a page")))
      }
      guard !mail.isCutOff else {
        return try take(.fault(name: Container.own(name), .damaged("the saved mail ends in the midst of its page")))
      }
      try take(
        .file(name: mail.address ?? (name.isEmpty ? "page" : name), bytes: mail.page, SavedFrom(address: mail.address)))
    }
  }

  // MARK: Names

  /// The name of a container in another one, without the mark behind it; `nil` of the file itself.
  private static func own(_ prefix: String) -> String? {
    let name = prefix.hasSuffix("!") ? String(prefix.dropLast()) : prefix
    return name.isEmpty ? nil : name
  }

  /// The last part of a path without what tells how it is packed.
  private static func unpackedName(_ path: String) -> String {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
    for ending in [".gz", ".xz", ".zst", ".bz2"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  /// A name as it stands in an archive, which may be in another charset.
  private static func text(_ bytes: [UInt8]) -> String {
    let text = Array(String(decoding: (try? TextDecoding.text(bytes)) ?? bytes, as: UTF8.self).utf8)
    return String(decoding: text.prefix(990), as: UTF8.self)
  }

  private static func fault(_ fault: PackedFile.Fault) -> IntakeFault {
    switch fault {
    case .damaged(let why), .spoilt(let why): .damaged(why)
    case .grows: .oversized(what: "what is packed grows", limit: "a hundred times its size")
    case .tooLarge: .oversized(what: "an entry is", limit: "\(PackedFile.entryLimit) bytes")
    case .tooMany: .oversized(what: "its number of entries is", limit: "\(PackedFile.entriesLimit)")
    }
  }
}

/// A file that is read piece by piece.
private final class InputFile {
  private let descriptor: Int32

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  func rewind() { lseek(descriptor, 0, SEEK_SET) }

  /// The next bytes, at most so many; `nil` at the end.
  func read(_ most: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      var got = -1
      repeat { got = Glibc.read(descriptor, buffer.baseAddress, most) } while got < 0 && errno == EINTR
      count = max(got, 0)
    }
    return bytes.isEmpty ? nil : bytes
  }
}
