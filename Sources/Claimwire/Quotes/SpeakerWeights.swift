/// What the features of ``SpeakerFocus`` are worth; written by scripts/train-speakers.
enum SpeakerWeights {
  /// In the order of ``SpeakerFocus/Feature``; learned from 811 pronouns.
  static let pronoun: SIMD32<Float> = {
    let values: [Float] = [
      0.460,  // here
      -0.039,  // oneBack
      -0.117,  // twoBack
      -0.152,  // fewBack
      -0.752,  // farBack
      1.060,  // subjectHere
      1.228,  // subjectOneBack
      0.576,  // subjectTwoBack
      0.433,  // subjectFewBack
      -0.297,  // noSubject
      0.640,  // sameParagraph
      -0.420,  // lastParagraph
      0.354,  // nearest
      0.983,  // nearestSubject
      0.154,  // firstOfSentence
      0.819,  // lastSpeaker
      0.973,  // formerSpeaker
      0.307,  // spokeInParagraph
      0.629,  // spokeInLastParagraph
      0.607,  // unrivalledSpeaker
      -1.093,  // quoted
      -0.506,  // possessive
      0.889,  // counts
      1.102,  // genderKnown
      0.371,  // introduced
      0.510,  // unnamed
      -0.489,  // unnamedSpeaker
      0.045,  // titled
      0.459,  // goesOn
      -0.777,  // reported
    ]
    var weights = SIMD32<Float>(repeating: 0)
    for (index, value) in values.enumerated() { weights[index] = value }
    return weights
  }()
}
