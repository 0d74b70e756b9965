/// Makes articles of records' fields.
struct ArticleBuilder {
  /// A field: its value as JSON, and decoded where it is a string or a number.
  struct Field {
    var name: String
    var json: [UInt8]
    var scalar: [UInt8]?
    var isString: Bool
  }

  let path: String
  let fields: FieldNames
  /// The charset that the input was decoded from, if the caller named one.
  var charset: Charset?

  /// The article of a record.
  ///
  /// - Parameters:
  ///   - record: its 1-based line.
  ///   - warnings: what was repaired while it was read.
  func article(
    of found: [Field],
    record: Int,
    warnings: [String]
  ) -> Result<Article, ClaimwireError> {
    guard let field = found.last(where: { $0.name == fields.text }), field.isString,
      let text = field.scalar
    else { return .failure(.missingField(path: path, line: record, field: fields.text)) }
    var article = Article(
      id: "\(path)#\(record)",
      path: path,
      record: record,
      text: text,
      warnings: warnings + (charset.map { TextRepair.replacementWarnings(text, $0) } ?? [])
    )
    for field in found where field.name != fields.text { place(field, in: &article) }
    return .success(article)
  }

  private func place(_ field: Field, in article: inout Article) {
    let scalar = field.scalar.map { String(decoding: $0, as: UTF8.self) }
    switch field.name {
    case fields.id where scalar != nil: article.id = scalar ?? article.id
    case fields.date where scalar != nil: article.date = scalar
    case fields.title where scalar != nil && field.isString: article.title = scalar
    default: article.meta.append(MetaField(name: field.name, json: field.json))
    }
  }
}
