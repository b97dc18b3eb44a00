import Lexicon
import Record

/// The people that an article has introduced, so that a surname or an office finds its person again.
///
/// Whoever is looked for is found by name, official or actor, so that a text of many people costs no more a person. A
/// reference, since every rule asks it; the title's readers have one of their own, so that nobody whom only the title
/// names is found in the text.
final class Cast {
  /// Someone introduced by name.
  struct Member {
    var text: String
    var scalars: [UInt32]
    var official: Int?
    var actor: String?
    var office: Int?
    /// How the words say that the person stands to that office.
    var standing = Incumbents.Standing.inOffice

    /// What the lexicon is told of the member when it is asked who holds an office.
    var candidate: Incumbents.Candidate {
      Incumbents.Candidate(official: official, office: office, standing: standing)
    }
  }

  private(set) var members: [Member] = []
  /// Every form of every name by its first scalar.
  private var forms: [UInt32: [Form]] = [:]
  /// By the last bits of a scalar whether a form begins with it: nearly every word of a text begins none.
  private var firsts = [UInt64](repeating: 0, count: 64)
  /// The first member of each name and of each official, and those of each actor in order.
  private var ofName: [[UInt32]: Int] = [:]
  private var ofOfficial: [Int: Int] = [:]
  private var ofActor: [String: [Int]] = [:]
  private var texts: Set<String> = []

  init() {}

  /// A cast that begins with everyone whom another knows.
  init(_ other: Cast) {
    members = other.members
    forms = other.forms
    firsts = other.firsts
    ofName = other.ofName
    ofOfficial = other.ofOfficial
    ofActor = other.ofActor
    texts = other.texts
  }

  private struct Form {
    var scalars: [UInt32]
    var member: Int
    var isShort: Bool
  }

  /// How many forms of names that begin alike are kept: a text tells a few dozen at the most.
  private static let mostForms = 256

  /// Remembers a person; words of office that come later fill what was not known.
  func introduce(_ voice: Voice, short: [[UInt32]], scalars: [UInt32]) {
    let known = [ofName[scalars], voice.official.flatMap { ofOfficial[$0] }].compactMap { $0 }.min()
    if let known {
      if members[known].office == nil {
        members[known].office = voice.office
        members[known].standing = voice.standing
      }
      if members[known].actor == nil, let actor = voice.actor {
        members[known].actor = actor
        ofActor[actor] = ((ofActor[actor] ?? []) + [known]).sorted()
      }
      return
    }
    let member = members.count
    for (form, isShort) in [(scalars, false)] + short.map({ ($0, true) }) {
      guard let first = form.first, forms[first, default: []].count < Cast.mostForms else { continue }
      firsts[Int(first >> 6 & 63)] |= 1 << UInt64(first & 63)
      forms[first, default: []].append(Form(scalars: form, member: member, isShort: isShort))
    }
    ofName[scalars] = member
    if let official = voice.official, ofOfficial[official] == nil { ofOfficial[official] = member }
    if let actor = voice.actor { ofActor[actor, default: []].append(member) }
    texts.insert(voice.text)
    members.append(
      Member(
        text: voice.text, scalars: scalars, official: voice.official, actor: voice.actor, office: voice.office,
        standing: voice.standing))
  }

  /// The member with this official.
  func member(official: Int) -> Member? { ofOfficial[official].map { members[$0] } }

  /// Whether somebody goes by these words.
  func isNamed(_ text: String) -> Bool { texts.contains(text) }

  /// The member whose name or short form begins at a scalar of the text, the longest first.
  func member(at start: Int, in scalars: [UInt32]) -> (member: Member, end: Int, isShort: Bool)? {
    let first = scalars[start]
    guard firsts[Int(first >> 6 & 63)] & 1 << UInt64(first & 63) != 0, let candidates = forms[first] else { return nil }
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

  /// The members of a side, in the order in which they were introduced.
  func members(actor: String) -> [Member] { ofActor[actor, default: []].map { members[$0] } }
}
