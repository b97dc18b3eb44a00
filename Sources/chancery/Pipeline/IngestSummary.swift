import Archive
import Messages
import Presentation
import Record

/// What an ingest did.
struct IngestSummary {
  var files: Int
  /// Whether nothing was stored.
  var isDry = false
  /// What was taken in.
  var tally: IngestTally
  /// The files that are refused, but for those of `known`.
  var refused: [Refusal] = []
  /// The files that were refused before and have not changed, where they are only counted.
  var known: [Refusal] = []
  /// The files of which something was read.
  var readPaths: Set<String> = []
  var read: Int { readPaths.count }
  /// Articles that are kept with their text and without a reading.
  var unread = 0
  /// Articles of which nothing tells when they were published.
  var undated = 0
  var counts = StoreCounts()
  var entries = 0
  /// What has changed in the record; `nil` where nothing was to be done.
  var record: RevisionSummary?

  var unchanged: Int {
    // Of a list some items may be read and some refused.
    let others = Set((refused + known).map(\.path)).subtracting(readPaths)
    return max(files - read - others.count, 0)
  }

  func print(archive: String) {
    for refusal in refused { Terminal.complain(refusal.complaint) }
    var files: [Message] = [
      "\(self.files) files: \(read) read", "\(unchanged) unchanged", "\(refused.count) refused",
    ]
    if known.count == 1 {
      files.append("1 known refusal (`chancery doctor` lists them)")
    } else if !known.isEmpty {
      files.append("\(known.count) known refusals (`chancery doctor` lists them)")
    }
    let taken = tally.formats.values.reduce(0, +)
    var articles: [Message] =
      isDry
      ? ["\(taken) articles could be read; nothing was stored"]
      : ["\(counts.added) articles added", "\(counts.replaced) replaced", "\(counts.duplicate) met before"]
    if unread > 0 { articles.append("\(unread) of them kept without a reading") }
    if undated > 0 { articles.append("\(undated) without a publication time") }
    let record: [Message] = ["\(archive): \(entries) entries"] + (self.record.map(LogPage.counts) ?? [])
    for line in isDry ? [files, articles] : [files, articles, record] {
      Terminal.print(Terminal.say(.list(line, separator: ", ")))
    }
    if !tally.isEmpty {
      for line in tally.lines { Terminal.print(Terminal.say(line)) }
      for line in tally.table { Terminal.print(line) }
    }
    if refused.count > 1 {
      var counts: [String: Int] = [:]
      for refusal in refused { counts[refusal.code, default: 0] += 1 }
      let reasons = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { Message(verbatim: "\($0.key) \($0.value)") }
      Terminal.print(Terminal.say("refused: \(.list(reasons, separator: ", "))"))
    }
  }

  func printJSON() {
    var json = JSONWriter()
    write(to: &json)
    json.endLine()
    Terminal.write(json.bytes)
  }

  /// Writes the summary as one JSON object.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("files", files)
      json.member("read", read)
      json.member("unchanged", unchanged)
      json.member("added", counts.added)
      json.member("replaced", counts.replaced)
      json.member("duplicate", counts.duplicate)
      json.member("unread", unread)
      json.member("undated", undated)
      json.member("entries", entries)
      json.key("record")
      if let record { json.object { record.writeMembers(to: &$0) } } else { json.null() }
      json.member("known_refusals", known.count)
      json.key("refused")
      json.array(refused) { $1.write(to: &$0) }
      json.member("dry_run", isDry)
      json.key("taken")
      tally.write(to: &json)
    }
  }
}

extension Refusal {
  /// What is said of it.
  var complaint: Message {
    let place = path + (member.map { "!" + $0 } ?? "") + (line.map { ":\($0)" } ?? "")
    return "refused \(place): \(problem); \(remedy)"
  }

  /// Writes the refusal as one JSON object.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("code", code)
      json.member("path", path)
      json.member("member", member)
      json.key("line")
      if let line { json.value(line) } else { json.null() }
      json.member("problem", problem)
      json.member("remedy", remedy)
    }
  }
}
