import Messages

/// The figures of accuracy, as the scorers gave them when the program was last measured.
enum Trust {
  static let introduction: Message = """
    Chancery reads by grammar and by weights learnt from annotated articles. How well it reads was measured on \
    articles that were not used in making it. Every fact leads to its words: check what you use.
    """

  static let figures: [(what: Message, value: String, on: Message)] = [
    ("the article's own text", "97.9 %", "share of annotated articles kept aside"),
    ("statements, their words", "85.3", "F1, annotated articles kept aside"),
    ("statements with the right speaker", "74.7", "F1, the same"),
    ("encounters, lenient", "64.3", "F1, the same"),
    ("encounters with people, day and place", "40.8", "F1, the same"),
    ("acts", "52.3", "F1, the same"),
    ("issues", "78.7", "F1, the same"),
    (
      "entries shown unasked: right", "68 %",
      "entries drawn by chance and judged; weights were fitted with such verdicts"
    ),
    ("entries shown unasked: partly right", "20 %", "the same"),
    ("entries shown unasked: wrong", "12 %", "the same"),
  ]
}
