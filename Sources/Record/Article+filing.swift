extension Article {
  /// By how many days a scraper may come late.
  private static let filingLag = 3

  /// The day under which the site filed the page, by its address, where that is days before the time of publication: an
  /// old page that a scraper met anew. `nil` where the address carries no day, or one near publication.
  public var filedBefore: CivilDate? {
    guard let filed = url.flatMap(Article.day(ofAddress:)), let published else { return nil }
    return published.localDate - filed > Article.filingLag ? filed : nil
  }

  /// The day that the path of an address carries, as sites file their pages: `/2022/4/24/`, `/20220424-`, `/2022-04-24/`.
  public static func day(ofAddress address: String) -> CivilDate? {
    let bytes = Array(address.utf8)
    let path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let segments = path.split(separator: UInt8(ascii: "/"))
    for (position, segment) in segments.enumerated() {
      let digits = segment.prefix { isDigit($0) }
      if digits.count == 4, digits.count == segment.count, position + 2 < segments.count,
        let day = day(digits, segments[position + 1], segments[position + 2])
      {
        return day
      }
      if digits.count == 8, segment.dropFirst(8).first != UInt8(ascii: "_"),
        let day = day(digits.prefix(4), digits.dropFirst(4).prefix(2), digits.dropFirst(6))
      {
        return day
      }
      let members = segment.split(separator: UInt8(ascii: "-"), maxSplits: 3)
      if members.count >= 3, members[1].count == 2, let day = day(members[0], members[1], members[2]) { return day }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func day(
    _ year: ArraySlice<UInt8>, _ month: ArraySlice<UInt8>, _ day: ArraySlice<UInt8>
  ) -> CivilDate? {
    guard year.count == 4, (1...2).contains(month.count), (1...2).contains(day.count),
      [year, month, day].allSatisfy({ $0.allSatisfy(isDigit) })
    else { return nil }
    func value(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    guard (1990...2100).contains(value(year)) else { return nil }
    return CivilDate(year: value(year), month: value(month), day: value(day))
  }
}
