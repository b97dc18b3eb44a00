import CYAML

extension FrontMatter {
  /// Reads front matter in YAML; where YAML refuses it, the lines are mended and read again.
  ///
  /// - Parameters:
  ///   - bytes: The text that holds it.
  ///   - place: Where it stands.
  /// - Throws: `malformed-front-matter` with the line where even the mended text is no mapping.
  init(yaml bytes: [UInt8], _ place: Place) throws(IntakeFault) {
    do {
      self = try YAMLMapping.read(bytes, place.content)
    } catch {
      let mended = FrontMatterRepair.mended(bytes, place.content)
      do {
        self = try YAMLMapping.read(mended, mended.indices)
      } catch {
        throw .malformedFrontMatter(line: place.firstLine + error.line, error.problem)
      }
    }
  }
}

/// One mapping of scalars and lists, read by libyaml.
struct YAMLMapping {
  /// What libyaml objects to, and on which line, counted from 0.
  struct Fault: Error, Equatable {
    var line: Int
    var problem: String
  }

  /// What is being read of the top-level mapping.
  private enum Expecting {
    case document, key, value
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: [UInt8]
  private let range: Range<Int>
  private var result = FrontMatter()
  private var expecting = Expecting.document
  private var key = ""
  private var keyLine = 0
  /// The items of the list that is being read and how deep it is nested.
  private var items: [String] = []
  private var depth = 0

  static func read(_ bytes: [UInt8], _ range: Range<Int>) throws(Fault) -> FrontMatter {
    // libyaml's parser holds its own address, so it must not be moved: it lives behind a pointer.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { throw Fault(line: 0, problem: "out of memory") }
    defer { yaml_parser_delete(parser) }
    var mapping = YAMLMapping(parser: parser, bytes: bytes, range: range)
    var fault: Fault?
    bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(parser, buffer.baseAddress.map { $0 + range.lowerBound }, range.count)
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      fault = mapping.run()
    }
    if let fault { throw fault }
    return mapping.result
  }

  private init(parser: UnsafeMutablePointer<yaml_parser_t>, bytes: [UInt8], range: Range<Int>) {
    self.parser = parser
    self.bytes = bytes
    self.range = range
  }

  private mutating func run() -> Fault? {
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "not YAML"
        return Fault(line: Int(parser.pointee.problem_mark.line), problem: problem)
      }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT { return nil }
      if let fault = take(&event) { return fault }
    }
  }

  private mutating func take(_ event: inout yaml_event_t) -> Fault? {
    switch event.type {
    case YAML_MAPPING_START_EVENT where expecting == .document:
      expecting = .key
    case YAML_MAPPING_END_EVENT where expecting == .key && depth == 0:
      expecting = .document
    case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
      guard expecting == .value, depth < 16 else { return unexpected(event) }
      depth += 1
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      guard depth > 0 else { return unexpected(event) }
      depth -= 1
      if depth == 0 { finish() }
    case YAML_ALIAS_EVENT:
      return Fault(line: Int(event.start_mark.line), problem: "an alias")
    case YAML_SCALAR_EVENT:
      return scalar(event)
    default: break
    }
    return nil
  }

  private mutating func scalar(_ event: yaml_event_t) -> Fault? {
    let scalar = event.data.scalar
    // A value that begins with ! or & is read as a tag or an anchor and would lose its first word without an error;
    // a plain one with # after a space would lose its end.
    guard scalar.tag.map({ YAMLMapping.saysText($0, scalar.style) }) ?? true, scalar.anchor == nil else {
      return Fault(line: Int(event.start_mark.line), problem: "a tag or an anchor")
    }
    let text = String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    switch expecting {
    case .document: return unexpected(event)
    case .key:
      key = text
      keyLine = Int(event.start_mark.line)
      expecting = .value
    case .value where depth > 0: items.append(text)
    case .value:
      if scalar.style == YAML_PLAIN_SCALAR_STYLE, isProse, isCutByComment(onLine: Int(event.end_mark.line)) {
        return Fault(line: Int(event.start_mark.line), problem: "a # inside a value")
      }
      items = [text]
      finish()
    }
    return nil
  }

  /// Whether a tag says no more of a quoted value than that it is text: `! 'words'`, `!!str "words"`.
  private static func saysText(_ tag: UnsafeMutablePointer<yaml_char_t>, _ style: yaml_scalar_style_t) -> Bool {
    guard style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE else { return false }
    let name = String(cString: tag)
    return name == "!" || name == "tag:yaml.org,2002:str"
  }

  /// Whether the key's value is a person's words, in which a # is no comment.
  private var isProse: Bool { key == "title" || key == "author" }

  /// Whether a # after white space stands on a line; libyaml's marks count characters, so the line is looked up.
  private func isCutByComment(onLine line: Int) -> Bool {
    var start = range.lowerBound
    for _ in 0..<line { start = ByteSearch.lineEnd(from: start, in: bytes, end: range.upperBound) + 1 }
    guard start < range.upperBound else { return false }
    for index in start + 1..<max(ByteSearch.lineEnd(from: start, in: bytes, end: range.upperBound), start + 1)
    where bytes[index] == UInt8(ascii: "#") && bytes[index - 1] <= 0x20 {
      return true
    }
    return false
  }

  private mutating func finish() {
    result.set(key, items)
    items = []
    expecting = .key
  }

  private func unexpected(_ event: yaml_event_t) -> Fault {
    Fault(line: Int(event.start_mark.line), problem: "not a mapping of keys to values")
  }
}
