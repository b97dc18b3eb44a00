import Lexicon

/// What the columns of tables and the members of JSON objects are called that tell of articles: `fields.tsv`.
struct FieldNames: Sendable {
  /// A part of an item.
  enum Field: String, Sendable, CaseIterable {
    case title, url, published, author, outlet, html, text, summary, categories, picture, id
  }

  private var fields: [String: (field: Field, rank: Int)] = [:]

  /// - Throws: `LexiconError` for a field that there is none of.
  init(_ table: Table) throws(LexiconError) {
    for (rank, row) in table.rows.enumerated() {
      guard let field = Field(rawValue: table.cell(row, "field")) else {
        throw LexiconError(
          table: table.name, line: row.line, problem: "there is no field “\(table.cell(row, "field"))”",
          remedy: "use one of: \(Field.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      let name = FieldNames.folded(table.cell(row, "name"))
      if fields[name] == nil { fields[name] = (field, rank) }
    }
  }

  /// The field that a name stands for, and how good a name of it that is: the lower, the better.
  func field(_ name: String) -> (field: Field, rank: Int)? { fields[FieldNames.folded(name)] }

  /// A name without case, spaces and what parts words: `Publish Date` and `publish_date` are one.
  private static func folded(_ name: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !" _-.\u{FEFF}".unicodeScalars.contains(scalar) {
      folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
    return String(folded)
  }

  /// Sets a field of an item.
  static func set(_ field: Field, _ value: String, of item: inout SourceItem) {
    switch field {
    case .title: item.title = value
    case .url: item.url = value
    case .published: item.published = value
    case .author: item.author = value
    case .outlet: item.outlet = value
    case .html:
      item.body = value
      item.form = .html
      item.isSummary = false
    case .text:
      if item.body.isEmpty || item.isSummary {
        item.body = value
        item.form = .plain
        item.isSummary = false
      }
    case .summary:
      if item.body.isEmpty {
        item.body = value
        item.form = value.utf8.contains(UInt8(ascii: "<")) ? .html : .plain
        item.isSummary = true
      }
    case .categories: item.categories.append(value)
    case .picture: item.picture = value
    case .id: item.identifier = value
    }
  }
}
