import Messages
import Presentation
import Query

/// What is wrong with a question, with its place marked.
struct FaultNote {
  let fault: QuestionFault
  init(_ fault: QuestionFault) { self.fault = fault }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    let scalars = Array(fault.question.unicodeScalars)
    func words(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    html.element("div", ["class": "notice fault", "role": "alert"]) { html in
      html.element("p") { html in
        html.element("code") { html in
          html.words(words(0..<fault.place.lowerBound))
          html.element("mark", [:], fault.place.isEmpty ? "▮" : words(fault.place))
          html.words(words(fault.place.upperBound..<scalars.count))
        }
      }
      html.element("p", [:], fault.problem(visit.language))
      html.element("p", [:], fault.remedy(visit.language))
    }
  }
}
