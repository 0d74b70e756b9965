/// What the features of ``SpeakerFocus`` are worth; written by scripts/train-speakers.
enum SpeakerWeights {
  /// In the order of ``SpeakerFocus/Feature``; learned from 807 pronouns.
  static let pronoun: SIMD32<Float> = {
    let values: [Float] = [
      0.461,  // here
      0.120,  // oneBack
      0.101,  // twoBack
      -0.377,  // fewBack
      -0.905,  // farBack
      1.013,  // subjectHere
      1.347,  // subjectOneBack
      0.778,  // subjectTwoBack
      0.356,  // subjectFewBack
      -0.494,  // noSubject
      0.593,  // sameParagraph
      -0.122,  // lastParagraph
      0.254,  // nearest
      0.849,  // nearestSubject
      0.495,  // firstOfSentence
      0.974,  // lastSpeaker
      0.684,  // formerSpeaker
      0.137,  // spokeInParagraph
      0.591,  // spokeInLastParagraph
      0.740,  // unrivalledSpeaker
      -1.059,  // quoted
      -0.650,  // possessive
      0.740,  // counts
      1.049,  // genderKnown
      0.103,  // introduced
      0.498,  // unnamed
      -0.173,  // unnamedSpeaker
      0.201,  // titled
      0.600,  // goesOn
      -0.742,  // reported
    ]
    var weights = SIMD32<Float>(repeating: 0)
    for (index, value) in values.enumerated() { weights[index] = value }
    return weights
  }()
}
