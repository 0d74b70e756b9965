import ArgumentParser
import Claimwire

/// How far a run has come, on standard error: a line that is drawn anew, or a JSON object a second.
final class ProgressReport {
  /// What is shown.
  enum Style: String, ExpressibleByArgument, CaseIterable {
    /// A bar on a terminal, nothing elsewhere.
    case auto
    case bar
    case json
    case none
  }

  private let style: Style
  private let meter: ReadMeter
  /// Bytes of all files together; null where they are not known beforehand.
  private let total: Int?
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var shown: ContinuousClock.Instant
  private var textBytes = 0
  private var written = RunPosition()
  private var failed = 0
  private var isDrawn = false

  /// - Parameters:
  ///   - inputs: whose size is the work to be done.
  ///   - done: where an earlier run came to.
  init(_ style: Style, _ inputs: InputOptions, meter: ReadMeter, done: RunPosition) {
    let isTerminal = StandardStreams.isErrorTerminal
    self.style = style == .auto ? (isTerminal ? .bar : .none) : style
    self.meter = meter
    total = self.style == .none ? nil : ProgressReport.size(of: inputs)
    start = clock.now
    shown = start
    written = done
  }

  /// The bytes of all files; null where standard input is one of them.
  private static func size(of inputs: InputOptions) -> Int? {
    guard !inputs.paths.isEmpty, !inputs.paths.contains("-"), inputs.filesFrom == nil else {
      return nil
    }
    var total: Int? = 0
    do throws(ClaimwireError) {
      try InputPaths.forEachFile(in: inputs.paths) { (file) throws(ClaimwireError) in
        guard case .success(let path) = file else { return }
        total = total.flatMap { sum in StandardStreams.fileSize(path).map { sum + $0 } }
      }
    } catch {
      return nil
    }
    return total
  }

  /// An article was handed in.
  func note(read article: Article) {
    textBytes += article.text.count
    show()
  }

  /// Records up to `position` are made.
  func note(written position: RunPosition) {
    written = position
    show()
  }

  /// Says what is wrong with an input.
  func report(_ message: String) {
    clear()
    failed += 1
    StandardStreams.report(message)
  }

  /// Takes the bar away.
  func clear() {
    guard isDrawn else { return }
    StandardStreams.writeError("\r\u{1B}[K")
    isDrawn = false
  }

  /// The last word: what was done, how fast.
  func finish(at position: RunPosition) {
    written = position
    clear()
    switch style {
    case .none, .auto: return
    case .json: StandardStreams.writeError(json(isDone: true))
    case .bar:
      let documents = written.inputs - written.failed
      let text = "\(grouped(documents)) \(documents == 1 ? "document" : "documents")"
      let faults = written.failed > 0 ? ", \(grouped(written.failed)) failed" : ""
      StandardStreams.report(
        "\(text)\(faults); \(megabytes(textBytes)) MB of text in \(tenths(seconds)) s, \(tenths(speed)) MB/s"
      )
    }
  }

  private func show() {
    guard style == .bar || style == .json else { return }
    let now = clock.now
    guard now - shown > (style == .bar ? .milliseconds(200) : .seconds(1)) else { return }
    shown = now
    if style == .json { return StandardStreams.writeError(json(isDone: false)) }
    let line = bar()
    StandardStreams.writeError("\r\(line.prefix(StandardStreams.errorColumns - 1))\u{1B}[K")
    isDrawn = true
  }

  private var seconds: Double {
    let elapsed = (clock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }

  /// Megabytes of text a second.
  private var speed: Double { Double(textBytes) / 1e6 / max(seconds, 1e-3) }

  private var secondsLeft: Double? {
    guard let total, meter.bytes > 0 else { return nil }
    return seconds * Double(max(0, total - meter.bytes)) / Double(meter.bytes)
  }

  private func bar() -> String {
    var parts: [String] = []
    if let total, total > 0 {
      let share = min(1, Double(meter.bytes) / Double(total))
      let width = 20
      let full = Int(share * Double(width))
      let done = String(repeating: "#", count: full) + String(repeating: "-", count: width - full)
      parts.append("[\(done)] \(Int(share * 100)) %")
    }
    parts.append("\(grouped(written.inputs - written.failed)) documents")
    parts.append("\(tenths(speed)) MB/s")
    if let secondsLeft { parts.append("\(minutes(secondsLeft)) left") }
    if failed > 0 { parts.append("\(grouped(failed)) \(failed == 1 ? "error" : "errors")") }
    return parts.joined(separator: "  ")
  }

  private func json(isDone: Bool) -> String {
    let left = isDone ? "0" : secondsLeft.map(tenths) ?? "null"
    return
      #"{"documents":\#(written.inputs - written.failed),"failed":\#(max(failed, written.failed)),"#
      + #""text_bytes":\#(textBytes),"bytes_read":\#(meter.bytes),"#
      + #""bytes_total":\#(total.map(String.init) ?? "null"),"mb_per_second":\#(tenths(speed)),"#
      + #""seconds":\#(tenths(seconds)),"seconds_left":\#(left),"done":\#(isDone)}"# + "\n"
  }

  private func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

  private func megabytes(_ bytes: Int) -> String { tenths(Double(bytes) / 1e6) }

  private func minutes(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    let pair = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return whole >= 3_600
      ? "\(whole / 3_600):\(pair(whole / 60 % 60)):\(pair(whole % 60))"
      : "\(whole / 60):\(pair(whole % 60))"
  }

  private func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
