import CAllocations
import ClaimwireTestSupport
import Testing

@testable import Claimwire

/// The core asks for no memory once it has seen a text like the one it is given; what ICU's dictionaries do is not its own.
@Suite(.enabled(if: allocations_are_counted())) struct TokenizerAllocationTests {
  /// Some pieces of the kernel's, of every script that it does itself.
  private static let text: [UInt8] = {
    let line =
      "Lt. Roe's U.S. plan -- “so” (he said), \"no\" to 1,200 at a@b.org... don't! МИД: Москва, Київ; "
      + "العربية हिन्दी École 👨‍👩‍👧\n"
    return Array(String(repeating: line, count: 1_000).utf8)
  }()

  private static func allocations(during body: () -> Void) -> UInt64 {
    let before = allocations_of_thread()
    body()
    return allocations_of_thread() - before
  }

  @Test func allocationsAreSeen() {
    var kept: [Int] = []
    #expect(Self.allocations { kept.reserveCapacity(1_000) } > 0)
  }

  @Test(arguments: Kernel.allCases.filter(\.isSupported))
  func tokensAllocateNothingAfterTheFirstText(kernel: Kernel) throws {
    let tokenizer = try required(Tokenizer(kernel: kernel))
    Self.text.withUnsafeBytes { bytes in
      let first = tokenizer.count(in: bytes)
      var second = 0
      #expect(Self.allocations { second = tokenizer.count(in: bytes) } == 0)
      #expect(second == first)
    }
  }

  @Test(arguments: Kernel.allCases.filter(\.isSupported))
  func boundariesAllocateNothingAfterTheFirstText(kernel: Kernel) throws {
    let iterator = try required(WordBreakIterator(kernel: kernel))
    Self.text.withUnsafeBytes { bytes in
      let first = iterator.count(in: bytes)
      var second = 0
      #expect(Self.allocations { second = iterator.count(in: bytes) } == 0)
      #expect(second == first)
    }
  }
}
