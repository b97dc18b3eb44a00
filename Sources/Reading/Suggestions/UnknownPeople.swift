public import Lexicon
public import Record

/// Gathers from readings the people whom they name after an office and the lexicon does not know.
///
/// Blind to the order in which readings come: the same readings give the same suggestions.
public struct UnknownPeople: Sendable {
  /// How many sentences are kept of each person.
  static let sampleCount = 3

  private let lexicon: LoadedLexicon
  private let actorOfBody: [String: String]
  private let officialOfLatin: [String: String]
  private var people: [Key: Person] = [:]

  /// A name in one script, and the Latin form that an article gives it.
  private struct Key: Hashable {
    var name: String
    var latin: String?
  }

  /// What the articles tell of someone.
  private struct Person {
    var articles: Set<String> = []
    var spellings: [String: Int] = [:]
    var latins: [String: Int] = [:]
    var posts: [Post: Int] = [:]
    var samples: [Place] = []

    mutating func merge(_ other: Person) {
      articles.formUnion(other.articles)
      spellings.merge(other.spellings, uniquingKeysWith: +)
      latins.merge(other.latins, uniquingKeysWith: +)
      posts.merge(other.posts, uniquingKeysWith: +)
      for place in other.samples { keep(place) }
    }

    /// Keeps the first samples in the order of files; a reprint's sentence once.
    mutating func keep(_ place: Place) {
      let same = samples.first { $0.text == place.text || $0.path == place.path }
      if let same {
        if place < same { samples = samples.map { $0 == same ? place : $0 } }
      } else {
        samples.append(place)
      }
      samples.sort()
      if samples.count > UnknownPeople.sampleCount { samples.cut(at: UnknownPeople.sampleCount) }
    }
  }

  private struct Post: Hashable {
    var state: String
    var office: String
  }

  private struct Place: Comparable {
    var path: String
    var start: Int
    var text: String

    static func < (left: Place, right: Place) -> Bool { (left.path, left.start) < (right.path, right.start) }
  }

