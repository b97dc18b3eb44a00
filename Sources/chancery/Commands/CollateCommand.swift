import Collation
import Lexicon
import Messages
import Presentation
import Record

/// `chancery collate`: readings on standard input, entries on standard output.
struct CollateCommand: Command {
  static let name = "collate"
  static let summary = "readings (JSON Lines) from files or standard input to entries on standard output; no archive"
  static let operands = "[FILE…]"
  static let options = [
    Option.lexicon,
    Option(name: "--partial", value: nil, help: "print the readings that entries need, to be collated with others"),
  ]
  static let example = "chancery collate readings.jsonl > entries.jsonl"

  /// Entries that one worker makes at a time.
  private static let piece = 64

  func run(_ arguments: Arguments) async throws -> Int32 {
    let blocks = LineBlocks(arguments.operands)
    var refused = 0
    func complain(_ place: String, _ problem: String) {
      refused += 1
      Terminal.complain(
        "refused \(place): \(problem); give lines as `chancery read` or `collate --partial` prints them")
    }
    func complainOfFaults(_ told: inout Int) {
      for fault in blocks.faults.dropFirst(told) {
        complain(fault.name + (fault.line.map { ":\($0)" } ?? ""), fault.problem)
      }
      told = blocks.faults.count
    }
    var told = 0
    let isPartial = arguments.has(Self.options[1])
    var collection = ReadingCollection()
    try await OrderedWork.run(
      workers: Machine.cores, next: { blocks.next() }, work: { ReadLines($0, isPartial: isPartial) },
      deliver: { lines in
        complainOfFaults(&told)
        for fault in lines.faults { complain("\(lines.name):\(fault.line)", fault.problem) }
        Terminal.write(lines.reduced)
        for reading in lines.readings { collection.add(reading) }
      })
    complainOfFaults(&told)
    if !isPartial {
      let lexicon = try LoadedLexicon(image: Knowledge.image(overlay: Knowledge.overlay(arguments)))
      try await collate(collection, Collator(lexicon: lexicon))
    }
    return refused == 0 ? 0 : 1
  }

  /// An entry's line with what it is ordered by.
  private struct Line: Sendable {
    var first: Int
    var last: Int
    var id: String
    var json: [UInt8]
  }

  /// Makes the entries on every core and prints them in the order of the timeline, as `export entries` does.
  private func collate(_ collection: ReadingCollection, _ collator: Collator) async throws {
    var rest = collator.plan(of: collection.readings)[...]
    var lines: [Line] = []
    try await OrderedWork.run(
      workers: Machine.cores,
      next: {
        let plans = Array(rest.prefix(Self.piece))
        rest = rest.dropFirst(Self.piece)
        return plans.isEmpty ? nil : plans
      },
      work: { (plans: [EntryPlan]) in
        var json = JSONWriter()
        return plans.map { plan in
          let entry = collator.entry(of: plan, readings: plan.articles.compactMap { collection[$0] })
          json.removeAll()
          entry.write(to: &json)
          json.endLine()
          let days = entry.timelineDays
          return Line(first: days.first, last: days.last, id: entry.id, json: json.bytes)
        }
      }, deliver: { lines += $0 })
    lines.sort { ($0.first, $0.last, $0.id) < ($1.first, $1.last, $1.id) }
    // Some at a time: a write for each line would cost more than the lines.
    for start in stride(from: 0, to: lines.count, by: Self.piece) {
      Terminal.write(lines[start..<min(start + Self.piece, lines.count)].flatMap(\.json))
    }
  }
}

/// What a block of lines holds.
private struct ReadLines: Sendable {
  let name: String
  private(set) var readings: [ArticleReading] = []
  /// The lines again, reduced; nothing where readings are asked for.
  private(set) var reduced: [UInt8] = []
  private(set) var faults: [(line: Int, problem: String)] = []

  init(_ block: LineBlocks.Block, isPartial: Bool) {
    name = block.name
    var json = JSONWriter()
    for (index, line) in block.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
      do {
        let reading = try ArticleReading(forCollation: Array(line))
        if let part = reading.strayingSpan {
          faults.append((block.firstLine + index, "a span of “\(part)” reaches beyond the words"))
        } else if isPartial, !reading.events.isEmpty {
          reading.reducedForCollation.write(to: &json)
          json.endLine()
        } else if !isPartial {
          readings.append(reading)
        }
      } catch {
        faults.append((block.firstLine + index, "\(error)"))
      }
    }
    reduced = json.bytes
  }
}
