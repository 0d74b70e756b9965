/// What the features of ``SpeakerFocus`` are worth; written by scripts/train-speakers.
enum SpeakerWeights {
  /// In the order of ``SpeakerFocus/Feature``; learned from 815 pronouns.
  static let pronoun: SIMD32<Float> = {
    let values: [Float] = [
      0.452,  // here
      0.155,  // oneBack
      0.072,  // twoBack
      -0.444,  // fewBack
      -0.835,  // farBack
      1.046,  // subjectHere
      1.378,  // subjectOneBack
      0.635,  // subjectTwoBack
      0.469,  // subjectFewBack
      -0.528,  // noSubject
      0.608,  // sameParagraph
      -0.267,  // lastParagraph
      0.347,  // nearest
      0.928,  // nearestSubject
      0.611,  // firstOfSentence
      0.938,  // lastSpeaker
      0.548,  // formerSpeaker
      0.150,  // spokeInParagraph
      0.595,  // spokeInLastParagraph
      0.703,  // unrivalledSpeaker
      -1.088,  // quoted
      -0.628,  // possessive
      0.851,  // counts
      0.997,  // genderKnown
      -0.093,  // introduced
      0.509,  // unnamed
      -0.125,  // unnamedSpeaker
      0.043,  // titled
      0.467,  // goesOn
      -0.752,  // reported
    ]
    var weights = SIMD32<Float>(repeating: 0)
    for (index, value) in values.enumerated() { weights[index] = value }
    return weights
  }()
}
