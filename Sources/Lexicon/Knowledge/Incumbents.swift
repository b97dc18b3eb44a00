public import Record

/// Who holds an office of an actor on a day, among those whom an article names: the one place that answers it.
///
/// The article's words go before the tables where the tables do not know the person, and the tables before the words where
/// they tell of other days: 国务卿 is not the predecessor whom the article names as well. Where two fit, nobody is meant,
/// since a wrong minister costs more than a missed one.
public final class Incumbents: Sendable {
  /// How whoever is meant stands to the office that the words name.
  public enum Standing: Sendable, Hashable {
    /// 外长, 现任外长.
    case inOffice
    /// 前外长, 时任外长.
    case former
    /// 候任外长, 当选总统.
    case elect
    /// 代理外长.
    case acting
    /// 副 before the name of an office.
    case deputy
  }

  /// An office of a state or body, as words name it.
  public struct Post: Sendable, Hashable {
    /// The office's row.
    public var office: Int
    /// The state or body, by code.
    public var actor: String
    /// Whether its holder is meant, or whoever was, is to be, or stands in for the holder.
    public var standing: Standing

    /// An office of a state or body.
    public init(office: Int, actor: String, standing: Standing = .inOffice) {
      self.office = office
      self.actor = actor
      self.standing = standing
    }
  }

  /// Somebody of the post's state or body whom an article names.
  public struct Candidate: Sendable {
    /// The official's row; `nil` for somebody whom no table holds.
    public var official: Int?
    /// The office that the article's words give; `nil` where they tell none.
    public var office: Int?
    /// How the words say that the person stands to that office.
    public var standing: Standing

    /// Somebody by row and by the office that the words give.
    public init(official: Int?, office: Int?, standing: Standing = .inOffice) {
      self.official = official
      self.office = office
      self.standing = standing
    }
  }

  /// Who is meant.
  public enum Holder: Sendable, Hashable {
    /// One of the candidates, by place.
    case candidate(Int)
    /// An official whom the article does not name, by row.
    case official(Int)
  }

  let tenures: TenureTable
  private let offices: [Office]
  private let officials: [Official]

  init(tenures: TenureTable, offices: [Office], officials: [Official]) {
    self.tenures = tenures
    self.offices = offices
    self.officials = officials
  }

  /// Whom the name of an office means on a day; `nil` where nobody, or one of several.
  ///
  /// - Parameters:
  ///   - day: `nil` where no day is known: then nobody is in office by the tables, and the article's words alone tell.
  ///   - post: The office; its own standing decides before the words around it (当选总统 is an office of its own).
  ///   - candidates: Those of the post's actor whom the article names.
  public func holder(of post: Post, on day: CivilDate?, among candidates: [Candidate] = []) -> Holder? {
    guard !isAnybody(offices[post.office]) else { return nil }
    let named = candidates.indices.filter { fits(candidates[$0], post, on: day) }
    if named.count == 1 { return .candidate(named[0]) }
    guard named.isEmpty, let day, let row = official(in: post, on: day) else { return nil }
    return candidates.firstIndex { $0.official == row }.map { .candidate($0) } ?? .official(row)
  }

  /// Whom words mean that bring together offices of some roles, 外长会, 首脑会谈: the one of the candidates who holds one on
  /// a day.
  public func holder(ofRoles roles: [String], actor: String, on day: CivilDate?, among candidates: [Candidate]) -> Int?
  {
    let named = candidates.indices.filter { place in
      let candidate = candidates[place]
      return holds(candidate, actor, on: day) { roles.contains(offices[$0].role) }
    }
    return named.count == 1 ? named[0] : nil
  }

  /// In which office an official acts on a day, the first that the table has: of any actor, or of one.
  ///
  /// - Parameter standing: How the words in front call the person; whoever was in office is in none for them.
  public func post(
    of official: Int, for actor: String? = nil, standing: Standing = .inOffice, on day: CivilDate
  ) -> Tenure? {
    guard standing != .former else { return nil }
    return tenures.tenures(of: official, on: day).first { actor == nil || $0.actor == actor }
  }

  /// Every office that an official holds on a day, in the order of the table.
  public func posts(of official: Int, on day: CivilDate) -> [Tenure] { tenures.tenures(of: official, on: day) }

  /// By which tenure an official holds an office for an actor: the one of the earliest of some days that is covered, else
  /// the last.
  public func tenure(of official: Int, actor: String?, office: Int?, on days: [CivilDate]) -> Tenure? {
    let own = tenures.tenures(of: official).filter { $0.actor == actor && (office == nil || $0.office == office) }
    return days.lazy.compactMap { day in own.first { $0.covers(day) } }.first ?? own.last
  }

  /// Whether an official holds an office on a day.
  public func holds(_ official: Int, _ office: String, on day: CivilDate) -> Bool {
    tenures.tenures(of: official, on: day).contains { offices[$0.office].id == office }
  }

  /// Whether somebody who has held offices holds none on a day.
  public func isOutOfOffice(_ official: Int, on day: CivilDate) -> Bool {
    !tenures.tenures(of: official).isEmpty && tenures.tenures(of: official, on: day).isEmpty
  }

