import CMeasuring

/// What some work cost: the processor's time and the requests for memory of the thread that did it.
public struct Cost: Sendable {
  /// Seconds of the processor; what other processes do meanwhile does not count.
  public var seconds = 0.0
  /// Calls that asked for memory; always 0 where ``isCounted`` is false.
  public var allocations = 0

  /// Nothing yet.
  public init() {}

  /// Whether allocations are counted on this system.
  public static var isCounted: Bool { claimwire_allocations_are_counted() }

  /// The most memory that this process has had at a time, in bytes.
  public static var peakMemory: Int { Int(claimwire_peak_memory()) }

  /// Adds another cost.
  public static func += (left: inout Cost, right: Cost) {
    left.seconds += right.seconds
    left.allocations += right.allocations
  }

  /// The cost of calling `work`, which is all that callgrind counts where it is told to collect `claimwire_measured`.
  public static func of(_ work: () -> Void) -> Cost {
    withoutActuallyEscaping(work) { work in
      var work = work
      let cost = withUnsafeMutablePointer(to: &work) { pointer in
        claimwire_measured(
          { context in context?.assumingMemoryBound(to: (() -> Void).self).pointee() },
          pointer
        )
      }
      var result = Cost()
      result.seconds = cost.seconds
      result.allocations = Int(cost.allocations)
      return result
    }
  }
}
