import Lexicon
import Record
import Testing

@testable import Reading

@Suite("Dates")
struct DateTests {
  /// Published on Wednesday, 24 March 2021, unless a case says otherwise.
  static let cases: [Example] = [
    Example("the bracket tells what the word before it means", "王毅昨天（23日）会见拉夫罗夫。", "2021-03-23"),
    Example("a bare weekday of the past is the latest one", "王毅周一会见拉夫罗夫。", "2021-03-22"),
    Example("today's weekday is today", "王毅星期三会见拉夫罗夫。", "2021-03-24"),
    Example("a weekday after today's is last week's", "王毅礼拜四会见拉夫罗夫。", "2021-03-18"),
    Example("a weekday of this week", "王毅在本周一会见拉夫罗夫。", "2021-03-22"),
    Example("a weekday of last week", "布林肯上周五与杨洁篪会谈。", "2021-03-19"),
    Example("a weekday of next week", "德国外长马斯下周二将访问中国。", "2021-03-30"),
    Example("a weekday ahead after 将", "王毅将于周五会见拉夫罗夫。", "2021-03-26"),
    Example("a weekday that something begins on lies ahead", "布林肯周日起访华。", "2021-03-28"),
    Example("but not where it has been", "布林肯周一起前往日本，同时访问了韩国。", "2021-03-22"),
    Example("a day of this month", "王毅22日会见拉夫罗夫。", "2021-03-22"),
    Example("full-width digits", "王毅１２日会见拉夫罗夫。", "2021-03-12"),
    Example("month and day", "王毅3月22日会见拉夫罗夫。", "2021-03-22"),
    Example("year, month and day", "王毅于2020年12月2日会见拉夫罗夫。", "2020-12-02"),
    Example("an interval told by both days", "拉夫罗夫3月22日至23日访问中国。", "2021-03-22…2021-03-23"),
    Example("an interval that shares its unit", "拉夫罗夫22至23日访问中国。", "2021-03-22…2021-03-23"),
    Example("two days with a pause mark", "拉夫罗夫18、19日访问中国。", "2021-03-18…2021-03-19"),
    Example("from today to a weekday", "拉夫罗夫今日起至周五访问中国。", "2021-03-24…2021-03-26"),
    Example("from tomorrow to a weekday", "拉夫罗夫将于明日至星期五访问中国。", "2021-03-25…2021-03-26"),
    Example("from a weekday on to another", "拉夫罗夫周四起至周六访问中国。", "2021-03-25…2021-03-27"),
    Example("from today to a day of the month", "拉夫罗夫今天至27日访问中国。", "2021-03-24…2021-03-27"),
    Example("an interval over the turn of the year", "王毅12月30日至1月2日访问埃及。", "2020-12-30…2021-01-02"),
    Example("a third of this month", "拉夫罗夫将于本月中旬访问中国。", "2021-03-11…2021-03-20 month"),
    Example("the end of last month", "布林肯上月底与茂木敏充通电话。", "2021-02-21…2021-02-28 month"),
    Example("a month of last year", "布林肯去年3月访问日本。", "2020-03-01…2020-03-31 month"),
    Example("a month of next year", "布林肯明年1月访华。", "2022-01-01…2022-01-31 month"),
    Example("next month", "布林肯下月访华。", "2021-04-01…2021-04-30 month"),
    Example("a month ahead after 将", "拜登将于6月与普京会晤。", "2021-06-01…2021-06-30 month"),
    Example("this week", "王毅本周与拉夫罗夫会谈。", "2021-03-22…2021-03-28 week"),
    Example("the eve of the lunar new year", "习近平农历除夕同拜登通电话。", "2021-02-11"),
    Example("a festival with its year", "习近平2020年元宵节同普京通电话。", "2020-02-08"),
    Example("a festival of the solar calendar", "布林肯圣诞节与茂木敏充通电话。", "2020-12-25"),
    Example("a festival ahead", "马斯将于明年元旦访华。", "2022-01-01"),
    Example("the same day", "王毅22日会见拉夫罗夫。同日，王毅会见郑义溶。", "2021-03-22", "2021-03-22"),
    Example("the day after", "王毅22日会见拉夫罗夫。翌日，王毅会见郑义溶。", "2021-03-22", "2021-03-23"),
    Example("the Taiwanese form with the day in a bracket", "外交部長吳釗燮今(22)日會見布林肯。", "2021-03-22"),
    Example("the day before yesterday", "王毅前天與拉夫羅夫通電話。", "2021-03-22"),
    Example("a bare day belongs to the month told before it", "王毅4月8日通电话，9日会见拉夫罗夫。", "2021-04-08", "2021-04-09"),
    Example(
      "a high day early in the month is of the month before", "王毅28日会见拉夫罗夫。", "2021-03-28",
      published: "2021-04-05T18:00:00+08:00"),
    Example("the weekend", "拜登周末与普京通话。", "2021-03-20…2021-03-21"),
    Example("今天 in Traditional script", "王毅今日會見拉夫羅夫。", "2021-03-24"),
    Example(
      "the last day of an interval, told again", "郑义溶将于4月2日至3日访问厦门，3日与王毅举行会谈。", "2021-04-02…2021-04-03",
      "2021-04-03", published: "2021-03-31T18:00:00+08:00"),
    Example("days in Chinese numerals", "王毅三月二十二日会见拉夫罗夫。", "2021-03-22"),
    Example("the end of the year, unnamed", "王毅年底将访问俄罗斯。", "2021-12-01…2021-12-31 month"),
    Example("the end of a year named before it", "王毅去年底访问俄罗斯。", "2020-12-01…2020-12-31 month"),
  ]

