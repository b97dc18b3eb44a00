/// An attribution: someone says, writes, thinks aloud, agrees or announces something.
public struct Statement: Sendable, Equatable {
  /// How the words are rendered.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    case direct, indirect, mixed, joint
  }

  /// Whose words they are.
  public var speakers: [Party]
  /// How they are rendered.
  public var form: Form
  /// Whether any of them stand in quotation marks.
  public var quoted: Bool
  /// The word of saying; `nil` where there is none.
  public var cue: Event.Cue?
  /// What is said; several spans where the cue stands in the middle.
  public var content: [TextSpan]
  /// Ids of the issues it is about.
  public var issues: [String]

  /// A statement with all its parts.
  public init(
    speakers: [Party], form: Form, quoted: Bool, cue: Event.Cue?, content: [TextSpan], issues: [String] = []
  ) {
    self.speakers = speakers
    self.form = form
    self.quoted = quoted
    self.cue = cue
    self.content = content
    self.issues = issues
  }
}
