/// What a source says, as it says it: the step between the bytes of a file and an article.
struct Post {
  /// How the body is written down.
  enum BodyForm: Equatable {
    case html, markdown, plain
  }

  /// The form of the whole file.
  enum Form: Equatable {
    case frontMatter(FrontMatter.Notation, hasLayout: Bool)
    case epoch
    case heading
    case plain
    case page
    /// An item of a list.
    case item
  }

  var form: Form
  var title: String?
  var author: String?
  var url: String?
  /// The date as it is written.
  var date: String?
  /// The milliseconds since 1970 of the comment above the post.
  var epochMilliseconds: Int?
  var categories: [String] = []
  var tags: [String] = []
  /// Pictures that front matter names.
  var pictures: [String] = []
  var bodyForm: BodyForm
  /// Where the body stands in the text.
  var body: Range<Int>

  /// Tells the form of a text by its content and reads what stands above the body.
  ///
  /// - Throws: `empty`, `malformed-front-matter` or `unknown-format`.
  init(_ text: [UInt8]) throws(IntakeFault) {
    var start = 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    guard start < text.count else { throw .empty }
    if let place = try FrontMatter.find(in: text, at: start) {
      self = Post(try FrontMatter(text, place), place, text)
    } else if let head = PostHead(text, at: start), head.title != nil {
      self = Post(form: .epoch, head, text)
    } else if text[start] == UInt8(ascii: "#") {
      self = try HeadedMarkdown.post(text, at: start)
    } else if SavedPage.begins(text, at: start) {
      self = Post(form: .page, bodyForm: .html, body: start..<text.count)
    } else if let plain = PlainPost.post(text, at: start) {
      self = plain
    } else {
      throw .unknownFormat(Post.describe(text, at: start))
    }
  }

  /// What a list says of an article.
  init(_ item: SourceItem) {
    self.init(form: .item, bodyForm: item.form == .html ? .html : .plain, body: 0..<0)
    title = item.title
    author = item.author
    url = item.url
    date = item.published
    categories = item.categories
    pictures = [item.picture].compactMap { $0 }
  }

  /// A text that begins with its title.
  init(
    plain title: String, date: String?, author: String?, source: String?, url: String?, body: Range<Int>
  ) {
    self.init(form: .plain, bodyForm: .plain, body: body)
    self.title = title
    self.date = date
    self.author = author
    self.url = url
    categories = [source].compactMap { $0 }
  }

  private init(form: Form, bodyForm: BodyForm, body: Range<Int>) {
    self.form = form
    self.bodyForm = bodyForm
    self.body = body
  }

  init(heading title: String, date: String?, body: Range<Int>, of text: [UInt8]) {
    self.init(form: .heading, bodyForm: MarkdownBody.form(text, body), body: body)
    self.title = title
    self.date = date
  }

  private init(form: Form, _ head: PostHead, _ text: [UInt8]) {
    let body = head.bodyStart..<text.count
    self.init(form: form, bodyForm: MarkdownBody.form(text, body), body: body)
    title = head.title.map { ByteSearch.string(text, $0) }
    url = head.url.map { ByteSearch.string(text, $0) }
    epochMilliseconds = head.epochMilliseconds
  }

  private init(_ matter: FrontMatter, _ place: FrontMatter.Place, _ text: [UInt8]) {
    let form = Form.frontMatter(place.notation, hasLayout: matter.values["layout"] != nil)
    if let head = PostHead(text, at: place.bodyStart) {
      self.init(form: form, head, text)
    } else {
      let body = place.bodyStart..<text.count
      self.init(form: form, bodyForm: MarkdownBody.form(text, body), body: body)
    }
    title = matter["title"] ?? title
    let authors = matter.list("authors")
    author = matter["author"] ?? (authors.isEmpty ? nil : authors.joined(separator: "、"))
    date = matter["date"] ?? matter["published"] ?? matter["pubdate"] ?? matter["publishdate"]
    for key in ["link", "original_url", "url", "source_url", "from"] {
      if let address = matter[key], address.utf8.starts(with: "http".utf8) {
        url = address
        break
      }
    }
    categories = matter.list("categories") + matter.list("category")
    tags = matter.list("tags")
    pictures = ["thumbnail", "headimg", "image", "cover"].compactMap { matter[$0] }
      .filter { $0.utf8.starts(with: "http".utf8) }
  }

  private static func describe(_ text: [UInt8], at start: Int) -> String {
    for (word, kind): (StaticString, String) in [
      ("<?xml", "an XML document"), ("<rss", "an RSS feed"), ("<feed", "an Atom feed"), ("WARC/", "a WARC"),
      ("{", "JSON"), ("[", "JSON or a list"),
    ] where ByteSearch.matches(word, in: text, at: start) {
      return "it looks like \(kind)"
    }
    return "text without front matter, title or markup"
  }
}
