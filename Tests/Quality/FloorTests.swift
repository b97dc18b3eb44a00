import BuiltInLexicon
import Foundation
import Intake
import Lexicon
import Reading
import Record
import Testing

@Suite("Quality never falls below its floors")
struct FloorTests {
  static let folder = String(#filePath.dropLast("/FloorTests.swift".count))

  private static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)), as: UTF8.self)
  }

  /// The annotated articles with what the program reads in them.
  private static let scores = Result {
    let lexicon = try LoadedLexicon(image: EmbeddedLexicon.image())
    let intake = try ArticleIntake(lexicon)
    var reader = Reader(lexicon: lexicon)
    return try JSONValue(parsing: text("gold.json")).list.map(Gold.init).map { gold in
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + gold.document)))
      return Score(gold: gold, reading: reader.read(try intake.read(bytes, path: gold.document)))
    }
  }

  static let tasks: [String: @Sendable (Score) -> Tally] = [
    "article": { $0.article },
    "encounters": { $0.encounters(strict: false) },
    "encounters-strict": { $0.encounters(strict: true) },
    "headline-encounter": { $0.headline },
    "relayed-from": { $0.relays },
    "issues": { $0.issues },
    "acts": { $0.acts },
    "statements": { $0.statements },
    "statements-speaker": { $0.statementsWithSpeaker },
    "statements-exact": { $0.statementsExact },
    "statements-cue": { $0.statementsWithCue },
  ]

  /// The floors of the table: task and per cent.
  private static func floors() throws -> [String: Double] {
    let table = try Table(name: "floors", text: text("floors.tsv"))
    return Dictionary(
      uniqueKeysWithValues: table.rows.map { (table.cell($0, "task"), Double(table.cell($0, "floor")) ?? 101) })
  }

  @Test("every task has a floor, and every floor a task")
  func table() throws {
    #expect(try Self.floors().keys.sorted() == Self.tasks.keys.sorted())
  }

  @Test("the annotated articles are at least seventy, of both scripts, and some report no encounter")
  func articles() throws {
    let scores = try Self.scores.get()
    #expect(scores.count >= 70)
    #expect(Set(scores.map(\.gold.script)) == ["hans", "hant"])
    #expect(scores.contains { $0.gold.encounters.isEmpty })
  }

  @Test("no task falls below its floor", arguments: tasks.keys.sorted())
  func floor(_ name: String) throws {
    let task = try #require(Self.tasks[name])
    let floor = try #require(try Self.floors()[name])
    var tally = Tally()
    for score in try Self.scores.get() { tally += task(score) }
    #expect(
      tally.percent >= floor,
      "\(name): \(tally.percent) per cent, \(tally.hits) found, \(tally.spurious) spurious, \(tally.missed) missed")
  }

  @Test("an article without an encounter yields none")
  func silence() throws {
    for score in try Self.scores.get() where score.gold.encounters.isEmpty {
      let read = score.reading.events.filter { $0.kind == .consult || score.gold.acts.isEmpty }
      #expect(read.map(\.cue.text) == [], "\(score.gold.document)")
    }
  }
}
