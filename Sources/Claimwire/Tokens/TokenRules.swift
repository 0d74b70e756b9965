internal import CClaimwireKernel
internal import CICU

/// What the kernel must know to make tokens: which words may own a full stop, and what characters are.
struct TokenRules: ~Copyable {
  let kernelRules: UnsafeMutablePointer<claimwire_tokens_rules>

  init() {
    kernelRules = .allocate(capacity: 1)
    kernelRules.initialize(to: claimwire_tokens_rules())
    claimwire_icu_fill_classes(kernelRules)
    for (abbreviation, condition) in Abbreviations.all {
      var word = abbreviation
      let isAdded = word.withUTF8 { letters in
        guard let base = letters.baseAddress else { return false }
        return claimwire_tokens_add_stop(kernelRules, base, letters.count, condition.rawValue)
      }
      precondition(isAdded, "more abbreviations than there is room for")
    }
  }

  deinit {
    kernelRules.deinitialize(count: 1)
    kernelRules.deallocate()
  }
}
