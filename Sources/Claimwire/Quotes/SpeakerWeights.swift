/// What the features of ``SpeakerFocus`` are worth; written by scripts/train-speakers.
enum SpeakerWeights {
  /// In the order of ``SpeakerFocus/Feature``; learned from 824 pronouns.
  static let pronoun: SIMD32<Float> = {
    let values: [Float] = [
      0.465,  // here
      0.131,  // oneBack
      -0.039,  // twoBack
      -0.312,  // fewBack
      -0.845,  // farBack
      1.053,  // subjectHere
      1.351,  // subjectOneBack
      0.683,  // subjectTwoBack
      0.400,  // subjectFewBack
      -0.488,  // noSubject
      0.641,  // sameParagraph
      -0.082,  // lastParagraph
      0.198,  // nearest
      0.955,  // nearestSubject
      0.557,  // firstOfSentence
      0.899,  // lastSpeaker
      0.752,  // formerSpeaker
      0.184,  // spokeInParagraph
      0.772,  // spokeInLastParagraph
      0.677,  // unrivalledSpeaker
      -1.069,  // quoted
      -0.645,  // possessive
      0.776,  // counts
      1.120,  // genderKnown
      -0.025,  // introduced
      0.505,  // unnamed
      -0.173,  // unnamedSpeaker
      0.176,  // titled
      0.372,  // goesOn
      -0.752,  // reported
    ]
    var weights = SIMD32<Float>(repeating: 0)
    for (index, value) in values.enumerated() { weights[index] = value }
    return weights
  }()
}
