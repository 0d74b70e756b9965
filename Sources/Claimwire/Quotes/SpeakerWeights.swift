/// What the features of ``SpeakerFocus`` are worth; written by scripts/train-speakers.
enum SpeakerWeights {
  /// In the order of ``SpeakerFocus/Feature``; learned from 835 pronouns.
  static let pronoun: SIMD32<Float> = {
    let values: [Float] = [
      0.464,  // here
      0.240,  // oneBack
      -0.011,  // twoBack
      -0.415,  // fewBack
      -0.879,  // farBack
      1.044,  // subjectHere
      1.449,  // subjectOneBack
      0.661,  // subjectTwoBack
      0.386,  // subjectFewBack
      -0.540,  // noSubject
      0.598,  // sameParagraph
      -0.133,  // lastParagraph
      0.338,  // nearest
      0.816,  // nearestSubject
      0.532,  // firstOfSentence
      0.913,  // lastSpeaker
      0.493,  // formerSpeaker
      0.175,  // spokeInParagraph
      0.738,  // spokeInLastParagraph
      0.684,  // unrivalledSpeaker
      -1.075,  // quoted
      -0.594,  // possessive
      0.740,  // counts
      0.965,  // genderKnown
      0.014,  // introduced
      0.510,  // unnamed
      -0.038,  // unnamedSpeaker
      0.064,  // titled
      0.658,  // goesOn
      -0.438,  // reported
    ]
    var weights = SIMD32<Float>(repeating: 0)
    for (index, value) in values.enumerated() { weights[index] = value }
    return weights
  }()
}
