public import Messages

/// What a part of a question is about: the word before a colon.
public enum QuestionField: String, Sendable, CaseIterable {
  case actor, official, office, outlet, issue, kind, type, status, place, speaker, said, phrase
  case after, before, on, accounts, weight, has, script

  /// Other words for it, in Chinese of both scripts.
  var otherNames: [String] {
    switch self {
    case .actor: ["国家", "國家"]
    case .official: ["人物", "官员", "官員"]
    case .office: ["职务", "職務"]
    case .outlet: ["媒体", "媒體"]
    case .issue: ["议题", "議題"]
    case .kind: ["方式"]
    case .type: ["类型", "類型"]
    case .status: ["状态", "狀態"]
    case .place: ["地点", "地點"]
    case .speaker: ["说话人", "說話人"]
    case .said: ["说", "說"]
    case .phrase: ["提法"]
    case .after: ["自"]
    case .before: ["至"]
    case .on: ["日期"]
    case .accounts: ["报道数", "報道數"]
    case .weight: ["分量"]
    case .has: ["有"]
    case .script: ["文字"]
    }
  }

  /// What it asks, with the values that it takes.
  public var help: Message {
    switch self {
    case .actor: "a state or body, by code or name: actor:CHN, actor:乌克兰, actor:\"South Korea\""
    case .official: "a person, by name in any script or id: official:王毅, official:lavrov"
    case .office: "whoever holds an office: office:foreign-minister, office:外长"
    case .outlet: "an outlet, by id or name: outlet:rthk, outlet:联合早报"
    case .issue: "an issue, by id or name: issue:korean-peninsula, issue:台湾"
    case .kind: "how the sides met: meeting, call, visit, conference, talks, summons"
    case .type: "PLOVER's type: CONSULT, AGREE, SANCTION, PROTEST …"
    case .status: "held, planned, cancelled, denied; announced, expected, proposed of what is planned"
    case .place: "where: a place or state by name: place:桂林, place:guilin"
    case .speaker: "who says something: a person, an office, a state or body"
    case .said: "words that a statement holds: said:背靠背"
    case .phrase: "words as they stand, as in quotation marks"
    case .after: "from this day on: after:2022-09, after:-30d"
    case .before: "before this day, month or year: before:2022-10"
    case .on: "on this day, in this month or year: on:2022-09-15"
    case .accounts: "how many accounts: accounts:5 (five or more), accounts:2..4"
    case .weight: "how much speaks for an entry: weight:600, weight:0..300"
    case .has: "disagreement, announcement, day, place, issue, recalled"
    case .script: "script:exact finds words in the script they are typed in alone"
    }
  }

  /// The field of a name, in any case.
  init?(named name: String) {
    let lowered = name.lowercased()
    guard let field = Self.allCases.first(where: { $0.rawValue == lowered || $0.otherNames.contains(lowered) }) else {
      return nil
    }
    self = field
  }
}
