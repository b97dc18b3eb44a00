import Lexicon
import Record

extension Explanation {
  /// The times told, those of the same words and meaning once.
  var dates: [ExplainedFact] {
    var positions: [String: Int] = [:]
    var facts: [ExplainedFact] = []
    for (number, date) in reading.dates.enumerated() {
      let wording = wording(date.zone)
      let key = "\(date.zone)/\(wording.string(date.span))/\(date.when.words)"
      if let known = positions[key] {
        facts[known].spans.append(date.span)
        continue
      }
      positions[key] = facts.count
      facts.append(
        ExplainedFact(
          kind: .date, number: 0, summary: "\(wording.string(date.span)): \(date.when.words)", zone: date.zone,
          spans: [date.span], excerpts: [], reasons: reasons(date, number, wording)))
    }
    return numbered(facts)
  }

  /// The words of a time with their rows, from what day they count, and the word that turns them ahead.
  private func reasons(_ date: DateMention, _ number: Int, _ wording: Wording) -> [Reason] {
    let words = wording.words(in: date.span).compactMap { word in
      wording.rows(of: word, ["words"]).first.map { (word, $0) }
    }
    var reasons = [reason(.counted, date.span, wording, counted(date, number, words, wording), words.map(\.1))]
    if let start = date.when.start, start > today, let mark = mark(ahead: date, wording) {
      reasons.append(reason(.ahead, mark.0.span, wording, "what is to come is counted ahead", [mark.1]))
    }
    return reasons
  }

  /// The word of the clause that says that its times are still to come.
  private func mark(ahead date: DateMention, _ wording: Wording) -> (Hit, RowReference)? {
    let clause = wording.clause(around: date.span)
    return wording.words(in: clause).lazy.compactMap { word in
      wording.role(of: word, ["future"]).map { (word, $0) }
    }.first
  }

  /// What the first word of a time counts from.
  private func counted(
    _ date: DateMention, _ number: Int, _ words: [(Hit, RowReference)], _ wording: Wording
  ) -> String {
    let isAhead = date.when.start.map { $0 > today } ?? false
    guard let (first, row) = words.first, first.start == date.span.start, row["role"] != "numeral" else {
      return numbered(date, number, wording, isAhead)
    }
    switch row["role"] {
    case "day", "day-root": return "\(row["value"]) days from \(today)"
    case "same-day", "next-day": return "from the day told last, " + (dayTold(before: number) ?? "which is not known")
    case "weekday": return isAhead ? "the first such day from \(today) on" : "the latest such day up to \(today)"
    case "weekday-this": return "in the week of \(today)"
    case "weekday-last": return "in the week before that of \(today)"
    case "weekday-next": return "in the week after that of \(today)"
    case "week", "month", "year": return "\(row["value"]) \(row["role"])s from that of \(today)"
    default: return "from \(today)"
    }
  }

  /// A time that begins with a number.
  private func numbered(_ date: DateMention, _ number: Int, _ wording: Wording, _ isAhead: Bool) -> String {
    let words = wording.string(date.span)
    if words.contains("年") { return "as written" }
    if words.contains("月") {
      return isAhead ? "the first such month from that of \(today) on" : "the latest such month, next to \(today)"
    }
    if let before = dayTold(before: number, within: wording.sentence(around: date.span), date.zone) {
      return "a day of the month of \(before), told before it in the sentence"
    }
    return "the day of that number \(isAhead ? "next after" : "nearest to") \(today)"
  }

  /// The last day that the zone tells before a time, or that a sentence does, with its words.
  private func dayTold(before number: Int, within sentence: TextSpan? = nil, _ zone: TextSpan.Zone? = nil) -> String? {
    let told = reading.dates[..<number].last { date in
      date.when.precision == .day && date.zone == reading.dates[number].zone
        && sentence?.contains(date.span) != false
    }
    return told.flatMap { date in
      date.when.start.map { "\($0) (\(wording(date.zone).string(date.span)))" }
    }
  }
}
