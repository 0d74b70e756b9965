/// How many inputs of a run have been dealt with, in the order in which they come.
public struct RunPosition: Sendable, Equatable {
  /// Inputs that were read, good or bad: files of one document, lines, rows, and files that could not be read on.
  public var inputs: Int
  /// Of these, how many give no record.
  public var failed: Int

  /// A position; by default the start.
  public init(inputs: Int = 0, failed: Int = 0) {
    self.inputs = inputs
    self.failed = failed
  }
}
