import BuiltInLexicon
import Intake
import Lexicon
import Reading
import Record

/// What is fuzzed: everything that parses what strangers wrote.
///
/// The first byte of the input chooses the parser: a post, a line of JSON, a table, an article's text. Any input may
/// be refused; none may trap, hang or leak.
enum FuzzTarget {
  private static let lexicon: LoadedLexicon? = (try? EmbeddedLexicon.image()).flatMap { try? LoadedLexicon(image: $0) }
  private static let explainer: Explainer? = lexicon.map { Explainer(lexicon: $0) }
  private static let intake: ArticleIntake? = lexicon.flatMap {
    try? ArticleIntake(outlets: $0.table("outlets"), furniture: $0.table("furniture"), folding: $0.folding)
  }

  static func run(_ input: [UInt8]) {
    guard let kind = input.first else { return }
    let rest = Array(input.dropFirst())
    switch kind % 4 {
    case 0: _ = try? intake?.read(rest, path: "fuzz")
    case 1:
      if let json = try? JSONValue(parsing: String(decoding: rest, as: UTF8.self)) {
        _ = try? ArticleReading(json)
        _ = try? Entry(json)
      }
    case 2: _ = try? Table(name: "fuzz", text: String(decoding: rest, as: UTF8.self))
    default: read(String(decoding: rest, as: UTF8.self))
    }
  }

  private static func read(_ text: String) {
    guard let lexicon else { return }
    var reader = Reader(lexicon: lexicon)
    let reading = reader.read(
      Article(
        id: "fuzz", source: Article.Source(path: "fuzz", format: .jekyll), title: String(text.prefix(40)),
        published: Timestamp(seconds: 1_620_000_000, offset: 28_800), script: .simplified, text: text))
    var explainer = explainer
    _ = explainer?.explain(reading)
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  FuzzTarget.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: @convention(c) (UnsafePointer<UInt8>, Int) -> Int32
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