  @Test("of an old page that a scraper met anew days count from when its site filed it")
  func filed() throws {
    var reader = Reader(lexicon: try Shared.lexicon())
    var article = Article(
      id: "a1", source: Article.Source(path: "a1", format: .jekyll), url: "https://www.example.net/2021/1/27/x",
      outlet: Article.Outlet(id: nil, name: nil), title: "会谈", published: Timestamp("2021-03-24T20:00:00+08:00"),
      script: .simplified, text: "王毅昨天会见拉夫罗夫。")
    #expect(reader.read(article).events.map { $0.when.line } == ["2021-01-26"])
    article.url = nil
    #expect(reader.read(article).events.map { $0.when.line } == ["2021-03-23"])
  }

  @Test("the days that words tell are resolved against publication", arguments: cases)
  func told(_ example: Example) throws {
    #expect(try example.read().dates.map(\.when.line) == example.expected)
  }

  static let zones: [Example] = [
    Example("of 4 February in Singapore", "王毅今天会见拉夫罗夫。", "2022-02-04", outlet: "zaobao"),
    Example("of 4 February in Hong Kong", "王毅今日會見拉夫羅夫。", "2022-02-04", outlet: "rthk"),
    Example("of 3 February where the outlet is not known", "王毅今天会见拉夫罗夫。", "2022-02-03"),
  ]

  @Test("a post stamped late in the evening of Greenwich is of its outlet's own day", arguments: zones)
  func outletZone(_ example: Example) throws {
    let reading = try Shared.read(example.text, published: "2022-02-03T23:00:00+00:00", outlet: example.outlet)
    #expect(reading.dates.map(\.when.line) == example.expected)
    #expect(reading.encounters.map(\.when.line) == example.expected)
  }

  @Test("a post that gives only its day keeps that day in any zone")
  func dayOnly() throws {
    let reading = try Shared.read(
      "王毅今天会见拉夫罗夫。", published: "2022-02-03T00:00:00+00:00", outlet: "zaobao", precision: .day)
    #expect(reading.dates.map(\.when.line) == ["2022-02-03"])
  }

