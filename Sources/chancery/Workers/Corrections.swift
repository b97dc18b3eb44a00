import Archive
import Lexicon
import Messages
import Presentation
import Record

/// What a person has set of articles: put in the place of what their sources say, whenever those are read.
struct Corrections: Sendable {
  private var ofArticle: [String: [StoredCorrection]]

  init(_ corrections: [String: [StoredCorrection]] = [:]) { ofArticle = corrections }

  /// Puts what was set into an article as its source has it.
  func apply(to article: inout Article, _ lexicon: LoadedLexicon) {
    for correction in ofArticle[article.id] ?? [] { article.correct(correction.field, correction.value, lexicon) }
  }
}

extension Corrections {
  /// Writes what was set.
  func write(to wire: inout WireWriter) {
    wire.number(ofArticle.count)
    for (id, corrections) in ofArticle {
      wire.text(id)
      wire.number(corrections.count)
      for correction in corrections {
        wire.text(correction.field.rawValue)
        wire.text(correction.value)
      }
    }
  }

  /// Reads what was set.
  init(_ wire: inout WireReader) throws(WireFault) {
    ofArticle = [:]
    for _ in 0..<(try wire.count()) {
      let id = try wire.text()
      for _ in 0..<(try wire.count()) {
        guard let field = Article.Correction.Field(rawValue: try wire.text()) else { throw WireFault() }
        ofArticle[id, default: []].append(
          StoredCorrection(field: field, value: try wire.text(), before: nil, time: ""))
      }
    }
  }
}

extension Article {
  /// What stands in a field, as text.
  func value(of field: Correction.Field) -> String? {
    switch field {
    case .title: title
    case .author: author
    case .outlet: outlet.id ?? outlet.name
    case .published: published.map { published in
      switch published.precision {
      case .day: published.localDate.description
      // Without the seconds, which nobody has told.
      case .minute: String(published.description.prefix(16)) + published.description.suffix(6)
      case .second: published.description
      }
    }
    }
  }

  /// Sets a field, and remembers what the source says.
  mutating func correct(_ field: Correction.Field, _ value: String, _ lexicon: LoadedLexicon) {
    if !corrected.contains(where: { $0.field == field }) {
      let before = self.value(of: field)
      corrected.append(Correction(field: field, before: before))
      corrected.sort { Article.place($0.field) < Article.place($1.field) }
    }
    set(field, value, lexicon)
  }

  /// Gives a field back what the source says.
  ///
  /// - Returns: Whether it was set.
  mutating func restore(_ field: Correction.Field, _ lexicon: LoadedLexicon) -> Bool {
    guard let index = corrected.firstIndex(where: { $0.field == field }) else { return false }
    set(field, corrected.remove(at: index).before ?? "", lexicon)
    return true
  }

  private static func place(_ field: Correction.Field) -> Int { Correction.Field.allCases.firstIndex(of: field) ?? 0 }

  private mutating func set(_ field: Correction.Field, _ value: String, _ lexicon: LoadedLexicon) {
    switch field {
    case .title: title = value
    case .author: author = value.isEmpty ? nil : value
    case .outlet:
      let known = lexicon.outlet(value)
      outlet = Outlet(id: known?.id, name: known?.name ?? (value.isEmpty ? nil : value))
    case .published: published = Article.moment(value, outlet.id.flatMap { lexicon.outlet($0) })
    }
  }

  /// A day or a moment from its text: with an offset, or at the clock of an outlet.
  static func moment(_ text: String, _ outlet: OutletEntry?) -> Timestamp? {
    let zone = outlet?.zone ?? ""
    let clock = zone.isEmpty ? nil : ZoneClock(zone)
    func offset(_ date: CivilDate) -> Int { clock?.offset(at: date.dayNumber * 86_400) ?? 28_800 }
    if let day = CivilDate(text) { return Timestamp(date: day, offset: offset(day), precision: .day) }
    guard let day = CivilDate(String(text.prefix(10))) else { return nil }
    // `2021-03-22 08:15`, with seconds or without, and with an offset or without.
    var bytes = Array(text.utf8)
    guard bytes.count >= 16, bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T") else { return nil }
    bytes[10] = UInt8(ascii: "T")
    let hasSeconds = bytes.count > 16 && bytes[16] == UInt8(ascii: ":")
    if !hasSeconds { bytes.insert(contentsOf: ":00".utf8, at: 16) }
    if bytes.last == UInt8(ascii: "Z") { bytes.replaceSubrange((bytes.count - 1)..., with: "+00:00".utf8) }
    if bytes.count == 19 {
      let minutes = abs(offset(day)) / 60
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      bytes += Array("\(offset(day) < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))".utf8)
    }
    return Timestamp(String(decoding: bytes, as: UTF8.self), precision: hasSeconds ? .second : .minute)
  }
}
