public import ArgumentParser
public import Claimwire

/// `claimwire kernels`: a line a kernel.
struct Kernels: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernels",
    abstract: "List the kernels: name, whether this processor supports it, and which is chosen.",
    discussion: """
      EXAMPLE
        $ claimwire kernels
        scalar	supported
        neon	unsupported
        avx2	supported
        avx512	supported	chosen

      A kernel passes over text by the processor's vector units; all give the same answer. --kernel NAME of tokenize and
      annotate forces one.
      """
  )

  func run() throws {
    var lines = ""
    for kernel in Kernel.allCases {
      lines += "\(kernel.rawValue)\t\(kernel.isSupported ? "supported" : "unsupported")"
      lines += kernel == .chosen ? "\tchosen\n" : "\n"
    }
    StandardStreams.write(Array(lines.utf8))
  }
}

extension Kernel: ExpressibleByArgument {}
