import Testing

@testable import Claimwire

@Suite struct DecimalDigitsTests {
  @Test func everyNumberReadsAsSwiftWritesIt() {
    for number in 0..<100_000 { expectDigits(of: number) }
    var power = 1
    for _ in 0..<18 {
      power *= 10
      for number in [power - 1, power, power + 1, power / 7 * 9, -power, 1 - power] {
        expectDigits(of: number)
      }
    }
  }

  @Test func theLongestNumbersFitTwentyBytes() {
    for number in [Int.max, Int.min, Int.max / 3, Int.min / 3] { expectDigits(of: number) }
  }

  private func expectDigits(of number: Int) {
    var bytes: [UInt8] = Array("offset ".utf8)
    bytes.appendDecimal(number)
    // A `String` is made for what differs only.
    if !bytes.dropFirst(7).elementsEqual("\(number)".utf8) {
      Issue.record("\(number) is written \(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