  @Test("今天 is the day the report was filed, where the dateline tells it")
  func dateline() throws {
    let reading = try Shared.read("（中央社東京22日綜合外電報導）日本首相菅義偉今天會見布林肯。", published: "2021-03-23T08:10:00+08:00")
    #expect(reading.article.dateline?.date == CivilDate(year: 2021, month: 3, day: 22))
    #expect(reading.encounters.map(\.when.line) == ["2021-03-22"])
  }

  @Test("an article without a date of publication is read and dates nothing by a wrong day")
  func unpublished() throws {
    let reading = try Shared.read("2021年3月22日，王毅会见拉夫罗夫。", published: nil)
    #expect(reading.encounters.map(\.when.line) == ["2021-03-22"])
  }

  static let lengths: [Example] = [
    Example("起…两天", "布林肯周日起访华两天。", "2021-03-28…2021-03-29"),
    Example("为期三天", "布林肯昨天对日本展开为期三天的访问。", "2021-03-23…2021-03-25"),
  ]

  @Test("how long a visit lasts makes its interval", arguments: lengths)
  func lasting(_ example: Example) throws {
    #expect(try example.read().encounters.map(\.when.line) == example.expected)
  }

  static let nothing = ["他在中国工作了三年。", "会议持续到深夜。", "日方感到满意。", "两国贸易额达30亿美元。", "第22条规定了义务。"]

  @Test("words that only look like a day tell none", arguments: nothing)
  func noDate(_ text: String) throws {
    #expect(try Shared.read(text).dates.map(\.when.line) == [])
  }

  @Test("the span of a date holds the words that tell it")
  func spans() throws {
    let text = "应邀，拉夫罗夫3月22日至23日访问中国，上周五曾访问韩国。"
    let reading = try Shared.read(text)
    #expect(reading.dates.map { Shared.words($0.span, of: text) } == ["3月22日至23日", "上周五"])
  }

  @Test("a visit that one clause begins and the next one measures lasts so many days")
  func measuredLater() throws {
    let reading = try Shared.read("布林肯昨天抵达日本，展开为期三天的访问。")
    #expect(reading.encounters.map(\.when.line) == ["2021-03-23…2021-03-25"])
  }

  @Test("no interval ends before it begins")
  func reversed() throws {
    let reading = try Shared.read("23日至22日、12月31日至12月1日，王毅会见拉夫罗夫。")
    for when in reading.dates.map(\.when) {
      let start = try #require(when.start)
      let end = try #require(when.end)
      #expect(start <= end, "\(when.line)")
    }
  }

  @Test("the span of a date with a bracket holds the whole bracket")
  func bracketSpan() throws {
    let text = "王毅昨天（23日）会见拉夫罗夫。"
    let reading = try Shared.read(text)
    #expect(reading.dates.map { Shared.words($0.span, of: text) } == ["昨天（23日）"])
  }
}

@Suite("The article's calendar")
struct CalendarTests {
  private func calendar(_ day: String) throws -> ArticleCalendar {
    let known: CivilDate = try #require(CivilDate(day))
    return ArticleCalendar(ReportDay(known: known))
  }

  @Test("a weekday is found before or after today, never more than a week away", arguments: 1...7)
  func weekdays(_ weekday: Int) throws {
    for offset in 0..<7 {
      let today = try #require(CivilDate("2021-03-22")) + offset
      let calendar = ArticleCalendar(ReportDay(known: today))
      let past = calendar.weekday(weekday, ahead: false)
      let ahead = calendar.weekday(weekday, ahead: true)
      #expect(past.weekday == weekday && ahead.weekday == weekday)
      #expect((0...6).contains(today - past) && (0...6).contains(ahead - today))
    }
  }

  @Test("a week is from Monday to Sunday")
  func weeks() throws {
    #expect(try calendar("2021-03-28").week(0).line == "2021-03-22…2021-03-28 week")
    #expect(try calendar("2021-03-29").week(-1).line == "2021-03-22…2021-03-28 week")
  }

