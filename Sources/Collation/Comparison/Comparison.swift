public import Record

/// Accounts of one event side by side: its points as rows, who tells of it as columns, and in each cell whether and in
/// which words the point is told.
///
/// Holds everything that a page of it shows: whoever prints one needs neither the articles nor the lexicon.
public struct Comparison: Sendable, Equatable {
  /// The event; `nil` where texts are compared that tell of no event in common.
  public var entry: Entry?
  /// Who tells of it: those nearest to the source first, the fullest before the briefer.
  public var columns: [Column]
  /// Who tells of it, too, but is not shown; in the same order.
  public var leftOut: [Column]
  /// The points, section by section, numbered from 1.
  public var rows: [Row]
  /// Points that nobody tells who is shown.
  public var rowsLeftOut: Int
  /// What the outlets of one side or region alone carry, counted over all columns, shown or not.
  public var exclusives: [Exclusive]

  /// A comparison with all its parts.
  public init(
    entry: Entry?, columns: [Column], leftOut: [Column] = [], rows: [Row], rowsLeftOut: Int = 0,
    exclusives: [Exclusive] = []
  ) {
    self.entry = entry
    self.columns = columns
    self.leftOut = leftOut
    self.rows = rows
    self.rowsLeftOut = rowsLeftOut
    self.exclusives = exclusives
  }

  /// The rows of a section.
  public func rows(_ section: Section) -> [Row] { rows.filter { $0.section == section } }
}

extension Comparison {
  /// What a row is about, in the order of a page.
  public enum Section: String, Sendable, Hashable, CaseIterable {
    /// When, where, who with which office, how.
    case facts
    /// Subjects of the closed list, with their order and their share of the text.
    case issues
    /// What was agreed, promised or stood for together.
    case commitments
    /// What was said at the event.
    case statements
    /// What was said about it elsewhere.
    case reactions
    /// To whom the accounts attribute what they tell.
    case credits
    /// The words for how it went.
    case atmosphere
  }

  /// How an account stands to a point.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// Told, in the same sense.
    case reported
    /// Told less exactly or only in part, and nothing else.
    case less
    /// Told differently.
    case differs
    /// Not told.
    case absent
  }

  /// Where an outlet publishes from, as far as it matters for what it may carry.
  public enum Region: String, Sendable, Hashable, CaseIterable {
    case mainland
    case hongKong = "hong-kong"
    case macau
    case taiwan
    /// Chinese-language services and papers of other countries.
    case abroad
    case unknown
  }

  /// One outlet's accounts, or one account where each is shown by itself.
  public struct Column: Sendable, Equatable {
    /// The outlet's id, or the article's where each account is a column.
    public var id: String
    /// The outlet's name.
    public var name: String
    /// The state that the outlet publishes from, by code.
    public var state: String?
    /// The region of that state.
    public var region: Region
    /// The side of the event whose outlet it is, by code.
    public var side: String?
    /// The accounts, the fullest first.
    public var accounts: [Told]
    /// Whether the event is named only in passing.
    public var isPassing: Bool
    /// How many characters the accounts spend on the event.
    public var characters: Int

    /// One article of a column.
    public struct Told: Sendable, Equatable {
      /// The account as the record has it.
      public var account: Entry.Account
      /// The script of its words.
      public var script: Article.Script
      /// Accounts of any outlet that repeat its text.
      public var reprints: [Entry.Account]
    }
  }

  /// One point.
  public struct Row: Sendable, Equatable {
    /// Counted over all sections from 1, so that it can be pointed to.
    public var number: Int
    /// What it is about.
    public var section: Section
    /// `date`, `place`, the id of a participant or issue, the type of an act, a word of atmosphere.
    public var key: String
    /// What to call it, in the record's names.
    public var label: String
    /// The Traditional name, where it is another one.
    public var labelHant: String?
    /// What is to be said of it beside its name: an office, a gloss.
    public var note: String?
    /// The record's value, where it has one.
    public var value: String?
    /// Names of the issues it touches.
    public var issues: [String]
    /// One for each column.
    public var cells: [Cell]
  }

  /// How one column tells one point.
  public struct Cell: Sendable, Equatable {
    /// How it stands to the point.
    public var standing: Standing
    /// The value it gives, in short.
    public var value: String?
    /// How many times.
    public var count: Int?
    /// As how many-th of the issues it comes.
    public var order: Int?
    /// The share of the text, in thousandths.
    public var share: Int?
    /// The words, the fullest wording first.
    public var wordings: [Wording]

    /// A cell with all its parts.
    public init(
      _ standing: Standing, value: String? = nil, count: Int? = nil, order: Int? = nil, share: Int? = nil,
      wordings: [Wording] = []
    ) {
      self.standing = standing
      self.value = value
      self.count = count
      self.order = order
      self.share = share
      self.wordings = wordings
    }

    /// Not told.
    public static let absent = Cell(.absent)
  }

  /// Words of one article.
  public struct Wording: Sendable, Equatable {
    /// The article's id.
    public var article: String
    /// Its script.
    public var script: Article.Script
    /// Whom it credits and by which word, as it words it: 双方认为.
    public var voice: String?
    /// How they are rendered; `nil` for anything but a statement.
    public var form: Statement.Form?
    /// Whether any of them stand in quotation marks.
    public var quoted: Bool
    /// The words, stretch by stretch.
    public var passages: [Passage]
  }

  /// A stretch of an article.
  public struct Passage: Sendable, Equatable {
    /// Where it stands.
    public var span: TextSpan
    /// Whether it stands in the text or in the title.
    public var zone: TextSpan.Zone
    /// The words.
    public var text: String
    /// What in it differs from how others tell it, counted as `span` is.
    public var differing: [TextSpan]
  }

  /// What only the outlets of one side or region carry.
  public struct Exclusive: Sendable, Equatable {
    /// The side, by code; `nil` for a region.
    public var side: String?
    /// The region; `nil` for a side.
    public var region: Region?
    /// The ids of its columns.
    public var columns: [String]
    /// The numbers of the rows; those that are not shown are left out.
    public var rows: [Int]
    /// How many points there are, shown or not.
    public var count: Int
  }
}
