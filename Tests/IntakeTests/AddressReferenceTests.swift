import Intake
import Testing

@Suite("References and what they mean")
struct AddressReferenceTests {
  /// The examples of RFC 3986, 5.4, whose base is `http://a/b/c/d;p?q`; fragments are left out here.
  @Test(
    "as RFC 3986 resolves them",
    arguments: [
      ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
      ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("g#s", "http://a/b/c/g"),
      (";x", "http://a/b/c/;x"), ("g;x?y#s", "http://a/b/c/g;x?y"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
      ("..", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
      ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
      ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
      ("g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"), ("g?y/../x", "http://a/b/c/g?y/../x"),
      ("http://e/x", "http://e/x"), ("g:h", nil as String?),
    ])
  func examples(reference: String, meant: String?) {
    #expect(AddressReference.resolve(reference, against: "http://a/b/c/d;p?q") == meant)
  }

  @Test("blanks around and line ends within are not meant")
  func blanks() {
    #expect(AddressReference.resolve(" \n/a\n b/c ", against: "https://n.example") == "https://n.example/a b/c")
  }

  @Test(
    "what is no address of a site is none",
    arguments: ["", " ", "#top", "mailto:a@b", "javascript:alert(1)", "data:,a", "http:", "//"])
  func none(reference: String) {
    #expect(AddressReference.resolve(reference, against: "https://n.example/a") == nil)
  }

  @Test("a base without a host resolves nothing but addresses")
  func noBase() {
    #expect(AddressReference.resolve("a.html", against: "saved.html") == nil)
    #expect(AddressReference.resolve("https://n.example/a", against: "") == "https://n.example/a")
  }
}
