import Glibc
import Record

@testable import Archive

/// A folder of its own for each test, gone with it.
final class Folder {
  let path: String

  init() {
    var name = Array("/tmp/archive-tests-XXXXXX".utf8CString)
    path = name.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/tmp"
    }
  }

  deinit {
    for name in names() { unlink(path + "/" + name) }
    rmdir(path)
  }

  /// The path of a file in the folder.
  func file(_ name: String = "test.db") -> String { path + "/" + name }

  /// The files in the folder.
  func names() -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

/// Reads and writes whole files, to damage and to copy archives.
enum Bytes {
  static func of(_ path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func write(_ bytes: [UInt8], to path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      written += count
    }
  }
}

/// Small readings and entries to store.
enum Sample {
  /// The few pairs of characters that the tests need.
  static let folding: ScriptFolding = {
    var table = (0...UInt16.max).map { $0 }
    for (traditional, simplified) in zip("長國會見談羅訪問選舉華亞".utf16, "长国会见谈罗访问选举华亚".utf16) {
      table[Int(traditional)] = simplified
    }
    return ScriptFolding(table: table)
  }()

  static func archive(_ path: String, _ access: RecordArchive.Access = .readWrite) throws(ArchiveError) -> RecordArchive
  {
    try RecordArchive(path: path, access: access, folding: folding)
  }

  static func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: 0) }

  static func reading(
    _ id: String, title: String = "外长会见", text: String = "", path: String? = nil, member: String? = nil,
    outlet: String = "rthk", published: String = "2021-03-22T23:43:52+08:00", events: Int = 0
  ) -> ArticleReading {
    let party = Party(text: "王毅", entity: "wang-yi", actor: "CHN", office: "foreign-minister")
    let event = Event(
      kind: .consult, mode: .meeting, status: .held, when: DateInterval(day: day("2021-03-22")), actors: [party],
      cue: Event.Cue(span: TextSpan(2, 4), text: "会见"), evidence: [TextSpan(0, 4)], zone: .title)
    return ArticleReading(
      article: Article(
        id: id, source: Article.Source(path: path ?? "posts/\(id).md", member: member, format: .jekyll),
        url: "https://example.org/\(id)", outlet: Article.Outlet(id: outlet, name: "香港電台"), title: title,
        published: Timestamp(published), script: .simplified, text: text),
      events: Array(repeating: event, count: events))
  }

  static func stored(_ reading: ArticleReading, fingerprint: String = "1") -> StoredReading {
    StoredReading(reading, account: reading.events.isEmpty ? nil : Array("account".utf8), fingerprint: fingerprint)
  }

  static func account(_ article: String, outlet: String = "rthk", title: String = "外长会见") -> Entry.Account {
    Entry.Account(
      article: article, path: "posts/\(article).md", outlet: outlet, url: nil, title: title,
      published: Timestamp("2021-03-22T23:43:52+08:00"), status: .held, when: .unknown, place: nil,
      evidence: [TextSpan(0, 4)])
  }

  /// Puts an entry into a revision.
  static func put(_ entry: Entry, _ revision: Revision, digest: String = "1") throws(ArchiveError) {
    var json = JSONWriter()
    entry.write(to: &json)
    try revision.put(entry, line: json.bytes, digest: digest)
  }

  static func entry(
    _ id: String, on day: String? = "2021-03-22", until end: String? = nil, mode: Event.Mode? = .meeting,
    status: Event.Status = .held, participants: [(name: String, entity: String?, actor: String)] = [],
    place: String? = nil, issues: [String] = [], accounts: [Entry.Account] = [], plan: Event.Plan? = nil,
    recalled: Bool = false, weight: Int = Entry.heaviest
  ) -> Entry {
    let start = day.map(Sample.day)
    return Entry(
      id: id, kind: .consult, mode: mode, status: status, plan: plan,
      when: DateInterval(start: start, end: end.map(Sample.day) ?? start, precision: start == nil ? .unknown : .day),
      place: place.map { Event.Place(name: $0, entity: nil, country: "CHN") },
      participants: participants.map { Entry.Participant(name: $0.name, entity: $0.entity, actor: $0.actor) },
      issues: issues.map { Entry.IssueCount(entity: $0, accounts: 1) }, accounts: accounts,
      independentAccounts: accounts.count, recalled: recalled, weight: weight)
  }
}
