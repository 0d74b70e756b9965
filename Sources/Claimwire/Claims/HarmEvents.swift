/// What an article says of its events as a whole: which day the one that it leads with happened, and which days head its
/// passages.
struct HarmEvents {
  /// The day of the first sentence that tells of harm and has one, else that of a sentence right behind: the event that
  /// the article is about.
  let day: String?
  /// Passages that a day heads ("Monday 5 May: …"), by sentence.
  private let headings: [(sentence: Int, day: String)]

  /// O(sentences + dates).
  init(_ text: TaggedText) {
    var day: String?
    var dayBehind: String?
    var firstHarm: Int?
    var headings: [(sentence: Int, day: String)] = []
    let document = text.document
    var date = 0
    for index in document.sentences.indices where document.sentences[index].role.isProse {
      let range = document.sentences[index].tokens
      while date < document.dates.count,
        document.dates[date].tokens.lowerBound < range.lowerBound
      {
        date += 1
      }
      if let heading = Self.heading(text, range, from: date) { headings.append((index, heading)) }
      guard day == nil, index < Self.leadSentences else { continue }
      if text.tellsOfHarm[index] {
        firstHarm = firstHarm ?? index
        day = Self.day(text, range, from: date)
      } else if dayBehind == nil, let firstHarm, index - firstHarm <= Self.reachBehind {
        dayBehind = Self.day(text, range, from: date)
      }
    }
    self.day = day ?? dayBehind
    self.headings = headings
  }

  /// The day that heads the passage of the sentence, null where none does; O(log n).
  func headingDay(before sentence: Int) -> String? {
    let after = headings.firstIndexSorted { $0.sentence > sentence }
    return after > 0 ? headings[after - 1].day : nil
  }

  /// How many sentences behind the first one of harm the day may stand without a word of harm.
  ///
  /// "The ferry went down on Saturday."
  private static let reachBehind = 3

  /// How far into an article its lead may tell the day.
  private static let leadSentences = 12

  /// "Monday 5 May: …".
  private static func heading(_ text: TaggedText, _ range: Range<Int>, from date: Int) -> String? {
    guard date < text.document.dates.count else { return nil }
    let first = text.document.dates[date]
    guard first.tokens.lowerBound - range.lowerBound <= 1,
      first.tokens.upperBound < range.upperBound,
      text.tokens[first.tokens.upperBound].isMark(":")
    else { return nil }
    return fullDay(first, text)
  }

  /// The sentence's first day that is not its report's.
  private static func day(_ text: TaggedText, _ range: Range<Int>, from first: Int) -> String? {
    let aftermath = Aftermath(text: text)
    for date in text.document.dates[first...].prefix(6) {
      guard date.tokens.lowerBound < range.upperBound else { return nil }
      let before = date.tokens.lowerBound - 1
      let isReport =
        before >= range.lowerBound && text.has(before, .reporting)
        || before > range.lowerBound && text.has(before, .preposition)
          && text.has(before - 1, .reporting)
      if !isReport, !aftermath.owns(date, in: range, of: .killed), let day = fullDay(date, text) {
        return day
      }
    }
    return nil
  }

  private static func fullDay(_ date: DateExpression, _ text: TaggedText) -> String? {
    guard let value = HarmDay.calendarValue(of: date), value.utf8.count == 10, text.isPast(date)
    else { return nil }
    return value
  }
}
