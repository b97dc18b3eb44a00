import Presentation

/// The box of a page that a question narrows down.
struct QuestionForm {
  let action: Address
  let asked: String

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("form", ["class": "question", "action": action.text]) { html in
      html.element("label", [:]) { html in
        html.element("span", [:], visit.say(.narrow))
        html.open("input", ["name": "q", "value": asked, "placeholder": visit.say(.askHint), "spellcheck": "false"])
      }
      html.element("button", [:], visit.say(.ask))
    }
  }
}
