import Lexicon
import Record

/// Who speaks, as far as it matters for telling whether two accounts may give the same words.
struct Voice: Hashable {
  /// One of those who speak as one.
  struct Speaker: Hashable {
    /// What the words name.
    enum Kind: UInt8 {
      /// Somebody by name.
      case person
      /// The holder of an office, without a name: 美国国务卿, 一名官员.
      case role
      /// A state, ministry or side.
      case side
      /// A paper or agency.
      case medium
      /// Sources, experts, the public.
      case crowd
    }

    var kind: Kind
    /// The lexicon's id, or the words in one script.
    var key: String
    var actor: String?
    var role: String?
    /// Whether many hold such an office at once.
    var isVague = false
    /// Whether the speaker may stand for the side.
    var isOfficial = false
    /// A side named as such (中方, 俄罗斯, 美国代表团), not one of its ministries or its capital.
    var isDelegation = false
  }

  /// How likely two voices are one.
  enum Closeness: UInt8, Comparable {
    /// Never: two persons, two states.
    case none
    /// Only where the words leave no doubt: a side for both sides, an official for his minister.
    case faint
    /// One names only the side or the office of the other.
    case side
    /// The same person, medium or sides.
    case same

    static func < (left: Closeness, right: Closeness) -> Bool { left.rawValue < right.rawValue }
  }

  let speakers: [Speaker]
  /// The actors as one voice; empty unless there are at least two.
  let jointActors: Set<String>

  init(_ parties: [Party], lexicon: LoadedLexicon) {
    speakers = parties.map { Speaker($0, lexicon: lexicon) }
    let actors = Set(parties.compactMap(\.actor))
    jointActors = actors.count > 1 ? actors : []
  }

  /// Those named as persons; two voices that name different ones are two.
  var persons: Set<String> { Set(speakers.lazy.filter { $0.kind == .person }.map(\.key)) }

  func closeness(to other: Voice) -> Closeness {
    if !jointActors.isEmpty, !other.jointActors.isEmpty {
      return jointActors.intersection(other.jointActors).count > 1 ? .same : .none
    }
    var best = Closeness.none
    for one in speakers {
      for another in other.speakers { best = max(best, one.closeness(to: another)) }
    }
    return jointActors.isEmpty && other.jointActors.isEmpty ? best : min(best, .faint)
  }
}

extension Voice.Speaker {
  init(_ party: Party, lexicon: LoadedLexicon) {
    actor = party.actor
    let office = party.office.flatMap { lexicon.office($0) }
    role = office?.role
    isVague = office?.traits.isMany ?? false
    isOfficial = office.map { $0.traits.voice == .state } ?? false
    key = party.entity ?? Passage.folded(party.text, lexicon.folding)
    // Readings of earlier releases do not tell what a party is.
    switch party.kind ?? (party.office != nil ? .office : party.actor != nil ? .side : .crowd) {
    case _ where party.entity != nil: kind = .person
    case .person: kind = .person
    case .office: kind = .role
    case .medium: kind = .medium
    case .side where actor != nil:
      kind = .side
      isDelegation = true
    case .body where actor != nil: kind = .side
    case .side, .body, .crowd, .document: kind = .crowd
    }
  }

  func closeness(to other: Voice.Speaker) -> Voice.Closeness {
    // The same words are the same speaker, however much either article tells of him.
    if key == other.key, actor == other.actor || actor == nil || other.actor == nil { return .same }
    switch (kind, other.kind) {
    case (.person, .person): return named(other) ? .same : .none
    case (.crowd, .crowd): return actor == other.actor ? .faint : .none
    case (.side, .side):
      return actor == other.actor ? .side : .none
    case (.person, .side), (.side, .person), (.role, .side), (.side, .role):
      guard actor == other.actor else { return .none }
      return kind == .side ? other.isOfficial ? .side : .none : isOfficial ? .side : .none
    case (.role, .role), (.person, .role), (.role, .person):
      guard actor == other.actor, let role, let second = other.role else { return .none }
      if role == second {
        return kind == .role && other.kind == .role || !isVague ? .side : .faint
      }
      return isVague || other.isVague ? .faint : .none
    case (.side, .crowd), (.crowd, .side), (.role, .crowd), (.crowd, .role):
      return actor != nil && actor == other.actor ? .faint : .none
    default: return .none
    }
  }

  /// Whether one name is part of the other: 里克 of 菲利普·里克.
  private func named(_ other: Voice.Speaker) -> Bool {
    if key == other.key { return true }
    guard actor == other.actor || actor == nil || other.actor == nil else { return false }
    let (short, long) = key.count < other.key.count ? (key, other.key) : (other.key, key)
    guard short.utf8.first.map({ $0 > 0x7F }) ?? false else { return false }
    return short.unicodeScalars.count >= 2 && long.hasSuffix(short)
  }
}
