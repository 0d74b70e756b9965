/// Which keys a record has, in which order, and what stands in them.
///
/// A class, so that the closures which write a layer hold one reference, not each of the document's arrays.
final class RecordLayout {
  let document: Document
  let options: RecordOptions
  let map: OffsetMap

  init(document: Document, options: RecordOptions) {
    self.document = document
    self.options = options
    map = OffsetMap(bytes: document.bytes, unit: options.offsets)
  }

  func writeRecord(to json: inout JSONWriter) {
    let article = document.article
    json.key("v")
    json.integer(RecordWriter.version)
    json.key("id")
    json.string(article.id)
    json.key("source")
    json.object { json in
      json.key("path")
      json.string(article.path)
      json.key("record")
      json.number(article.record.map(Double.init))
    }
    json.key("date")
    json.string(document.referenceDate?.iso)
    json.key("date_from")
    json.string(document.referenceDateOrigin?.rawValue)
    if options.offsets != .codePoints {
      json.key("offsets")
      json.string(options.offsets.rawValue)
    }
    json.key("title")
    json.string(article.title)
    json.key("text")
    document.bytes.withUnsafeBufferPointer { json.string(utf8: $0) }
    json.key("meta")
    json.object { json in
      for field in article.meta {
        json.key(escaping: field.name)
        json.raw(field.json)
      }
    }
    writeLayers(to: &json)
  }

  private func writeLayers(to json: inout JSONWriter) {
    json.key("sentences")
    json.array(document.sentences) { writeSentence($1, to: &$0) }
    if options.includesTokens {
      json.key("tokens")
      json.array(document.tokens) { writeToken($1, to: &$0) }
    }
    json.key("mentions")
    json.array(document.mentions) { json, mention in json.object { write(mention, to: &$0) } }
    json.key("entities")
    json.array(document.entities.indices) { json, index in
      json.object { writeEntity(index, to: &$0) }
    }
    json.key("numbers")
    json.array(document.numbers) { json, number in json.object { write(number, to: &$0) } }
    json.key("dates")
    json.array(document.dates) { json, date in json.object { write(date, to: &$0) } }
    json.key("quotes")
    json.array(document.quotes.indices) { json, index in
      json.object { writeQuote(index, to: &$0) }
    }
    json.key("terms")
    json.array(document.terms) { json, term in json.object { writeSpan(term, to: &$0) } }
    json.key("claims")
    json.array(document.claims.indices) { json, index in
      json.object { writeClaim(index, to: &$0) }
    }
    json.key("warnings")
    json.array(document.warnings) { $0.string($1) }
  }

  // MARK: One item a line

  func itemIndices(_ item: RecordItem) -> Range<Int> {
    switch item {
    case .quotes: document.quotes.indices
    case .claims: document.claims.indices
    case .mentions: document.mentions.indices
    case .entities: document.entities.indices
    case .dates: document.dates.indices
    case .numbers: document.numbers.indices
    case .sentences: document.sentences.indices
    }
  }

  func writeItem(_ item: RecordItem, _ index: Int, to json: inout JSONWriter) {
    json.key("doc")
    json.string(document.article.id)
    json.key("doc_date")
    json.string(document.referenceDate?.iso)
    json.key("sentence")
    json.string(start(of: item, index).flatMap(sentenceText))
    switch item {
    case .quotes: writeQuote(index, to: &json)
    case .claims: writeClaim(index, to: &json)
    case .mentions: write(document.mentions[index], to: &json)
    case .entities: writeEntity(index, to: &json)
    case .dates: write(document.dates[index], to: &json)
    case .numbers: write(document.numbers[index], to: &json)
    case .sentences:
      let sentence = document.sentences[index]
      writeSpan(sentence.span, to: &json)
      json.key("role")
      json.string(sentence.role.rawValue)
    }
  }

  /// Where an item starts; null for an entity without a mention.
  func start(of item: RecordItem, _ index: Int) -> UInt32? {
    switch item {
    case .quotes: document.quotes[index].span.start
    case .claims: document.claims[index].span.start
    case .mentions: document.mentions[index].span.start
    case .entities:
      document.entities[index].mentions.first.map { document.mentions[$0].span.start }
    case .dates: document.dates[index].span.start
    case .numbers: document.numbers[index].span.start
    case .sentences: document.sentences[index].span.start
    }
  }

  /// The sentence that a byte stands in.
  func sentenceText(at offset: UInt32) -> String? {
    guard !document.sentences.isEmpty else { return nil }
    let token = document.firstToken(atOrAfter: offset)
    let sentence = document.sentences[document.sentenceIndex(ofToken: token)]
    return document.text(sentence.span)
  }

  // MARK: Spans

  private func writeOffsets(_ span: TextSpan, to json: inout JSONWriter) {
    json.offsets(map.offset(span.start), map.offset(span.end))
  }

  private func writeSpan(_ span: TextSpan, to json: inout JSONWriter) {
    writeOffsets(span, to: &json)
    json.key("text")
    document.bytes.withUnsafeBufferPointer {
      json.string(utf8: UnsafeBufferPointer(rebasing: $0[span.range]))
    }
  }

  private func writeSentence(_ sentence: Sentence, to json: inout JSONWriter) {
    json.object { json in
      writeOffsets(sentence.span, to: &json)
      json.key("role")
      json.string(sentence.role.rawValue)
    }
  }

