import CGazetteAssets

/// The files that pages need besides themselves, inside the program: a style, a script, a seal.
///
/// No folder is served: what is not named here does not exist.
enum Assets {
  private static let all: [(name: String, type: String, bytes: [UInt8])] = [
    ("gazette.css", "text/css; charset=utf-8", bytes(chancery_gazette_css_start(), chancery_gazette_css_count)),
    ("gazette.js", "text/javascript; charset=utf-8", bytes(chancery_gazette_js_start(), chancery_gazette_js_count)),
    ("seal.svg", "image/svg+xml", bytes(chancery_gazette_seal_start(), chancery_gazette_seal_count)),
  ]

  private static func bytes(_ start: UnsafeRawPointer?, _ count: UInt) -> [UInt8] {
    guard let start else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(count)))
  }

  /// Tells one edition of the assets from the next, so that a browser may keep them for good (FNV-1a).
  private static let edition: String = {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for asset in all { for byte in asset.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 } }
    return String(hash, radix: 16)
  }()

  /// Where an asset lies.
  static func address(_ name: String) -> String { "/assets/\(edition)/\(name)" }

  /// An asset by its name; `nil` where there is none.
  static func response(_ name: String) -> Response? {
    all.first { $0.name == name }.map { asset in
      Response(type: asset.type, body: asset.bytes).with("Cache-Control", "public, max-age=31536000, immutable")
    }
  }
}
