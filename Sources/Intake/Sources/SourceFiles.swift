import Glibc

/// The files that paths stand for: files themselves, and every file below a folder.
///
/// Folders are walked in the order of the names' bytes, so that the list is the same on every machine. Names that
/// begin with a dot are skipped, and a folder that a symbolic link leads back to is not entered again.
public struct SourceFiles: Sendable {
  /// How large a file may be.
  public struct Limits: Sendable, Hashable {
    /// The bytes of one file.
    public var fileBytes: Int

    /// Limits of reading.
    ///
    /// - Parameter fileBytes: The largest file that is read, 20 MB unless told.
    public init(fileBytes: Int = 20_000_000) {
      self.fileBytes = fileBytes
    }
  }

  /// The paths as they were given.
  public let paths: [String]
  /// How large a file may be.
  public let limits: Limits

  /// The files that paths stand for.
  public init(_ paths: [String], limits: Limits = Limits()) {
    self.paths = paths
    self.limits = limits
  }

  /// Every file, in the order of the paths given, and what could not be entered.
  public func expand() -> (files: [String], refused: [IntakeError]) {
    var walk = FolderWalk()
    for path in paths { walk.enter(path) }
    return (walk.files, walk.refused)
  }

  /// The first bytes of a file; none of one that cannot be opened.
  func head(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(Glibc.read(descriptor, buffer.baseAddress, 4096), 0)
    }
  }

  /// The bytes of one file.
  ///
  /// - Throws: `IntakeError` with code `no-such-file`, `unreadable` or `oversized`.
  public func read(_ path: String) throws(IntakeError) -> [UInt8] {
    do {
      return try FileBytes.read(path, limit: limits.fileBytes)
    } catch {
      throw IntakeError(error, path: path)
    }
  }
}

/// A depth-first walk over folders.
private struct FolderWalk {
  var files: [String] = []
  var refused: [IntakeError] = []
  /// The folders between the start and here, by device and inode: a link back to one of them is a loop.
  private var ancestors: [(device: UInt, inode: UInt)] = []

  mutating func enter(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      refused.append(IntakeError(errno == ENOENT || errno == ENOTDIR ? .noSuchFile : .systemFault(), path: path))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: files.append(path)
    case S_IFDIR:
      let identity = (device: UInt(status.st_dev), inode: UInt(status.st_ino))
      guard !ancestors.contains(where: { $0 == identity }) else { return }
      ancestors.append(identity)
      list(path)
      ancestors.removeLast()
    default: refused.append(IntakeError(.unreadable("neither a file nor a folder"), path: path))
    }
  }

  private mutating func list(_ folder: String) {
    guard let stream = opendir(folder) else {
      refused.append(IntakeError(.systemFault(), path: folder))
      return
    }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.utf8.starts(with: [UInt8(ascii: ".")]) { names.append(name) }
    }
    closedir(stream)
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let prefix = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    for name in names { enter(prefix + name) }
  }
}

/// Reads whole files with read(2): for small files the cheapest way.
private enum FileBytes {
  static func read(_ path: String, limit: Int) throws(IntakeFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .noSuchFile : .systemFault()
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .systemFault() }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .unreadable("it is a folder") }
    guard Int(status.st_size) <= limit else { throw tooLarge(limit) }
    var bytes: [UInt8] = []
    var room = max(Int(status.st_size), 4096) + 1
    while true {
      var failure: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        count = 0
        while count < buffer.count {
          let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
          if got < 0, errno == EINTR { continue }
          if got < 0 { failure = errno }
          if got <= 0 { break }
          count += got
        }
      }
      guard failure == 0 else { throw .systemFault(failure) }
      let ended = chunk.count < room
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= limit else { throw tooLarge(limit) }
      if ended { return bytes }
      room = 65_536
    }
  }

  private static func tooLarge(_ limit: Int) -> IntakeFault {
    .oversized(what: "the file is", limit: "\(limit) bytes")
  }
}

extension IntakeFault {
  /// The system's own words for why a call failed.
  fileprivate static func systemFault(_ number: Int32 = errno) -> IntakeFault {
    .unreadable(strerror(number).map { String(cString: $0) } ?? "error \(number)")
  }
}
