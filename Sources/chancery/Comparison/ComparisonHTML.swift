import Collation
struct ComparisonHTML { init(_ c: Comparison) {}; var text: String { "" } }
