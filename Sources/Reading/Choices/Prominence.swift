/// How much an article is about somebody: how often it has named them so far, and whether its headline does.
struct Prominence {
  /// Who is meant: the official, else whoever goes by the words. Every candidate of every cue asks.
  private struct Who: Hashable {
    let official: Int?
    let text: String

    init(_ voice: Voice) {
      official = voice.official
      text = voice.official == nil ? voice.text : ""
    }

    static func == (first: Who, second: Who) -> Bool {
      first.official == second.official && first.text.isExactly(second.text)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(official)
      text.hashExactly(into: &hasher)
    }
  }

  /// How somebody stands in the article.
  struct Standing {
    /// How often they were named before.
    var times = 0
    /// Whether the headline names them.
    var isTitled = false
  }

  private var standings: [Who: Standing] = [:]
  private let titledActors: [String]

  /// - Parameter title: The parties that the headline names.
  init(title: [Phrase]) {
    var actors: [String] = []
    for voice in title.lazy.flatMap(\.parties) {
      standings[Who(voice), default: Standing()].isTitled = true
      if let actor = voice.actor, !actors.contains(actor) { actors.append(actor) }
    }
    titledActors = actors
  }

  /// Counts somebody whom a sentence names.
  mutating func name(_ voice: Voice) { standings[Who(voice), default: Standing()].times += 1 }

  /// How somebody stands so far.
  func standing(_ voice: Voice) -> Standing { standings[Who(voice)] ?? Standing() }

  /// Whether the headline names a side.
  func isSideTitled(_ actor: String) -> Bool { titledActors.contains(actor) }
}
