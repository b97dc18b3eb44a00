import Foundation
import Glibc
import Testing

/// The sample posts in an archive, served by the built program.
final class ServedSamples: @unchecked Sendable {
  static let shared: ServedSamples? = try? ServedSamples()

  let home: String
  private let process = Process()
  /// The server, which must not outlive the tests.
  nonisolated(unsafe) fileprivate static var server: pid_t = 0
  private let folder: String

  /// The folder of the project.
  static let root = String(#filePath.dropLast("/Tests/BrowserTests/BrowserTests.swift".count))

  init() throws {
    folder = NSTemporaryDirectory() + "/browser-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = bundle.prefix(upTo: bundle.lastIndex(of: "/") ?? bundle.startIndex) + "/chancery"
    let ingest = Process()
    ingest.executableURL = URL(fileURLWithPath: String(program))
    ingest.arguments = ["ingest", ServedSamples.root + "/Examples/posts", "--archive", folder + "/chancery.db"]
    ingest.standardError = FileHandle.nullDevice
    try ingest.run()
    ingest.waitUntilExit()
    process.executableURL = URL(fileURLWithPath: String(program))
    process.arguments = ["serve", "--port", "0", "--archive", folder + "/chancery.db"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try WebDriver.start(process)
    atexit { kill(ServedSamples.server, SIGTERM) }
    ServedSamples.server = process.processIdentifier
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    home = String(line.prefix { $0 != "\n" })
  }

  /// The id of the entry that four outlets tell of.
  func xiamen(_ browser: WebDriver) throws -> String {
    try browser.open(home + "en/timeline?q=place:xiamen+accounts:4")
    return try browser.run("return document.querySelector('.entries .who a').getAttribute('href').split('/').pop()")
      as? String ?? ""
  }
}

@Suite(
  "The pages in a real browser", .serialized,
  .enabled(if: WebDriver.programs != nil, "there is no browser here: scripts/browser.sh says why"))
struct BrowserTests {
  private static func addresses(_ entry: String, _ article: String) -> [String] {
    [
      "", "/timeline", "/timeline?all=1&by=month", "/timeline?q=actor:CHN&beside=actor:JPN", "/search", "/search?q=外长",
      "/search?q=said:半岛", "/search?q=type:AGREE&of=acts", "/search?q=((", "/network", "/matrix", "/about",
      "/entry/\(entry)", "/entry/\(entry)/compare", "/article/\(article)", "/person/wang-yi", "/actor/CHN",
      "/relation/CHN/KOR", "/issue/korean-peninsula", "/outlet/rthk", "/phrase/半岛问题", "/nothing",
    ]
  }

  private func samples() throws -> ServedSamples { try #require(ServedSamples.shared) }

  private func places(_ samples: ServedSamples, _ browser: WebDriver) throws -> [String] {
    let entry = try samples.xiamen(browser)
    try browser.open(samples.home + "en/entry/" + entry)
    let article =
      try browser.run("return document.querySelector('.accounts .headline').getAttribute('href').split('/').pop()")
      as? String ?? ""
    return BrowserTests.addresses(entry, article)
  }

  /// A page's address, with what is not ASCII as percent codes.
  private func address(_ samples: ServedSamples, _ language: String, _ page: String) -> String {
    samples.home + language
      + (page.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.union(.urlQueryAllowed)) ?? page)
  }

  @Test("every page renders without an error in the console and asks nothing of another place")
  func renders() throws {
    let samples = try samples()
    let browser = try WebDriver(width: 1280, height: 1000)
    let places = try places(samples, browser)
    _ = try browser.console()
    _ = try browser.requests()
    for language in ["zh-Hans", "zh-Hant", "en"] {
      for page in places {
        try browser.open(address(samples, language, page))
        // The browser itself notes answers of 400 and 404, which two of the pages are.
        let complaints = try browser.console().filter { !$0.contains("the server responded with a status of 40") }
        #expect(complaints == [], "\(language)\(page)")
        for request in try browser.requests() where !request.hasPrefix("data:") {
          #expect(request.hasPrefix(samples.home), "\(language)\(page): \(request)")
        }
        let title = try browser.run("return document.title") as? String ?? ""
        #expect(title.hasSuffix("Chancery"), "\(page)")
      }
    }
    browser.end()
  }

  @Test("axe-core finds nothing serious on any page, in light and dark, wide and narrow", arguments: [false, true])
  func accessible(isDark: Bool) throws {
    let path = ServedSamples.root + "/.build/browser/axe.min.js"
    guard let axe = try? String(contentsOfFile: path, encoding: .utf8) else {
      print("axe-core is not here (scripts/browser.sh); the pages were not looked over by it")
      return
    }
    let samples = try samples()
    let browser = try WebDriver(width: isDark ? 500 : 1280, height: 900, isDark: isDark)
    for page in try places(samples, browser) {
      try browser.open(address(samples, isDark ? "en" : "zh-Hans", page))
      try browser.run(axe + ";return true")
      let found =
        try browser.await(
          """
          axe.run(document, {resultTypes: ["violations"]}).then(result => done(result.violations
            .filter(one => ["serious", "critical"].includes(one.impact))
            .map(one => one.id + ": " + one.nodes.slice(0, 2).map(node => node.html).join(" "))));
          """) as? [String] ?? ["axe did not run"]
      #expect(found == [], "\(page)")
    }
    browser.end()
  }

  @Test("nothing is wider than a telephone")
  func narrow() throws {
    let samples = try samples()
    let browser = try WebDriver(width: 500, height: 900)
    for page in try places(samples, browser) {
      try browser.open(address(samples, "zh-Hans", page))
      try browser.run("document.documentElement.style.width = '390px'")
      let width = try browser.run("return document.querySelector('main').scrollWidth") as? Int ?? 9_999
      #expect(width <= 400, "\(page) is \(width) wide")
    }
    browser.end()
  }

  @Test("search, facets, marks, language and citation work, by keyboard as well")
  func works() throws {
    let samples = try samples()
    let browser = try WebDriver(width: 1280, height: 1000)
    // The slash leads to the box, Enter asks.
    try browser.open(samples.home + "en/timeline")
    try browser.press("/")
    #expect(try browser.run("return document.activeElement.name") as? String == "q")
    try browser.press("w", "a", "n", "g", " ", "y", "i", "\u{E007}")
    try wait { try browser.address().contains("/en/search?q=wang+yi") }
    let hits = try browser.run("return document.querySelectorAll('.hits > li').length") as? Int ?? 0
    #expect(hits > 3)
    // j leads to the first hit, Enter opens it.
    try browser.press("j", "\u{E007}")
    try wait { try browser.address().contains("/en/article/") }
    // Marks can be switched off.
    let colour = "return getComputedStyle(document.querySelector('.m.person')).backgroundColor"
    let marked = try browser.run(colour) as? String
    try browser.run("document.querySelector('#show-person').click()")
    #expect(try browser.run(colour) as? String != marked)
    // 3 is English, 1 Simplified: the same page in another language.
    let here = try browser.address()
    try browser.press("1")
    try wait { try browser.address() == here.replacingOccurrences(of: "/en/", with: "/zh-Hans/") }
    #expect(try browser.run("return document.documentElement.lang") as? String == "zh-Hans")
    // A facet narrows the list down and stays in the address.
    try browser.open(samples.home + "zh-Hans/timeline?all=1")
    let before = try browser.run("return document.querySelectorAll('.entries > li').length") as? Int ?? 0
    try browser.run("document.querySelector('.facets a').click()")
    try wait { try browser.address().contains("q=actor") }
    let after = try browser.run("return document.querySelectorAll('.entries > li').length") as? Int ?? 0
    #expect(after > 0 && after < before)
    // The footnote of a fact.
    try browser.open(samples.home + "en/entry/" + samples.xiamen(browser))
    let citation = try browser.run("return document.querySelector('.cite pre').textContent") as? String ?? ""
    #expect(citation.hasPrefix("Chancery. 2021-04-03") && citation.contains("[DB/OL]"))
    #expect(try browser.run("return document.querySelectorAll('.cite button').length") as? Int == 4)
    // A question is kept, shown on the front page, and let go of.
    try browser.open(samples.home + "en/timeline?q=actor:KOR")
    try browser.run("document.querySelector('form.keep input[name=name]').value = 'Seoul'")
    try browser.run("document.querySelector('form.keep button').click()")
    try wait { try browser.address().hasSuffix("/en/watch?name=Seoul") }
    try browser.open(samples.home + "en")
    #expect(
      try browser.run("return document.querySelector('#watches').parentNode.textContent.includes('Seoul')") as? Bool
        == true)
    try browser.open(samples.home + "en/watch?name=Seoul")
    try browser.run("document.querySelector('form[action$=drop] button').click()")
    try wait { try browser.address().hasSuffix("/en") }
    // The question mark leads to the list of keys, t to the front page.
    try browser.press("?")
    try wait { try browser.address().hasSuffix("/en/about#keys") }
    try browser.press("t")
    try wait { try browser.address().hasSuffix("/en") }
    browser.end()
  }

  /// Waits until something holds, ten seconds at most.
  private func wait(_ isSo: () throws -> Bool) throws {
    for _ in 0..<100 {
      if try isSo() { return }
      usleep(100_000)
    }
    Issue.record("waited in vain")
  }
}
