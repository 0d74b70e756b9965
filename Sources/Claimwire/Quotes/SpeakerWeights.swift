/// What the features of ``SpeakerFocus`` are worth; written by scripts/train-speakers.
enum SpeakerWeights {
  /// In the order of ``SpeakerFocus/Feature``; learned from 818 pronouns.
  static let pronoun: SIMD32<Float> = {
    let values: [Float] = [
      0.450,  // here
      0.143,  // oneBack
      0.079,  // twoBack
      -0.425,  // fewBack
      -0.847,  // farBack
      1.047,  // subjectHere
      1.362,  // subjectOneBack
      0.628,  // subjectTwoBack
      0.486,  // subjectFewBack
      -0.523,  // noSubject
      0.616,  // sameParagraph
      -0.259,  // lastParagraph
      0.321,  // nearest
      0.910,  // nearestSubject
      0.608,  // firstOfSentence
      0.947,  // lastSpeaker
      0.551,  // formerSpeaker
      0.156,  // spokeInParagraph
      0.604,  // spokeInLastParagraph
      0.708,  // unrivalledSpeaker
      -1.088,  // quoted
      -0.640,  // possessive
      0.849,  // counts
      1.016,  // genderKnown
      -0.092,  // introduced
      0.514,  // unnamed
      -0.113,  // unnamedSpeaker
      0.057,  // titled
      0.474,  // goesOn
      -0.731,  // reported
    ]
    var weights = SIMD32<Float>(repeating: 0)
    for (index, value) in values.enumerated() { weights[index] = value }
    return weights
  }()
}
