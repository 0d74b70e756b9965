public import ArgumentParser
public import Claimwire

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `claimwire annotate`: articles in, records out.
struct Annotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Annotate articles: one JSON record a document, one document a line.",
    discussion: """
      EXAMPLE
        claimwire annotate corpus/articles | jq -r '.claims[] | [.kind, .count.low, .source.name] | @tsv'

      Relative dates are judged from --date, else the date field, else a date that the article itself starts with, and \
      never from today. Lines that cannot be read are told on standard error and skipped.
      """
  )

  @OptionGroup(title: "Input") var input: InputOptions

  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(
    help: ArgumentHelp("Reference date of every document.", valueName: "yyyy-mm-dd")
  )
  var date: CivilDate?

  @Flag(help: "List tokens in the records.")
  var tokens = false

  @Option(help: "What offsets count: codepoints, utf8 or utf16.")
  var offsets: OffsetUnit = .codePoints

  @Option(
    help: ArgumentHelp(
      "Write one line for each of: quotes, claims, mentions, entities, dates, numbers, sentences.",
      valueName: "layer"
    )
  )
  var per: RecordItem?

  @Option(
    help: ArgumentHelp(
      "ndjson, tsv, brat, conll or html.",
      discussion: """
        tsv: rows under a header, with --per. brat: a .txt and an .ann file a document, into the folder --output. conll: \
        a token a line (CoNLL-U Plus). html: a page to read in a browser, all articles in one, for up to some thousand; or \
        a page each where --output is a folder (ends in /).
        """
    )
  )
  var format: RecordFormat = .ndjson

  @Option(
    help: "Find names by this model, made by 'claimwire train', instead of the built-in one.",
    completion: .file()
  )
  var model: String?

  @Option(
    help: ArgumentHelp(
      "Names of your own: lines of name, type, country, latitude and longitude with tabs between.",
      discussion: "The last three may be left out. Types are those of mentions: person, place, …"
    ),
    completion: .file()
  )
  var gazetteer: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Annotate on this many threads; the records are the same for any number.",
      discussion: "By default one for each core that the process may use.",
      valueName: "n"
    )
  )
  var jobs: Int?

  @Option(help: "The kernel to use: scalar, neon, avx2 or avx512; the records are the same by any.")
  var kernel: Kernel = .chosen

  func validate() throws {
    guard kernel.isSupported else {
      throw ValidationError("This processor does not support the kernel '\(kernel.rawValue)'")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs); it must be 1 or more") }
    if let fault = formatFault { throw ValidationError(fault) }
  }

  /// What does not go together with the format.
  private var formatFault: String? {
    let isItemized = format == .ndjson || format == .tsv
    switch format {
    case .tsv where per == nil:
      return "--format tsv needs --per: name the layer whose rows are wanted"
    case _ where per != nil && !isItemized: return "--per goes with --format ndjson or tsv"
    case _ where tokens && format != .ndjson: return "--tokens goes with --format ndjson"
    case .brat where output.path == nil: return "--format brat needs --output: a folder"
    case .brat, .html:
      if offsets != .codePoints { return "--offsets goes with --format ndjson, tsv or conll" }
      return output.shardSize == nil ? nil : "--shard-size goes with --format ndjson, tsv or conll"
    default: return nil
    }
  }

  private var isFolder: Bool { format == .brat || format == .html && output.isFolder }

  /// What changes records' bytes, so that a resumed run goes on with the same.
  private var recordOptions: String {
    let day = date.map(\.iso) ?? "-"
    return
      "date=\(day) tokens=\(tokens) offsets=\(offsets) per=\(per?.rawValue ?? "-")"
      + " format=\(format) model=\(model ?? "-") gazetteer=\(gazetteer ?? "-")"
  }

  func run() throws {
    let layout = RecordOptions(
      offsets: offsets,
      includesTokens: tokens,
      format: format,
      isBundled: isFolder
    )
    let annotator = try ParallelAnnotator(
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      configuration: AnnotatorConfiguration(
        referenceDate: date,
        nameModelPath: model,
        gazetteerPath: gazetteer,
        kernel: kernel
      ),
      records: layout,
      per: per
    )
    try ArticleOutput(
      input: input,
      output: output,
      options: recordOptions,
      framing: RecordFraming(layout, per: per),
      isFolder: isFolder
    ).run(annotator)
  }
}

extension CivilDate: ExpressibleByArgument {
  /// A day as `--date` takes it: `2025-04-24`.
  public init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }
}
