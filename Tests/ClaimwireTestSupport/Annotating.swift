public import Claimwire

/// The text with every layer, as a document of the given date (`2025-04-24`).
public func annotated(_ text: String, date: String? = nil) throws -> Document {
  try Annotator().annotated(Article(id: "test", text: text, date: date))
}
