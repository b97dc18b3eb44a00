import Foundation
import Lexicon
import Record
import Testing

/// The tables that come with Chancery, and small ones of our own.
enum Fixtures {
  /// The folder of the tables.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources/Lexicon/Tables").path

  /// Chancery's tables as they are read from their files.
  static let ours = Result { try TableSet(folder: folder) }

  /// Chancery's tables, compiled.
  static let ourLexicon = Result { try lexicon(ours.get()) }

  /// One of Chancery's tables.
  static func table(_ name: String) throws -> Table { try #require(try ours.get().tables[name]) }

  /// A table by its columns and its rows' cells; the header stands on line 1.
  static func table(_ name: String, _ columns: String, _ rows: [[String]]) -> Table {
    Table(
      name: name, columns: columns.split(separator: " ").map(String.init),
      rows: rows.enumerated().map { Table.Row(line: $0 + 2, cells: $1) })
  }

  static func lexicon(_ set: TableSet) throws -> LoadedLexicon {
    try LoadedLexicon(image: LexiconImage(copying: LexiconCompiler.compile(set.tables)))
  }

  /// A sound little lexicon.
  static func small(_ replacements: Table...) -> TableSet {
    var tables = [
      table(
        "states", "code region name hant names abbreviations local",
        [
          ["AAA", "", "海国", "海國", "大海国", "海", ""], ["BBB", "", "山国", "山國", "", "", ""],
        ]),
      table("bodies", "id actor kind name hant names latin", [["un", "UN", "organisation", "联合国", "聯合國", "", "UN"]]),
      table(
        "roles", "role holders speaks present name alone shared rank note",
        [
          ["foreign-minister", "few", "state", "", "", "", "yes", "", ""],
          ["envoy", "few", "state", "", "", "", "", "", ""],
        ]),
      table(
        "offices", "id role holder actor name hant names",
        [
          ["foreign-minister", "foreign-minister", "single", "", "外长", "外長", "外交部长"],
          ["envoy", "envoy", "several", "", "特使", "特使", ""],
        ]),
      table("office-names", "actor office name hant", [["AAA", "foreign-minister", "外相", "外相"]]),
      table(
        "officials", "id state name hant names short latin",
        [
          ["first", "AAA", "甲乙丙", "甲乙丙", "", "甲", "Jia Yi"], ["second", "AAA", "丁·戊", "丁·戊", "", "丁", ""],
        ]),
      table(
        "tenures", "official actor office from to",
        [
          ["first", "AAA", "foreign-minister", "2010-03", "2020-05-04"],
          ["second", "AAA", "foreign-minister", "2020-05-05", ""], ["first", "AAA", "envoy", "2015", "2016"],
          ["second", "AAA", "envoy", "2016", "2017"],
        ]),
      table(
        "places", "id kind country zone name hant names",
        [["haicheng", "capital", "AAA", "Asia/Shanghai", "海城", "海城", ""]]),
      table("metonyms", "name names code place", [["海宫", "", "AAA", "haicheng"]]),
      table(
        "outlets", "id kind state zone script name hant names latin categories hosts",
        [
          ["harbour", "outlet", "AAA", "Asia/Shanghai", "hans", "港湾新闻", "港灣新聞", "", "", "", ""]
        ]),
      table(
        "furniture", "outlet part marker action", [["*", "tag", "script", "drop"], ["*", "tag", "style", "drop"]]),
      table("events", "word frame mode rank note", [["会谈", "joint", "talks", "", ""]]),
      table("acts", "word type frame weight before after note", [["谴责", "ACCUSE", "speech", "5", "", "", ""]]),
      table("speech", "word kind note", [["表示", "verb", ""]]), table("words", "word role value", [["和", "with", ""]]),
      table("ordinary", "word note", [["长期", "长"]]),
      table("surnames", "kind text", [["han-surname", "甲"], ["japanese-surname", "甲"]]),
      table("heads", "kind text", [["body", "会社"], ["people", "渔民"]]),
      table("sources", "kind word ending", [["report", "报道", ""], ["medium", "", "日报"], ["not-medium", "", "情报"]]),
      table("atmosphere", "word tone gloss", [["友好", "warm", "friendly"], ["会谈", "occasion", ""]]),
      table("issues", "issue name hant bar sides", [["sea", "海洋", "海洋", "4", ""]]),
      table("issue-triggers", "issue trigger weight", [["sea", "海洋", "3"], ["sea", "渔业", "1"]]),
      table("occasions", "word", [["采访"]]),
      table("weights", "decision sign weight seen", [["cue", "always", "-250", "12"]]),
      table("standing", "sign of points note", [["base", "", "200", ""], ["inland", "AAA|BBB", "-500", ""]]),
      table("fields", "field name", [["title", "headline"]]),
      table("page-words", "kind group words", [["class", "nav", "menu|nav"], ["line", "share", "分享"]]),
      table("page-names", "kind names", [["meta-title", "og:title"]]),
      table(
        "phrases", "id name english since side kind note",
        [["two-seas", "两海相通", "the two seas meet", "2020", "AAA", "claim", ""]]),
      table("organs", "outlet of", [["harbour", "state"]]),
      table("page-weights", "feature first second", [["BIAS", "-1.5", "-2"], ["w0", "0.25", "0.5"]]),
      table(
        "dictionary", "word class count",
        [["海边", "place", "40"], ["国外", "place", "900"], ["会谈", "noun", "500"], ["边会", "noun", "90"]]),
      table(
        "script-fold", "variant simplified",
        [
          ["國", "国"], ["長", "长"], ["會", "会"], ["談", "谈"], ["聯", "联"], ["漁", "渔"], ["業", "业"],
        ]),
    ]
    for replacement in replacements {
      tables.removeAll { $0.name == replacement.name }
      tables.append(replacement)
    }
    return TableSet(tables: Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) }))
  }

  /// A folder of table files that lasts as long as the body.
  static func withFolder<Value>(_ files: [String: String], _ body: (String) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lexicon-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    return try body(folder.path)
  }

  /// A table file's text.
  static func file(_ columns: String, _ rows: [[String]]) -> String {
    let names = columns.split(separator: " ")
    let lines = names.map { "# \($0): meaning" } + [names.joined(separator: "\t")]
    return (lines + rows.map { $0.joined(separator: "\t") }).joined(separator: "\n") + "\n"
  }

  /// The words that a lexicon's segmenter covers a text with, as text.
  static func cut(_ text: String, _ lexicon: LoadedLexicon) -> [String] {
    var segmenter = Segmenter(automaton: lexicon.automaton)
    let scalars = Array(text.unicodeScalars)
    return segmenter.segment(scalars.map(\.value)).hits.map { hit in
      String(String.UnicodeScalarView(scalars[hit.start..<hit.end]))
    }
  }
}
