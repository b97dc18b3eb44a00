import Reading
import Record
import Testing

/// Whose word it is that something is to come.
@Suite("Announced, expected, proposed")
struct PlanTests {
  static let plans: [(form: String, text: String, plan: Event.Plan)] = [
    ("a side says so", "中国外交部宣布，王毅将于26日会见勒德里昂。", .announced),
    ("a side says so, without a day", "法国总统马克龙表示，他将访问日本。", .announced),
    ("the outlet says so and has the day", "王毅将于26日在北京会见勒德里昂。", .announced),
    ("the outlet says so and has no day", "王毅将会见勒德里昂。", .expected),
    ("预计", "预计王毅将于26日会见勒德里昂。", .expected),
    ("可能", "王毅可能于26日会见勒德里昂。", .expected),
    ("others say so", "日本首相菅义伟说，普京将于26日会见马克龙。", .expected),
    ("协调", "日本与韩国政府就举行首脑会谈展开了协调。", .expected),
    ("希望", "法国总统马克龙希望与普京举行会晤。", .proposed),
    ("提议", "马克龙提议与普京在26日举行会谈。", .proposed),
    ("邀请", "菅义伟邀请马克龙访问日本。", .proposed),
    ("考虑", "菅义伟正考虑访问印度。", .proposed),
    ("an invitation that has been accepted", "应王毅邀请，法国外长勒德里昂将于26日访华。", .announced),
  ]

  @Test("what is planned tells whose word that is", arguments: plans)
  func plan(_ example: (form: String, text: String, plan: Event.Plan)) throws {
    let events = try Shared.read(example.text).events.filter { $0.kind == .consult }
    #expect(events.map(\.status) == [.planned], "\(example.form)")
    #expect(events.map(\.plan) == [example.plan], "\(example.form)")
  }

  @Test("what has been held, called off or denied is no plan")
  func none() throws {
    for text in ["王毅24日会见了勒德里昂。", "王毅取消了原定26日对法国的访问。"] {
      #expect(try Shared.read(text).events.allSatisfy { $0.plan == nil })
    }
  }

  @Test("a deed that is to come is planned like an encounter")
  func deed() throws {
    let events = try Shared.read(
      "美国白宫24日宣布，美国将于26日对俄罗斯实施制裁。\n另据了解，各方没有更多说明。", title: "美国宣布将制裁俄罗斯"
    ).events
    #expect(events.map(\.kind) == [.sanction] && events.map(\.plan) == [.announced])
  }

  @Test("of several tellings of one encounter the surest counts")
  func surest() throws {
    let events = try Shared.read("预计王毅将于26日会见勒德里昂。\n中国外交部宣布，王毅将于26日会见勒德里昂。").events
    #expect(events.map(\.plan) == [.announced])
  }
}
