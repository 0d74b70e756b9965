import Testing

@testable import Claimwire

/// Lone surrogates in JSON escapes.
struct SurrogateRepairTests {
  @Test(arguments: [
    (#""\ud83d""#, #""\ufffd""#, 1),
    (#""\ud83d\ude00""#, #""\ud83d\ude00""#, 0),
    (#""\ude00\ud83d""#, #""\ufffd\ufffd""#, 2),
    (#""\\ud83d""#, #""\\ud83d""#, 0),
    (#""\ud83d\n""#, #""\ufffd\n""#, 1),
    (#""\u00e9""#, #""\u00e9""#, 0),
  ])
  func onlyLoneHalvesAreReplaced(json: String, expected: String, count: Int) {
    var bytes = Array(json.utf8)
    #expect(SurrogateRepair.replaceLoneSurrogates(in: &bytes) == count)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }
}