  private func writeToken(_ token: Token, to json: inout JSONWriter) {
    json.object { json in
      writeOffsets(token.span, to: &json)
      json.key("kind")
      json.string(token.kind.name)
    }
  }

  // MARK: Names, numbers, dates

  private func write(_ mention: Mention, to json: inout JSONWriter) {
    writeSpan(mention.span, to: &json)
    json.key("type")
    json.string(mention.type.rawValue)
    json.key("entity")
    json.integer(mention.entity)
    json.key("title")
    json.string(mention.title.map(document.text))
    json.key("confidence")
    json.probability(mention.confidence)
  }

  private func writeEntity(_ index: Int, to json: inout JSONWriter) {
    let entity = document.entities[index]
    json.key("id")
    json.integer(index)
    json.key("type")
    json.string(entity.type.rawValue)
    json.key("name")
    json.string(entity.name)
    json.key("aliases")
    json.array(entity.aliases) { $0.string($1) }
    json.key("mentions")
    json.integer(entity.mentions.count)
    json.key("role")
    json.string(entity.role)
    json.key("country")
    json.string(entity.country)
    json.key("latitude")
    json.number(entity.latitude)
    json.key("longitude")
    json.number(entity.longitude)
  }

  private func write(_ number: NumberExpression, to json: inout JSONWriter) {
    writeSpan(number.span, to: &json)
    json.key("kind")
    json.string(number.kind.rawValue)
    json.key("value")
    json.number(number.value)
    json.key("low")
    json.number(number.low)
    json.key("high")
    json.number(number.high)
    json.key("op")
    json.string(number.comparison.rawValue)
    json.key("unit")
    json.string(number.unit)
  }

  private func write(_ date: DateExpression, to json: inout JSONWriter) {
    writeSpan(date.span, to: &json)
    json.key("type")
    json.string(date.type.rawValue)
    json.key("value")
    json.string(date.value)
    json.key("from")
    json.string(date.from)
    json.key("to")
    json.string(date.to)
  }

  // MARK: Quotes

  private func writeQuote(_ index: Int, to json: inout JSONWriter) {
    let quote = document.quotes[index]
    json.key("id")
    json.integer(index)
    writeSpan(quote.span, to: &json)
    json.key("kind")
    json.string(quote.kind.rawValue)
    json.key("parts")
    json.array(quote.parts) { json, part in json.object { writeSpan(part, to: &$0) } }
    json.key("cue")
    if let cue = quote.cue {
      json.object { json in
        writeSpan(cue.span, to: &json)
        json.key("class")
        json.string(cue.class.rawValue)
      }
    } else {
      json.null()
    }
    json.key("speaker")
    if let speaker = quote.speaker {
      json.object { json in
        writeSpan(speaker.span, to: &json)
        writeName(speaker.name, speaker.entity, to: &json)
        json.key("how")
        json.string(speaker.how.rawValue)
      }
    } else {
      json.null()
    }
    json.key("open")
    json.bool(quote.isOpen)
    json.key("confidence")
    json.probability(quote.confidence)
  }

  private func writeName(_ name: String, _ entity: Int?, to json: inout JSONWriter) {
    json.key("name")
    json.string(name)
    json.key("entity")
    json.number(entity.map(Double.init))
  }

  // MARK: Claims

  private func writeClaim(_ index: Int, to json: inout JSONWriter) {
    let claim = document.claims[index]
    json.key("id")
    json.integer(index)
    writeSpan(claim.span, to: &json)
    json.key("kind")
    json.string(claim.kind.rawValue)
    json.key("count")
    json.object { writeCount(claim.count, to: &$0) }
    json.key("victims")
    json.string(claim.victims.map(document.text))
    json.key("per")
    json.string(claim.period?.rawValue)
    json.key("part_of")
    json.number(claim.partOf.map(Double.init))
    json.key("source")
    writeSource(claim.source, to: &json)
    json.key("place")
    writePlace(claim.place, to: &json)
    json.key("date")
    json.string(claim.date)
    json.key("certainty")
    json.string(claim.certainty.rawValue)
    json.key("cumulative")
    json.bool(claim.isCumulative)
    json.key("joint")
    if let joint = claim.joint {
      json.array(joint) { $0.string($1.rawValue) }
    } else {
      json.null()
    }
    json.key("confidence")
    json.probability(claim.confidence)
  }

  private func writeCount(_ count: ClaimCount, to json: inout JSONWriter) {
    writeSpan(count.span, to: &json)
    json.key("value")
    json.number(count.value)
    json.key("low")
    json.number(count.low)
    json.key("high")
    json.number(count.high)
    json.key("op")
    json.string(count.comparison.rawValue)
  }

  private func writeSource(_ source: ClaimSource?, to json: inout JSONWriter) {
    guard let source else { return json.null() }
    json.object { json in
      writeSpan(source.span, to: &json)
      writeName(source.name, source.entity, to: &json)
      json.key("quote")
      json.number(source.quote.map(Double.init))
    }
  }

  private func writePlace(_ place: ClaimPlace?, to json: inout JSONWriter) {
    guard let place else { return json.null() }
    json.object { json in
      writeSpan(place.span, to: &json)
      writeName(place.name, place.entity, to: &json)
    }
  }
}
