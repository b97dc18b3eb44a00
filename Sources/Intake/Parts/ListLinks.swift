import CGumbo

/// What an answer of a site leads to, for who follows it.
public struct ListLinks: Sendable, Equatable {
  /// What was answered.
  public enum Kind: Sendable, Equatable {
    /// A list of articles.
    case list
    /// A list of feeds: their addresses.
    case feeds([String])
    /// A page, with the feed that it names.
    case page(feed: String?)
    /// Nothing of these, and why.
    case other(String)
  }

  /// An article that is listed.
  public struct Article: Sendable, Equatable {
    /// The form of its address by which it is known.
    public var key: String
    /// Its address.
    public var address: String
    /// Whether the list has no more than a summary of it.
    public var isSummary: Bool
    /// When it was published, as the list says.
    public var published: String?
    /// Who published it, as the list says.
    public var outlet: String?
    /// What tells what the list says of it from what it said before.
    public var digest: String
  }

  /// What was answered.
  public var kind: Kind
  /// The articles that are listed with an address, in order.
  public var articles: [Article] = []
  /// Whether the answer came to its end: one that was cut off lists less than the site does.
  public var isWhole = true
}

extension SourceParts {
  /// What an answer leads to.
  ///
  /// - Parameters:
  ///   - bytes: The body.
  ///   - address: Where it was found.
  public func links(in bytes: [UInt8], address: String) -> ListLinks {
    var links = ListLinks(kind: .list)
    do throws(IntakeError) {
      guard let list = try list(in: bytes, path: address) else {
        guard let text = try? TextDecoding.text(bytes) else {
          return ListLinks(kind: .other("it is in no charset that can be told"))
        }
        var start = 0
        while start < text.count, text[start] <= 0x20 { start += 1 }
        guard SavedPage.begins(text, at: start) else {
          return ListLinks(kind: .other("it is neither a feed nor a page"))
        }
        return ListLinks(kind: .page(feed: ListLinks.feed(namedBy: text, address)))
      }
      var seen: Set<String> = []
      links.isWhole = list.isWhole
      for (_, item) in list.items {
        guard let url = item.url.flatMap({ AddressReference.resolve($0, against: address) }),
          let key = WebAddress.canonical(url), seen.insert(key).inserted
        else { continue }
        let says = [item.title ?? "", item.published ?? "", item.body].joined(separator: "\n")
        links.articles.append(
          ListLinks.Article(
            key: key, address: url, isSummary: item.isSummary || item.body.isEmpty, published: item.published,
            outlet: item.outlet,
            digest: Fingerprint(of: Array(says.utf8)).description))
      }
    } catch {
      if case .listOfFeeds(let feeds) = error.reason {
        return ListLinks(kind: .feeds(feeds.compactMap { AddressReference.resolve($0, against: address) }))
      }
      if case .emptyList = error.reason { return links }
      links.kind = .other(error.problem)
    }
    return links
  }
}

extension ListLinks {
  /// The feed that a page names in its head.
  fileprivate static func feed(namedBy text: [UInt8], _ address: String) -> String? {
    // What stands in the body is of no use here, and could take the parser long.
    let most = min(text.count, 65_536)
    let body = ["<body", "<BODY"].compactMap { ByteSearch.first($0, in: text, range: 0..<most) }.min()
    let head = Array(text.prefix(body ?? most))
    guard let bytes = try? NestingGuard.tamed(head, head.indices) ?? head else { return nil }
    let reference: String?? = bytes.withUnsafeBufferPointer { markup in
      MarkupTree.parse(markup) { root in
        var stack = [root]
        while let node = stack.popLast() {
          if node.tag == GUMBO_TAG_LINK, node.attribute("rel")?.lowercased() == "alternate",
            let type = node.attribute("type")?.lowercased(),
            ["application/rss+xml", "application/atom+xml", "application/feed+json"].contains(type)
          {
            return node.attribute("href")
          }
          for index in (0..<node.childCount).reversed() {
            if let child = node.child(index), child.isElement { stack.append(child) }
          }
        }
        return nil
      }
    }
    return reference.flatMap { $0 }.flatMap { AddressReference.resolve($0, against: address) }
  }
}
