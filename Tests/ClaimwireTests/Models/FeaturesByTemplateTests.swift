import Testing

@testable import Claimwire

struct FeaturesByTemplateTests {
  @Test func orderHangsOnTemplatesAlone() {
    var list = FeaturesByTemplate(last: 5...6)
    list.add(9, 1)
    list.add(5, 1)
    list.add(7, 2, 3)
    list.add(9, 0)
    list.add(4, 1, 2, 3)
    #expect(
      list.ids == [
        FeatureHash.id(4, 1, 2, 3), FeatureHash.id(7, 2, 3), FeatureHash.id(9, 1),
        FeatureHash.id(9, 0), FeatureHash.id(5, 1),
      ]
    )
  }
}
