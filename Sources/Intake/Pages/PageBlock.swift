import CGumbo

/// A stretch of a page's words between the ends of block elements and empty lines: most often a paragraph.
struct PageBlock {
  /// Where its words stand in the page's text; a line feed stands for a `<br>` that parts no paragraphs.
  var range: Range<Int>
  /// The block element that holds it.
  var frame: Int
  /// The class groups of the inline elements that all of it stands in.
  var inner: UInt32
  /// What all of it stands in.
  var flags: PageFlags
  /// How many `<br>` stood before it.
  var breaks: Int

  /// How wide the words are, as a page shows them: three for a Chinese character, one for a Latin letter.
  var width = 0
  /// How much of that stands in links, and in bold.
  var linkWidth = 0
  var boldWidth = 0
  /// How many sentences end in it; commas, capitals, letters, digits, Chinese characters, bars and arrows.
  var sentences = 0
  var commas = 0
  var capitals = 0
  var letters = 0
  var digits = 0
  var chinese = 0
  var separators = 0
  /// How many links begin in it.
  var links = 0
  /// How many line feeds stand in it.
  var lineBreaks = 0
  var beginsInLink = false
  var endsInLink = false
  /// Where the words of its last text node begin.
  var tail = 0

  // What is concluded from the whole page.

  /// The container that it counts for: its own, unless it is alone in it.
  var holder = 0
  /// Whether it looks like a paragraph.
  var isParagraph = false
  /// Whether it looks like a line of running text, and how many such lines stand together in its holder.
  var isRunning = false
  var run = 0
  /// How often running text and other lines take turns around it.
  var turns = 0
  /// Whether it is a short line and, below it, running text.
  var hasLead = false
  /// How often its beginning stands on the page.
  var repeats = 1
  /// The share of the page's words before it.
  var position = 0.0
  /// The groups of furniture words that it begins with, and that stand near its beginning.
  var furnitureAtStart: UInt32 = 0
  var furniture: UInt32 = 0
  /// The groups of furniture words that shorter blocks have begun with since the first paragraph.
  var seen: UInt32 = 0
  /// Whether it is in the window's title: 0 no, 1 within, 2 all of it, 3 its beginning.
  var inTitle = 0
  var ending = PageEnding.none
  var beginning = PageBeginning.other
  /// Whether a year, an hour with minutes stands near its beginning.
  var tellsYear = false
  var tellsHour = false

  /// The share of its words that stands in links.
  var linkShare: Double { width > 0 ? Double(linkWidth) / Double(width) : 0 }

  /// 0 below 25, 1 below 80, 2 below 200, 3.
  var widthClass: Int { width < 25 ? 0 : width < 80 ? 1 : width < 200 ? 2 : 3 }

  /// 0 hardly a link, 1 some, 2 mostly links.
  var linkClass: Int { linkShare < 0.15 ? 0 : linkShare < 0.6 ? 1 : 2 }
}

/// How a block ends.
enum PageEnding: Int, CaseIterable {
  case dots, sent, colon, comma, arrow, digit, none
}

/// How a block begins.
enum PageBeginning: Int, CaseIterable {
  case digit, lower, upper, chinese, quote, copyright, bullet, bracket, other
}

/// What a block or a container stands in.
struct PageFlags: OptionSet, Sendable {
  let rawValue: UInt32

  /// The names of the flags, as the weights have them, in the order of their bits.
  static let names: [StaticString] = [
    "article", "main", "nav", "aside", "footer", "header", "li", "table", "figure", "figcaption", "blockquote",
    "heading", "form", "section", "dl", "pre", "a", "label", "address", "center", "hidden", "bold", "italic", "time",
    "ul", "td", "p", "details", "noscript",
  ]

  init(rawValue: UInt32) { self.rawValue = rawValue }
  private init(bit: Int) { rawValue = 1 << UInt32(bit) }

  static let navigation = PageFlags(bit: 2)
  static let listItem = PageFlags(bit: 6)
  static let table = PageFlags(bit: 7)
  static let figure = PageFlags(bit: 8)
  static let caption = PageFlags(bit: 9)
  static let heading = PageFlags(bit: 11)
  static let pre = PageFlags(bit: 15)
  static let link = PageFlags(bit: 16)
  static let hidden = PageFlags(bit: 20)
  static let bold = PageFlags(bit: 21)

  /// What an element makes its words stand in.
  static func of(_ tag: GumboTag) -> PageFlags {
    switch tag {
    case GUMBO_TAG_ARTICLE: PageFlags(bit: 0)
    case GUMBO_TAG_MAIN: PageFlags(bit: 1)
    case GUMBO_TAG_NAV: navigation
    case GUMBO_TAG_ASIDE: PageFlags(bit: 3)
    case GUMBO_TAG_FOOTER: PageFlags(bit: 4)
    case GUMBO_TAG_HEADER: PageFlags(bit: 5)
    case GUMBO_TAG_LI: listItem
    case GUMBO_TAG_TABLE: table
    case GUMBO_TAG_FIGURE: figure
    case GUMBO_TAG_FIGCAPTION: caption
    case GUMBO_TAG_BLOCKQUOTE: PageFlags(bit: 10)
    case GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6: heading
    case GUMBO_TAG_FORM: PageFlags(bit: 12)
    case GUMBO_TAG_SECTION: PageFlags(bit: 13)
    case GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_DD: PageFlags(bit: 14)
    case GUMBO_TAG_PRE: pre
    case GUMBO_TAG_LABEL: PageFlags(bit: 17)
    case GUMBO_TAG_ADDRESS: PageFlags(bit: 18)
    case GUMBO_TAG_CENTER: PageFlags(bit: 19)
    case GUMBO_TAG_B, GUMBO_TAG_STRONG: bold
    case GUMBO_TAG_I, GUMBO_TAG_EM: PageFlags(bit: 22)
    case GUMBO_TAG_TIME: PageFlags(bit: 23)
    case GUMBO_TAG_UL, GUMBO_TAG_OL: PageFlags(bit: 24)
    case GUMBO_TAG_TD: PageFlags(bit: 25)
    case GUMBO_TAG_P: PageFlags(bit: 26)
    case GUMBO_TAG_DETAILS: PageFlags(bit: 27)
    case GUMBO_TAG_NOSCRIPT: PageFlags(bit: 28)
    default: []
    }
  }
}

/// A block element with what stands in it.
struct PageFrame {
  /// The nearest block element around it; -1 of the body.
  var parent: Int
  var tag: GumboTag
  /// Its own class groups, with those of the inline elements between it and its parent.
  var groups: UInt32
  /// The class groups of everything above its parent.
  var above: UInt32
  var flags: PageFlags
  var depth: Int

  /// Over the blocks inside: how many, how wide, in links, paragraphs, their width, those that are links.
  var blocks = 0
  var width = 0
  var linkWidth = 0
  var paragraphs = 0
  var paragraphWidth = 0
  var linkBlocks = 0
  /// Blocks right in it.
  var own = 0
  var first = -1
  var last = -1
  /// How much of it the first pass takes for the text.
  var mass = 0.0
  var capped = 0
  /// The first and the last container right in it, and the next one beside it; -1 of none.
  var firstChild = -1
  var lastChild = -1
  var nextSibling = -1
}
