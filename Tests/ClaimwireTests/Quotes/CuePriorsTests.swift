import Testing

@testable import Claimwire

struct CuePriorsTests {
  @Test(
    "Forms of a word have one stem",
    arguments: [
      ["assert", "asserts", "asserted", "asserting", "assertion"],
      ["deny", "denies", "denied", "denying"],
      ["say", "says", "said", "saying"],
      ["announce", "announces", "announced", "announcement", "announcements"],
      ["plan", "plans", "planned", "planning"],
    ]
  )
  func stems(forms: [String]) {
    let stems = WordStems(CueLexicon())
    #expect(Set(forms.map(stems.stem)).count == 1)
  }

  @Test func wordsApartHaveOtherStems() {
    let stems = WordStems(CueLexicon())
    #expect(Set(["press", "virus", "state", "need", "king"].map(stems.stem)).count == 5)
  }

  @Test func aWordNeverMetHasTheClassOfItsOtherForms() {
    let priors = CuePriors([], classes: nil)
    var counts: [UInt32: CuePriors.Count] = [:]
    func add(_ word: String, _ cues: Int, _ total: Int) {
      counts[WordKey(word).value] = CuePriors.Count(text: word, cues: cues, total: total)
    }
    for word in ["assert", "claim", "argue", "insist", "deny", "hope"] {
      add(word + "s", 18, 20)
      add(word + "ed", 18, 20)
      if word != "assert" { add(word, 18, 20) }
    }
    for word in ["walk", "jump", "paint", "cook", "turn", "open", "train", "clean"] {
      for ending in ["", "s", "ed"] { add(word + ending, 0, 20) }
    }
    let rates = CueRates(priors.rates(counts))
    #expect(rates.entry(rates.rate(WordKey("asserting").value)).rate > 0)
    #expect(rates.stem(of: WordKey("asserting").value) == rates.stem(of: WordKey("asserted").value))
    #expect(rates.rate(WordKey("walks").value) == 0)
  }

  @Test func wordsOfAFileHaveTheirCounts() {
    let words = CuePriors.words(in: Array("said\t9\t1\t0\nwent\t7\t0\t2\n".utf8))
    #expect(words.map(\.text) == ["said", "went"])
    #expect(words.map(\.counts) == [[9, 1, 0], [7, 0, 2]])
  }
}
