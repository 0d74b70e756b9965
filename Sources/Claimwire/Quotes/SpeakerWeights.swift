/// What the features of ``SpeakerFocus`` are worth; written by scripts/train-speakers.
enum SpeakerWeights {
  /// In the order of ``SpeakerFocus/Feature``; learned from 832 pronouns.
  static let pronoun: SIMD32<Float> = {
    let values: [Float] = [
      0.476,  // here
      0.232,  // oneBack
      -0.005,  // twoBack
      -0.379,  // fewBack
      -0.924,  // farBack
      1.053,  // subjectHere
      1.458,  // subjectOneBack
      0.734,  // subjectTwoBack
      0.314,  // subjectFewBack
      -0.559,  // noSubject
      0.593,  // sameParagraph
      -0.033,  // lastParagraph
      0.315,  // nearest
      0.892,  // nearestSubject
      0.562,  // firstOfSentence
      0.939,  // lastSpeaker
      0.557,  // formerSpeaker
      0.144,  // spokeInParagraph
      0.622,  // spokeInLastParagraph
      0.707,  // unrivalledSpeaker
      -1.091,  // quoted
      -0.607,  // possessive
      0.859,  // counts
      0.938,  // genderKnown
      -0.130,  // introduced
      0.508,  // unnamed
      -0.031,  // unnamedSpeaker
      -0.041,  // titled
      0.548,  // goesOn
      -0.433,  // reported
    ]
    var weights = SIMD32<Float>(repeating: 0)
    for (index, value) in values.enumerated() { weights[index] = value }
    return weights
  }()
}
