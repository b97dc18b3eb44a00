import Lexicon
import Record

/// Reads from the words around an act whether it was done, is to be done, or is only thought of.
struct ActMood {
  let scene: ActScene

  /// 若制裁, 呼吁取消制裁, 可能制裁: what is only wished, feared or supposed is no act.
  func isUnreal(_ trigger: Int, _ word: ActWord) -> Bool {
    let clause = scene.clause(of: trigger)
    // 警告美方不要玩火: what is demanded is what the warning says.
    if word.frame == .bid {
      return (scene.tokens.lowerBound..<trigger).contains {
        scene.infos.acts($0).contains { $0.frame == .speech && $0.kind == .threaten }
      }
    }
    // 要求停止干涉: what is asked to stop is part of what is asked. 反对任何干涉: nobody's in particular.
    if word.frame == .judgement {
      return (clause.lowerBound..<trigger).contains { index in
        scene.infos.acts(index).contains { $0.kind == .request || $0.frame == .indefinite }
      }
    }
    // 反驳联合声明: what is spoken of.
    if word.frame == .joint,
      (clause.lowerBound..<trigger).contains(where: { scene.infos.acts($0).contains { $0.frame == .speech } })
    {
      return true
    }
    // A threat lives on conditions: 如果…将付出代价.
    if word.kind == .threaten { return false }
    // 解除制裁, 威胁制裁
    let isUndone = (clause.lowerBound..<trigger).contains { index in
      scene.infos.acts(index).contains {
        $0.kind == .threaten && word.kind == .sanction || $0.kind == .concede && scene.holds($0, at: index)
      }
    }
    if word.kind != .concede, isUndone { return true }
    return isThoughtOf(clause.lowerBound..<trigger, word) || isPartOfRequest(trigger, word)
  }

  /// 为了报复, 意在批评, 能否达成协议, 可能制裁: words before an act that leave it open.
  private func isThoughtOf(_ range: Range<Int>, _ word: ActWord) -> Bool {
    range.contains { index in
      // 改变现状的尝试 is what somebody does, and no mood.
      scene.infos[index].role == .hypothetical && !(index > 0 && scene.infos[index - 1].role == .of)
        || scene.infos.acts(index).contains { $0.frame == .purpose || $0.kind == .request && word.kind != .request }
    }
  }

  /// 呼吁美国遵守协议，解除制裁: a deed without a subject of its own goes on with what the clause before asks for.
  private func isPartOfRequest(_ trigger: Int, _ word: ActWord) -> Bool {
    guard word.frame != .speech, let number = scene.clauses.firstIndex(where: { $0.contains(trigger) }), number > 0,
      scene.groups(before: trigger, in: scene.clauses[number]).isEmpty
    else { return false }
    return scene.clauses[..<number].contains { clause in
      clause.contains { scene.infos.acts($0).contains { $0.kind == .request && $0.frame == .speech } }
    }
  }

  /// Whether it was done, is announced, or was denied.
  func status(of trigger: Int, _ word: ActWord) -> Event.Status {
    let clause = scene.clause(of: trigger)
    var found = Event.Status.held
    for index in clause where index < trigger {
      switch scene.infos[index].role {
      case .future: found = .planned
      case .negation where trigger - index <= 3 && !scene.infos[index].hasActs: return .denied
      case .past: found = .held
      default: break
      }
    }
    return found
  }

  /// Whether it lies years back: history, told to explain.
  func isHistory(_ when: DateInterval, _ today: CivilDate) -> Bool { when.end.map { today - $0 > 700 } ?? false }
}
