import Archive
import Messages
import Presentation
import Query
import Record

/// How questions are asked, with each field and what it takes.
struct QuestionHelp {
  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("section", ["id": "questions"]) { html in
      html.element("h2", [:], visit.say(.questions))
      html.element("ul", ["class": "samples"]) { html in
        for sample in [
          "王毅 厦门", "\"政治解决\"", "actor:CHN actor:KOR", "wang yi OR lavrov", "said:半岛 speaker:王毅",
          "kind:meeting after:2021-04 -status:planned", "has:disagreement",
        ] {
          html.element("li") { html in
            html.element("a", ["href": visit.page("search").with("q", sample).text]) { $0.element("code", [:], sample) }
          }
        }
      }
      html.element("dl", ["class": "facts"]) { html in
        for field in QuestionField.allCases {
          html.element("dt") { $0.element("code", [:], field.rawValue + ":") }
          html.element("dd", [:], field.help(visit.language))
        }
      }
    }
  }
}
