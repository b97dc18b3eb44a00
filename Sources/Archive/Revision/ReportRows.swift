/// A report as an archive keeps it, with what was decided about it. What its bytes mean only collation knows.
public struct StoredReport: Sendable {
  /// Its number: its article's number, shifted, and its event's position.
  public var number: Int
  /// The number of the report that founds its cluster.
  public var founder: Int
  /// The points by which it chose that cluster; `nil` of a founder.
  public var points: Int?
  /// Of a founder: the founder of the larger cluster that its own is joined to.
  public var target: Int?
  /// The points of that.
  public var targetPoints: Int
  /// The report's bytes.
  public var body: [UInt8]

  /// A report with what was decided about it.
  public init(number: Int, founder: Int, points: Int?, target: Int?, targetPoints: Int, body: [UInt8]) {
    self.number = number
    self.founder = founder
    self.points = points
    self.target = target
    self.targetPoints = targetPoints
    self.body = body
  }
}

/// The statements on the reports that the record is made of, compiled once.
final class ReportRows {
  private let underKey: SQLStatement
  private let ofFounder: SQLStatement
  private let joined: SQLStatement
  private let ofNumbers: SQLStatement
  private let insert: SQLStatement
  private let update: SQLStatement
  private let delete: SQLStatement
  private let insertKey: SQLStatement
  private let deleteKey: SQLStatement

  init(_ database: Database) throws(ArchiveError) {
    let columns = "r.report, r.founder, r.points, r.target, r.target_points, r.body"
    underKey = try database.prepare(
      "SELECT \(columns) FROM report_key k JOIN report r USING(report) WHERE k.key = ? ORDER BY r.report")
    ofFounder = try database.prepare("SELECT \(columns) FROM report r WHERE founder = ?")
    joined = try database.prepare("SELECT \(columns) FROM report r WHERE target = ?")
    ofNumbers = try database.prepare("SELECT \(columns) FROM report r WHERE report BETWEEN ? AND ?")
    insert = try database.prepare(
      "INSERT INTO report(report, founder, points, target, target_points, body) VALUES(?, ?, ?, ?, ?, ?)")
    update = try database.prepare(
      "UPDATE report SET founder = ?, points = ?, target = ?, target_points = ? WHERE report = ?")
    delete = try database.prepare("DELETE FROM report WHERE report = ?")
    insertKey = try database.prepare("INSERT OR IGNORE INTO report_key(key, report) VALUES(?, ?)")
    deleteKey = try database.prepare("DELETE FROM report_key WHERE key = ? AND report = ?")
  }

  func under(_ key: Int64) throws(ArchiveError) -> [StoredReport] { try all(underKey, [.integer(Int(key))]) }

  func members(of founder: Int) throws(ArchiveError) -> [StoredReport] { try all(ofFounder, [.integer(founder)]) }

  func joined(to founder: Int) throws(ArchiveError) -> [StoredReport] { try all(joined, [.integer(founder)]) }

  func numbered(_ numbers: ClosedRange<Int>) throws(ArchiveError) -> [StoredReport] {
    try all(ofNumbers, [.integer(numbers.lowerBound), .integer(numbers.upperBound)])
  }

  private func all(_ rows: SQLStatement, _ values: [SQLStatement.Value]) throws(ArchiveError) -> [StoredReport] {
    defer { rows.reset() }
    try rows.bind(values)
    var reports: [StoredReport] = []
    while try rows.step() {
      reports.append(
        StoredReport(
          number: rows.integer(0), founder: rows.integer(1), points: rows.isNull(2) ? nil : rows.integer(2),
          target: rows.isNull(3) ? nil : rows.integer(3), targetPoints: rows.integer(4), body: rows.blob(5)))
    }
    return reports
  }

  func add(_ report: StoredReport, keys: [Int64]) throws(ArchiveError) {
    try insert.run([
      .integer(report.number), .integer(report.founder), .init(report.points), .init(report.target),
      .integer(report.targetPoints), .blob(report.body),
    ])
    for key in keys { try insertKey.run([.integer(Int(key)), .integer(report.number)]) }
  }

  /// Decides anew about a report that is there.
  func settle(_ report: StoredReport) throws(ArchiveError) {
    try update.run([
      .integer(report.founder), .init(report.points), .init(report.target), .integer(report.targetPoints),
      .integer(report.number),
    ])
  }

  func remove(_ number: Int, keys: [Int64]) throws(ArchiveError) {
    try delete.run([.integer(number)])
    for key in keys { try deleteKey.run([.integer(Int(key)), .integer(number)]) }
  }
}
