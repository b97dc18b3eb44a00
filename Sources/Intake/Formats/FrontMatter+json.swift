import Record

extension FrontMatter {
  /// Finds an object that a body follows, as Hugo writes front matter in JSON.
  ///
  /// An object alone is an article of JSON, and one that another follows is the first of a list: neither is front
  /// matter. Of an object that fills one line, only a blank line tells that what follows it is no broken list.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - position: Where its first visible byte stands.
  static func object(in bytes: [UInt8], at position: Int) -> Place? {
    guard beginsObject(bytes, at: position, isFilled: true), let end = objectEnd(in: bytes, from: position) else {
      return nil
    }
    let lineEnd = ByteSearch.lineEnd(from: end, in: bytes, end: bytes.count)
    let body = visible(in: bytes, from: lineEnd)
    guard ByteSearch.trimmed(end..<lineEnd, of: bytes).isEmpty, body < bytes.count,
      !beginsObject(bytes, at: body, isFilled: false)
    else { return nil }
    let lineFeeds = bytes[lineEnd..<body].reduce(into: 0) { $0 += $1 == UInt8(ascii: "\n") ? 1 : 0 }
    guard lineFeeds > 1 || bytes[position..<end].contains(UInt8(ascii: "\n")) else { return nil }
    return Place(
      notation: .json, content: position..<end, bodyStart: min(lineEnd + 1, bytes.count),
      firstLine: line(of: position, in: bytes))
  }

  /// Finds members without braces around them above a line of `;;;`, as Hexo writes front matter in JSON.
  static func members(in bytes: [UInt8], at position: Int) -> Place? {
    let end = ByteSearch.lineEnd(from: position, in: bytes, end: bytes.count)
    let first = position..<end
    // Many a text begins with a quotation mark; a member has a colon behind the second one.
    guard let name = bytes[first].dropFirst().firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    let colon = visible(in: bytes, from: name + 1)
    guard colon < end, bytes[colon] == UInt8(ascii: ":"),
      let (content, bodyStart) = closed(by: ";;;", .json, in: bytes, from: position)
    else { return nil }
    return Place(
      notation: .json, content: content, bodyStart: bodyStart, firstLine: line(of: position, in: bytes))
  }

  /// Whether an object begins at a position: a brace, and behind it a name or, unless it must have one, its end.
  private static func beginsObject(_ bytes: [UInt8], at position: Int, isFilled: Bool) -> Bool {
    guard bytes[position] == UInt8(ascii: "{") else { return false }
    let next = visible(in: bytes, from: position + 1)
    guard next < bytes.count else { return false }
    return bytes[next] == UInt8(ascii: "\"") || !isFilled && bytes[next] == UInt8(ascii: "}")
  }

  /// Where an object ends; `nil` where it has no end, or is longer than front matter is.
  private static func objectEnd(in bytes: [UInt8], from position: Int) -> Int? {
    let limit = min(bytes.count, position + longest)
    var depth = 0
    var isQuoted = false
    var index = position
    while index < limit {
      let byte = bytes[index]
      index += 1
      if isQuoted {
        if byte == UInt8(ascii: "\\") {
          index += 1
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }

  private static func visible(in bytes: [UInt8], from position: Int) -> Int {
    var index = position
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    return index
  }

  /// Reads front matter in JSON.
  ///
  /// - Parameters:
  ///   - bytes: The text that holds it.
  ///   - place: Where it stands.
  /// - Throws: `malformed-front-matter` with the line from which on it is no JSON.
  init(json bytes: [UInt8], _ place: Place) throws(IntakeFault) {
    let content = ByteSearch.trimmed(place.content, of: bytes)
    var object: [UInt8] = []
    object.reserveCapacity(content.count + 2)
    // Between lines of ;;; the braces may be left out.
    let isBare = content.isEmpty || bytes[content.lowerBound] != UInt8(ascii: "{")
    if isBare { object.append(UInt8(ascii: "{")) }
    object += bytes[content]
    if isBare { object.append(UInt8(ascii: "}")) }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: object)
    } catch {
      let offset = content.lowerBound + error.offset - (isBare ? 1 : 0)
      throw .malformedFrontMatter(
        line: FrontMatter.line(of: min(max(offset, content.lowerBound), bytes.count), in: bytes),
        "not JSON: expected \(error.expected)")
    }
    var matter = FrontMatter()
    var inner: [(key: String, items: [String])] = []
    if case .object(let members) = value {
      for (key, value) in members.all {
        if case .object(let table) = value, FrontMatter.innerTables.contains(key.lowercased()) {
          inner += table.all.map { (key: $0.key, items: FrontMatter.items(of: $0.value)) }
        } else {
          matter.set(key, FrontMatter.items(of: value))
        }
      }
    }
    matter.complete(with: inner)
    self = matter
  }

  /// A value as text: what a list holds, the name of an object that has one.
  private static func items(of value: JSONValue) -> [String] {
    switch value {
    case .string(let text): return [text]
    case .number(let number): return [FrontMatter.text(of: number)]
    case .flag(let flag): return [flag ? "true" : "false"]
    case .object: return [value["name"].string].compactMap { $0 }
    case .null: return []
    case .list(let list):
      return list.compactMap { item -> String? in
        if case .number(let number) = item { return FrontMatter.text(of: number) }
        return item.string ?? item["name"].string
      }
    }
  }

  private static func text(of number: Double) -> String {
    if let whole = Int(exactly: number) { return String(whole) }
    return String(number)
  }
}
