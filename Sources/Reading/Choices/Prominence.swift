/// How much an article is about somebody: how often it has named them so far, and whether its headline does.
struct Prominence {
  /// Who is meant: the official, else whoever goes by the words.
  private struct Who: Hashable {
    let official: Int?
    let text: String

    init(_ voice: Voice) {
      official = voice.official
      text = voice.official == nil ? voice.text : ""
    }
  }

  private var times: [Who: Int] = [:]
  private let titled: Set<Who>
  private let titledActors: Set<String>

  /// - Parameter title: The parties that the headline names.
  init(title: [Phrase]) {
    let voices = title.flatMap(\.parties)
    titled = Set(voices.map(Who.init))
    titledActors = Set(voices.compactMap(\.actor))
  }

  /// Counts somebody whom a sentence names.
  mutating func name(_ voice: Voice) { times[Who(voice), default: 0] += 1 }

  /// How often somebody was named before.
  func timesNamed(_ voice: Voice) -> Int { times[Who(voice)] ?? 0 }

  /// Whether the headline names somebody, and whether it names their side.
  func isTitled(_ voice: Voice) -> Bool { titled.contains(Who(voice)) }
  func isSideTitled(_ voice: Voice) -> Bool { voice.actor.map(titledActors.contains) ?? false }
}
