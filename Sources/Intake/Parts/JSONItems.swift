import Record

/// Lists of JSON: an object a line, an array of objects, an object that holds one (`articles`, `items`, `stories` …),
/// a single object, a JSON Feed. Members are found by their names, as the columns of tables are.
struct JSONItems {
  private let fields: FieldNames

  init(_ fields: FieldNames) { self.fields = fields }

  /// The objects as items with their lines; `nil` where the text is no JSON.
  ///
  /// - Throws: `notJSON` where it begins as JSON and goes on as something else.
  func items(of text: [UInt8]) throws(IntakeFault) -> [(item: SourceItem, line: Int?)]? {
    guard let first = text.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      return nil
    }
    do {
      return whole(try JSONValue(parsing: text))
    } catch {
      // An object that is followed by a text is front matter.
      let start = text.firstIndex { $0 > 0x20 } ?? 0
      if FrontMatter.object(in: text, at: start) != nil { return nil }
      let lines = self.lines(of: text)
      if lines.isEmpty || lines.count * 2 < text.split(separator: 0x0A).count { return nil }
      return lines
    }
  }

  private func whole(_ value: JSONValue) -> [(item: SourceItem, line: Int?)] {
    if value["version"].string?.contains("jsonfeed.org") == true {
      let outlet = value["title"].string
      return value["items"].list.map { (feedItem($0, outlet), nil) }.filter { !$0.0.isEmpty }
    }
    if case .list(let list) = value { return list.compactMap { object in item(object).map { ($0, nil) } } }
    guard case .object(let members) = value else { return [] }
    if let own = item(value), own.title != nil, !own.body.isEmpty || own.url != nil { return [(own, nil)] }
    // Of several lists the one that tells most is that of the articles.
    let lists = members.all.map { member in member.value.list.compactMap { item($0) } }
    func weight(_ list: [SourceItem]) -> Int { list.count { !$0.body.isEmpty || $0.url != nil } }
    if let best = lists.filter({ !$0.isEmpty }).max(by: { weight($0) < weight($1) }) {
      return best.map { (item: $0, line: nil) }
    }
    return item(value).map { [($0, nil)] } ?? []
  }

  /// An object a line; lines that are none are passed over.
  private func lines(of text: [UInt8]) -> [(item: SourceItem, line: Int?)] {
    var items: [(item: SourceItem, line: Int?)] = []
    for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard let first = line.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{"),
        let object = try? JSONValue(parsing: Array(line)), let item = item(object)
      else { continue }
      items.append((item, number + 1))
    }
    return items
  }

  /// An object as an item; `nil` where nothing in it can be read.
  private func item(_ object: JSONValue) -> SourceItem? {
    guard case .object(let members) = object else { return nil }
    var item = SourceItem(format: .jsonl)
    var best: [FieldNames.Field: (value: [String], rank: Int)] = [:]
    for (name, value) in members.all {
      guard let (field, rank) = fields.field(name), let text = JSONItems.texts(value), !text.isEmpty else { continue }
      if let known = best[field], known.rank <= rank { continue }
      best[field] = (text, rank)
    }
    for field in FieldNames.Field.allCases {
      guard let value = best[field]?.value else { continue }
      switch field {
      case .categories: item.categories = value
      case .author: item.author = value.joined(separator: "、")
      default: FieldNames.set(field, value[0], of: &item)
      }
    }
    return item.isEmpty ? nil : item
  }

  private func feedItem(_ object: JSONValue, _ outlet: String?) -> SourceItem {
    var item = SourceItem(format: .jsonFeed)
    item.identifier = object["id"].string
    item.title = object["title"].string
    item.url = object["url"].string ?? object["external_url"].string
    item.published = object["date_published"].string ?? object["date_modified"].string
    let authors =
      object["authors"].list.compactMap { $0["name"].string } + [object["author"]["name"].string].compactMap { $0 }
    item.author = authors.isEmpty ? nil : authors.joined(separator: "、")
    item.outlet = outlet
    item.picture = object["image"].string
    item.categories = object["tags"].strings
    if let html = object["content_html"].string {
      FieldNames.set(.html, html, of: &item)
    } else if let text = object["content_text"].string {
      FieldNames.set(.text, text, of: &item)
    } else if let summary = object["summary"].string {
      FieldNames.set(.summary, summary, of: &item)
    }
    return item
  }

  /// What a member says: a string, a number, or the strings, names and numbers of a list; `nil` of anything else.
  private static func texts(_ value: JSONValue) -> [String]? {
    switch value {
    case .string(let text): text.isEmpty ? nil : [text]
    case .number(let number): Int(exactly: number).map { ["\($0)"] }
    case .list(let list): list.compactMap { $0.string ?? $0["name"].string }.filter { !$0.isEmpty }
    case .object: value["name"].string.map { [$0] }
    case .null, .flag: nil
    }
  }
}
