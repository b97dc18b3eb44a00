public import Lexicon
public import Record

/// Turns the bytes of a post, a Markdown file or a saved page into a clean article.
///
/// Pure: the same bytes and tables give the same article, and no file, clock or network is looked at. A value may be
/// used from any number of threads at once.
///
/// ```swift
/// let intake = try ArticleIntake(outlets: outlets, furniture: furniture, folding: folding)
/// let article = try intake.read(bytes, path: "posts/2021-03-22-RTHK.md")
/// ```
public struct ArticleIntake: Sendable {
  /// The largest article, its title and its text, in bytes.
  public static let textLimit = 5_000_000

  private let outlets: OutletDirectory
  private let furniture: Furniture
  private let scripts: ScriptDetector
  private let content: PageContent
  private let names: PageNames

  /// An intake by what the lexicon knows of outlets and of their pages.
  ///
  /// - Parameters:
  ///   - outlets: The table `outlets.tsv`.
  ///   - furniture: The table `furniture.tsv`.
  ///   - folding: Which characters are the Traditional form of which.
  ///   - pages: By what the text of a page is found.
  /// - Throws: `LexiconError` with the table and line of a row that means nothing.
  public init(
    outlets: Table, furniture: Table, folding: ScriptFolding, pages: PageTables
  ) throws(LexiconError) {
    content = try PageContent(words: pages.words, weights: pages.weights)
    names = PageNames(pages.names)
    self.outlets = try OutletDirectory(outlets)
    self.furniture = try Furniture(furniture)
    scripts = ScriptDetector(folding: folding)
  }

  /// An intake by what a lexicon knows.
  ///
  /// - Throws: As the other one.
  public init(_ lexicon: LoadedLexicon) throws(LexiconError) {
    try self.init(
      outlets: lexicon.table("outlets"), furniture: lexicon.table("furniture"), folding: lexicon.folding,
      pages: PageTables(
        words: lexicon.table("page-words"), weights: lexicon.table("page-weights"), names: lexicon.table("page-names")))
  }

  /// Reads one article.
  ///
  /// A title is enough: galleries and flashes have no words besides it, and are articles with an empty text.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: The file's path, as the article and its errors shall name it.
  ///   - member: The path inside a container.
  ///   - origin: Where it was saved from, for what a page does not say itself.
  /// - Returns: The article, without dateline and relays, which only Reading can tell.
  /// - Throws: `IntakeError`; never anything else, whatever the bytes are.
  public func read(
    _ bytes: [UInt8], path: String, member: String? = nil, origin: SavedFrom = SavedFrom()
  ) throws(IntakeError) -> Article {
    do {
      let text = try TextDecoding.text(bytes)
      let post = try Post(text)
      return post.form == .page ? try page(post, text, path, member, origin) : try article(post, text, path, member)
    } catch {
      throw IntakeError(error, path: path, member: member)
    }
  }

  /// A post, whose head stands above its body.
  private func article(
    _ post: Post, _ text: [UInt8], _ path: String, _ member: String?
  ) throws(IntakeFault) -> Article {
    guard let title = post.title.map(LineBuilder.line), !title.isEmpty else { throw .noTitle }
    let outlet =
      outlets.outlet(categories: post.categories, tags: post.tags, author: post.author, url: post.url)
      ?? outlets.outlet(host: HeadedMarkdown.firstHost(text, post)) ?? bulletin(post, title)
    let rules = furniture.rules(for: outlet?.id)
    var cleaner = BodyCleaner(rules: rules, capacity: post.body.count)
    switch post.bodyForm {
    case .html: try cleaner.read(markup: text, post.body)
    case .plain: cleaner.read(plain: text, post.body)
    case .markdown:
      if let html = MarkdownBody.html(text, post.body) {
        try cleaner.read(markup: html, html.indices)
      } else {
        cleaner.read(plain: text, post.body)
      }
    }
    return try finish(
      post, title: title, outlet: outlet, body: Body(cleaner, rules: rules, title: title),
      source: Article.Source(path: path, member: member, format: post.format))
  }

  /// The outlet that the heading of a bulletin names.
  private func bulletin(_ post: Post, _ title: String) -> OutletDirectory.Outlet? {
    guard post.form == .heading, let name = HeadedMarkdown.bracketedName(title) else { return nil }
    return outlets.outlet(categories: [name], tags: [], author: nil, url: nil)
  }

  /// A saved page, whose head and body are one tree.
  private func page(
    _ post: Post, _ text: [UInt8], _ path: String, _ member: String?, _ origin: SavedFrom
  ) throws(IntakeFault) -> Article {
    var post = post
    var outlet: OutletDirectory.Outlet?
    let read = try SavedPage.read(text, post.body, by: content, names: names) { head in
      outlet = outlets.outlet(
        categories: [head.outlet ?? origin.outlet].compactMap { $0 }, tags: [],
        author: head.outlet == nil ? head.author : nil, url: (head.url ?? origin.address).map(WebAddress.original))
      return furniture.rules(for: outlet?.id)
    }
    guard let read, let title = read.head.title.map(LineBuilder.line), !title.isEmpty else { throw .noTitle }
    guard read.isArticle else { throw .noArticle(read.emptiness) }
    post.url = (read.head.url ?? origin.address).map(WebAddress.original)
    post.date = read.head.published ?? origin.published
    post.author = read.head.author
    post.pictures = [read.head.picture].compactMap { $0 }
    var article = try finish(
      post, title: title, outlet: outlet, body: Body(read.cleaner, rules: read.rules, title: title),
      source: Article.Source(path: path, member: member, format: .html))
    if outlet == nil, let name = read.head.outlet ?? origin.outlet ?? post.url.flatMap(WebAddress.host) {
      article.outlet.name = name
    }
    return article
  }

