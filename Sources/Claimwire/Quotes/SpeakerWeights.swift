/// What the features of ``SpeakerFocus`` are worth; written by scripts/train-speakers.
enum SpeakerWeights {
  /// In the order of ``SpeakerFocus/Feature``; learned from 831 pronouns.
  static let pronoun: SIMD32<Float> = {
    let values: [Float] = [
      0.473,  // here
      0.202,  // oneBack
      -0.050,  // twoBack
      -0.381,  // fewBack
      -0.844,  // farBack
      1.055,  // subjectHere
      1.428,  // subjectOneBack
      0.673,  // subjectTwoBack
      0.386,  // subjectFewBack
      -0.542,  // noSubject
      0.611,  // sameParagraph
      -0.139,  // lastParagraph
      0.258,  // nearest
      0.802,  // nearestSubject
      0.502,  // firstOfSentence
      0.992,  // lastSpeaker
      0.573,  // formerSpeaker
      0.132,  // spokeInParagraph
      0.683,  // spokeInLastParagraph
      0.758,  // unrivalledSpeaker
      -1.081,  // quoted
      -0.629,  // possessive
      0.806,  // counts
      0.955,  // genderKnown
      -0.051,  // introduced
      0.510,  // unnamed
      -0.008,  // unnamedSpeaker
      0.030,  // titled
      0.608,  // goesOn
      -0.736,  // reported
    ]
    var weights = SIMD32<Float>(repeating: 0)
    for (index, value) in values.enumerated() { weights[index] = value }
    return weights
  }()
}
