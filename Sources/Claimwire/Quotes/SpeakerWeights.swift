/// What the features of ``SpeakerFocus`` are worth.
enum SpeakerWeights {
  /// In the order of ``SpeakerFocus/Feature``.
  static let pronoun: SIMD32<Float> = {
    let values: [Float] = [
      0.5, 0.3, 0, -0.4, -1,
      1.5, 1.2, 0.6, 0.2, -0.5,
      0.4, 0.2,
      0.2, 1.2, 0.3,
      1.0, 0.3, 0.5, 0.3,
      0.8,
      -1, -0.6, 0.4, 0.5, 0.2, 0.5, 0.2, 0,
      0.5,
    ]
    var weights = SIMD32<Float>(repeating: 0)
    for (index, value) in values.enumerated() { weights[index] = value }
    return weights
  }()
}
