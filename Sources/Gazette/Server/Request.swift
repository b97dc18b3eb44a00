/// What a browser or a program asks for.
package struct Request: Sendable {
  /// The method, in capitals.
  package var method: String
  /// The path, percent codes decoded; begins with `/`.
  package var path: String
  /// The parameters behind `?`, decoded, in their order.
  package var parameters: [(name: String, value: String)]
  /// The headers that the server looks at, by name in small letters.
  package var headers: [String: String]
  /// What was sent along, of a form.
  package var body: [UInt8]

  package init(
    method: String = "GET", path: String, parameters: [(name: String, value: String)] = [],
    headers: [String: String] = [:], body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.parameters = parameters
    self.headers = headers
    self.body = body
  }

  /// The value of a parameter; `nil` where it is not given or empty.
  package func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// The number that a parameter gives, within bounds; the default where it gives none.
  package func number(_ name: String, _ bounds: ClosedRange<Int>, default number: Int) -> Int {
    parameter(name).flatMap { Int($0) }.map { min(max($0, bounds.lowerBound), bounds.upperBound) } ?? number
  }

  /// A cookie's value.
  func cookie(_ name: String) -> String? {
    for part in (headers["cookie"] ?? "").split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      if pair.count == 2, pair[0].drop(while: { $0 == " " }) == name { return String(pair[1]) }
    }
    return nil
  }
}