  @Test("months are counted over the turn of the year")
  func months() throws {
    let (year, month) = try calendar("2021-01-31").month(-1)
    #expect(year == 2020 && month == 12)
    let (next, first) = try calendar("2021-12-31").month(1)
    #expect(next == 2022 && first == 1)
  }

  @Test("a bare day is found in a month that has it")
  func days() throws {
    #expect(try calendar("2021-03-02").day(28, ahead: false)?.description == "2021-02-28")
    #expect(try calendar("2021-04-30").day(31, ahead: true)?.description == "2021-05-31")
    #expect(try calendar("2021-03-24").day(22, ahead: false)?.description == "2021-03-22")
    #expect(try calendar("2021-03-24").day(25, ahead: true)?.description == "2021-03-25")
  }
}

@Suite("Marks and scalars")
struct TextTests {
  @Test("marks end sentences, end clauses, quote or bracket, in both regions' forms")
  func marks() {
    for mark in "。！？；!?;\n".unicodeScalars { #expect(Punctuation.shape(mark.value) == .sentenceEnd, "\(mark)") }
    for mark in "，：,:".unicodeScalars { #expect(Punctuation.shape(mark.value) == .clauseEnd, "\(mark)") }
    for mark in "“「『《".unicodeScalars { #expect(Punctuation.shape(mark.value) == .openQuote, "\(mark)") }
    for mark in "”」』》".unicodeScalars { #expect(Punctuation.shape(mark.value) == .closeQuote, "\(mark)") }
    for mark in "（(【[".unicodeScalars { #expect(Punctuation.shape(mark.value) == .openBracket, "\(mark)") }
    for mark in "）)】]".unicodeScalars { #expect(Punctuation.shape(mark.value) == .closeBracket, "\(mark)") }
    for mark in "中國ab𠀀".unicodeScalars { #expect(Punctuation.shape(mark.value) == nil, "\(mark)") }
  }

  @Test("digits count in half and full width, and no others")
  func digits() {
    #expect("09０９".unicodeScalars.map { Punctuation.digit($0.value) } == [0, 9, 0, 9])
    #expect("一٣x".unicodeScalars.allSatisfy { Punctuation.digit($0.value) == nil })
  }

  @Test("a span counts scalars, beyond the first plane too")
  func scalars() {
    let text = ScalarText("𠀀王👩‍👩毅e\u{301}")
    #expect(text.scalars.count == 8)
    #expect(text.string(1, 2) == "王")
    #expect(text.string(5, 99) == "毅e\u{301}")
  }
}

@Suite("Articles that nothing dates")
struct UndatedArticleTests {
  @Test(
    "a word that counts from the day of the report means no day",
    arguments: [
      "昨天", "今天", "上周五", "周一", "本月", "去年", "去年3月", "3月22日", "22日", "22至23日", "两天前", "年底", "春节",
    ])
  func relative(_ word: String) throws {
    let reading = try Shared.read("中国外长王毅\(word)在桂林会见俄罗斯外长拉夫罗夫。", published: nil)
    #expect(reading.dates.isEmpty)
    let event = try #require(reading.events.first { $0.kind == .consult })
    #expect(event.status == .held && event.when == .unknown)
    #expect(!reading.events.contains { $0.when.start?.components.year == 1969 })
  }

  @Test("a whole date is that day, and what was held then was held: no announcement")
  func whole() throws {
    let reading = try Shared.read(
      "中国外长王毅2021年3月22日在桂林会见俄罗斯外长拉夫罗夫。双方23日签署联合声明。", published: nil)
    let event = try #require(reading.events.first { $0.kind == .consult })
    #expect(event.status == .held && event.when.start?.description == "2021-03-22")
    #expect(event.parties.map(\.entity) == ["wang-yi", "lavrov"])
  }

  @Test("who holds an office is not known without a day")
  func office() throws {
    let undated = try Shared.read("俄罗斯外长抵达德黑兰，会见伊朗总统。", published: nil)
    #expect(undated.events.flatMap(\.parties).allSatisfy { $0.entity == nil })
  }
}
