internal import CClaimwireData

/// What is known of a word from unlabelled text: which words it is like.
///
/// Made by `scripts/word-classes`; see `words.MODEL_CARD.md`.
struct WordCluster: BitwiseCopyable, Sendable {
  /// Words alike in meaning: the leaf of a clustering of encoder vectors; 0 where the word is not known.
  var meaning: UInt16
  /// Words met between the same neighbours in news; 0 where the word is not known or rare.
  var context: UInt16

  static let unknown = WordCluster(meaning: 0, context: 0)
}

/// Words and their classes: an open-addressed table used in place, two to three probes a look-up.
struct WordClasses: Sendable {
  static let kind: UInt32 = 0x4452_4F57  // "WORD"
  static let keysSection: UInt32 = 1
  static let classesSection: UInt32 = 2
  static let coarseMeaningSection: UInt32 = 3
  static let coarseContextSection: UInt32 = 4

  private let blob: ModelBlob
  private nonisolated(unsafe) let keys: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let classes: UnsafeBufferPointer<WordCluster>
  private nonisolated(unsafe) let coarseMeanings: UnsafeBufferPointer<UInt8>
  private nonisolated(unsafe) let coarseContexts: UnsafeBufferPointer<UInt8>

  /// The embedded table; null where the program was built without one.
  init?() { self.init(ModelStorage(embedded: claimwire_data_words())) }

  init?(_ storage: ModelStorage) {
    guard let blob = ModelBlob(storage, kind: WordClasses.kind),
      let keys = blob.array(WordClasses.keysSection, of: UInt32.self),
      let classes = blob.array(WordClasses.classesSection, of: WordCluster.self),
      let meanings = blob.array(WordClasses.coarseMeaningSection, of: UInt8.self),
      let contexts = blob.array(WordClasses.coarseContextSection, of: UInt8.self),
      keys.count == classes.count, keys.count.nonzeroBitCount == 1
    else { return nil }
    self.blob = blob
    self.keys = keys
    self.classes = classes
    coarseMeanings = meanings
    coarseContexts = contexts
  }

  /// The class of the word with that ``WordKey``; key 0 stands for an empty slot.
  @inline(__always)
  func wordClass(_ key: UInt32) -> WordCluster {
    let mask = UInt32(keys.count - 1)
    var slot = (key &* 0x9E37_79B1) >> 7 & mask
    // At most three quarters full, so an empty slot ends every search.
    while keys[Int(slot)] != 0 {
      if keys[Int(slot)] == key { return classes[Int(slot)] }
      slot = (slot + 1) & mask
    }
    return .unknown
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
