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
    // Counts allocations and marks what a tool shall count.
    .target(name: "CMeasuring"),
    // What is measured: a stage alone, the whole chain, the writer, on given documents.
    .target(
      name: "Workloads",
      dependencies: ["CMeasuring", .product(name: "Claimwire", package: "Claimwire")]
    ),
    // Without the framework: scripts/bench and scripts/compare run it beside other programs.
    .executableTarget(name: "measure", dependencies: ["Workloads", "CMeasuring"]),
    // With the framework: `swift package benchmark`.
    .executableTarget(
      name: "StageBenchmarks",
      dependencies: ["Workloads", .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/StageBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)
