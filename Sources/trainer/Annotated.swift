import Foundation
import Intake
import Lexicon
import Record

/// An article with what careful readers found in it.
struct Annotated {
  /// A statement as the annotators give it, found in the cleaned text.
  struct Said {
    /// For each speaker the names that mean it, and the actor.
    var speakers: [(names: [String], actor: String?)]
    var cue: String
    /// The scalars of the content, the cue between its parts included.
    var content: Range<Int>
  }

  /// An act that the annotators list.
  struct Deed {
    var type: String
    var actors: Set<String>
    var recipients: Set<String>
  }

  var article: Article
  /// The month of publication: what is left out together.
  var month: String
  /// The statements; `nil` where the annotators have looked for none, as of the acts.
  var said: [Said]?
  var acts: [Deed]?
  /// The names and descriptors of speakers and participants, each with all its forms, those that the text has.
  var names: [[String]]
}

/// Reads annotated articles.
///
/// The format is that of the annotators' guidelines: a list of articles, each with `doc` (its path) and `statements`, whose
/// contents are given by their first and last words.
struct AnnotatedArticles {
  let intake: ArticleIntake

  init(lexicon: LoadedLexicon) throws {
    intake = try ArticleIntake(lexicon)
  }

  /// The articles of annotations that lie in folders.
  ///
  /// - Parameters:
  ///   - gold: Files of annotations.
  ///   - folders: Where the articles lie.
  func read(gold: [String], folders: [String]) throws -> [Annotated] {
    var paths: [Substring: String] = [:]
    var days: [Substring: [String]] = [:]
    let files = SourceFiles(folders)
    for path in files.expand().files {
      let name = path.split(separator: "/").last ?? ""
      paths[name] = path
      days[name.prefix(10), default: []].append(path)
    }
    return try gold.flatMap { file in
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: file)))
      return try JSONValue(parsing: bytes).list.compactMap { gold in
        if let id = gold["article"].string {
          // Of the project's own annotations, which repeat no headline: the day tells among which files to look.
          for path in days[(gold["published"].string ?? "").prefix(10)] ?? [] {
            let article = try intake.read(files.read(path), path: path)
            if article.id == id { return annotated(article, gold) }
          }
          return nil
        }
        guard let doc = gold["doc"].string, let name = doc.split(separator: "/").last, let path = paths[name] else {
          return nil
        }
        return annotated(try intake.read(files.read(path), path: path), gold)
      }
    }
  }

  private func annotated(_ article: Article, _ gold: JSONValue) -> Annotated {
    let text = FlatText(article.text)
    return Annotated(
      article: article, month: String((gold["published"].string ?? "").prefix(7)),
      said: gold["statements"] == .null
        ? nil
        : gold["statements"].list.compactMap { statement in
          guard let content = content(of: statement, in: text) else { return nil }
          let speakers = statement["speakers"].list.map { (names: $0["names"].strings, actor: $0["actor"].string) }
          return Annotated.Said(speakers: speakers, cue: statement["cue"].string ?? "", content: content)
        },
      acts: gold["acts"] == .null
        ? nil
        : gold["acts"].list.map { act in
          Annotated.Deed(
            type: act["type"].string ?? "", actors: Set(act["actors"].strings),
            recipients: Set(act["recipients"].strings))
        },
      names: names(gold, in: article.text))
  }

  /// Where what is said stands: `content` gives its first scalar and the one behind it, without white space; else its
  /// first and last words are looked for.
  private func content(of statement: JSONValue, in text: FlatText) -> Range<Int>? {
    let span = statement["content"].list.compactMap(\.integer)
    if span.count == 2 { return text.content(span[0], span[1]) }
    return text.content(from: statement["starts"].string ?? "", to: statement["ends"].string ?? "")
  }

  /// Whom an annotation names as speaker or participant, in words that the text has.
  private func names(_ gold: JSONValue, in text: String) -> [[String]] {
    let parties =
      gold["statements"].list.flatMap { $0["speakers"].list }
      + gold["encounters"].list.flatMap { $0["participants"].list }
    let flat = FlatText.words(text)
    let all = Set(parties.map { $0["names"].strings }.filter { !$0.isEmpty })
    return all.filter { $0.contains { flat.contains(FlatText.words($0)) } }
      .sorted { $0.joined(separator: "/") < $1.joined(separator: "/") }
  }
}

/// A text without its white space, with the way back.
struct FlatText {
  private let scalars: [UInt32]
  private let places: [Int]

  init(_ text: String) {
    var scalars: [UInt32] = []
    var places: [Int] = []
    for (place, scalar) in text.unicodeScalars.enumerated() where !scalar.properties.isWhitespace {
      scalars.append(scalar.value)
      places.append(place)
    }
    self.scalars = scalars
    self.places = places
  }

  /// Words without their white space.
  static func words(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }

  /// The stretch between two places of the text without its white space.
  func content(_ start: Int, _ end: Int) -> Range<Int>? {
    guard start >= 0, start < end, end <= places.count else { return nil }
    return places[start]..<(places[end - 1] + 1)
  }

  /// The shortest stretch that begins and ends with these words, in scalars of the text itself.
  func content(from first: String, to last: String) -> Range<Int>? {
    let starts = FlatText(first).scalars
    let ends = FlatText(last).scalars
    guard !starts.isEmpty, !ends.isEmpty else { return nil }
    var best: Range<Int>?
    for start in all(starts, from: 0) {
      guard let end = all(ends, from: start + max(0, starts.count - ends.count)).first else { continue }
      if end + ends.count - start < best?.count ?? 1500 { best = start..<(end + ends.count) }
    }
    return best.map { places[$0.lowerBound]..<(places[$0.upperBound - 1] + 1) }
  }

  private func all(_ words: [UInt32], from start: Int) -> [Int] {
    guard start + words.count <= scalars.count else { return [] }
    return (start...(scalars.count - words.count)).filter { place in
      scalars[place] == words[0] && scalars[place..<(place + words.count)].elementsEqual(words)
    }
  }
}
