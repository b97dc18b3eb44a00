import Record

/// A reading and an entry in which every member holds something.
enum Samples {
  static let day = CivilDate(dayNumber: 18_708)
  static let moment = Timestamp(date: day, hour: 7, minute: 8, second: 9, offset: 28_800, precision: .minute)

  static let article = Article(
    id: "9f2c41d0a7b35e68", source: Article.Source(path: "posts/甲\"乙\".md", member: "a/b.md", format: .jsonFeed),
    url: "https://harbour.example/1?a=b", outlet: Article.Outlet(id: "harbour", name: "港湾新闻"), title: "两国外长会晤\n",
    author: "某甲", published: moment, script: .traditional, categories: ["国际"], tags: ["甲", "乙"],
    images: [Article.Image(url: "https://harbour.example/1.jpg", caption: "图"), Article.Image(url: "x")],
    dateline: Article.Dateline(agency: "港湾社", place: "海湾", date: day, span: TextSpan(0, 9)),
    relayedFrom: [Article.Relay(name: "岛屿社", outlet: "island-agency", span: TextSpan(3, 6))], text: "第一段。\n第二段“引”。𠮷")

  static let party = Party(
    text: "外长", entity: "wang-yi", actor: "CHN", office: "foreign-minister", kind: .office,
    span: TextSpan(2, 4))

  static let event = Event(
    kind: .consult, mode: .summons, status: .denied, headline: true,
    when: DateInterval(start: day, end: day + 2, precision: .week),
    place: Event.Place(name: "海湾", entity: "haiwan", country: "CHN"), actors: [party],
    recipients: [Party(text: "对方")], issues: ["taiwan"], cue: Event.Cue(span: TextSpan(4, 6), text: "召见"),
    evidence: [TextSpan(0, 4), TextSpan(5, 9)], zone: .title)

  static let reading = ArticleReading(
    article: article,
    mentions: [
      Mention(span: TextSpan(0, 2), kind: .state, entity: "CHN", text: "中国"),
      Mention(span: TextSpan(0, 2), kind: .phrase, entity: nil, text: "某某", zone: .title),
    ],
    dates: [
      DateMention(span: TextSpan(1, 2), when: DateInterval(day: day)),
      DateMention(span: TextSpan(1, 2), when: .unknown, zone: .title),
    ],
    events: [
      event,
      Event(
        kind: .agree, status: .held, actors: [party], cue: Event.Cue(span: TextSpan(0, 1), text: "签"), evidence: []),
    ],
    statements: [
      Statement(
        speakers: [party], form: .mixed, quoted: true, cue: event.cue, content: [TextSpan(1, 3)], issues: ["taiwan"]),
      Statement(speakers: [], form: .joint, quoted: false, cue: nil, content: []),
    ], issues: [IssueMention(entity: "taiwan", spans: [TextSpan(1, 3)])])

  static let account = Entry.Account(
    article: "9f2c41d0a7b35e68", path: "posts/1.md", outlet: "harbour", url: "https://harbour.example/1", title: "会晤",
    published: Timestamp(date: day, hour: 7, offset: -12_600), status: .planned, when: DateInterval(day: day),
    place: "haiwan", relayedFrom: ["岛屿社"], reprintOf: "0f2c41d0a7b35e68", evidence: [TextSpan(0, 4)], zone: .title,
    statements: 3)

  static let entry = Entry(
    id: "2021-03-22-consult-chn-kor", kind: .consult, mode: .meeting, status: .planned, plan: .expected,
    when: DateInterval(start: day, end: nil, precision: .published), place: Event.Place(name: "海湾"),
    participants: [
      Entry.Participant(name: "王毅", entity: "wang-yi", actor: "CHN", office: "foreign-minister"),
      Entry.Participant(name: "某人", role: .recipient),
    ], issues: [Entry.IssueCount(entity: "taiwan", accounts: 2)],
    accounts: [
      account,
      Entry.Account(
        article: "a", path: "b", outlet: nil, url: nil, title: "", published: nil, status: .held, when: .unknown,
        place: nil, evidence: []),
    ], independentAccounts: 1,
    disagreements: [
      Entry.Disagreement(
        field: "place",
        values: [
          Entry.Disagreement.Value(value: "haiwan", articles: ["a", "b"]),
          Entry.Disagreement.Value(value: "beijing", articles: ["c"]),
        ])
    ], announced: [account],
    statements: [
      Entry.AlignedStatement(
        speakers: [Entry.Participant(name: "王毅", entity: "wang-yi", actor: "CHN", office: "foreign-minister")],
        atEvent: true, issues: ["taiwan"],
        wordings: [
          Entry.AlignedStatement.Wording(
            article: "a", form: .direct, quoted: true, cue: Event.Cue(span: TextSpan(2, 4), text: "表示"),
            content: [TextSpan(0, 2), TextSpan(5, 9)]),
          Entry.AlignedStatement.Wording(
            article: "b", form: .indirect, quoted: false, cue: nil, content: [TextSpan(0, 2)]),
        ])
    ],
    related: [Entry.Related(entry: "2021-03-22-consult-chn-kor-1", relation: .visit)], recalled: true,
    weight: 437, aliases: ["2021-03-21-consult-chn-kor"])
}
