extension Dictionary where Key: Comparable, Value == Int {
  /// The key that counts most, of equal ones the first.
  var mostFrequent: Key? { self.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
}
