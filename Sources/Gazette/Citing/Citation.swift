import Record

/// Something that can be cited: an article, or an entry of the record.
package struct Citation: Sendable, Equatable {
  /// What it is.
  package enum Kind: Sendable { case article, entry }

  package var kind: Kind
  package var id: String
  package var author: String?
  package var title: String
  /// Who published it.
  package var publisher: String?
  /// The day of publication or of the event, `2021-04-03`, `2021-04` or `2021`.
  package var date: String?
  package var address: String?
  /// The day on which it was looked up.
  package var accessed: String
  /// The language of the title.
  package var language: String

  package init(
    kind: Kind, id: String, author: String? = nil, title: String, publisher: String? = nil, date: String? = nil,
    address: String? = nil, accessed: String, language: String
  ) {
    self.kind = kind
    self.id = id
    self.author = author
    self.title = title
    self.publisher = publisher
    self.date = date
    self.address = address
    self.accessed = accessed
    self.language = language
  }

  /// A form in which sources are cited.
  package enum Style: String, Sendable, CaseIterable {
    case gbt7714 = "gbt7714"
    case bibtex, ris
    case csl = "csl-json"

    /// What it is called.
    package var name: String {
      switch self {
      case .gbt7714: "GB/T 7714"
      case .bibtex: "BibTeX"
      case .ris: "RIS"
      case .csl: "CSL-JSON"
      }
    }

    /// The type of media.
    var type: String {
      switch self {
      case .gbt7714: "text/plain; charset=utf-8"
      case .bibtex: "application/x-bibtex; charset=utf-8"
      case .ris: "application/x-research-info-systems; charset=utf-8"
      case .csl: "application/vnd.citationstyles.csl+json; charset=utf-8"
      }
    }
  }

  /// The citation in a style.
  package func text(_ style: Style) -> String {
    switch style {
    case .gbt7714: gbt7714
    case .bibtex: bibtex
    case .ris: ris
    case .csl: csl
    }
  }

  /// 作者. 题名[EB/OL]. 网站名, (发布日期)[引用日期]. 网址.
  ///
  /// Source of the form: GB/T 7714–2015, 4.6, electronic resources; `DB` for a record of a database.
  private var gbt7714: String {
    let type = kind == .article ? "EB/OL" : "DB/OL"
    var text = (author ?? publisher).map { Citation.line($0) + ". " } ?? ""
    text += Citation.line(title) + "[\(type)]. "
    if author != nil, let publisher { text += Citation.line(publisher) + ", " }
    if let date { text += "(\(date))" }
    text += "[\(accessed)]."
    if let address { text += " " + Citation.line(address) + "." }
    return text
  }

  private var bibtex: String {
    var fields: [(String, String)] = [("title", "{" + Citation.bibtex(title) + "}")]
    if let author { fields.append(("author", "{" + Citation.bibtex(author) + "}")) }
    if let publisher { fields.append((kind == .article ? "journal" : "publisher", Citation.bibtex(publisher))) }
    if let date {
      fields.append(("year", String(date.prefix(4))))
      fields.append(("date", date))
    }
    if let address { fields.append(("url", Citation.bibtex(address))) }
    fields.append(("urldate", accessed))
    fields.append(("langid", language == "en" ? "english" : "chinese"))
    let lines = fields.map { "  \($0.0) = {\($0.1)}" }.joined(separator: ",\n")
    return "@\(kind == .article ? "article" : "misc"){chancery-\(id),\n\(lines)\n}"
  }

  /// Source of the rule: what BibTeX gives a meaning to is written by its commands, as biblatex reads them back.
  static func bibtex(_ text: String) -> String {
    var result = ""
    for scalar in line(text).unicodeScalars {
      switch scalar {
      case "\\": result += "\\textbackslash{}"
      case "{": result += "\\{"
      case "}": result += "\\}"
      case "%", "&", "#", "$", "_": result += "\\" + String(scalar)
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private var ris: String {
    var lines = ["TY  - \(kind == .article ? "NEWS" : "DATA")", "TI  - " + Citation.line(title)]
    if let author { lines.append("AU  - " + Citation.line(author)) }
    if let publisher { lines.append((kind == .article ? "T2  - " : "PB  - ") + Citation.line(publisher)) }
    if let date {
      lines.append("PY  - \(date.prefix(4))")
      lines.append("DA  - " + date.split(separator: "-").joined(separator: "/"))
    }
    if let address { lines.append("UR  - " + Citation.line(address)) }
    lines += [
      "Y2  - " + accessed.split(separator: "-").joined(separator: "/"), "LA  - \(language)", "ID  - \(id)", "ER  - ",
    ]
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  private var csl: String { Citation.csl([self]) }

  private static func csl(_ citations: [Citation]) -> String {
    var json = JSONWriter()
    json.array(citations) { json, one in one.write(to: &json) }
    return json.text
  }

  /// Several citations in a style.
  static func text(_ citations: [Citation], _ style: Style) -> String {
    style == .csl ? csl(citations) : citations.map { $0.text(style) + "\n" }.joined()
  }

  /// The item of CSL-JSON.
  private func write(to json: inout JSONWriter) {
    func day(_ text: String) -> [Int] { text.split(separator: "-").compactMap { Int($0) } }
    func parts(_ name: StaticString, _ text: String, _ json: inout JSONWriter) {
      json.key(name)
      json.object { json in
        json.key("date-parts")
        json.array([day(text)]) { json, parts in json.array(parts) { $0.value($1) } }
      }
    }
    json.object { json in
      json.member("id", "chancery-" + id)
      json.member("type", kind == .article ? "article-newspaper" : "dataset")
      json.member("title", title)
      if let author {
        json.key("author")
        json.array([author]) { json, name in json.object { $0.member("literal", name) } }
      }
      if let publisher {
        if kind == .article { json.member("container-title", publisher) } else { json.member("publisher", publisher) }
      }
      if let date { parts("issued", date, &json) }
      parts("accessed", accessed, &json)
      if let address { json.member("URL", address) }
      json.member("language", language)
    }
  }

  /// Words in one line: a line feed would begin another field.
  static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.value < 0x20 || $0.value == 0x7F || $0.value == 0x85 || $0.value == 0x2028 || $0.value == 0x2029 ? " " : $0
        }))
  }
}
