import CReadingDictionary
import CZstd
import Record

/// Packs the lines of readings and entries, of which an archive keeps many: by zstd, with a dictionary of what such lines
/// have in common, to about a third.
///
/// For one thread; each that packs has its own.
public final class LinePacker {
  /// No line that was packed is longer.
  static let longestLine = 64 << 20
  /// The level that costs a line of seven kilobytes some forty microseconds; the next ones cost twice as much and save
  /// six per cent.
  private static let level: Int32 = 3

  private let compressor: OpaquePointer?
  private let decompressor: OpaquePointer?

  /// A packer with its memory.
  public init() {
    compressor = ZSTD_createCCtx()
    decompressor = ZSTD_createDCtx()
  }

  deinit {
    ZSTD_freeCCtx(compressor)
    ZSTD_freeDCtx(decompressor)
  }

  /// The packed form of a line; the line itself where packing fails.
  public func pack(_ line: [UInt8]) -> [UInt8] {
    let room = ZSTD_compressBound(line.count)
    let packed = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      let size = line.withUnsafeBytes { source in
        ZSTD_compress_usingCDict(
          compressor, buffer.baseAddress, room, source.baseAddress, source.count, LineDictionary.shared.compressing)
      }
      count = ZSTD_isError(size) == 0 ? size : 0
    }
    return packed.isEmpty ? line : packed
  }

  /// The line of a packed form; a line that was not packed as it is, `nil` for what is neither.
  public func unpack(_ packed: [UInt8]) -> [UInt8]? {
    guard packed.first != UInt8(ascii: "{") else { return packed }
    let size = packed.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
    // The two largest numbers stand for a size that is not told and for what is no frame.
    guard size <= UInt64(LinePacker.longestLine) else { return nil }
    var isWhole = false
    let line = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
      let got = packed.withUnsafeBytes { source in
        ZSTD_decompress_usingDDict(
          decompressor, buffer.baseAddress, buffer.count, source.baseAddress, source.count,
          LineDictionary.shared.decompressing)
      }
      isWhole = ZSTD_isError(got) == 0 && got == Int(size)
      count = isWhole ? got : 0
    }
    return isWhole ? line : nil
  }

  /// The title, the text and the address of a packed reading; `nil` where it is none.
  func words(_ packed: [UInt8]) -> Words? {
    guard let line = unpack(packed),
      let json = try? JSONValue(parsing: line, leavingOut: LinePacker.besidesWords)
    else { return nil }
    let article = json["article"]
    guard let title = article["title"].string, let text = article["text"].string else { return nil }
    return Words(title: title, text: text, url: article["url"].string)
  }

  /// What was read in an article, by its packed reading; `nil` where it is none.
  ///
  /// - Parameter keys: Members that are not needed, which saves most of the time.
  func reading(_ packed: [UInt8], leavingOut keys: [String] = ["images", "dates"]) -> ArticleReading? {
    guard let line = unpack(packed), let json = try? JSONValue(parsing: line, leavingOut: keys) else { return nil }
    return try? ArticleReading(json)
  }

  /// What is shown of an article that was found.
  struct Words {
    var title: String
    var text: String
    var url: String?
  }

  /// Members of a reading in which none of its article's words stand.
  private static let besidesWords = [
    "mentions", "dates", "events", "statements", "issues", "images", "relayed_from", "source", "outlet",
  ]

  /// The dictionary, prepared once and only read from then on.
  private final class LineDictionary: @unchecked Sendable {
    static let shared = LineDictionary()

    let compressing: OpaquePointer?
    let decompressing: OpaquePointer?

    private init() {
      let start = chancery_reading_dictionary_start()
      let count = Int(chancery_reading_dictionary_count)
      compressing = ZSTD_createCDict(start, count, LinePacker.level)
      decompressing = ZSTD_createDDict(start, count)
    }
  }
}