  /// Nobody yet.
  public init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    actorOfBody = Dictionary(
      lexicon.bodies.map { ($0.id, $0.actor) }, uniquingKeysWith: { first, _ in first })
    let table = lexicon.table("officials")
    officialOfLatin = Dictionary(
      table.rows.flatMap { row in table.list(row, "latin").map { ($0.lowercased(), table.cell(row, "id")) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Takes up whom one reading names.
  public mutating func add(_ reading: ArticleReading) {
    let mentions = reading.mentions.filter { $0.zone == .text }.sorted { $0.span < $1.span }
    let unknown = mentions.indices.filter {
      mentions[$0].kind == .person && mentions[$0].entity == nil && mentions[$0].text.unicodeScalars.count > 1
    }
    guard !unknown.isEmpty else { return }
    let scalars = Array(reading.article.text.unicodeScalars)
    let names = unknown.map { Suggestion.folded(mentions[$0].text, lexicon.folding) }
    // The Latin form stands behind the first mention only and holds for the others.
    var latins: [String: String] = [:]
    for (index, name) in zip(unknown, names) where latins[name] == nil {
      latins[name] = UnknownPeople.latin(after: mentions[index].span.end, scalars)
    }
    for (index, name) in zip(unknown, names) {
      let mention = mentions[index]
      let latin = latins[name]
      var person = people[Key(name: name, latin: latin?.lowercased())] ?? Person()
      person.articles.insert(reading.article.id)
      person.spellings[mention.text, default: 0] += 1
      if let latin { person.latins[latin, default: 0] += 1 }
      if let post = post(of: index, mentions, scalars) { person.posts[post, default: 0] += 1 }
      person.keep(
        Place(
          path: reading.article.source.path, start: mention.span.start,
          text: UnknownPeople.sentence(around: mention.span, scalars)))
      people[Key(name: name, latin: latin?.lowercased())] = person
    }
  }

  /// Everyone who was met after an office, the most often named first.
  public func suggestions() -> [Suggestion] {
    var byLatin: [String: Person] = [:]
    var latinsOfName: [String: Set<String>] = [:]
    for (key, person) in people {
      guard let latin = key.latin else { continue }
      byLatin[latin, default: Person()].merge(person)
      latinsOfName[key.name, default: []].insert(latin)
    }
    var others: [Person] = []
    for (key, person) in people where key.latin == nil {
      // Without its Latin form a name is the one person of that name who has one, if there is only one.
      if let latins = latinsOfName[key.name], latins.count == 1, let latin = latins.first {
        byLatin[latin]?.merge(person)
      } else {
        others.append(person)
      }
    }
    return (byLatin.values + others).filter { !$0.posts.isEmpty }.map(suggestion)
      .sorted { ($1.count, $0.name, $0.latin ?? "") < ($0.count, $1.name, $1.latin ?? "") }
  }

  private func suggestion(_ person: Person) -> Suggestion {
    func ranked<Item>(_ counts: [Item: Int], _ text: (Item) -> String) -> [Item] {
      counts.sorted { ($1.value, text($0.key)) < ($0.value, text($1.key)) }.map(\.key)
    }
    let spellings = ranked(person.spellings) { $0 }
    let latin = ranked(person.latins) { $0 }.first
    let post = ranked(person.posts) { "\($0.state) \($0.office)" }.first
    // The state that is told oftenest, by whichever office.
    var states: [String: Int] = [:]
    for (post, count) in person.posts where !post.state.isEmpty { states[post.state, default: 0] += count }
    return Suggestion(
      name: spellings.first ?? "", count: person.articles.count, spellings: spellings, latin: latin,
      state: ranked(states) { $0 }.first, office: post?.office,
      official: latin.flatMap { officialOfLatin[$0.lowercased()] },
      samples: person.samples.map { Suggestion.Sample(path: $0.path, text: $0.text) })
  }

  /// The office right in front of a name, or the title right behind it, with the state that stands before it.
  private func post(of index: Int, _ mentions: [Mention], _ scalars: [Unicode.Scalar]) -> Post? {
    let person = mentions[index].span
    if index > 0, mentions[index - 1].kind == .office, mentions[index - 1].span.end == person.start {
      let office = mentions[index - 1]
      return Post(state: state(before: index - 1, mentions, scalars), office: office.entity ?? "")
    }
    if index + 1 < mentions.count, mentions[index + 1].kind == .office, mentions[index + 1].span.start == person.end {
      return Post(state: "", office: mentions[index + 1].entity ?? "")
    }
    return nil
  }

  /// How far in front of an office its state may stand.
  private static let reach = 16

  private func state(before office: Int, _ mentions: [Mention], _ scalars: [Unicode.Scalar]) -> String {
    let start = mentions[office].span.start
    if let actor = mentions[office].entity.flatMap({ lexicon.office($0)?.actor }), !actor.isEmpty { return actor }
    for index in stride(from: office - 1, through: 0, by: -1) {
      let mention = mentions[index]
      guard start - mention.span.end <= UnknownPeople.reach,
        !scalars[min(mention.span.end, start)..<start].contains(where: { UnknownPeople.clauseMarks.contains($0) })
      else { return "" }
      if mention.kind == .state { return mention.entity ?? "" }
      if mention.kind == .body, let actor = mention.entity.flatMap({ actorOfBody[$0] }), !actor.isEmpty { return actor }
      if mention.kind == .person { return "" }
    }
    return ""
  }

  private static let clauseMarks: Set<Unicode.Scalar> = ["，", "。", "；", "：", "！", "？", "、", "\n", ",", ";", "」", "”"]
  private static let sentenceMarks: Set<Unicode.Scalar> = ["。", "！", "？", "\n"]

  /// The Latin form of a name in the bracket behind it: at least two words that begin with a letter.
  static func latin(after end: Int, _ scalars: [Unicode.Scalar]) -> String? {
    var index = end
    while index < scalars.count, scalars[index] == " " { index += 1 }
    guard index < scalars.count, scalars[index] == "(" || scalars[index] == "（" else { return nil }
    var latin = String.UnicodeScalarView()
    for scalar in scalars[(index + 1)...].prefix(60) {
      if scalar.value == 0x2019 || scalar == "'" || scalar == "-" || scalar == "." || scalar == " "
        || scalar.value < 0x250 && scalar.properties.isAlphabetic
      {
        latin.append(scalar)
      } else {
        let words = String(latin).split(separator: " ")
        let isName = words.count > 1 && words.count < 6 && words.first?.first?.isUppercase == true
        return isName ? words.joined(separator: " ") : nil
      }
    }
    return nil
  }

  /// The sentence around a span, at most 120 scalars of it.
  static func sentence(around span: TextSpan, _ scalars: [Unicode.Scalar]) -> String {
    var start = span.start
    while start > 0, span.start - start < 60, !sentenceMarks.contains(scalars[start - 1]) { start -= 1 }
    var end = span.end
    while end < scalars.count, end - span.end < 60, !sentenceMarks.contains(scalars[end]) { end += 1 }
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }
}
