/// Words before and after a number that say how it bounds the true count.
struct ComparatorTable: Sendable {
  /// What a phrase before a number does.
  enum Role: Sendable {
    /// It bounds.
    case bounds(Comparison)
    /// It changes nothing, but a comparator may stand before it: "about a further 2,000".
    case passes
  }

  /// Matched backwards from the token before the number.
  let before: PhraseTable<Role>
  /// Matched forwards from the token after it.
  let after: PhraseTable<Comparison>

  init() {
    before = PhraseTable(
      lines: """
        more than | over | well over | just over | more then | above | well above | just above : >
        in excess of | exceeding | greater than | higher than | beyond | topping | surpassing : >
        upwards of | upward of | slightly more than | well more than | far more than : >
        just more than | a little over | slightly over | north of | longer than | older than : >
        at least | at the very least | no fewer than | no less than | not less than : >=
        not fewer than | a minimum of | minimum of | as few as | at minimum | anything from : >=
        fewer than | less than | under | below | nearly | almost | just under | well under : <
        just below | just short of | approaching | nearing | not quite | slightly less than : <
        well below | close on | far fewer than | slightly fewer than | fewer then | shy of : <
        shorter than | younger than : <
        up to | as many as | as much as | no more than | not more than | at most | at the most : <=
        a maximum of | maximum of | as many | as much | anything up to | possibly up to : <=
        about | some | around | roughly | approximately | an estimated | estimated : ~
        circa | ca. | c. | approx. | approx | something like | in the region of : ~
        on the order of | in the neighborhood of | in the neighbourhood of | somewhere around : ~
        perhaps | maybe | close to | estimated at | a rough : ~
        a further | another | an additional | an extra | a total of | a record | a combined : pass
        the : pass
        """,
      anchor: .end
    ) { name in
      name == "pass" ? .passes : Comparison(rawValue: String(name)).map(Role.bounds)
    }
    after = PhraseTable(
      lines: """
        or more | or over | or above | or older | and over | and above | and older | plus | or higher : >=
        or fewer | or less | or under | or younger | and under | or below | at most | tops : <=
        or so | or thereabouts | odd : ~
        """,
      anchor: .start
    ) { Comparison(rawValue: String($0)) }
  }
}
