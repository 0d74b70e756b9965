internal import CJSON

/// The fields of a JSON object, by RapidJSON.
///
/// Not safe to share between threads.
struct JSONObjectParser: ~Copyable {
  /// A field: its value as it stood, and decoded where it is a string.
  struct Field {
    var name: String
    var json: [UInt8]
    var string: [UInt8]?
    var isNumber: Bool
  }

  /// Why a text is no JSON object.
  struct Fault: Error {
    var reason: String
  }

  private let parser = claimwire_json_parser_open()

  deinit { claimwire_json_parser_close(parser) }

  /// The object's fields in order; O(n).
  ///
  /// - Parameter line: valid UTF-8.
  func fields(of line: [UInt8]) throws(Fault) -> [Field] {
    let found = Collector()
    let context = Unmanaged.passUnretained(found).toOpaque()
    let fault = line.withUnsafeBufferPointer { buffer -> String? in
      guard let base = buffer.baseAddress else { return "empty" }
      let message = claimwire_json_parse_object(
        parser,
        base,
        buffer.count,
        { field, context in
          guard let context else { return }
          Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue().add(field.pointee)
        },
        context
      )
      return message.map { String(cString: $0) }
    }
    if let fault { throw Fault(reason: fault) }
    return found.fields
  }

  /// Carries the fields out of C's callback.
  private final class Collector {
    private(set) var fields: [Field] = []

    func add(_ field: claimwire_json_field) {
      let string = field.string.map { Collector.bytes($0, field.string_count) }
      fields.append(
        Field(
          name: String(decoding: Collector.bytes(field.name, field.name_count), as: UTF8.self),
          json: Collector.bytes(field.json, field.json_count),
          string: string,
          isNumber: field.kind == claimwire_json_number
        )
      )
    }

    private static func bytes(_ pointer: UnsafePointer<CChar>, _ count: Int) -> [UInt8] {
      pointer.withMemoryRebound(to: UInt8.self, capacity: count) {
        Array(UnsafeBufferPointer(start: $0, count: count))
      }
    }
  }
}
