// swift-tools-version: 6.2
import PackageDescription

/// Set in CI: a compiler warning in our own targets is an error there, and only there, so that a newer compiler's new
/// warning never stops a user's build.
let warningsAreErrors = Context.environment["CLAIMWIRE_WARNINGS_AS_ERRORS"] != nil

let swiftSettings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

let cSettings: [CSetting] = warningsAreErrors ? [.treatAllWarnings(as: .error)] : []

let package = Package(
  name: "Claimwire",
  products: [
    .library(name: "Claimwire", targets: ["Claimwire"]),
    .executable(name: "claimwire", targets: ["ClaimwireCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // ICU behind plain integers and opaque handles: ICU's own headers rename every symbol by version.
    .target(
      name: "CICU",
      dependencies: ["CClaimwireKernel"],
      cSettings: cSettings,
      linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]
    ),
    // JSON in, through the distribution's RapidJSON, which is headers only.
    .target(name: "CJSON"),
    // gzip and Zstandard, through the distribution's zlib and libzstd.
    .target(
      name: "CCompression",
      cSettings: cSettings,
      linkerSettings: [.linkedLibrary("z"), .linkedLibrary("zstd")]
    ),
    // HTML in, through the system's libxml2.
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev", "pkg-config"]), .brew(["libxml2"])]
    ),
    .target(name: "CHTML", dependencies: ["CLibXML2"], cSettings: cSettings),
    // What needs the processor's vector units; chosen at run time, so no build flags.
    .target(name: "CClaimwireKernel", cSettings: cSettings),
    // Models, lexicons and the schema, #embed'ed into read-only data.
    .target(
      name: "CClaimwireData",
      exclude: ["blobs"],
      cSettings: cSettings
    ),
    .target(
      name: "Claimwire",
      dependencies: [
        "CICU", "CJSON", "CHTML", "CCompression", "CClaimwireKernel", "CClaimwireData",
      ],
      swiftSettings: swiftSettings
    ),
    // Named for the product only in `products`: a target `claimwire` would differ from `Claimwire` by case alone.
    .executableTarget(
      name: "ClaimwireCommand",
      dependencies: [
        "Claimwire",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings
    ),
    // Compiled with the tests, so that what it shows stays true; a package of its own for whoever starts from it.
    .executableTarget(
      name: "Speakers",
      dependencies: ["Claimwire"],
      path: "Examples/Speakers/Sources/Speakers",
      swiftSettings: swiftSettings
    ),
    .target(
      name: "ClaimwireTestSupport",
      dependencies: ["Claimwire", "CCompression"],
      path: "Tests/ClaimwireTestSupport",
      swiftSettings: swiftSettings
    ),
    // Stands in for the tests' malloc, and counts.
    .target(name: "CAllocations", path: "Tests/CAllocations", cSettings: cSettings),
    .testTarget(
      name: "ClaimwireTests",
      dependencies: [
        "Claimwire", "ClaimwireTestSupport", "CAllocations", "CClaimwireKernel", "CICU",
      ],
      swiftSettings: swiftSettings
    ),
    .testTarget(
      name: "ClaimwireCommandTests",
      dependencies: ["ClaimwireCommand", "ClaimwireTestSupport"],
      swiftSettings: swiftSettings
    ),
  ],
  swiftLanguageModes: [.v6],
  // C23 for #embed.
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)
