/// The single characters by which the rules of statements tell words that no table holds, in both scripts.
///
/// They are parts of words, so `speech.tsv` cannot list them: a table's rows are words of the scan.
enum SpeechCharacters {
  /// What begins the words by which whoever speaks means themselves: 我, 我们.
  static let firstPerson = set("我")
  /// What counts people before a noun: 一名知情人士, 两位专家.
  static let measures = set("名位些群")
  /// How the offices of a place end: 天文台, 勞工處.
  static let organs = set("处處局署台臺所厅廳委院心")
  /// How papers and agencies end: 《每日镜报》, 《明镜周刊》.
  static let media = set("报報刊社")
  /// How essays begin, whose sentences follow one another: 文章, 评论, 社论, 时评; not 声明, 报告.
  static let essays = set("文评評社时時")
  /// What points at somebody told before: 该官员, 这名人士.
  static let pointing = set("该該这這")
  /// How a sentence begins that looks back or turns away: 这是, 此举, 该公司, 不过, 但, 然而, 目前.
  static let lookingBack = set("这這此该該不但然過过目")
  /// What stands behind 有 in a word of its own: 有关, 有观点.
  static let afterHaving = set("关關观觀")

  private static func set(_ characters: String) -> Set<UInt32> { Set(characters.unicodeScalars.map(\.value)) }
}