  /// An item of a list.
  ///
  /// - Parameters:
  ///   - item: What the list says of it, as `SourceItem.bytes` has it.
  ///   - path: The list's file.
  ///   - member: What the item is called in it.
  /// - Throws: `IntakeError`; never anything else.
  public func read(item bytes: [UInt8], path: String, member: String) throws(IntakeError) -> Article {
    do throws(IntakeFault) {
      guard let item = SourceItem(bytes: bytes) else { throw .unknownFormat("an item that is none") }
      return try article(item, path, member)
    } catch {
      throw IntakeError(error, path: path, member: member)
    }
  }

  private func article(_ item: SourceItem, _ path: String, _ member: String) throws(IntakeFault) -> Article {
    var post = Post(item)
    // An item without a headline goes by its first line.
    let lines = item.body.split(separator: "\n", omittingEmptySubsequences: true)
    guard
      let title = (post.title ?? (item.form == .plain ? lines.first.map { String($0.prefix(80)) } : nil))
        .map(LineBuilder.line), !title.isEmpty
    else { throw .noTitle }
    let outlet =
      outlets.outlet(
        categories: [item.outlet].compactMap { $0 }, tags: [], author: nil, url: post.url)
      ?? outlets.outlet(host: item.outlet.flatMap { $0.contains(".") ? $0.lowercased() : nil })
    let rules = furniture.rules(for: outlet?.id)
    let body = Array(item.body.utf8)
    var cleaner = BodyCleaner(rules: rules, capacity: body.count)
    switch item.form {
    case .html: try cleaner.read(markup: body, body.indices)
    case .plain: cleaner.read(plain: body, body.indices)
    }
    if let date = post.date, DateReader.read(date, clock: outlet?.clock) == nil {
      post.date = PageTime.find(in: date) ?? date
    }
    var article = try finish(
      post, title: title, outlet: outlet, body: Body(cleaner, rules: rules, title: title),
      source: Article.Source(path: path, member: member, format: item.format))
    if outlet == nil { article.outlet.name = item.outlet ?? post.url.flatMap(WebAddress.host) }
    article.isSummary = item.isSummary
    return article
  }

  private func finish(
    _ post: Post, title: String, outlet: OutletDirectory.Outlet?, body: Body, source: Article.Source
  ) throws(IntakeFault) -> Article {
    guard title.utf8.count + body.text.utf8.count <= ArticleIntake.textLimit else {
      throw .oversized(what: "the article with its title is", limit: "\(ArticleIntake.textLimit) bytes")
    }
    var article = Article(
      id: "", source: source, url: post.url,
      outlet: Article.Outlet(id: outlet?.id, name: outlet?.name ?? post.author ?? post.categories.first),
      title: title, author: post.author ?? Byline.author(body.byline), published: nil,
      script: scripts.script(of: body.text) ?? scripts.script(of: title) ?? outlet?.script ?? .simplified,
      categories: post.categories, tags: post.tags, images: body.images, text: body.text)
    article.published = published(post, body, outlet?.clock, path: source.member ?? source.path)
    for picture in post.pictures where !article.images.contains(where: { $0.url == picture }) {
      article.images.append(Article.Image(url: picture))
    }
    article.id = ArticleIdentity.id(of: article)
    return article
  }

  /// When the article was published: as its head says; else a byline on the page, the comment above the post, the
  /// address, the file's name.
  private func published(_ post: Post, _ body: Body, _ clock: ZoneClock?, path: String) -> Timestamp? {
    // Scrapers write the beginning of 1970 where they know no time.
    if let date = post.date, let timestamp = DateReader.read(date, clock: clock), timestamp.seconds != 0 {
      return timestamp
    }
    for line in body.byline {
      if let timestamp = DateReader.read(line, clock: clock) { return timestamp }
    }
    if let milliseconds = post.epochMilliseconds, milliseconds > 0 {
      let seconds = milliseconds / 1000
      return Timestamp(seconds: seconds, offset: clock?.offset(at: seconds) ?? 28_800)
    }
    if let filed = post.url.flatMap(Article.day(ofAddress:)) {
      return DateReader.read(filed.description, clock: clock)
    }
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring(path).utf8[...]
    // Ten digits at the head of a file's name are a number of the site more often than a time.
    guard name.prefix(9).contains(where: { !(0x30...0x39).contains($0) }) else { return nil }
    return DateReader.read(String(decoding: name.prefix(10), as: UTF8.self), clock: clock)
  }
}

extension Post {
  /// How the source is written down.
  ///
  /// Front matter in TOML is TOML. A post whose front matter names a `layout` is Jekyll's; any other front matter, in
  /// JSON as well, and the comment and link above a post without one, are Hexo's; a heading alone is Markdown; a page
  /// is HTML.
  var format: Article.Format {
    switch form {
    case .frontMatter(.toml, _): .toml
    case .frontMatter(_, let hasLayout): hasLayout ? .jekyll : .hexo
    case .epoch: .hexo
    case .heading: .markdown
    case .plain: .plain
    case .page: .html
    case .item: .jsonl
    }
  }
}
