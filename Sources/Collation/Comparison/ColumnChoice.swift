import Record

/// Which columns of a comparison are shown.
public struct ColumnChoice: Sendable, Equatable {
  /// Ids or names of outlets; empty for every one.
  public var outlets: [String]
  /// Ids of articles, or beginnings of them; empty for every one. Each is a column of its own.
  public var accounts: [String]
  /// At most so many; `nil` for all.
  public var limit: Int?

  /// A choice of columns.
  public init(outlets: [String] = [], accounts: [String] = [], limit: Int? = nil) {
    self.outlets = outlets
    self.accounts = accounts
    self.limit = limit
  }
}

extension Comparison {
  /// The comparison with some of its columns, and with what was left out on record.
  ///
  /// Rows that none of the columns tells are left out, too, and counted; rows keep their numbers.
  public func showing(_ choice: ColumnChoice) -> Comparison {
    var kept = columns.indices.filter { choice.shows(columns[$0]) }
    if let limit = choice.limit { kept = Array(kept.prefix(max(limit, 1))) }
    guard kept.count < columns.count else { return self }
    var shown = self
    shown.columns = kept.map { columns[$0] }
    shown.leftOut = columns.indices.filter { !kept.contains($0) }.map { columns[$0] } + leftOut
    shown.rows = rows.compactMap { row in
      var row = row
      row.cells = kept.map { row.cells[$0] }
      return row.cells.contains { $0.standing != .absent } ? row : nil
    }
    shown.rowsLeftOut = rowsLeftOut + rows.count - shown.rows.count
    let numbers = Set(shown.rows.map(\.number))
    shown.exclusives = exclusives.map { exclusive in
      var exclusive = exclusive
      exclusive.rows.removeAll { !numbers.contains($0) }
      return exclusive
    }
    return shown
  }
}

extension ColumnChoice {
  /// Whether a column is among those asked for, whatever the limit.
  public func shows(_ column: Comparison.Column) -> Bool {
    let articles = column.accounts.map(\.account.article)
    if !accounts.isEmpty { return accounts.contains { wanted in articles.contains { $0.hasPrefix(wanted) } } }
    return outlets.isEmpty || outlets.contains { $0 == column.id || $0 == column.name || names(column).contains($0) }
  }

  private func names(_ column: Comparison.Column) -> [String] { column.accounts.compactMap(\.account.outlet) }
}
