/// Something said, written or thought, with who said it.
public struct Quote: Sendable {
  /// The content: from the first part to the last, and in a partial quote the reporter's words around them that belong to
  /// the statement, where they are known.
  public var span: TextSpan
  /// In marks or not.
  public var kind: QuoteKind
  /// The pieces of a split or multi-paragraph quote, without their marks; of a partial quote what stands in marks.
  ///
  /// One at least, all in the span.
  public var parts: [TextSpan]
  /// The words that attribute it.
  public var cue: Cue?
  /// Who is attributed.
  public var speaker: Speaker?
  /// Whether the closing mark is missing.
  public var isOpen: Bool
  /// How likely content and speaker are right, 0 to 1.
  public var confidence: Float

  /// What of the text is content: the parts, or the whole where the reporter's words belong to it.
  var extents: [TextSpan] {
    parts.first?.start == span.start && parts.last?.end == span.end ? parts : [span]
  }
}

/// How a quote is reported.
public enum QuoteKind: String, Sendable, CaseIterable {
  /// A whole utterance in marks.
  case direct
  /// A statement with fragments in marks inside the reporter's sentence.
  case partial
  /// Reported without marks: "said that …".
  case indirect
}

/// The word or words that attribute a quote: "said", "according to".
public struct Cue: Sendable {
  /// Where they stand.
  public var span: TextSpan
  /// What kind of speech act they name.
  public var `class`: CueClass
}

/// Kinds of speech acts.
public enum CueClass: String, Sendable, CaseIterable {
  /// said, told, according to.
  case say
  /// wrote, posted, tweeted.
  case write
  /// asked, wondered.
  case ask
  /// claimed, alleged, insisted.
  case claim
  /// denied, rejected.
  case deny
  /// confirmed, admitted.
  case confirm
  /// warned, cautioned.
  case warn
  /// accused, blamed.
  case accuse
  /// thinks, believes, fears.
  case think
  /// ordered, urged, demanded.
  case order
}

/// The mention that a quote is attributed to, and whom it resolves to.
public struct Speaker: Sendable {
  /// The attributing mention as it stands ("the president").
  public var span: TextSpan
  /// The resolved name ("Ada Roe").
  public var name: String
  /// The entity, as an index into the document's, where it is one.
  public var entity: Int?
  /// How it was found.
  public var how: SpeakerResolution
}

/// How a speaker was found.
public enum SpeakerResolution: String, Sendable, CaseIterable {
  /// Named beside the cue.
  case name
  /// By a description: "the president", "police".
  case nominal
  /// By a pronoun.
  case pronoun
  /// From the quote before.
  case carried
  /// By a colon: "Roe: …".
  case colon
}
