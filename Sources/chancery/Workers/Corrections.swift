import Archive
import Intake
import Lexicon
import Record

/// What a person has set of articles: put in the place of what their sources say, whenever those are read.
struct Corrections: Sendable {
  private var ofArticle: [String: [StoredCorrection]]

  init(_ corrections: [String: [StoredCorrection]] = [:]) { ofArticle = corrections }

  /// Puts what was set into an article as its source has it.
  func apply(to article: inout Article, _ lexicon: LoadedLexicon) {
    for correction in ofArticle[article.id] ?? [] { article.correct(correction.field, correction.value, lexicon) }
  }
}

extension Corrections {
  /// Writes what was set.
  func write(to wire: inout WireWriter) {
    wire.number(ofArticle.count)
    for (id, corrections) in ofArticle {
      wire.text(id)
      wire.number(corrections.count)
      for correction in corrections {
        wire.text(correction.field.rawValue)
        wire.text(correction.value)
      }
    }
  }

  /// Reads what was set.
  init(_ wire: inout WireReader) throws(WireFault) {
    ofArticle = [:]
    for _ in 0..<(try wire.count()) {
      let id = try wire.text()
      for _ in 0..<(try wire.count()) {
        guard let field = Article.Correction.Field(rawValue: try wire.text()) else { throw WireFault() }
        ofArticle[id, default: []].append(
          StoredCorrection(field: field, value: try wire.text(), before: nil, time: ""))
      }
    }
  }
}
