public import Messages

/// What is wrong with a question, and where.
public struct QuestionFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// The question as it was asked.
  public var question: String
  /// The place of what is wrong, in Unicode scalars of the question.
  public var place: Range<Int>
  /// What is wrong.
  public var problem: Message
  /// How it is right.
  public var remedy: Message

  /// A fault at a place of a question.
  public init(_ question: String, _ place: Range<Int>, _ problem: Message, _ remedy: Message) {
    let end = question.unicodeScalars.count
    self.question = question
    self.place = min(place.lowerBound, end)..<min(max(place.upperBound, place.lowerBound), end)
    self.problem = problem
    self.remedy = remedy
  }

  /// The words at fault.
  public var words: String {
    String(String.UnicodeScalarView(question.unicodeScalars.dropFirst(place.lowerBound).prefix(place.count)))
  }

  /// What is wrong, where, and how it is right.
  public var description: String { "\(problem) (at character \(place.lowerBound + 1)); \(remedy)" }
}
