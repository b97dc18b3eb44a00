/// A city, region or venue: a row of `places.tsv`.
public struct Place: Sendable, Hashable {
  /// The id.
  public let id: String
  /// capital, city, region, venue, landmark, sea or base.
  public let kind: String
  /// The state it lies in, by code; empty where disputed or none.
  public let country: String
  /// The IANA time zone.
  public let zone: String
  /// The Simplified name.
  public let name: String
}

/// Who publishes: a row of `outlets.tsv`.
public struct OutletEntry: Sendable, Hashable {
  /// The id.
  public let id: String
  /// outlet, agency, broadcaster, newspaper, magazine, portal or social.
  public let kind: String
  /// The state it publishes from, by code.
  public let state: String
  /// The IANA time zone of its dates.
  public let zone: String
  /// The name.
  public let name: String
}
