import Archive
import Lexicon
import Messages
import Presentation
import Query
import Record

/// The record in a browser, and as data for programs: answers every request from one archive.
package struct Site: Sendable {
  private let library: Library
  private let gatekeeper: Gatekeeper
  /// Told of every request that was answered: what was asked for, with which status.
  private let log: @Sendable (_ request: Request, _ status: Int) -> Void

  package init(
    _ library: Library, gatekeeper: Gatekeeper, log: @escaping @Sendable (Request, Int) -> Void = { _, _ in }
  ) {
    self.library = library
    self.gatekeeper = gatekeeper
    self.log = log
  }

  /// Why a request is turned away, by its headers; `nil` where it is let in.
  package func refusal(_ request: Request) -> Response? { gatekeeper.refusal(request) }

  /// Answers a request.
  package func answer(_ request: Request) -> Response {
    let response = gatekeeper.refusal(request) ?? route(request)
    log(request, response.status)
    return response
  }

  private func route(_ request: Request) -> Response {
    guard request.path.utf8.count <= 2_000, !request.path.utf8.contains(0) else {
      return .text("This address is too long.", status: 414)
    }
    let segments = request.path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    switch segments.first {
    case nil: return .redirect(to: "/" + preferred(request).rawValue)
    case "assets":
      return (segments.count == 3 ? Assets.response(segments[2]) : nil) ?? .text("There is no such file.", status: 404)
    case "api": return api(request, Array(segments.dropFirst()))
    case "favicon.ico": return Assets.response("seal.svg") ?? .text("There is none.", status: 404)
    case let first?:
      guard let language = DisplayLanguage(rawValue: first) else {
        return page(request, preferred(request), ["", "no-page"])
      }
      return page(request, language, Array(segments.dropFirst()))
    }
  }

  /// The language that a browser asks for first among ours.
  private func preferred(_ request: Request) -> DisplayLanguage {
    let asked = (request.headers["accept-language"] ?? "").lowercased()
    for part in asked.split(separator: ",") {
      let tag = part.prefix { $0 != ";" }.drop { $0 == " " }
      if tag.hasPrefix("zh-hant") || tag.hasPrefix("zh-tw") || tag.hasPrefix("zh-hk") || tag.hasPrefix("zh-mo") {
        return .traditional
      }
      if tag.hasPrefix("zh") { return .simplified }
      if tag.hasPrefix("en") { return .english }
    }
    return asked.isEmpty ? .simplified : .english
  }

  // MARK: pages

  private func page(_ request: Request, _ language: DisplayLanguage, _ segments: [String]) -> Response {
    do {
      let key = pageKey(request, language, segments)
      if request.method != "POST", let page = try library.known(key).page { return page }
      return try library.read { reader in
        // Another may have made it while this one waited.
        let (known, epoch) = try library.known(key)
        if request.method != "POST", let known { return known }
        var address = Address(segments: [language.rawValue] + segments)
        for parameter in request.parameters.reversed() where parameter.name != "token" && !parameter.value.isEmpty {
          address = address.with(parameter.name, parameter.value)
        }
        let visit = Visit(
          request: request, language: language, library: library, archive: reader.archive, names: reader.names,
          counts: try reader.counts(), address: address, last: try reader.archive.lastPublished())
        let response = answer(visit, segments)
          .with("Content-Language", language.rawValue).with("Cache-Control", "no-cache")
        if request.method != "POST", response.status == 200 { library.cache.keep(response, as: key, epoch: epoch) }
        return response
      }
    } catch {
      return .text("Chancery: \(error)", status: 500)
    }
  }

  /// What a page depends on besides the archive: its whole address and, for what is asked of -30d, the day.
  private func pageKey(_ request: Request, _ language: DisplayLanguage, _ segments: [String]) -> String {
    // As they came, repeated and empty ones too: two addresses that are answered differently must not share a key.
    let asked = request.parameters.map { Address.encoded($0.name) + "=" + Address.encoded($0.value) }
    return ([library.today().description, language.rawValue] + segments.map(Address.encoded) + asked).joined(
      separator: "\n")
  }

  private func answer(_ visit: Visit, _ segments: [String]) -> Response {
    let frame = Frame(visit: visit)
    do {
      if visit.request.method == "POST" {
        guard segments.count == 2, segments[0] == "watch", let response = try WatchForms.answer(visit, segments[1])
        else { return .html(frame.html(ErrorPage(title: visit.say(.notFound), message: "")), status: 404) }
        return response
      }
      guard let html = try html(visit, segments, frame) else {
        return .html(frame.html(ErrorPage(title: visit.say(.notFound), message: "")), status: 404)
      }
      return .html(html)
    } catch let fault as QuestionFault {
      let note = FaultNote(fault)
      return .html(
        frame.html(ErrorPage(title: visit.say(.misunderstood), message: "", fault: note)), status: 400)
    } catch let error as ArchiveError where error.code == .ambiguous || error.code == .queryTooLong {
      return .html(
        frame.html(ErrorPage(title: visit.say(.misunderstood), message: "\(error.problem). \(error.remedy)")),
        status: 400)
    } catch let error as ArchiveError where error.code == .tooLong {
      return .html(
        frame.html(ErrorPage(title: visit.say(.tooLong), message: "\(error.problem). \(error.remedy)")), status: 503)
    } catch {
      return .html(frame.html(ErrorPage(title: visit.say(.wrong), message: "\(error)")), status: 500)
    }
  }

  /// The page of a path; `nil` where there is none.
  private func html(_ visit: Visit, _ segments: [String], _ frame: Frame) throws -> [UInt8]? {
    func written(_ page: (some Page)?) -> [UInt8]? { page.map { frame.html($0) } }
    switch (segments.first, segments.count) {
    case (nil, _): return written(try TodayPage(visit))
    case ("timeline", 1): return written(try TimelinePage(visit))
    case ("watch", 1): return try visit.request.parameter("name").flatMap { written(try WatchPage(visit, name: $0)) }
    case ("search", 1): return written(try SearchPage(visit))
    case ("network", 1): return written(try NetworkPage(visit))
    case ("matrix", 1): return written(try MatrixPage(visit))
    case ("about", 1): return written(try AboutPage(visit))
    case ("entry", 2): return written(try EntryPage(visit, id: segments[1]))
    case ("entry", 3) where segments[2] == "compare": return written(try ComparePage(visit, id: segments[1]))
    case ("article", 3) where segments[2] == "why": return written(try WhyPage(visit, id: segments[1]))
    case ("article", 2): return written(try ArticlePage(visit, id: segments[1]))
    case ("person", 2): return written(try PersonPage(visit, id: segments[1]))
    case ("actor", 2): return written(try ActorPage(visit, code: segments[1]))
    case ("relation", 3): return written(try RelationPage(visit, segments[1], segments[2]))
    case ("issue", 2): return written(try IssuePage(visit, id: segments[1]))
    case ("phrase", 2): return written(try PhrasePage(visit, wording: segments[1]))
    case ("outlet", 2): return written(try OutletPage(visit, id: segments[1]))
    case ("outlet", 1): return try visit.request.parameter("name").flatMap { written(try OutletPage(visit, id: $0)) }
    default: return nil
    }
  }

  // MARK: the API

  /// What the API answers to a list, for who writes it to a file.
  ///
  /// - Parameter take: Takes the pieces of a list as they come; what is answered holds the rest.
  package static func export(
    _ what: String, _ parameters: [(name: String, value: String)], of library: Library,
    take: @escaping ([UInt8]) -> Void
  ) -> Response {
    Site(library, gatekeeper: Gatekeeper(port: 0)).api(
      Request(path: "/api/v1/" + what, parameters: parameters), ["v1", what], take)
  }

  private func api(_ request: Request, _ segments: [String], _ take: (([UInt8]) -> Void)? = nil) -> Response {
    guard request.method != "POST" else {
      return APIFault(
        status: 405, code: "method", problem: "nothing is sent here", remedy: "Ask with GET."
      ).response
    }
    guard segments.first == "v1" else {
      return APIFault.missing("version “\(segments.first ?? "")”", "Ask under /api/v1.").response
    }
    let path = Array(segments.dropFirst())
    for route in APIRoute.all {
      guard let values = route.values(path) else { continue }
      return call(route, values, request, take)
    }
    return APIFault.missing("call of this path", "GET /api/v1/openapi.json lists them.").response
  }

  private func call(
    _ route: APIRoute, _ values: [String], _ request: Request, _ take: (([UInt8]) -> Void)?
  ) -> Response {
    do {
      // A parameter that is not known, or a value that it cannot have, must not look like an answer.
      for parameter in request.parameters where parameter.name != "token" {
        guard let known = route.parameters.first(where: { $0.name == parameter.name }) else {
          throw APIFault(
            status: 400, code: "parameter", problem: "there is no parameter “\(parameter.name)” here",
            remedy: "There are: \(route.parameters.map(\.name).joined(separator: ", ")).")
        }
        if known.isNumber, Int(parameter.value) == nil {
          throw APIFault(
            status: 400, code: "parameter", problem: "“\(parameter.value)” is no number",
            remedy: "\(known.name): \(known.help).")
        }
        if !known.choices.isEmpty, !known.choices.contains(parameter.value) {
          throw APIFault(
            status: 400, code: "parameter", problem: "“\(parameter.value)” is no value of \(known.name)",
            remedy: "Use \(known.choices.joined(separator: ", ")).")
        }
      }
      // A whole list to keep may take its time; a page of one may not.
      let isFile = !["json", nil].contains(request.parameter("format"))
      return try library.read(isFile: isFile) { reader in
        try route.answer(
          APICall(
            request: request, library: library, archive: reader.archive, names: reader.names, values: values,
            route: route, take: take))
      }
    } catch {
      return APIFault(error).response
    }
  }
}
