public import Lexicon
public import Record

/// What a person has set of an article, in the place of what its source says.
extension Article {
  /// What stands in a field, as text.
  public func value(of field: Correction.Field) -> String? {
    switch field {
    case .title: title
    case .author: author
    case .outlet: outlet.id ?? outlet.name
    case .published:
      published.map { published in
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
  public mutating func correct(_ field: Correction.Field, _ value: String, _ lexicon: LoadedLexicon) {
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
  public mutating func restore(_ field: Correction.Field, _ lexicon: LoadedLexicon) -> Bool {
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

  /// A day or a moment from its text, in any form that posts carry: with an offset, or at the clock of an outlet.
  public static func moment(_ text: String, _ outlet: OutletEntry?) -> Timestamp? {
    let zone = outlet?.zone ?? ""
    return DateReader.read(text, clock: zone.isEmpty ? nil : ZoneClock(zone))
  }
}
