public import Archive
import Lexicon
public import Record

/// A question that has been understood: every name in it stands for something.
///
/// The language is documented in `Documentation/Questions.md`: words, "phrases", `field:value`, AND, OR, NOT, `-` and
/// parentheses.
public struct Question: Sendable, Equatable {
  /// The question as it was typed.
  public let text: String
  /// What it asks.
  public let expression: Expression<QuestionTerm>

  /// Whether it asks for nothing in particular.
  public var isEmpty: Bool { expression == .everything }

  /// Reads a question.
  ///
  /// - Parameters:
  ///   - names: What names stand for.
  ///   - today: The day that relative dates count from.
  ///   - archive: Knows people, places and outlets by names that the lexicon lacks; `nil` of none.
  /// - Throws: `QuestionFault` for what cannot be understood, with its place and how it is right; `ArchiveError`.
  public init(
    _ text: String, names: NameIndex, today: CivilDate, archive: RecordArchive? = nil
  ) throws {
    self.text = text
    let typed = Question.joiningNames(try QuestionParser.parse(text), names)
    var isExact = false
    typed.forEachTerm { term, _ in if term.field == .script { isExact = true } }
    let resolver = QuestionResolver(
      question: text, names: names, today: today, isExact: isExact,
      isKnown: { name, field in try archive.map { try Question.isKnown(name, field, in: $0) } ?? false })
    expression = try typed.map { (term) throws in try resolver.resolve(term) }
  }

  private static func isKnown(_ name: String, _ field: QuestionField, in archive: RecordArchive) throws -> Bool {
    let filter: Expression<EntryTerm>
    switch field {
    case .official: filter = .term(.participant(name))
    case .place: filter = .term(.placeNamed(name))
    case .outlet: return try archive.articleCount(.term(.outlet(name))) > 0
    case .speaker: return try archive.articleCount(.term(.reads(.speakerNamed(name)))) > 0
    default: return false
    }
    var entries = EntryFilter()
    entries.question = filter
    return try archive.entryCount(entries) > 0
  }

  /// Bare Latin words side by side that are one name, such as `wang yi`, as one condition.
  private static func joiningNames(_ typed: Expression<TypedTerm>, _ names: NameIndex) -> Expression<TypedTerm> {
    switch typed {
    case .term: return typed
    case .not(let part): return .not(joiningNames(part, names))
    case .any(let parts): return .any(parts.map { joiningNames($0, names) })
    case .all(let parts):
      var joined: [Expression<TypedTerm>] = []
      var rest = parts[...]
      while let first = rest.popFirst() {
        guard case .term(let head) = first, head.field == nil, !head.isQuoted else {
          joined.append(joiningNames(first, names))
          continue
        }
        var words = [head]
        for case .term(let next) in rest.prefix(while: { isBare($0) }).prefix(5) { words.append(next) }
        // The longest run that is a name.
        var length = words.count
        while length > 1, !isName(words.prefix(length).map(\.value).joined(separator: " "), names) { length -= 1 }
        let value = words.prefix(length).map(\.value).joined(separator: " ")
        rest = rest.dropFirst(length - 1)
        joined.append(
          .term(
            TypedTerm(
              field: nil, value: value, isQuoted: false,
              place: head.place.lowerBound..<words[length - 1].place.upperBound)))
      }
      return joined.count == 1 ? joined[0] : .all(joined)
    }
  }

  private static func isBare(_ part: Expression<TypedTerm>) -> Bool {
    if case .term(let term) = part { term.field == nil && !term.isQuoted } else { false }
  }

  private static func isName(_ words: String, _ names: NameIndex) -> Bool {
    guard words.unicodeScalars.allSatisfy({ $0.value < 0x250 }) else { return false }
    return !names.items(.officials, named: words).isEmpty || !names.items(.places, named: words).isEmpty
      || !names.actors(named: words).isEmpty
  }
}
