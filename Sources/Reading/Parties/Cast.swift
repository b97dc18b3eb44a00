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
  }

  private(set) var members: [Member] = []
  /// Every form of every name by its first scalar.
  private var forms: [UInt32: [Form]] = [:]

  private struct Form {
    var scalars: [UInt32]
    var member: Int
    var isShort: Bool
  }

  /// Remembers a person; words of office that come later fill what was not known.
  mutating func introduce(_ voice: Voice, short: [[UInt32]], scalars: [UInt32]) {
    if let known = members.firstIndex(where: {
      $0.scalars == scalars || (voice.official != nil && $0.official == voice.official)
    }) {
      if members[known].office == nil { members[known].office = voice.office }
      if members[known].actor == nil { members[known].actor = voice.actor }
      return
    }
    for (form, isShort) in [(scalars, false)] + short.map({ ($0, true) }) {
      guard let first = form.first else { continue }
      forms[first, default: []].append(Form(scalars: form, member: members.count, isShort: isShort))
    }
    members.append(
      Member(text: voice.text, scalars: scalars, official: voice.official, actor: voice.actor, office: voice.office))
  }

  /// The member with this official.
  func member(official: Int) -> Member? { members.first { $0.official == official } }

  /// The member whose name or short form begins at a scalar of the text, the longest first.
  func member(at start: Int, in scalars: [UInt32]) -> (member: Member, end: Int, isShort: Bool)? {
    guard let candidates = forms[scalars[start]] else { return nil }
    var best: (form: Form, end: Int)?
    for form in candidates {
      let end = start + form.scalars.count
      guard end <= scalars.count, end > (best?.end ?? 0), scalars[start..<end].elementsEqual(form.scalars) else {
        continue
      }
      best = (form, end)
    }
    return best.map { (member: members[$0.form.member], end: $0.end, isShort: $0.form.isShort) }
  }

  /// The members of a side who hold an office of a role.
  func members(actor: String, role: String, lexicon: LoadedLexicon) -> [Member] {
    members.filter { member in
      member.actor == actor && member.office.map { lexicon.offices[$0].role == role } == true
    }
  }
}
