import Record

/// The parties that an article names without a person, and where, so that a ministry finds its state again.
///
/// A reference, since every rule of a statement holds it; whatever is asked costs no more in a long text than in a short.
final class NamedSides {
  /// An actor where it is named.
  struct Named {
    var start: Int
    var actor: String
  }

  private let sides: [Voice]
  /// The first two sides of the text, in their order; none where there are no two.
  let firstTwo: [Voice]
  /// For each side the last before it of another actor; -1 where there is none.
  private var others: [Int32] = []
  /// Where each state is named, in the order of the text, and where one is whose council is 国务院.
  private let actors: [Named]
  private let councils: [Named]
  /// The places in `sides` of the same words, and of all words that hold a name.
  private var ofWords: [String: [Int32]] = [:]
  private var ofName: [String: [[Int32]]] = [:]

  init(_ phrases: [Phrase]) {
    sides = phrases.flatMap { $0.parties.filter { !$0.isNamed && $0.actor != nil } }
    let first = sides.first
    let other = sides.first { $0.actor != first?.actor }
    firstTwo = [first, other].compactMap { $0 }
    actors = phrases.flatMap {
      $0.parties.compactMap { voice in voice.actor.map { Named(start: voice.span.start, actor: $0) } }
    }
    councils = actors.filter { $0.actor == "USA" || $0.actor == "CHN" }
    for (place, side) in sides.enumerated() {
      let before = Int32(place) - 1
      others.append(place > 0 && sides[place - 1].actor != side.actor ? before : others[place - 1])
    }
  }

  /// The actor named last before a scalar, else the first of all.
  func actor(before scalar: Int) -> String? {
    actors[actors.partition { $0.start >= scalar } - 1, or: actors.first]?.actor
  }

  /// The last actor before a scalar that has a council called 国务院.
  func council(before scalar: Int) -> String? {
    councils[councils.partition { $0.start >= scalar } - 1, or: nil]?.actor
  }

  /// The actor of the last side before a scalar whose words hold a name and more.
  func actor(ofBody name: String, before scalar: Int) -> String? {
    let end = Int32(sides.partition { $0.span.start >= scalar })
    let last = rows(of: name).compactMap { row in row[row.partition { $0 >= end } - 1, or: nil] }.max()
    return last.flatMap { sides[Int($0)].actor }
  }

  /// The two sides named last before a scalar, in their order.
  func lastTwo(before scalar: Int) -> [Voice]? {
    let last = sides.partition { $0.span.start >= scalar } - 1
    let other = Int(others[last])
    return other >= 0 ? [sides[other], sides[last]] : nil
  }

  /// The places of all sides whose words hold a name and more, those of the same words together.
  private func rows(of name: String) -> [[Int32]] {
    if let known = ofName[name] { return known }
    if ofWords.isEmpty {
      for (place, side) in sides.enumerated() { ofWords[side.text, default: []].append(Int32(place)) }
    }
    let rows = ofWords.filter { $0.key.utf8.count > name.utf8.count && $0.key.contains(name) }.map(\.value)
    ofName[name] = rows
    return rows
  }
}

extension Array where Element: Bounded {
  /// What stands at a place; something else where the row has no such place.
  fileprivate subscript(place: Int, or other: Element?) -> Element? { indices.contains(place) ? self[place] : other }
}
