import CXML
import Glibc

/// An XML document as libxml2 builds it, however broken, valid while `read` runs. Nothing outside it is ever opened, and
/// no entity is expanded but XML's own five.
enum XMLTree {
  /// An element.
  struct Node: Equatable {
    fileprivate let pointer: OpaquePointer

    /// The element's name without its prefix, in lower case.
    var localName: String {
      // An undeclared prefix stays a part of the name.
      let name = chancery_xml_name(pointer).map { String(cString: $0) }?.lowercased() ?? ""
      return name.split(separator: ":").last.map { String($0) } ?? name
    }

    /// The address of the name's space; empty where it has none.
    var space: String {
      if let space = chancery_xml_space(pointer) {
        // Each element asks again: one that is longer than an address means nothing.
        return strnlen(space, Node.longestSpace + 1) > Node.longestSpace ? "?" : String(cString: space)
      }
      let name = chancery_xml_name(pointer).map { String(cString: $0) }?.lowercased() ?? ""
      // What an undeclared prefix always means.
      switch name.split(separator: ":").dropLast().last {
      case "content": return "http://purl.org/rss/1.0/modules/content/"
      case "dc": return "http://purl.org/dc/elements/1.1/"
      case .some(let prefix): return prefix == "rdf" ? "" : "?"
      case nil: return ""
      }
    }

    /// The longest address of a space, in bytes.
    private static let longestSpace = 1_000

    /// Whether no element stands behind it in what it stands in.
    var isLast: Bool {
      var next = chancery_xml_next(pointer)
      while let node = next {
        if chancery_xml_kind_of(node) == chancery_xml_element { return false }
        next = chancery_xml_next(node)
      }
      return true
    }

    /// The elements right below.
    var elements: [Node] {
      var elements: [Node] = []
      var child = chancery_xml_first(pointer)
      while let node = child {
        if chancery_xml_kind_of(node) == chancery_xml_element { elements.append(Node(pointer: node)) }
        child = chancery_xml_next(node)
      }
      return elements
    }

    /// All words below.
    var words: String { words(without: nil) }

    /// All words below but for those in elements of a name, without recursion.
    func words(without name: String?) -> String {
      var bytes: [UInt8] = []
      var node = chancery_xml_first(pointer)
      while let current = node {
        if chancery_xml_kind_of(current) == chancery_xml_text, let words = chancery_xml_words(current) {
          bytes += CText.bytes(words)
        }
        if let child = chancery_xml_first(current), name == nil || Node(pointer: current).localName != name {
          node = child
          continue
        }
        var last = current
        while chancery_xml_next(last) == nil, let parent = chancery_xml_parent(last), parent != pointer {
          last = parent
        }
        node = chancery_xml_next(last)
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    /// What stands inside, as markup.
    var markup: String {
      guard let markup = chancery_xml_markup(pointer) else { return "" }
      defer { free(markup) }
      return String(cString: markup)
    }

    /// The value of an attribute, whatever the case of its name; `nil` where there is none.
    func attribute(_ name: String) -> String? {
      chancery_xml_attribute(pointer, name).map { String(cString: $0) }
    }
  }

  /// Reads a document and hands over its outermost element, and whether all of the document is below it: libxml2 gives
  /// up at elements that stand too deep in each other, and at words that are too long.
  static func read<Result>(
    _ text: ArraySlice<UInt8>, _ body: (_ root: Node, _ isWhole: Bool) -> Result
  ) -> Result? {
    guard text.count < Int(Int32.max) else { return nil }
    return text.withUnsafeBytes { buffer in
      var stopped: Int32 = 0
      guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        let document = chancery_xml_read(start, Int32(buffer.count), &stopped)
      else { return nil }
      defer { chancery_xml_free(document) }
      let isWhole = stopped == 0
      return chancery_xml_root(document).map { body(Node(pointer: $0), isWhole) }
    }
  }
}
