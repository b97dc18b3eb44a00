import Archive
import Collation
import Lexicon
import Messages
import Presentation
import Record

/// `chancery reprints`: which articles print one text.
struct ReprintsCommand: Command {
  static let name = "reprints"
  static let summary = "families of articles that print one text, and who leads them"
  static let operands = ""
  static let options = [
    Option.archive, Option(name: "--min", value: "N", help: "families of at least so many articles (default: 2)"),
    Option.json,
  ]
  static let example = "chancery reprints --min 3"

  func run(_ arguments: Arguments) async throws -> Int32 {
    let least = try Self.least(arguments)
    let lexicon = try LoadedLexicon(image: Knowledge.image(overlay: nil))
    let archive = try RecordArchive(path: arguments.archivePath, access: .readOnly, folding: lexicon.folding)
    var join = ReprintJoin(folding: lexicon.folding)
    var ids: [String] = []
    try archive.forEachText { id, text in
      ids.append(id)
      join.add(text)
      if ids.count % 1024 == 0 { Terminal.progress("read \(ids.count) texts") }
    }
    Terminal.progress("comparing \(ids.count) texts")
    let found = join.families().filter { $0.count >= least }
    let families = try Self.ordered(found.map { try Family($0.map { ids[$0] }, archive, lexicon) })
    Terminal.endProgress()
    if arguments.has(.json) {
      Terminal.write(families.flatMap(\.json))
    } else {
      Terminal.write(Array(families.map(\.text).joined(separator: "\n").utf8))
      if Terminal.showsText || families.isEmpty {
        Terminal.complain(
          families.isEmpty
            ? "no text stands in \(least) articles"
            : "\(families.count) families, \(families.reduce(0) { $0 + $1.members.count }) of \(ids.count) articles")
      }
    }
    return 0
  }

  private static func least(_ arguments: Arguments) throws(UsageError) -> Int {
    guard let text = arguments.value(options[1]) else { return 2 }
    guard let number = Int(text), number > 1 else {
      throw UsageError(problem: "“\(text)” is no number of articles of a family", remedy: "Write --min 3.")
    }
    return number
  }

  /// The biggest first, then by the leader's publication and id.
  private static func ordered(_ families: [Family]) -> [Family] {
    families.sorted {
      ($1.members.count, $0.leader.published?.seconds ?? .max, $0.leader.id)
        < ($0.members.count, $1.leader.published?.seconds ?? .max, $1.leader.id)
    }
  }
}

/// A family of reprints as it is shown.
private struct Family {
  /// The leader, then the others in the order of publication.
  let members: [Article]

  var leader: Article { members[0] }

  init(_ ids: [String], _ archive: RecordArchive, _ lexicon: LoadedLexicon) throws {
    var articles = try ids.compactMap { try archive.articleReading(id: $0)?.article }
    articles.sort { ($0.published?.seconds ?? .max, $0.id) < ($1.published?.seconds ?? .max, $1.id) }
    articles.insert(articles.remove(at: LeadingSource(lexicon: lexicon).leader(of: articles)), at: 0)
    members = articles
  }

  /// A line for the family and one for each article.
  var text: String {
    let outlets = Set(members.map(Self.outlet)).count
    var text =
      Terminal.say(
        outlets == 1
          ? "\(members.count) articles, 1 outlet: \(leader.title)"
          : "\(members.count) articles, \(outlets) outlets: \(leader.title)") + "\n"
    for member in members {
      let cells = [Self.outlet(member), member.published?.description ?? Terminal.say("undated"), member.id].map(
        Plain.text)
      text += (member.id == leader.id ? "  > " : "    ") + cells.joined(separator: "  ")
      text += member.title == leader.title ? "\n" : "  " + Plain.text(member.title) + "\n"
    }
    return text
  }

  /// An object and its line feed.
  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("leader", leader.id)
      json.key("articles")
      json.array(members) { json, member in
        json.object { json in
          json.member("article", member.id)
          json.member("path", member.source.path)
          json.member("outlet", member.outlet.id ?? member.outlet.name)
          json.member("url", member.url)
          json.member("title", member.title)
          json.member("published", member.published?.description)
          json.member("relayed_from", member.relayedFrom.map(\.name))
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private static func outlet(_ article: Article) -> String { article.outlet.id ?? article.outlet.name ?? "?" }
}
