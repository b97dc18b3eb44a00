import BuiltInLexicon
import Foundation
import Lexicon
import Reading
import Record

/// `trainer --gold FILES --articles FOLDERS [--weights FILE] [--cross FILE]`: learns the weights of the choices from
/// annotated articles and writes the table (several files or folders with commas between them); with `--cross`, writes for
/// every article the reading by weights learnt without its month; with `--oracle yes`, prints what the choices are made
/// among: how many of the annotated speakers are candidates of their cue, how many of the annotated names stand whole in a
/// reading, by kind and by month.
@main
struct Main {
  static func main() throws {
    var options: [String: String] = [:]
    var arguments = CommandLine.arguments.dropFirst()
    while let name = arguments.popFirst() { options[name] = arguments.popFirst() }
    guard let gold = options["--gold"], let folder = options["--articles"] else {
      print(
        "usage: trainer --gold FILE[,FILE…] --articles FOLDER[,FOLDER…] [--weights FILE] [--cross FILE] [--oracle yes]")
      exit(2)
    }
    let lexicon = try LoadedLexicon(image: EmbeddedLexicon.image())
    let articles = try AnnotatedArticles(lexicon: lexicon).read(
      gold: gold.split(separator: ",").map(String.init), folders: folder.split(separator: ",").map(String.init))
    let training = Training(lexicon: lexicon)
    print("\(articles.count) articles, \(Set(articles.map(\.month)).count) months")
    if let path = options["--cross"] {
      var lines = ""
      for month in Set(articles.map(\.month)).sorted() {
        let learnt = training.learn(articles.filter { $0.month != month })
        var reader = Reader(lexicon: lexicon, weights: learnt.weights, isLearning: false)
        for annotated in articles where annotated.month == month {
          var json = JSONWriter()
          reader.read(annotated.article).write(to: &json)
          lines += json.text + "\n"
        }
        print("\(month) read by what the other months teach")
      }
      try Data(lines.utf8).write(to: URL(fileURLWithPath: path))
    }
    if options["--oracle"] != nil { print(Oracle(lexicon: lexicon).report(articles)) }
    if options["--lacking"] != nil {
      for line in training.examples(articles, ChoiceWeights()).lacking { print(line) }
    }
    if let restraints = options["--tune"] {
      let examples = training.examples(articles, training.learn(articles).weights)
      for decision in Choices.decisions {
        for restraint in restraints.split(separator: ",").compactMap({ Double($0) }) {
          let result = CrossValidation(learner: Learner(restraint: restraint)).right(examples.lesson(decision))
          print("\(decision), restraint \(restraint): \(result.right) of \(result.made)")
        }
      }
    }
    if let path = options["--weights"] {
      let learnt = training.learn(articles)
      print(learnt.report)
      try Data(training.table(learnt).utf8).write(to: URL(fileURLWithPath: path))
    }
  }
}
