/// The members of a JSON object, in the order in which they were written.
///
/// An object of ours has some ten members: looking through them costs less than a table of them would to make.
public struct JSONMembers: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  private var members: [(key: String, value: JSONValue)] = []

  /// No members.
  public init() {}

  /// Members by key and value; of equal keys the last counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    members = elements.map { (key: $0.0, value: $0.1) }
  }

  /// The members in their order, as often as they stand there.
  public var all: [(key: String, value: JSONValue)] { members }

  /// The keys, as often as they stand there.
  public var keys: [String] { members.map(\.key) }

  /// What stands at a key: the last, where it stands twice; `nil` where it does not stand.
  public subscript(key: String) -> JSONValue? { members.last { $0.key == key }?.value }

  mutating func append(_ key: String, _ value: JSONValue) { members.append((key, value)) }

  /// Whether both have the same keys with the same values, in whatever order.
  public static func == (left: JSONMembers, right: JSONMembers) -> Bool {
    Set(left.keys) == Set(right.keys) && left.keys.allSatisfy { left[$0] == right[$0] }
  }
}
