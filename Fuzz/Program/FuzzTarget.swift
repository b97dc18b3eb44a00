import BuiltInLexicon
import FuzzInputs
import Glibc
import Intake
import Lexicon
import Reading
import Record

/// What is fuzzed: everything that parses what strangers wrote.
///
/// The first byte of an input chooses: an article's text, a post, a line of JSON, a table. Any input may be refused; none
/// may trap, hang or be read in a way that contradicts itself.
final class FuzzTarget {
  /// What an input is, by its first byte.
  enum Kind: UInt8, CaseIterable {
    case text, post, json, table
  }

  private var checks: ReadingChecks
  private let intake: ArticleIntake
  private let maker: SentenceMaker
  private let mutator: TextMutator
  private var count = 0

  /// Made once: a reader and the lexicon cost more than a thousand readings.
  nonisolated(unsafe) static let shared = FuzzTarget()

  init?() {
    guard let lexicon = try? LoadedLexicon(image: EmbeddedLexicon.image()),
      let intake = try? ArticleIntake(lexicon)
    else { return nil }
    self.intake = intake
    checks = ReadingChecks(lexicon: lexicon)
    maker = SentenceMaker(lexicon: lexicon)
    let files = SourceFiles(["Examples/posts"])
    let samples = files.expand().files.sorted().compactMap { path -> String? in
      guard let bytes = try? files.read(path) else { return nil }
      return try? intake.read(bytes, path: path).text
    }
    mutator = TextMutator(maker: maker, samples: samples)
  }

  func run(_ input: [UInt8]) {
    guard let first = input.first, let kind = Kind(rawValue: first % 4) else { return }
    let rest = Array(input.dropFirst())
    switch kind {
    case .text:
      // Every reading is checked for its spans; the dearer checks are made of some.
      count += 1
      check(checks.faults(FuzzTarget.string(rest), depth: count % 32 == 0 ? 2 : count % 8 == 0 ? 1 : 0))
    case .post:
      guard let article = try? intake.read(rest, path: "posts/made.md") else { return }
      check(checks.faults(article.text, title: article.title, depth: 0))
    case .json:
      guard let json = try? JSONValue(parsing: FuzzTarget.string(rest)) else { return }
      _ = try? ArticleReading(json)
      _ = try? Entry(json)
    case .table: _ = try? Table(name: "fuzz", text: FuzzTarget.string(rest))
    }
  }

  /// Another input made from one: a text gets words of the lexicon, a post stretches of texts, anything bytes by chance.
  func changed(_ input: [UInt8], limit: Int, seed: UInt64) -> [UInt8]? {
    var random = SplitMix(seed: seed)
    let choice = random.next() % 16
    if choice < 5 { return [Kind.text.rawValue] + maker.text(&random).utf8 }
    guard let first = input.first, let kind = Kind(rawValue: first % 4) else { return [Kind.text.rawValue] }
    switch kind {
    case .text where choice < 15: break
    case .post where choice < 10: break
    default: return nil
    }
    let text = mutator.changed(FuzzTarget.string(Array(input.dropFirst())), limit: limit / 4, &random)
    return [kind.rawValue] + text.utf8
  }

  /// A fault stops the run as a trap does, so that its input is kept.
  private func check(_ faults: [String]) {
    guard let fault = faults.first else { return }
    let line = Array("fault: \(fault)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
    abort()
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  FuzzTarget.shared?.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// libFuzzer's own changes of bytes.
@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int) -> Int

/// What libFuzzer calls for a new input; the result is written over the old.
@_cdecl("LLVMFuzzerCustomMutator")
public func fuzzChange(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: UInt32) -> Int {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let changed = FuzzTarget.shared?.changed(input, limit: limit, seed: UInt64(seed)) else {
    return mutateBytes(start, count, limit)
  }
  let length = min(changed.count, limit)
  for place in 0..<length { start[place] = changed[place] }
  return length
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// SwiftPM names a program's entry point after its target; libFuzzer's driver does the rest.
@_cdecl("fuzz_main")
public func fuzzMain(
  _ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int32 {
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments, { fuzzOneInput($0, $1) })
}
