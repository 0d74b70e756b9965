internal import CClaimwireKernel
internal import CICU

/// What the kernel must know to tell what is plain: which words might own a full stop, and what characters are.
struct TokenRules: ~Copyable {
  let abbreviations = Abbreviations()
  /// The same for the kernel.
  let plain: UnsafeMutablePointer<claimwire_tokens_rules>

  init() {
    plain = .allocate(capacity: 1)
    plain.initialize(to: claimwire_tokens_rules())
    let stops = UnsafeMutableRawPointer(plain).assumingMemoryBound(to: UInt64.self)
    let keyMask: UInt32 = (1 << UInt32(claimwire_tokens_stop_bits)) - 1
    for key in abbreviations.keys {
      stops[Int((key & keyMask) / 64)] |= 1 << UInt64((key & keyMask) % 64)
    }
    claimwire_icu_fill_classes(plain)
  }

  deinit {
    plain.deinitialize(count: 1)
    plain.deallocate()
  }
}
