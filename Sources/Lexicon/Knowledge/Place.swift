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

  /// Stands for a row that no table has.
  public static let unknown = Place(id: "", kind: "", country: "", zone: "", name: "")
}

/// Who publishes: a row of `outlets.tsv`.
public struct OutletEntry: Sendable, Hashable {
  /// The id.
  public let id: String
  /// outlet, agency, broadcaster, newspaper, magazine, portal, government, institute or social.
  public let kind: String
  /// The state it publishes from, by code.
  public let state: String
  /// The IANA time zone of its dates.
  public let zone: String
  /// The name.
  public let name: String
  /// The domain names.
  public let hosts: [String]

  /// Whether it is the site of a ministry or government.
  public var isOfficial: Bool { kind == "government" }

  /// Whether it is a site, of news or of a government: 外交部网站.
  public var isSite: Bool { kind == "portal" || isOfficial }

  /// Whether two outlets are one house: a host of one is the other's or lies under it (tv.cctv.com, cctv.com).
  public func sharesHouse(with other: OutletEntry) -> Bool {
    hosts.contains { host in
      other.hosts.contains { $0 == host || $0.hasSuffix(".\(host)") || host.hasSuffix(".\($0)") }
    }
  }

  /// Stands for a row that no table has.
  public static let unknown = OutletEntry(id: "", kind: "", state: "", zone: "", name: "", hosts: [])
}
