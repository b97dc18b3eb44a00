import Record

/// How a report lies in an archive: its values one after the other, numbers as varints (LEB128, signed ones zigzag),
/// words with their length in front.
///
/// An archive forgets all reports when the edition of program and lexicon changes, so the form may change with it.
extension Report {
  /// What is wrong with the bytes of a report.
  struct Fault: Error, CustomStringConvertible {
    var description: String { "the bytes are no report" }
  }

  /// The report as bytes, without its article's number.
  var body: [UInt8] {
    var bytes = ByteWriter()
    bytes.add(text: articleID)
    bytes.add(flag: published != nil)
    if let published {
      bytes.add(signed: published.seconds)
      bytes.add(signed: published.offset)
      bytes.add(Report.position(of: published.precision))
    }
    bytes.add(event)
    bytes.add(Report.position(of: kind))
    bytes.add(mode.map { Report.position(of: $0) + 1 } ?? 0)
    bytes.add(Report.position(of: status))
    bytes.add(flag: headline)
    bytes.add(day: when.start)
    bytes.add(day: when.end)
    bytes.add(Report.positions.firstIndex(of: when.precision) ?? 0)
    bytes.add(words: place)
    bytes.add(words: country)
    bytes.add(Int(locality.rawValue))
    bytes.add(Int(family.rawValue))
    bytes.add(words: destination)
    bytes.add(words: assembly)
    bytes.add(sides.count)
    for side in sides {
      bytes.add(text: side.actor)
      bytes.add(texts: side.people)
      bytes.add(texts: side.roles)
    }
    bytes.add(flag: ends != nil)
    if let ends {
      bytes.add(texts: ends.actors)
      bytes.add(texts: ends.recipients)
      bytes.add(ends.cue.count)
      for scalar in ends.cue { bytes.add(Int(scalar)) }
    }
    bytes.add(Int(exactness.rawValue))
    bytes.add(flag: founds)
    bytes.add(flag: isBare)
    bytes.add(flag: isDated)
    bytes.add(flag: isWhole)
    bytes.add(signed: standing)
    bytes.add(cue.start)
    bytes.add(cue.end)
    bytes.add(Int(mark))
    bytes.add(signed: Int(Int64(bitPattern: digest)))
    return bytes.bytes
  }

  /// A report from its bytes.
  ///
  /// - Throws: `Fault` where they are none.
  init(_ body: [UInt8], article: Int) throws {
    var bytes = ByteReader(body)
    self.article = article
    articleID = try bytes.text()
    if try bytes.flag() {
      published = Timestamp(
        seconds: try bytes.signed(), offset: try bytes.signed(), precision: try bytes.one(of: Report.precisions))
    }
    event = try bytes.number()
    kind = try bytes.one(of: Event.Kind.allCases)
    let mode = try bytes.number()
    guard mode <= Event.Mode.allCases.count else { throw Fault() }
    self.mode = mode == 0 ? nil : Event.Mode.allCases[mode - 1]
    status = try bytes.one(of: Event.Status.allCases)
    headline = try bytes.flag()
    when = DateInterval(start: try bytes.day(), end: try bytes.day(), precision: try bytes.one(of: Report.positions))
    place = try bytes.words()
    country = try bytes.words()
    guard let locality = Locality(rawValue: try bytes.byte()), let family = Family(rawValue: try bytes.byte()) else {
      throw Fault()
    }
    self.locality = locality
    self.family = family
    destination = try bytes.words()
    assembly = try bytes.words()
    var sides: [Side] = []
    for _ in 0..<(try bytes.count()) {
      sides.append(Side(actor: try bytes.text(), people: try bytes.texts(), roles: try bytes.texts()))
    }
    self.sides = sides
    if try bytes.flag() {
      let (actors, recipients) = (try bytes.texts(), try bytes.texts())
      var cue: [UInt32] = []
      for _ in 0..<(try bytes.count()) { cue.append(UInt32(truncatingIfNeeded: try bytes.number())) }
      ends = Ends(actors: actors, recipients: recipients, cue: cue)
    } else {
      ends = nil
    }
    guard let exactness = Exactness(rawValue: try bytes.byte()) else { throw Fault() }
    self.exactness = exactness
    founds = try bytes.flag()
    isBare = try bytes.flag()
    isDated = try bytes.flag()
    isWhole = try bytes.flag()
    standing = try bytes.signed()
    cue = TextSpan(try bytes.number(), try bytes.number())
    mark = UInt16(truncatingIfNeeded: try bytes.number())
    digest = UInt64(bitPattern: Int64(try bytes.signed()))
  }

  /// A report that an archive lends.
  init(_ lent: LentReport) throws {
    try self.init(lent.body, article: lent.number >> Collator.eventBits)
  }

  private static let precisions: [Timestamp.Precision] = [.second, .minute, .day]
  private static let positions: [DateInterval.Precision] = [.day, .week, .month, .year, .unknown, .published]

  private static func position(of precision: Timestamp.Precision) -> Int { precisions.firstIndex(of: precision) ?? 0 }

  private static func position<Case: CaseIterable & Equatable>(of value: Case) -> Int {
    Array(Case.allCases).firstIndex(of: value) ?? 0
  }
}

/// Puts values one after the other.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(signed number: Int) { add(number << 1 ^ number >> 63) }

  mutating func add(flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func add(day: CivilDate?) {
    add(flag: day != nil)
    if let day { add(signed: day.dayNumber) }
  }

  mutating func add(text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }

  mutating func add(words: String?) {
    add(flag: words != nil)
    if let words { add(text: words) }
  }

  mutating func add(texts: [String]) {
    add(texts.count)
    for text in texts { add(text: text) }
  }

  mutating func add(bytes more: [UInt8]) {
    add(more.count)
    bytes += more
  }
}

/// Takes values one after the other; everything that is not there is a fault.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func byte() throws -> UInt8 {
    guard position < bytes.count else { throw Report.Fault() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func number() throws -> Int {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      let byte = try byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value)) }
    }
    throw Report.Fault()
  }

  mutating func signed() throws -> Int {
    let value = UInt(bitPattern: try number())
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  /// How many things follow: no more than there are bytes.
  mutating func count() throws -> Int {
    let count = try number()
    guard count >= 0, count <= bytes.count - position else { throw Report.Fault() }
    return count
  }

  mutating func flag() throws -> Bool { try byte() != 0 }

  mutating func day() throws -> CivilDate? { try flag() ? CivilDate(dayNumber: try signed()) : nil }

  mutating func take() throws -> [UInt8] {
    let count = try count()
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  mutating func text() throws -> String {
    let count = try count()
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  mutating func words() throws -> String? { try flag() ? try text() : nil }

  mutating func texts() throws -> [String] {
    var texts: [String] = []
    for _ in 0..<(try count()) { texts.append(try text()) }
    return texts
  }

  mutating func one<Value>(of values: [Value]) throws -> Value {
    let position = try number()
    guard values.indices.contains(position) else { throw Report.Fault() }
    return values[position]
  }
}
