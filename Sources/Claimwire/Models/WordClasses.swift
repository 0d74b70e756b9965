internal import CClaimwireData
internal import CClaimwireKernel

/// What is known of a word from unlabelled text: which words it is like.
///
/// Made by `scripts/word_classes.py`; see `words.MODEL_CARD.md`.
struct WordCluster: BitwiseCopyable, Sendable {
  /// Words alike in meaning: the leaf of a clustering of encoder vectors; 0 where the word is not known.
  var meaning: UInt16
  /// Words met between the same neighbours in news; 0 where the word is not known or rare.
  var context: UInt16

  static let unknown = WordCluster(meaning: 0, context: 0)
}

/// Words and their classes: an open-addressed table used in place, one to three probes a look-up.
struct WordClasses: Sendable {
  static let kind: UInt32 = 0x4452_4F57  // "WORD"
  static let slotsSection: UInt32 = 1
  static let coarseMeaningSection: UInt32 = 3
  static let coarseContextSection: UInt32 = 4

  private let blob: ModelBlob
  /// The table itself: trivially copied, for a loop over tokens, and valid as long as this is kept.
  let table: Table

  /// Slots and branches in place.
  struct Table: BitwiseCopyable, Sendable {
    /// 11 bits of the key's hash, 11 of the meaning class, 10 of the context class; 0 where nothing is.
    fileprivate nonisolated(unsafe) let slots: UnsafeBufferPointer<UInt32>
    fileprivate nonisolated(unsafe) let coarseMeanings: UnsafeBufferPointer<UInt8>
    fileprivate nonisolated(unsafe) let coarseContexts: UnsafeBufferPointer<UInt8>

    /// Has the memory of the word's slot fetched, to be looked at a little later.
    @inline(__always)
    func prefetch(_ key: UInt32) {
      guard let first = slots.baseAddress else { return }
      claimwire_chain_prefetch(first + Int(slot(key)))
    }

    @inline(__always)
    private func slot(_ key: UInt32) -> UInt32 {
      (key &* 0x9E37_79B1) >> 7 & UInt32(slots.count - 1)
    }

    /// The class of the word with that ``WordKey``; one unknown word in a thousand is taken for another.
    @inline(__always)
    func wordClass(_ key: UInt32) -> WordCluster {
      let mask = UInt32(slots.count - 1)
      let check = (key &* 0x85EB_CA6B) >> 21
      var slot = slot(key)
      // At most three quarters full, so an empty slot ends every search.
      while true {
        let entry = slots[Int(slot)]
        if entry == 0 { return .unknown }
        if entry >> 21 == check {
          return WordCluster(
            meaning: UInt16(truncatingIfNeeded: entry >> 10 & 0x7FF),
            context: UInt16(truncatingIfNeeded: entry & 0x3FF)
          )
        }
        slot = (slot + 1) & mask
      }
    }

    /// The branch that a class's leaf hangs on.
    @inline(__always)
    func coarseMeaning(_ leaf: UInt16) -> UInt32 {
      Int(leaf) < coarseMeanings.count ? UInt32(coarseMeanings[Int(leaf)]) : 0
    }

    /// The branch that a context class hangs on.
    @inline(__always)
    func coarseContext(_ leaf: UInt16) -> UInt32 {
      Int(leaf) < coarseContexts.count ? UInt32(coarseContexts[Int(leaf)]) : 0
    }
  }

  /// The embedded table; null where the program was built without one.
  init?() { self.init(ModelStorage(embedded: claimwire_data_words())) }

  init?(_ storage: ModelStorage) {
    guard let blob = ModelBlob(storage, kind: WordClasses.kind),
      let slots = blob.array(WordClasses.slotsSection, of: UInt32.self),
      let meanings = blob.array(WordClasses.coarseMeaningSection, of: UInt8.self),
      let contexts = blob.array(WordClasses.coarseContextSection, of: UInt8.self),
      slots.count.nonzeroBitCount == 1
    else { return nil }
    self.blob = blob
    table = Table(slots: slots, coarseMeanings: meanings, coarseContexts: contexts)
  }

  /// See ``Table/wordClass(_:)``.
  @inline(__always)
  func wordClass(_ key: UInt32) -> WordCluster { table.wordClass(key) }
}
