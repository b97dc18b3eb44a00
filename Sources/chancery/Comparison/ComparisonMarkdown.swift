import Collation
struct ComparisonMarkdown { init(_ c: Comparison) {}; var text: String { "" } }
