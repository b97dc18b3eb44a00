/// The number by which an archive finds a file's path: two hashes, of where the file lies and of all of its path.
///
/// What is added at one time mostly lies in one folder and is named by its day. Its keys lie together then, so that an
/// archive of a million files writes a page or two of the index for a day's posts and not one for each. Several paths may
/// have one key: who looks up a file compares the path as well.
struct PathKey {
  /// Of a name, so many bytes tell where the file lies: those of a day, `2021-03-22`.
  private static let dayLength = 10

  /// The key.
  let number: Int64

  /// The key of a path's bytes.
  init(of path: some Collection<UInt8>) {
    // FNV-1a, which is the same on every machine, as what is stored must be.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var place = hash
    var nameLength = 0
    for byte in path {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      nameLength = byte == UInt8(ascii: "/") ? 0 : nameLength + 1
      if nameLength <= PathKey.dayLength { place = hash }
    }
    number = Int64(bitPattern: (place >> 32) << 32 | (hash ^ hash >> 32) & 0xFFFF_FFFF)
  }
}
