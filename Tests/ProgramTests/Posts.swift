import Foundation

/// Posts about encounters that nobody had.
enum Posts {
  static let people = [
    "中国外长王毅", "俄罗斯外长拉夫罗夫", "美国国务卿布林肯", "日本外相茂木敏充", "韩国外长郑义溶", "印度外长苏杰生", "德国外长马斯", "法国外长勒德里昂",
  ]
  static let cities = ["北京", "莫斯科", "华盛顿", "东京", "首尔", "新德里", "柏林", "巴黎"]

  static func write(_ count: Int, into program: Program) throws { try write(0..<count, into: program) }

  /// Writes some of the posts, which may lie in several folders.
  static func write(_ numbers: Range<Int>, into program: Program, folder: String = "posts") throws {
    try FileManager.default.createDirectory(atPath: program.folder + "/" + folder, withIntermediateDirectories: true)
    for number in numbers {
      let host = number % people.count
      let guest = (host + 1 + number / people.count % (people.count - 1)) % people.count
      let day = 1 + number * 11 % 28
      let name = String(format: "\(folder)/2021-03-05-%03d.md", number)
      try program.write(
        name,
        """
        ---
        layout: post
        title: \(people[host])会见\(people[guest])之\(number)
        date: 2021-03-28 \(String(format: "%02d:%02d", number % 24, number % 60)):00.000000000 +08:00
        link: https://example.org/news/\(number)
        categories: rthk
        ---

        3月\(day)日，\(people[host])在\(cities[host])会见\(people[guest])，就气候变化交换意见。

        双方同意继续合作，第\(number)次会谈将另行宣布。

        """)
    }
  }
}
