import Lexicon
import Record

extension ActScene {
  /// Who speaks the words at a token, and whether the sentence itself says so: the subject of the nearest word of speech
  /// before it, else of one behind it, else who spoke last.
  func speaker(of token: Int) -> (voices: [Voice], isTold: Bool) {
    if let voices = speakerBefore(token) { return (voices, true) }
    var index = token + 1
    while index < tokens.upperBound {
      if speaks(index), isPostposed(index), let voices = subject(ofSpeech: index) { return (voices, true) }
      index += 1
    }
    return (stage.speaker, false)
  }

  /// Who speaks the words at a token by the words before it.
  func speakerBefore(_ token: Int) -> [Voice]? {
    if isTitle, let voices = speakerBeforeColon(token) { return voices }
    var index = token - 1
    while index >= tokens.lowerBound {
      if speaks(index), let voices = subject(ofSpeech: index) { return voices }
      index -= 1
    }
    return nil
  }

  /// Whether a word has a speaker.
  func speaks(_ index: Int) -> Bool { infos[index].speech.map { lexicon.speechWords[$0].kind.isCue } ?? false }

  /// 网友, 消息人士, 舆论: who acts for no side.
  func isPrivate(_ index: Int) -> Bool {
    let speech = infos[index].speech.map { lexicon.speechWords[$0].kind }
    return infos.acts(index).contains { $0.frame == .private }
      || speech == .anonymous || speech == .view || speech == .medium
  }

  /// 外交部：…
  private func speakerBeforeColon(_ token: Int) -> [Voice]? {
    for clause in clauses.reversed() where clause.upperBound <= token {
      guard clause.upperBound < tokens.upperBound, isColon(clause.upperBound) else { continue }
      if let group = groups.last(where: { clause.contains($0.tokens.lowerBound) }) {
        let voices = voices(group)
        if !voices.isEmpty { return voices }
      }
    }
    return nil
  }

  private func isColon(_ index: Int) -> Bool {
    text.begins(scene.tokens[index], with: "：") || text.begins(scene.tokens[index], with: ":")
  }

  /// “……，”X说: a word of speech that ends its sentence.
  private func isPostposed(_ index: Int) -> Bool { index + 3 >= tokens.upperBound }

  /// The subject of a word of speech in its clause.
  private func subject(ofSpeech index: Int) -> [Voice]? {
    let clause = clause(of: index)
    guard let group = groups(before: index, in: clause).last(where: { $0.marker == .none || $0.marker == .by })
    else { return isUnnamed(index, clause) ? [] : nil }
    return acts(group) ? voices(group) : []
  }

  /// 消息人士说, 他的家人表示: words that name somebody whom no table knows.
  private func isUnnamed(_ index: Int, _ clause: Range<Int>) -> Bool {
    guard index > clause.lowerBound else { return false }
    return scene.tokens[index - 1].shape == .gap && scene.tokens[index - 1].count >= 2
  }

  /// The last speaker of the sentence.
  var lastSpeaker: [Voice]? {
    for index in tokens.reversed() where speaks(index) {
      if let voices = subject(ofSpeech: index), !voices.isEmpty { return voices }
    }
    return nil
  }

  /// The person whom the sentence names last as a subject.
  var lastPerson: [Voice]? {
    let group = groups.last { group in
      group.marker == .none && group.phrases.contains { $0.kind == .person } && acts(group)
    }
    guard let voices = group.map(voices), !voices.isEmpty else { return nil }
    return voices
  }

  /// The subject of the last clause that has one.
  var lastSubject: [Voice]? {
    for clause in clauses.reversed() {
      let group = groups.first {
        clause.contains($0.tokens.lowerBound) && $0.marker == .none && !$0.isAnaphoric
      }
      if let voices = group.map(voices), !voices.isEmpty { return voices }
    }
    return nil
  }
}
