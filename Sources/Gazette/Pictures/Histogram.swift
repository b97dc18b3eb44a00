import Archive
import Presentation
import Record

/// Entries by period, as bars: readable without a script, with a title, a description and the table behind it.
struct Histogram {
  let counts: [PeriodCount]
  let unit: TimelineUnit
  let title: String
  /// Where a period leads.
  let address: (String) -> Address?

  private static let height = 96
  private static let most = 400
  /// Periods that are counted through at most: a century of days.
  private static let longest = 40_000

  /// The periods from the first to the last, empty ones included; the last four hundred of more.
  private var periods: [String] {
    let all = counts.flatMap { [$0.start, $0.end] }
    guard let first = all.min(), let last = all.max() else { return [] }
    var periods = [first]
    while let current = periods.last, current < last, periods.count < Histogram.longest,
      let next = Histogram.next(current, unit)
    {
      periods.append(next)
    }
    return periods.suffix(Histogram.most)
  }

  /// The period after one.
  static func next(_ period: String, _ unit: TimelineUnit) -> String? {
    switch unit {
    case .day: return CivilDate(period).map { ($0 + 1).description }
    case .month: return CivilDate(period + "-01").map { String(($0 + 31).description.prefix(7)) }
    case .year: return CivilDate(period + "-12-31").map { String(($0 + 1).description.prefix(4)) }
    case .decade: return Int(period.prefix(3)).map { "\($0 + 1)0s" }
    }
  }

  func write(_ html: inout HTMLWriter, _ visit: Visit) {
    let periods = self.periods
    guard periods.count > 1 else { return }
    let positions = Dictionary(periods.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let exact = counts.filter { $0.start == $0.end }
    let wide = counts.filter { $0.start != $0.end }
    let peak = max(exact.map(\.count).max() ?? 1, 1)
    let step = max(3, min(24, 960 / periods.count))
    let width = step * periods.count
    let lanes = min(wide.count, 6)
    let bottom = Histogram.height + 4
    let whole = bottom + lanes * 5 + 16
    html.element("figure", ["class": "histogram"]) { html in
      html.element(
        "svg",
        [
          "viewBox": "0 0 \(width) \(whole)", "role": "group", "aria-labelledby": "histogram-title histogram-text",
          "preserveAspectRatio": "none",
        ]
      ) { html in
        html.element("title", ["id": "histogram-title"], title)
        html.element("desc", ["id": "histogram-text"], description(periods, exact))
        for count in exact {
          guard let position = positions[count.start] else { continue }
          let size = max(count.count * Histogram.height / peak, 2)
          link(count.start, &html) { html in
            html.element(
              "rect",
              [
                "class": "bar", "x": "\(position * step)", "y": "\(Histogram.height - size)",
                "width": "\(max(step - 1, 2))", "height": "\(size)",
              ]
            ) { $0.element("title", [:], "\(count.start): \(count.count)") }
          }
        }
        // What may fall on any of several periods is drawn across all of them.
        for (lane, count) in wide.sorted(by: { ($1.count, $0.start) < ($0.count, $1.start) }).prefix(lanes).enumerated()
        {
          guard let first = positions[count.start], let last = positions[count.end] else { continue }
          html.element(
            "rect",
            [
              "class": "span", "x": "\(first * step)", "y": "\(bottom + lane * 5)",
              "width": "\((last - first + 1) * step - 1)", "height": "3",
            ]
          ) { $0.element("title", [:], "\(count.start)…\(count.end): \(count.count)") }
        }
        html.open(
          "line",
          [
            "class": "ground", "x1": "0", "x2": "\(width)", "y1": "\(Histogram.height)", "y2": "\(Histogram.height)",
          ])
        html.raw("</line>")
      }
      html.element("figcaption") { html in
        html.element("span", [:], periods.first ?? "")
        html.element("span", [:], title + visit.say(.highest(peak)))
        html.element("span", [:], periods.last ?? "")
      }
      html.element("details") { html in
        html.element("summary", [:], visit.say(.asTable))
        table(&html, visit)
      }
    }
  }

  private func link(_ period: String, _ html: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void) {
    guard let address = address(period) else { return content(&html) }
    html.element("a", ["href": address.text, "aria-label": period], content)
  }

  private func description(_ periods: [String], _ exact: [PeriodCount]) -> String {
    let total = counts.reduce(0) { $0 + $1.count }
    let peak = exact.max { ($0.count, $1.start) < ($1.count, $0.start) }
    return "\(periods.first ?? "")–\(periods.last ?? ""): \(total)" + (peak.map { "; \($0.start): \($0.count)" } ?? "")
  }

  private func table(_ html: inout HTMLWriter, _ visit: Visit) {
    html.element("table") { html in
      html.element("thead") { html in
        html.element("tr") { html in
          html.element("th", ["scope": "col"], visit.say(.when))
          html.element("th", ["scope": "col"], visit.say(.count))
        }
      }
      html.element("tbody") { html in
        for count in counts {
          html.element("tr") { html in
            let name = count.start == count.end ? count.start : "\(count.start)…\(count.end)"
            html.element("th", ["scope": "row"]) { html in
              if count.start == count.end, let address = address(count.start) {
                html.element("a", ["href": address.text], name)
              } else {
                html.words(name)
              }
            }
            html.element("td", [:], "\(count.count)")
          }
        }
      }
    }
  }
}
