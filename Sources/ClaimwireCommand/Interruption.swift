import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Ctrl-C and SIGTERM: the first lets the run finish what it has in hand, the second ends the process at once.
enum Interruption {
  /// The signal that came; 0 for none.
  private static let received = Atomic<Int32>(0)

  /// Listens from now on.
  static func listen() {
    // The atomic is made here, so that the handler finds it made.
    received.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        Interruption.received.store(number, ordering: .relaxed)
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(number, &action, nil)
    }
    // A parent with Dispatch's threads may hand down a mask in which they are blocked.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    sigprocmask(SIG_UNBLOCK, &signals, nil)
  }

  /// The signal that came, null for none.
  static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  static var name: String { signal == SIGTERM ? "SIGTERM" : "Ctrl-C" }
}
