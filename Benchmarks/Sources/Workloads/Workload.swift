import Claimwire

/// What is measured: a part of the way from an article's bytes to its record, or all of it.
public enum Workload: String, CaseIterable, Sendable {
  /// Finding ICU's word boundaries, none kept.
  case boundaries
  /// Making every token of a text, none kept.
  case tokenizer
  /// The stage of tokens: a document with its tokens.
  case tokens
  /// The stage of sentences alone.
  case sentences
  /// The stage of dates alone.
  case dates
  /// The stage of numbers alone.
  case numbers
  /// The tagger of names alone, which is a part of the stage of entities.
  case tagger
  /// The stage of mentions and entities alone.
  case entities
  /// The stage of quotes alone.
  case quotes
  /// The stage of claims alone.
  case claims
  /// Documents that have every layer into records.
  case writer
  /// From the text to sentences.
  case throughSentences = "through-sentences"
  /// From the text to dates.
  case throughDates = "through-dates"
  /// From the text to numbers.
  case throughNumbers = "through-numbers"
  /// From the text to entities.
  case throughEntities = "through-entities"
  /// From the text to quotes.
  case throughQuotes = "through-quotes"
  /// Every stage, from the text to claims.
  case chain

  /// The stage whose layers its documents have before the clock starts; null where it starts from the text.
  var stageBefore: AnnotatorConfiguration.Stage? {
    switch self {
    case .sentences: .tokens
    case .dates: .sentences
    case .numbers: .dates
    case .tagger, .entities: .numbers
    case .quotes: .entities
    case .claims: .quotes
    case .writer: .claims
    default: nil
    }
  }

  /// The stage that it is, alone; or, from the text on, the last one.
  var stage: AnnotatorConfiguration.Stage? {
    switch self {
    case .tokens: .tokens
    case .sentences, .throughSentences: .sentences
    case .dates, .throughDates: .dates
    case .numbers, .throughNumbers: .numbers
    case .entities, .throughEntities: .entities
    case .quotes, .throughQuotes: .quotes
    case .claims, .chain: .claims
    case .boundaries, .tokenizer, .tagger, .writer: nil
    }
  }
}
