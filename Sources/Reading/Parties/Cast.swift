import Lexicon
import Record

/// The people that an article has introduced, so that a surname or an office finds its person again.
struct Cast {
  /// Someone introduced by name.
  struct Member {
    var text: String
    var scalars: [UInt32]
    var official: Int?
    var actor: String?
    var office: Int?
    /// Surnames and short forms under which the person may return.
    var short: [[UInt32]]
  }

  private(set) var members: [Member] = []

  /// Remembers a person; words of office that come later fill what was not known.
  mutating func introduce(_ voice: Voice, short: [[UInt32]], scalars: [UInt32]) {
    if let known = members.firstIndex(where: {
      $0.scalars == scalars || (voice.official != nil && $0.official == voice.official)
    }) {
      if members[known].office == nil { members[known].office = voice.office }
      if members[known].actor == nil { members[known].actor = voice.actor }
      return
    }
    members.append(
      Member(
        text: voice.text, scalars: scalars, official: voice.official, actor: voice.actor, office: voice.office,
        short: short))
  }

  /// The member with this official.
  func member(official: Int) -> Member? { members.first { $0.official == official } }

  /// The member whose name or short form begins at a scalar of the text, the longest first.
  func member(at start: Int, in scalars: [UInt32]) -> (member: Member, end: Int, isShort: Bool)? {
    var best: (Member, Int, Bool)?
    for member in members {
      for (form, isShort) in [(member.scalars, false)] + member.short.map({ ($0, true) }) {
        let end = start + form.count
        guard !form.isEmpty, end <= scalars.count, end > (best?.1 ?? 0),
          scalars[start..<end].elementsEqual(form)
        else { continue }
        best = (member, end, isShort)
      }
    }
    return best.map { (member: $0.0, end: $0.1, isShort: $0.2) }
  }

  /// The members of a side who hold an office of a role.
  func members(actor: String, role: String, lexicon: LoadedLexicon) -> [Member] {
    members.filter { member in
      member.actor == actor && member.office.map { lexicon.offices[$0].role == role } == true
    }
  }
}
