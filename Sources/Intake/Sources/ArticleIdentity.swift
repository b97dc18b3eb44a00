import Record

/// What makes an article the same when it is met twice.
enum ArticleIdentity {
  /// 16 hexadecimal digits of SHA-256 over the canonical address or, lacking one, over outlet, title, time and text.
  static func id(of article: Article) -> String {
    var digest = Digest()
    if let address = article.url.flatMap(WebAddress.canonical) {
      digest.add(address)
    } else {
      let outlet = article.outlet.id ?? article.outlet.name ?? ""
      digest.add("\(outlet)\n\(article.title)\n\(article.published?.description ?? "")\n")
      digest.add(article.text)
    }
    return digest.hexadecimal(bytes: 8)
  }
}
