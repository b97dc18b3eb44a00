import Lexicon
import Record

/// The sources that an article credits: 据路透社报道, 新华社消息, 引述…说.
struct RelayReader {
  let lexicon: LoadedLexicon
  let outlet: String?

  func relays(_ zone: Zone) -> [Article.Relay] {
    var relays: [Article.Relay] = []
    var seen: Set<Int> = []
    for sentence in zone.sentences {
      for index in sentence.tokens {
        guard let row = zone.infos[index].outlet, lexicon.outlets[row].id != outlet,
          lexicon.outlets[row].kind != "social",
          !seen.contains(row), isCredited(index, sentence, zone)
        else { continue }
        seen.insert(row)
        let token = zone.tokens[index]
        relays.append(
          Article.Relay(name: zone.text.string(token.start, token.end), span: TextSpan(token.start, token.end)))
      }
    }
    return relays
  }

  /// Whether 据, 引述 stands before an outlet, or a verb of saying after it.
  private func isCredited(_ index: Int, _ sentence: Sentence, _ zone: Zone) -> Bool {
    let before = max(sentence.tokens.lowerBound, index - 4)..<index
    let after = (index + 1)..<min(sentence.tokens.upperBound, index + 6)
    let isSource = before.contains { zone.infos[$0].speech.map { lexicon.speechWords[$0].kind == .source } == true }
    let speaks = after.contains { next in
      zone.infos[next].speech.map {
        [.verb, .report].contains(lexicon.speechWords[$0].kind)
      } == true
    }
    return isSource || speaks
  }
}
