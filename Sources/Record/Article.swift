/// One outlet's text, cleaned, with what the source says about it.
public struct Article: Sendable, Equatable {
  /// How a source is written down; `jekyll`, `hexo`, `toml` and `markdown` are forms of saved posts.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case hexo, jekyll, toml, markdown, html, plain, digest, rss, atom, warc, jsonl, csv
    case jsonFeed = "json-feed"
  }

  /// Which of the two written forms of Chinese the body uses.
  public enum Script: String, Sendable, Hashable {
    case simplified = "hans"
    case traditional = "hant"
  }

  /// Where the article was found.
  public struct Source: Sendable, Hashable {
    /// The file's path as it was given to Chancery.
    public var path: String
    /// The path inside a zip, tar or WARC; `nil` for a plain file.
    public var member: String?
    /// How the source is written down.
    public var format: Format
    /// When the source was captured, in Greenwich, `2022-03-01T08:15:00Z`; `nil` where nothing says so.
    public var captured: String?

    /// A place where an article was found.
    public init(path: String, member: String? = nil, format: Format, captured: String? = nil) {
      self.path = path
      self.member = member
      self.format = format
      self.captured = captured
    }
  }

  /// Who published.
  public struct Outlet: Sendable, Hashable {
    /// The lexicon's id; `nil` for an outlet that it does not hold.
    public var id: String?
    /// The outlet's name as the lexicon or, lacking that, the source has it.
    public var name: String?

    /// An outlet by id and name.
    public init(id: String? = nil, name: String? = nil) {
      self.id = id
      self.name = name
    }
  }

  /// A picture with the words under it.
  public struct Image: Sendable, Hashable {
    /// The picture's address.
    public var url: String
    /// The caption; `nil` where there is none.
    public var caption: String?

    /// A picture by address and caption.
    public init(url: String, caption: String? = nil) {
      self.url = url
      self.caption = caption
    }
  }

  /// The words that open a report and say who filed it, where and when.
  public struct Dateline: Sendable, Hashable {
    /// The agency or outlet named.
    public var agency: String?
    /// The place it was filed from.
    public var place: String?
    /// The day it was filed.
    public var date: CivilDate?
    /// Where the dateline stands in the text.
    public var span: TextSpan

    /// A dateline.
    public init(agency: String? = nil, place: String? = nil, date: CivilDate? = nil, span: TextSpan) {
      self.agency = agency
      self.place = place
      self.date = date
      self.span = span
    }
  }

  /// A source of information that the article credits.
  public struct Relay: Sendable, Hashable {
    /// The name as the article writes it.
    public var name: String
    /// The lexicon's id of the outlet; `nil` where it does not know the source.
    public var outlet: String?
    /// Where it stands in the text.
    public var span: TextSpan

    /// A credited source.
    public init(name: String, outlet: String? = nil, span: TextSpan) {
      self.name = name
      self.outlet = outlet
      self.span = span
    }
  }

  /// Something that a person has set.
  public struct Correction: Sendable, Hashable {
    /// What can be set.
    public enum Field: String, Sendable, CaseIterable {
      case title, author, outlet, published
    }

    /// What was set.
    public var field: Field
    /// What the source says; `nil` where it says nothing.
    public var before: String?

    /// A correction.
    public init(field: Field, before: String?) {
      self.field = field
      self.before = before
    }
  }

  /// Another text that was met under the same address.
  public struct Version: Sendable, Hashable {
    /// 32 hexadecimal digits that stand for title and text.
    public var digest: String
    /// When it was last met so, in Greenwich; `nil` where nothing says so.
    public var captured: String?
    /// Its file.
    public var path: String
    /// The path inside a container.
    public var member: String?

    /// A version.
    public init(digest: String, captured: String?, path: String, member: String?) {
      self.digest = digest
      self.captured = captured
      self.path = path
      self.member = member
    }
  }

  /// 16 hexadecimal digits of SHA-256 over the canonical URL or, lacking one, over outlet, title, published and text.
  public var id: String
  /// Where the article was found.
  public var source: Source
  /// The address it was published at.
  public var url: String?
  /// Who published it.
  public var outlet: Outlet
  /// The headline.
  public var title: String
  /// Who wrote it, as the source says.
  public var author: String?
  /// When it was published, in the offset given or else the outlet's.
  public var published: Timestamp?
  /// The script of the body.
  public var script: Script
  /// The source's own categories.
  public var categories: [String]
  /// The source's own tags.
  public var tags: [String]
  /// Pictures with their captions.
  public var images: [Image]
  /// Agency, place and date at the head of the text.
  public var dateline: Dateline?
  /// The sources that the article credits.
  public var relayedFrom: [Relay]
  /// The article's own words: paragraphs separated by one line feed, no markup, captions or furniture.
  public var text: String
  /// Whether the source holds no more than a summary of the article.
  public var isSummary = false
  /// What a person has set, in the order of the fields.
  public var corrected: [Correction] = []
  /// Other texts that were met under the same address, oldest first; only an archive knows of them.
  public var versions: [Version] = []

  /// An article with everything its source said.
  public init(
    id: String, source: Source, url: String? = nil, outlet: Outlet = Outlet(), title: String,
    author: String? = nil, published: Timestamp? = nil, script: Script, categories: [String] = [],
    tags: [String] = [], images: [Image] = [], dateline: Dateline? = nil, relayedFrom: [Relay] = [], text: String
  ) {
    self.id = id
    self.source = source
    self.url = url
    self.outlet = outlet
    self.title = title
    self.author = author
    self.published = published
    self.script = script
    self.categories = categories
    self.tags = tags
    self.images = images
    self.dateline = dateline
    self.relayedFrom = relayedFrom
    self.text = text
  }
}
