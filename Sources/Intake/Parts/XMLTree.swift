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
      if let space = chancery_xml_space(pointer) { return String(cString: space) }
      let name = chancery_xml_name(pointer).map { String(cString: $0) }?.lowercased() ?? ""
      // What an undeclared prefix always means.
      switch name.split(separator: ":").dropLast().last {
      case "content": return "http://purl.org/rss/1.0/modules/content/"
      case "dc": return "http://purl.org/dc/elements/1.1/"
      case .some(let prefix): return prefix == "rdf" ? "" : "?"
      case nil: return ""
      }
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

    /// All words below, without recursion.
    var words: String {
      var bytes: [UInt8] = []
      var node = chancery_xml_first(pointer)
      while let current = node {
        if chancery_xml_kind_of(current) == chancery_xml_text, let words = chancery_xml_words(current) {
          bytes += CText.bytes(words)
        }
        if let child = chancery_xml_first(current) {
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

  static func read<Result>(_ text: ArraySlice<UInt8>, _ body: (Node) -> Result) -> Result? {
    guard text.count < Int(Int32.max) else { return nil }
    return text.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        let document = chancery_xml_read(start, Int32(buffer.count))
      else { return nil }
      defer { chancery_xml_free(document) }
      return chancery_xml_root(document).map { body(Node(pointer: $0)) }
    }
  }
}
