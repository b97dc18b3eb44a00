import Record

// Rows and ranges that have no wrong place: the one file of Reading in which bounds are checked.
//
// What follows stands, within this module, in the place of the standard library's forms of the same spelling. A rule
// asks for the token behind the last and gets the end of a sentence; it makes a range from two readers' ends, and where
// they overlap gets nothing. So no article can stop a reader by where its words happen to lie. A row whose elements have
// no boundary cannot be asked for a place at all: the compiler refuses it.

/// What has an element to stand for everything outside a row of its kind.
protocol Bounded {
  /// What a row answers outside itself.
  static var boundary: Self { get }
}

/// From one place up to, not including, another; nothing where the second comes first.
@inline(__always)
func ..< (start: Int, end: Int) -> Range<Int> { Range(uncheckedBounds: (start, end < start ? start : end)) }

/// From one place up to and including another; nothing where the second comes first.
@inline(__always)
func ... (start: Int, end: Int) -> Range<Int> { start..<(end == .max ? end : end + 1) }

extension MutableCollection where Index == Int {
  /// The standard library's own access, for places that have been checked.
  @inline(__always)
  fileprivate subscript(checked place: Int) -> Element {
    get { self[place] }
    _modify { yield &self[place] }
  }

  /// The standard library's own access, for ranges that have been checked.
  @inline(__always)
  fileprivate subscript(checked range: Range<Int>) -> SubSequence { self[range] }

  /// As much of a range as lies within.
  @inline(__always)
  fileprivate func within(_ start: Int, _ end: Int) -> Range<Int> {
    let first = Swift.min(Swift.max(start, startIndex), endIndex)
    return first..<Swift.min(end, endIndex)
  }
}

extension Array {
  @available(*, deprecated, message: "rows are asked by place where their elements are Bounded")
  subscript(place: Int) -> Element {
    get { self[checked: place] }
    _modify { yield &self[checked: place] }
  }

  /// As much of a range as lies in the row.
  @inline(__always)
  subscript(range: Range<Int>) -> ArraySlice<Element> { self[checked: within(range.lowerBound, range.upperBound)] }

  /// As much from a place on as lies in the row.
  @inline(__always)
  subscript(range: PartialRangeFrom<Int>) -> ArraySlice<Element> { self[checked: within(range.lowerBound, .max)] }

  /// As much before a place as lies in the row.
  @inline(__always)
  subscript(range: PartialRangeUpTo<Int>) -> ArraySlice<Element> { self[checked: within(0, range.upperBound)] }

  /// Without what stands at a place and behind it.
  mutating func cut(at place: Int) { self = Array(self[..<place]) }
}

extension Array where Element: Bounded {
  /// What stands at a place, or the boundary where the row has no such place; what is put there is dropped.
  @inline(__always)
  subscript(place: Int) -> Element {
    get { UInt(bitPattern: place) < UInt(bitPattern: count) ? self[checked: place] : .boundary }
    _modify {
      if UInt(bitPattern: place) < UInt(bitPattern: count) {
        yield &self[checked: place]
      } else {
        var outside = Element.boundary
        yield &outside
      }
    }
  }
}

extension Array where Element: Bounded {
  /// The first index whose element satisfies a condition that all later ones satisfy too.
  func partition(_ isLater: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isLater(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension ArraySlice {
  @available(*, deprecated, message: "rows are asked by place where their elements are Bounded")
  subscript(place: Int) -> Element { self[checked: place] }

  /// As much of a range as lies in the stretch.
  @inline(__always)
  subscript(range: Range<Int>) -> ArraySlice<Element> { self[checked: within(range.lowerBound, range.upperBound)] }

  /// As much from a place on as lies in the stretch.
  @inline(__always)
  subscript(range: PartialRangeFrom<Int>) -> ArraySlice<Element> { self[checked: within(range.lowerBound, .max)] }

  /// As much before a place as lies in the stretch.
  @inline(__always)
  subscript(range: PartialRangeUpTo<Int>) -> ArraySlice<Element> { self[checked: within(startIndex, range.upperBound)] }
}

extension ArraySlice where Element: Bounded {
  /// What stands at a place, or the boundary where the stretch has no such place.
  @inline(__always)
  subscript(place: Int) -> Element { place >= startIndex && place < endIndex ? self[checked: place] : .boundary }
}
