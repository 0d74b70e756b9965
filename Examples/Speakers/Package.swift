// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Speakers",
  // In a package of your own: .package(url: "…/claimwire", from: "0.1.0").
  dependencies: [.package(name: "Claimwire", path: "../..")],
  targets: [
    .executableTarget(
      name: "Speakers",
      dependencies: [.product(name: "Claimwire", package: "Claimwire")]
    )
  ]
)
