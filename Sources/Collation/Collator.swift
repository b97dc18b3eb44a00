public import Lexicon
public import Record

/// Gathers the accounts of one event, an encounter or a deed, whatever the outlet, the script and the wording, into one
/// entry.
///
/// Pure: the result depends on the readings and the lexicon, not on the order of the readings.
public struct Collator: Sendable {
  private let lexicon: LoadedLexicon
  private let clock: LocalClock
  private let alignment: StatementAlignment

  /// A collator with a lexicon.
  public init(lexicon: LoadedLexicon) {
    self.lexicon = lexicon
    clock = LocalClock(lexicon: lexicon)
    alignment = StatementAlignment(lexicon: lexicon)
  }

  /// The entries of a set of readings, in the order of time.
  public func entries(of readings: [ArticleReading]) -> [Entry] {
    var byID: [String: ArticleReading] = [:]
    for reading in readings { byID[reading.article.id] = reading }
    return plan(of: readings).map { plan in entry(of: plan, readings: plan.articles.compactMap { byID[$0] }) }
  }

  /// Which entries a set of readings makes, in the order of time: linked, but not yet made.
  ///
  /// Linking asks for the articles and their events only, so it can be done over a whole archive; what a plan does not
  /// carry, texts and statements, is asked for by `entry(of:readings:)` where an entry is to be made or made anew.
  ///
  /// - Parameter readings: In any order; their texts and statements are not looked at.
  public func plan(of readings: [ArticleReading]) -> [EntryPlan] {
    let ordered = readings.sorted { Collator.precedes($0.article, $1.article) }
    let articles = ordered.map(\.article)
    let reader = ReportReader(lexicon: lexicon)
    let reports = ordered.enumerated().flatMap { reader.reports($1, article: $0) }
    let clusters =
      Linker.clusters(of: reports.filter { $0.family != .deed }, lexicon: lexicon)
      + DeedLinker.clusters(of: reports.filter { $0.family == .deed }, lexicon: lexicon)
    let additions = Occasions(clusters, clock: clock).additions()
    let plans = zip(clusters, additions).map { EntryPlan($0, $1, articles: articles) }
    return Collator.related(plans, additions).sorted {
      ($0.day?.dayNumber ?? .max, $0.id) < ($1.day?.dayNumber ?? .max, $1.id)
    }
  }

  /// The plans of entries, each under an id of its own, with their relations by id.
  private static func related(_ plans: [EntryPlan?], _ additions: [Occasions.Addition]) -> [EntryPlan] {
    var plans = plans
    // A digest is made of every report: once a plan, not once a comparison.
    let keys = plans.map { ($0?.id ?? "", $0?.digest ?? "") }
    let order = plans.indices.sorted { keys[$0] < keys[$1] }
    var seen: [String: Int] = [:]
    for number in order {
      guard let id = plans[number]?.id else { continue }
      seen[id, default: 0] += 1
      if let count = seen[id], count > 1 { plans[number]?.id += "-\(count)" }
    }
    let ids = plans.map { $0?.id }
    for (number, addition) in additions.enumerated() {
      let related = addition.related.compactMap { other in
        ids[other.cluster].map { Entry.Related(entry: $0, relation: other.relation) }
      }
      plans[number]?.related = Set(related).sorted {
        ($0.entry, $0.relation.rawValue) < ($1.entry, $1.relation.rawValue)
      }
    }
    return plans.compactMap { $0 }
  }

  /// The entry of a plan.
  ///
  /// - Parameters:
  ///   - plan: What is to be made.
  ///   - readings: The whole readings of `plan.articles`, in that order.
  public func entry(of plan: EntryPlan, readings: [ArticleReading]) -> Entry {
    EntryMaker(lexicon: lexicon, clock: clock, readings: readings, alignment: alignment).entry(plan)
  }

  /// By publication, then by id: an order that no arrival can change.
  private static func precedes(_ first: Article, _ second: Article) -> Bool {
    (first.published?.seconds ?? .max, first.id) < (second.published?.seconds ?? .max, second.id)
  }
}
