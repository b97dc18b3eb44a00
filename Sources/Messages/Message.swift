/// Something the program says to a person, in whichever language it is to be said.
///
/// It is written in English, as an interpolated text; what stands between the values is looked up as one sentence
/// (`%1 of %2 entries`) in the table of messages, where the values may stand in another order. What the table does not
/// hold is said in English.
///
/// Values keep their characters as they are, but for those that would turn or hide what follows: they may be words of
/// articles or of whoever asks.
public struct Message: Sendable, Equatable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The sentence, with `%1`, `%2` … in the places of the values.
  public private(set) var template: String
  private var values: [Value] = []

  fileprivate enum Value: Sendable {
    case words(String)
    case message(Message)
    case list([Message], separator: String)
  }

  /// A sentence without values.
  public init(stringLiteral sentence: String) { template = sentence }

  /// A sentence with values.
  public init(stringInterpolation: Interpolation) {
    template = stringInterpolation.template
    values = stringInterpolation.values
  }

  /// A sentence that stands in a table of the program, such as the help of an option.
  public init(sentence: String) { template = sentence }

  /// Words that are the same in every language.
  public init(verbatim words: String) {
    template = "%1"
    values = [.words(words)]
  }

  private init(template: String, values: [Value]) {
    self.template = template
    self.values = values
  }

  /// The sentence in a language.
  public func callAsFunction(_ language: DisplayLanguage) -> String {
    let sentence = language == .english ? template : MessageCatalogue.shared.sentence(template, language)
    guard !values.isEmpty else { return sentence }
    var said = ""
    Message.forEachPart(of: sentence) { words, number in
      said += words
      guard let number, values.indices.contains(number - 1) else { return }
      switch values[number - 1] {
      case .words(let words): said += words
      case .message(let message): said += message(language)
      case .list(let messages, let separator):
        let between = language == .english ? separator : MessageCatalogue.shared.sentence(separator, language)
        said += messages.map { $0(language) }.joined(separator: between)
      }
    }
    return said
  }

  /// The sentence in English.
  public var description: String { self(.english) }

  /// Two messages are the same where they say the same in English.
  public static func == (first: Message, second: Message) -> Bool { first.description == second.description }

  /// One message after the other, as one sentence.
  public static func + (first: Message, second: Message) -> Message {
    var template = first.template
    forEachPart(of: second.template) { words, number in
      template += words
      if let number { template += "%\(number + first.values.count)" }
    }
    return Message(template: template, values: first.values + second.values)
  }

  /// Several messages with a sign between them that is looked up as a sentence is.
  public static func list(_ messages: [Message], separator: String) -> Message {
    Message(template: "%1", values: [.list(messages, separator: separator)])
  }

  /// Calls for each stretch of words of a sentence with the number of the value behind it; `nil` behind the last.
  private static func forEachPart(of sentence: String, _ body: (_ words: String, _ number: Int?) -> Void) {
    var words = ""
    var rest = sentence.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "%", let digit = rest.first.flatMap({ Int(String($0)) }), digit > 0 {
        rest.removeFirst()
        var number = digit
        while let next = rest.first.flatMap({ Int(String($0)) }) {
          number = number * 10 + next
          rest.removeFirst()
        }
        body(words, number)
        words = ""
      } else {
        words.unicodeScalars.append(scalar)
      }
    }
    body(words, nil)
  }

  /// What Swift calls with the parts of an interpolated text.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var template = ""
    fileprivate var values: [Value] = []

    /// An empty text.
    public init(literalCapacity: Int, interpolationCount: Int) { template.reserveCapacity(literalCapacity) }

    /// Adds words of the sentence.
    public mutating func appendLiteral(_ literal: String) { template += literal }

    /// Adds a value, said as it describes itself.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      add(.words(value.description))
    }

    /// Adds a value that is a message itself.
    public mutating func appendInterpolation(_ message: Message) { add(.message(message)) }

    private mutating func add(_ value: Value) {
      values.append(value)
      template += "%\(values.count)"
    }
  }
}
