/// What the features of ``SpeakerFocus`` are worth; written by scripts/train-speakers.
enum SpeakerWeights {
  /// In the order of ``SpeakerFocus/Feature``; learned from 826 pronouns.
  static let pronoun: SIMD32<Float> = {
    let values: [Float] = [
      0.437,  // here
      0.087,  // oneBack
      0.042,  // twoBack
      -0.422,  // fewBack
      -0.743,  // farBack
      1.055,  // subjectHere
      1.319,  // subjectOneBack
      0.627,  // subjectTwoBack
      0.317,  // subjectFewBack
      -0.318,  // noSubject
      0.594,  // sameParagraph
      -0.322,  // lastParagraph
      0.350,  // nearest
      1.022,  // nearestSubject
      0.643,  // firstOfSentence
      0.852,  // lastSpeaker
      0.765,  // formerSpeaker
      0.214,  // spokeInParagraph
      0.480,  // spokeInLastParagraph
      0.619,  // unrivalledSpeaker
      -1.108,  // quoted
      -0.665,  // possessive
      0.942,  // counts
      1.072,  // genderKnown
      -0.091,  // introduced
      0.507,  // unnamed
      -0.293,  // unnamedSpeaker
      -0.035,  // titled
      0.302,  // goesOn
      -0.735,  // reported
    ]
    var weights = SIMD32<Float>(repeating: 0)
    for (index, value) in values.enumerated() { weights[index] = value }
    return weights
  }()
}
