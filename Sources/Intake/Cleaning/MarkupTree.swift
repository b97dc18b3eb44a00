import CGumbo
import Glibc

/// An HTML tree as gumbo builds it (HTML5's own algorithm), valid while `parse` runs.
///
/// All of a tree lives in one arena that is given back as a whole: quicker than a free for every node, and releasing
/// a tree of any depth costs no stack.
enum MarkupTree {
  typealias Node = UnsafePointer<GumboNode>

  /// Parses markup and hands over the root element.
  static func parse<Result>(_ markup: UnsafeBufferPointer<UInt8>, _ body: (Node) -> Result) -> Result? {
    let arena = UnsafeMutablePointer<Arena>.allocate(capacity: 1)
    arena.initialize(to: Arena())
    defer {
      arena.pointee.release()
      arena.deinitialize(count: 1)
      arena.deallocate()
    }
    var options = kGumboDefaultOptions
    options.userdata = UnsafeMutableRawPointer(arena)
    options.allocator = { userdata, size in
      userdata?.assumingMemoryBound(to: Arena.self).pointee.allocate(size)
    }
    options.deallocator = { _, _ in }
    options.max_errors = 0
    return markup.withMemoryRebound(to: CChar.self) { characters in
      guard let output = gumbo_parse_with_options(&options, characters.baseAddress, characters.count),
        let root = output.pointee.root
      else { return nil }
      return body(Node(root))
    }
  }

  /// Memory that is only ever given back as a whole.
  private struct Arena {
    private var blocks: [UnsafeMutableRawPointer] = []
    private var next = UnsafeMutableRawPointer(bitPattern: 16)
    private var left = 0
    private var size = 49_152

    mutating func allocate(_ count: Int) -> UnsafeMutableRawPointer? {
      let needed = (count + 15) & ~15
      if needed > left {
        size = max(size, needed)
        let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        blocks.append(block)
        next = block
        left = size
        size = min(size * 2, 4 << 20)
      }
      let result = next
      next = next.map { $0 + needed }
      left -= needed
      return result
    }

    mutating func release() {
      for block in blocks { block.deallocate() }
      blocks = []
    }
  }
}

extension UnsafePointer where Pointee == GumboNode {
  var isElement: Bool { pointee.type == GUMBO_NODE_ELEMENT || pointee.type == GUMBO_NODE_TEMPLATE }

  /// The element's tag; `GUMBO_TAG_LAST` for text and comments.
  var tag: GumboTag { isElement ? pointee.v.element.tag : GUMBO_TAG_LAST }

  var childCount: Int { isElement ? Int(pointee.v.element.children.length) : 0 }

  func child(_ index: Int) -> UnsafePointer<GumboNode>? {
    let list = pointee.v.element.children.data
    return list?[index].map { UnsafePointer($0.assumingMemoryBound(to: GumboNode.self)) }
  }

  var firstElement: UnsafePointer<GumboNode>? {
    for index in 0..<childCount {
      if let child = child(index), child.isElement { return child }
    }
    return nil
  }

  /// The words of a text node; `nil` for elements and comments.
  var words: UnsafeBufferPointer<UInt8>? {
    let type = pointee.type
    guard type == GUMBO_NODE_TEXT || type == GUMBO_NODE_WHITESPACE || type == GUMBO_NODE_CDATA,
      let text = pointee.v.text.text
    else { return nil }
    return CText.bytes(text)
  }

  /// Calls with the name and the value of each attribute.
  func eachAttribute(_ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Void) {
    let attributes = pointee.v.element.attributes
    for index in 0..<Int(attributes.length) {
      guard let attribute = attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self),
        let name = attribute.pointee.name, let value = attribute.pointee.value
      else { continue }
      body(name, value)
    }
  }

  /// The value of an attribute; `nil` where the element has none of that name.
  func attribute(_ name: StaticString) -> String? {
    var found: String?
    eachAttribute { key, value in
      if found == nil, CText.equals(key, name) { found = String(cString: value) }
    }
    return found
  }
}

/// Text that ends with a NUL.
enum CText {
  static func bytes(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
  }

  static func equals(_ text: UnsafePointer<CChar>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    for index in 0..<count where UInt8(bitPattern: text[index]) != word.utf8Start[index] { return false }
    return text[count] == 0
  }
}
