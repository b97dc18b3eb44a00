import Record

extension Statement {
  /// Who says what, by which word and in which form: `王毅(CHN) [表示] indirect 合作没有上限`. A speaker whom no actor is
  /// known for stands without a bracket, several are joined by a plus sign, pieces of what is said by an ellipsis.
  func line(in text: String) -> String {
    let voices = speakers.map { $0.text + ($0.actor.map { "(\($0))" } ?? "") }.joined(separator: "+")
    let words = content.map { Shared.words($0, of: text) }.joined(separator: " … ")
    return "\(voices) [\(cue?.text ?? "")] \(form.rawValue) \(words)"
  }
}

extension ArticleReading {
  /// Its statements in the form of the tests.
  var said: [String] { statements.map { $0.line(in: article.text) } }
}
