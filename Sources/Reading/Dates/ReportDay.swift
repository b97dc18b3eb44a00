import Record

/// The day that a report is of, as its 今天 means it; of an article that nothing dates there is none.
struct ReportDay {
  let known: CivilDate?

  /// The day against which what is past and what is to come are told apart. Without one nothing lies ahead: what is told
  /// as held was held.
  var horizon: CivilDate { known ?? CivilDate(dayNumber: .max) }

  /// The day on which offices are asked for their holders. Without one nobody holds any.
  var inOffice: CivilDate { known ?? CivilDate(dayNumber: .min) }
}
