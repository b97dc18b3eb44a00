public import Lexicon

/// By which names and words a page tells its title, its outlet, its author and its time: the table `page-names.tsv`.
struct PageNames: Sendable {
  /// Names of meta elements, the most trusted first.
  let title: [String]
  let published: [String]
  let author: [String]
  let outlet: [String]
  let address: [String]
  /// What scripts call the time.
  let scriptTime: [String]
  /// What they call the title.
  let scriptTitle: [String]
  /// What stands before a time, an outlet, an author in the page's words; what ends such a name.
  let timeLabels: WordList
  let otherTimes: WordList
  let updates = WordList(["更新", "updated", "修改"])
  let publications = WordList(["发布", "發布", "published"])
  let outletLabels: WordList
  let authorLabels: WordList
  let ownerLabels: WordList
  let labelEnds: [String]
  /// What names of sites are made of; what is no outlet, no person, no author.
  let siteWords: WordList
  let noOutlet: WordList
  let organisations: WordList
  let noAuthor: [String]

  init(_ table: Table) {
    func names(_ kind: String) -> [String] {
      table.rows.filter { table.cell($0, "kind") == kind }.flatMap { table.list($0, "names") }
    }
    title = names("meta-title")
    published = names("meta-published")
    author = names("meta-author")
    outlet = names("meta-outlet")
    address = names("meta-url")
    scriptTime = names("script-time")
    scriptTitle = names("script-title")
    timeLabels = WordList(names("label-time"))
    otherTimes = WordList(names("not-time"))
    outletLabels = WordList(names("label-outlet"))
    authorLabels = WordList(names("label-author"))
    ownerLabels = WordList(names("label-owner"))
    labelEnds = names("label-end")
    siteWords = WordList(names("site"))
    noOutlet = WordList(names("no-outlet"))
    organisations = WordList(names("organisation"))
    noAuthor = names("no-author")
  }
}

/// The tables by which the text of a page is found, and what the page says of itself.
public struct PageTables: Sendable {
  let words: Table
  let weights: Table
  let names: Table

  /// - Parameters:
  ///   - words: `page-words.tsv`.
  ///   - weights: `page-weights.tsv`.
  ///   - names: `page-names.tsv`.
  public init(words: Table, weights: Table, names: Table) {
    self.words = words
    self.weights = weights
    self.names = names
  }
}