  // MARK: Who fits

  /// 官员, 专家: so many are one that whoever is named need not be meant; 市长 and 发言人 are somebody.
  private func isAnybody(_ office: Office) -> Bool {
    office.traits.isMany && !office.traits.isMouthpiece && office.id == office.role
  }

  private func fits(_ candidate: Candidate, _ post: Post, on day: CivilDate?) -> Bool {
    let served = served(candidate, post)
    switch post.standing {
    case .inOffice:
      // 参议员: of an office that several hold the tenures alone do not tell that somebody is meant.
      guard offices[post.office].isSingle || candidate.office.map({ isOne($0, post.office) }) == true else {
        return false
      }
      return holds(candidate, post.actor, on: day) { isOne($0, post.office) }
    case .former, .elect:
      guard let day, !served.isEmpty else { return isTold(candidate, post) }
      return served.allSatisfy { post.standing == .former ? $0.to < day.dayNumber : $0.from > day.dayNumber }
    // Whoever stands in is never the holder whom the table has.
    case .acting, .deputy:
      return isTold(candidate, post) && day.map { day in !served.contains { $0.covers(day) } } ?? true
    }
  }

  private func isTold(_ candidate: Candidate, _ post: Post) -> Bool {
    candidate.standing == post.standing && candidate.office.map { isOne($0, post.office) } ?? false
  }

  /// Whether a candidate holds such an office on a day: by the tenures, or where those tell of no such office by the words.
  private func holds(_ candidate: Candidate, _ actor: String, on day: CivilDate?, _ isMeant: (Int) -> Bool) -> Bool {
    let own = candidate.official.map { tenures.tenures(of: $0) } ?? []
    let such = own.filter { $0.actor == actor && isMeant($0.office) }
    guard let day, !such.isEmpty else {
      let isInOffice = candidate.standing == .inOffice || candidate.standing == .acting
      return isInOffice && candidate.office.map(isMeant) ?? false
    }
    return such.contains { $0.covers(day) }
  }

  private func served(_ candidate: Candidate, _ post: Post) -> [Tenure] {
    let own = candidate.official.map { tenures.tenures(of: $0) } ?? []
    return own.filter { $0.actor == post.actor && isOne($0.office, post.office) }
  }

  /// Whether a text may mean one office by the name of the other.
  private func isOne(_ office: Int, _ other: Int) -> Bool {
    office == other || offices[office].role == offices[other].role && offices[office].traits.isShared
  }

  /// The official who by the tables alone holds an office that has one holder, or is the next to hold it.
  private func official(in post: Post, on day: CivilDate) -> Int? {
    guard offices[post.office].isSingle else { return nil }
    switch post.standing {
    case .inOffice: return tenures.holder(of: post.office, actor: post.actor, on: day)
    case .elect: return tenures.next(in: post.office, actor: post.actor, after: day, within: Incumbents.waiting)
    case .former, .acting, .deputy: return nil
    }
  }

  /// The longest time between an election and the day of office, in days.
  private static let waiting = 150

  // MARK: Namesakes

  /// Of the people who share a name the one whom the words in front mean; `nil` where nobody stands out.
  ///
  /// An office or state that fits, and having been named before, count more than being in office on the day.
  ///
  /// - Parameters:
  ///   - officials: Their rows.
  ///   - actor: The state or body that the words tell.
  ///   - office: The office that they tell, which somebody of another state does not hold.
  ///   - isSure: Whether the words must tell both state and office, since the name alone is half a name.
  ///   - isNamed: Whether the article has named somebody in full.
  public func namesake(
    of officials: [Int], actor: String?, office: Int?, on day: CivilDate, isSure: Bool = false,
    isNamed: (Int) -> Bool
  ) -> Int? {
    var best: (points: Int, official: Int)?
    var isTie = false
    for official in officials {
      guard let points = points(official, actor, office, on: day, isNamed: isNamed(official)) else { continue }
      isTie = points == best?.points
      if points > (best?.points ?? -1) { best = (points, official) }
    }
    guard !isTie, let best, !isSure || best.points >= 2 * Incumbents.fitting else { return nil }
    return best.official
  }

  /// Points for a state or office that fits, and for having been named.
  private static let fitting = 4
  /// Points for being in office on the day.
  private static let serving = 2

  private func points(_ official: Int, _ actor: String?, _ office: Int?, on day: CivilDate, isNamed: Bool) -> Int? {
    let own = tenures.tenures(of: official)
    var points = own.contains { $0.covers(day) } ? Incumbents.serving : 0
    if isNamed { points += Incumbents.fitting }
    if let actor {
      if officials[official].state == actor || own.contains(where: { $0.actor == actor }) {
        points += Incumbents.fitting
      } else if office != nil {
        return nil
      }
    }
    if let role = office.map({ offices[$0].role }), own.contains(where: { offices[$0.office].role == role }) {
      points += Incumbents.fitting
    }
    return points
  }
}
