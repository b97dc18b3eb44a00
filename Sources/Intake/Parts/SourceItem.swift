public import Record

/// What a list says of one article: an item of a feed, an object of JSON, a row of a table.
public struct SourceItem: Sendable, Equatable {
  /// How the body is written down.
  public enum BodyForm: String, Sendable {
    case html, plain
  }

  /// The headline, in which entities may stand.
  public var title: String?
  /// The address.
  public var url: String?
  /// When it was published, as it is written.
  public var published: String?
  /// Who wrote it.
  public var author: String?
  /// Who published it: an outlet's name or host.
  public var outlet: String?
  /// The text.
  public var body = ""
  /// How the text is written down.
  public var form = BodyForm.plain
  /// Whether the text is only a summary of the article.
  public var isSummary = false
  /// Under what it was filed.
  public var categories: [String] = []
  /// A picture.
  public var picture: String?
  /// What the list calls it, for telling it from the others.
  public var identifier: String?
  /// How the list is written down.
  public var format: Article.Format

  /// An item that says nothing yet.
  public init(format: Article.Format) { self.format = format }

  /// Whether there is anything to be read.
  var isEmpty: Bool { (title ?? "").isEmpty && body.isEmpty }
}

extension SourceItem {
  /// The item as bytes, for handing it to another process.
  public var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("title", title)
      json.member("url", url)
      json.member("published", published)
      json.member("author", author)
      json.member("outlet", outlet)
      json.member("body", body)
      json.member("form", form.rawValue)
      json.member("summary", isSummary)
      json.member("categories", categories)
      json.member("picture", picture)
      json.member("format", format.rawValue)
    }
    return json.bytes
  }

  /// An item from its bytes; `nil` where they are none.
  init?(bytes: [UInt8]) {
    guard let json = try? JSONValue(parsing: bytes), let format = json["format"].string.flatMap(Article.Format.init),
      let form = json["form"].string.flatMap(BodyForm.init)
    else { return nil }
    self.init(format: format)
    title = json["title"].string
    url = json["url"].string
    published = json["published"].string
    author = json["author"].string
    outlet = json["outlet"].string
    body = json["body"].string ?? ""
    self.form = form
    isSummary = json["summary"].flag ?? false
    categories = json["categories"].strings
    picture = json["picture"].string
  }
}
