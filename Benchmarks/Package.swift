// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that who builds Claimwire does not build the benchmark framework.
let package = Package(
  name: "ClaimwireBenchmarks",
  dependencies: [
    .package(name: "Claimwire", path: ".."),
    // Without its default traits: they interpose malloc, through packages that are not everywhere to be had.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Pipeline",
      dependencies: [
        .product(name: "Claimwire", package: "Claimwire"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Pipeline",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
    // Without the framework: scripts/compare runs it beside other programs.
    .executableTarget(
      name: "sentence-stage",
      dependencies: [.product(name: "Claimwire", package: "Claimwire")],
      path: "Benchmarks/SentenceStage"
    ),
    // The same for scripts/bench growth.
    .executableTarget(
      name: "growth",
      dependencies: [.product(name: "Claimwire", package: "Claimwire")],
      path: "Benchmarks/Growth"
    ),
    .executableTarget(
      name: "date-stage",
      dependencies: [.product(name: "Claimwire", package: "Claimwire")],
      path: "Benchmarks/DateStage"
    ),
  ],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)
