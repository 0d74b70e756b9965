/// Features in the order of their templates, whatever the order in which they are added, those of one template as added.
///
/// For learning: sums of what is not yet a whole number hang on the order to their last bit, and so does a model.
struct FeaturesByTemplate: FeatureSink {
  private var features: [(template: UInt32, feature: UInt32)] = []
  private let last: ClosedRange<UInt32>

  /// - Parameter last: templates that come after all others.
  init(last: ClosedRange<UInt32>) { self.last = last }

  /// The identifiers, see ``FeatureHash``.
  var ids: [UInt32] {
    features.enumerated().sorted { left, right in
      (last.contains(left.element.template) ? 1 : 0, left.element.template, left.offset)
        < (last.contains(right.element.template) ? 1 : 0, right.element.template, right.offset)
    }
    .map(\.element.feature)
  }

  mutating func add(_ feature: UInt32) { features.append((0, feature)) }

  mutating func add(_ template: UInt32, _ first: UInt32) {
    features.append((template, FeatureHash.id(template, first)))
  }

  mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32) {
    features.append((template, FeatureHash.id(template, first, second)))
  }

  mutating func add(_ template: UInt32, _ first: UInt32, _ second: UInt32, _ third: UInt32) {
    features.append((template, FeatureHash.id(template, first, second, third)))
  }
}
