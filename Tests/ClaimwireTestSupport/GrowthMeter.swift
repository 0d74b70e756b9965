import Foundation

/// How much more processor time a piece of work takes for more input.
public enum GrowthMeter {
  /// The least processor time of the calling thread that `work` takes at each of two sizes, as a ratio.
  ///
  /// Work that is linear in its input gives about `large / small`, quadratic work the square of that. Processor time
  /// does not count what other processes do meanwhile, and the least of several runs is the one disturbed least.
  public static func ratio(small: Int, large: Int, runs: Int = 3, _ work: (Int) -> Void) -> Double {
    work(small)
    let times = [small, large].map { size in
      (0..<runs).map { _ in seconds { work(size) } }.min() ?? 0
    }
    return times[1] / max(times[0], 1e-9)
  }

  private static func seconds(_ work: () -> Void) -> Double {
    let start = now()
    work()
    return now() - start
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
