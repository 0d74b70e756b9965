/// The words that speakers are told by; made once.
struct SpeakerLexicon: Sendable {
  /// What stands behind a newspaper's name, or a think tank's.
  let outlets = WordTable(
    words:
      "newspaper website magazine channel broadcaster station network daily weekly agency site tank"
  )
  /// What an outlet has before its noun: "news agency", "radio station", "think tank".
  let media = KeySet("news television tv radio cable broadcast satellite media web gossip think")
  /// What one was, but is called by still.
  let former = KeySet("former ex retired onetime longtime then-")
  /// Pronouns for what is no single person.
  let plurals = KeySet("they them it itself themselves")
  /// What stresses the word before it: "the study itself".
  let reflexives = KeySet("itself himself herself themselves")

  /// What stands for some of many.
  let quantifiers = KeySet("one another some many most several few none two three each both")

  static let the = WordKey("the").value
  static let there = WordKey("there").value
  static let and = WordKey("and").value
  static let possessive = WordKey("'s").value
  static let member = WordKey("member").value
  static let who = WordKey("who").value
  static let that = WordKey("that").value
  static let i = WordKey("i").value
  static let we = WordKey("we").value
}
