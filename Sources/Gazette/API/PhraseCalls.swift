import Query
import Record

/// The call that asks for the life of a wording.
enum PhraseCalls {
  static func one(_ call: APICall) throws -> Response {
    let wording = call.values[0]
    guard
      let history = try call.archive.phraseHistory(
        wording, lexicon: call.library.lexicon, limit: call.limit)
    else {
      throw APIFault.missing("wording “\(wording)”", "Give one with a character in it.")
    }
    var json = JSONWriter()
    history.write(to: &json)
    return .json(json.bytes)
  }
}
