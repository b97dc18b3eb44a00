import Record

/// A body after cleaning.
struct Body {
  /// Paragraphs, separated by one line feed.
  var text: String
  /// Pictures with their captions.
  var images: [Article.Image]
  /// What bylines told: names and times, in the order they stood in.
  var byline: [String]

  /// Cleans what a `BodyCleaner` collected, line by line.
  ///
  /// A page that is nothing but pictures has their captions for a text.
  ///
  /// - Parameters:
  ///   - cleaner: The lines, pictures and bylines of the page.
  ///   - rules: The outlet's rules.
  ///   - title: The headline, which does not stand in the text once more.
  init(_ cleaner: BodyCleaner, rules: Furniture.Rules, title: String) {
    images = cleaner.images
    let bytes = cleaner.lines.bytes
    let sorted = bytes.withUnsafeBufferPointer { buffer in
      let sorter = LineSorter(buffer, cleaner, rules: rules, title: title)
      return (lines: sorter.lines.map(\.range), byline: sorter.byline)
    }
    byline = sorted.byline
    text = Body.joined(sorted.lines, of: bytes)
    if text.isEmpty { text = images.compactMap(\.caption).joined(separator: "\n") }
  }

  private static func joined(_ lines: [Range<Int>], of bytes: [UInt8]) -> String {
    let length = lines.reduce(0) { $0 + $1.count + 1 }
    guard length > 0 else { return "" }
    return String(unsafeUninitializedCapacity: length) { buffer in
      var end = 0
      for line in lines {
        if end > 0 {
          buffer[end] = UInt8(ascii: "\n")
          end += 1
        }
        let words = UnsafeMutableBufferPointer(rebasing: buffer[end..<end + line.count])
        bytes.withUnsafeBufferPointer { _ = words.update(fromContentsOf: $0[line]) }
        end += line.count
      }
      return end
    }
  }
}
