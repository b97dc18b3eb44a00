import Foundation
import Record
import Testing

@Suite("chancery phrase")
struct PhraseTests {
  /// Posts of two outlets, one of them official, in three months; one month lies between without the wording.
  private func prepared() throws -> Program {
    let program = try Program()
    let posts: [(date: String, outlet: String, title: String, body: String)] = [
      ("2021-03-28", "rthk", "王毅谈两国关系", "中国外长王毅表示，双方坚持不结盟、不对抗、不针对第三方。"),
      ("2021-04-02", "rthk", "别的新闻", "今天没有会谈。"),
      ("2021-05-03", "xinhua", "不结盟不对抗不针对第三方的新型关系", "俄罗斯外长拉夫罗夫表示，俄中关系不結盟、不對抗、不針對第三方。不结盟，不对抗。"),
      ("2021-05-04", "rthk", "评论", "这种不结盟、不对抗，不针对第三方的关系引起注意。"),
    ]
    try FileManager.default.createDirectory(atPath: program.folder + "/posts", withIntermediateDirectories: true)
    for (number, post) in posts.enumerated() {
      try program.write(
        "posts/\(number).md",
        """
        ---
        layout: post
        title: \(post.title)
        date: \(post.date) 10:00:00.000000000 +08:00
        link: https://example.org/news/\(number)
        categories: \(post.outlet)
        ---

        \(post.body)

        """)
    }
    _ = try program.run("ingest", "posts")
    return program
  }

  @Test("counts, first and last use, in whose mouth and in whose report, with every denominator")
  func history() throws {
    let program = try prepared()
    defer { program.remove() }
    let run = try program.run("phrase", "不結盟、不對抗、不針對第三方", "--json")
    let json = try JSONValue(parsing: run.output)
    #expect(json["tracked"]["english"].string?.hasPrefix("non-alliance") == true)
    #expect(json["total"]["articles"].integer == 3 && json["total"]["all"].integer == 4)
    #expect(json["official"]["articles"].integer == 1 && json["official"]["all"].integer == 1)
    #expect(json["others"]["articles"].integer == 2 && json["others"]["all"].integer == 3)
    #expect(json["voices"]["statement"].integer == 2 && json["voices"]["headline"].integer == 1)
    #expect(json["voices"]["report"].integer == 1)
    #expect(json["first"]["published"].string?.hasPrefix("2021-03-28") == true)
    #expect(json["first"]["sentence"].string == "中国外长王毅表示，双方坚持不结盟、不对抗、不针对第三方。")
    #expect(json["last"]["published"].string?.hasPrefix("2021-05-04") == true)
    // April is there with nothing of one.
    #expect(json["months"].list.map { $0["key"].string } == ["2021-03", "2021-04", "2021-05"])
    #expect(json["months"].list.map { $0["articles"].integer } == [1, 0, 2])
    #expect(json["months"].list.map { $0["all"].integer } == [1, 1, 2])
    #expect(json["sides"].list.map { $0["key"].string } == ["CHN", "RUS"])
    #expect(json["sides"].list.map { $0["lag_days"].integer } == [0, 36])
    #expect(json["outlets"].list.map { $0["key"].string } == ["rthk", "xinhua"])
    let later = try JSONValue(
      parsing: try program.run("phrase", "不结盟不对抗不针对第三方", "--since", "2021-05-01", "--json").output)
    #expect(later["total"]["articles"].integer == 2 && later["total"]["all"].integer == 2)
  }

  @Test("as text, as CSV, and where nothing has it")
  func forms() throws {
    let program = try prepared()
    defer { program.remove() }
    let text = try program.run("phrase", "不结盟、不对抗、不针对第三方")
    #expect(text.status == 0 && text.output.contains("3 of 4 articles 沸") && text.output.contains("+36 d"))
    let csv = try program.run("phrase", "不结盟、不对抗、不针对第三方", "--csv")
    #expect(
      csv.lines == [
        "month,articles,all,share,grade", "2021-03,1,1,1.0000,沸", "2021-04,0,1,0.0000,", "2021-05,2,2,1.0000,沸",
      ])
    #expect(try program.run("phrase", "和平共处五项原则").status == 1)
    #expect(try program.run("phrase", "、。").status == 2)
    #expect(try program.run("phrase", "会谈", "--since", "gestern").status == 2)
    let tracked = try program.run("phrase", "--tracked", "--json").lines.map { try JSONValue(parsing: $0) }
    #expect(tracked.count >= 150)
    #expect(tracked.first { $0["name"].string == "不结盟、不对抗、不针对第三方" }?["articles"].integer == 3)
  }
}
