/// What the features of ``SpeakerFocus`` are worth; written by scripts/train-speakers.
enum SpeakerWeights {
  /// In the order of ``SpeakerFocus/Feature``; learned from 830 pronouns.
  static let pronoun: SIMD32<Float> = {
    let values: [Float] = [
      0.469,  // here
      0.246,  // oneBack
      -0.010,  // twoBack
      -0.413,  // fewBack
      -0.892,  // farBack
      1.051,  // subjectHere
      1.450,  // subjectOneBack
      0.659,  // subjectTwoBack
      0.385,  // subjectFewBack
      -0.545,  // noSubject
      0.598,  // sameParagraph
      -0.122,  // lastParagraph
      0.348,  // nearest
      0.804,  // nearestSubject
      0.531,  // firstOfSentence
      0.935,  // lastSpeaker
      0.533,  // formerSpeaker
      0.190,  // spokeInParagraph
      0.730,  // spokeInLastParagraph
      0.694,  // unrivalledSpeaker
      -1.076,  // quoted
      -0.594,  // possessive
      0.748,  // counts
      0.967,  // genderKnown
      0.017,  // introduced
      0.505,  // unnamed
      -0.028,  // unnamedSpeaker
      0.054,  // titled
      0.654,  // goesOn
      -0.425,  // reported
    ]
    var weights = SIMD32<Float>(repeating: 0)
    for (index, value) in values.enumerated() { weights[index] = value }
    return weights
  }()
}
