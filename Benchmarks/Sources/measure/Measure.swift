import Claimwire
import Foundation
import Workloads

/// Runs workloads for `scripts/bench` and `scripts/compare`, which put them in order and make the tables.
///
///     measure serve WORKLOAD FILE
///     measure count WORKLOAD FILE
///     measure grow [--sizes BYTES,…] [--rounds N] [--sample BYTES] FILE | --unit UNIT
///     measure workloads
///
/// A FILE has documents that end in zero bytes. `serve` does a pass for each line that it reads and answers with its
/// seconds; `count` warms up, does one pass and tells its counts; `grow` is told in ``Growth``.
@main
enum Measure {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch is Usage {
      print(
        "usage: measure serve|count WORKLOAD FILE | grow [OPTION…] FILE|--unit UNIT | workloads"
      )
      exit(2)
    } catch {
      print("measure: \(error)")
      exit(1)
    }
  }

  /// The arguments make no sense.
  struct Usage: Error {}

  private static func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "serve": try serve(runner(arguments))
    case "count": try count(runner(arguments))
    case "grow": try Growth(arguments.dropFirst()).run()
    case "workloads": for workload in Workload.allCases { print(workload) }
    default: throw Usage()
    }
  }

  private static func runner(_ arguments: [String]) throws -> WorkloadRunner {
    guard arguments.count == 3, let workload = Workload(rawValue: arguments[1]) else {
      throw Usage()
    }
    return try WorkloadRunner(workload, Texts.articles(inFile: arguments[2]))
  }

  private static func serve(_ runner: consuming WorkloadRunner) {
    runner.warmUp()
    tell("ready\t\(runner.documentCount)\t\(runner.byteCount)")
    while readLine() != nil { tell("\(runner.pass().seconds)") }
  }

  private static func tell(_ line: String) {
    print(line)
    fflush(nil)
  }

  private static func count(_ runner: consuming WorkloadRunner) {
    runner.warmUp()
    let cost = runner.pass()
    print("documents\t\(runner.documentCount)")
    print("bytes\t\(runner.byteCount)")
    print("tokens\t\(runner.tokenCount())")
    print("allocations\t\(Cost.isCounted ? "\(cost.allocations)" : "")")
    print("peak\t\(Cost.peakMemory)")
  }
}
