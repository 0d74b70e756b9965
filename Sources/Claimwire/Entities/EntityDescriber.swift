/// Makes an entity out of the mentions of one thing: its fullest name, aliases, role, country, coordinates, gender.
struct EntityDescriber {
  private let document: Document
  private let tokens: [Token]
  private let bytes: [UInt8]
  private let mentions: [NamedMention]
  private let gazetteer: Gazetteer
  private let roles: RoleLexicon
  private let finder: RoleFinder
  private let organizations: OrganizationLexicon
  private let givenNames: GivenNames
  private let mask: QuotationMask
  /// How often the document names each country or its people.
  private let countries: [String: Int]

  init(
    _ document: Document,
    _ mentions: [NamedMention],
    _ gazetteer: Gazetteer,
    _ roles: RoleLexicon,
    _ organizations: OrganizationLexicon,
    _ givenNames: GivenNames
  ) {
    self.document = document
    tokens = document.tokens
    bytes = document.bytes
    self.mentions = mentions
    self.gazetteer = gazetteer
    self.roles = roles
    self.organizations = organizations
    self.givenNames = givenNames
    finder = RoleFinder(roles: roles, gazetteer: gazetteer)
    mask = QuotationMask(document)
    var countries: [String: Int] = [:]
    for mention in mentions where mention.type == .place || mention.type == .group {
      if let country = gazetteer.firstEntry(folded: mention.folded)?.country {
        countries[country, default: 0] += 1
      }
    }
    self.countries = countries
  }

  /// The entity whose mentions these are, ascending.
  func entity(_ cluster: [Int]) -> Entity {
    let type = type(of: cluster)
    let forms = forms(cluster)
    let best = fullest(forms, type)
    var entity = Entity(
      type: type,
      name: best.text,
      aliases: forms.map(\.text).filter { $0 != best.text },
      mentions: cluster,
      role: nil,
      country: nil,
      latitude: nil,
      longitude: nil,
      gender: nil
    )
    switch type {
    case .person: describePerson(&entity, best)
    case .place, .facility: describePlace(&entity, forms)
    case .organization, .group, .event, .product: describeOther(&entity, best)
    }
    return entity
  }

  // MARK: Names

  private struct Form {
    var text: String
    /// One of the mentions that have it.
    var mention: Int
    var count: Int
    /// Whether running text has it, where only names are capitalised.
    var isInProse: Bool
  }

  /// The different forms in order of appearance.
  private func forms(_ cluster: [Int]) -> [Form] {
    var forms: [Form] = []
    /// The forms from the ``fewForms``th on.
    var numbers: [String: Int] = [:]
    for mention in cluster {
      if let number = forms.prefix(Self.fewForms).firstIndex(where: { isSpelled($0, mention) }) {
        note(mention, of: &forms[number])
        continue
      }
      let text = singleSpaced(document.text(mentions[mention].mention.span))
      if let number = forms.prefix(Self.fewForms).firstIndex(where: { $0.text == text })
        ?? (numbers.isEmpty ? nil : numbers[text])
      {
        note(mention, of: &forms[number])
        continue
      }
      if forms.count >= Self.fewForms { numbers[text] = forms.count }
      forms.append(Form(text: text, mention: mention, count: 1, isInProse: isInProse(mention)))
    }
    return forms
  }

  /// So many forms are compared one by one, which most entities do not have.
  private static let fewForms = 8

  /// Whether a mention has the same bytes as the form's.
  private func isSpelled(_ form: Form, _ mention: Int) -> Bool {
    let (left, right) = (mentions[form.mention].mention.span, mentions[mention].mention.span)
    return left.count == right.count && bytes[left.range].elementsEqual(bytes[right.range])
  }

  private func note(_ mention: Int, of form: inout Form) {
    form.count += 1
    if !form.isInProse { form.isInProse = isInProse(mention) }
  }

  /// Whether the mention stands in a sentence that capitalises but some of its words.
  private func isInProse(_ mention: Int) -> Bool {
    let number = mentions[mention].sentence
    guard number < document.sentences.count else { return true }
    let sentence = document.sentences[number]
    // A headline ends without a full stop.
    if tokens[sentence.tokens.upperBound - 1].isMark(".") { return true }
    var words = 0
    var small = 0
    // Short words are left in lower case in headlines too, and now and then a longer one.
    for index in sentence.tokens.prefix(40) where tokens[index].kind == .word {
      guard tokens[index].end - tokens[index].start > 3 else { continue }
      words += 1
      small += tokens[index].letterCase == .lower ? 1 : 0
    }
    return words < 4 || small > 2 || small * 5 > words
  }

  /// A name over a line's end reads as if it were on one.
  private func singleSpaced(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t") }) else {
      return text
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The form with the most words; of those, one that is not all capitals, then the commonest, then the first.
  private func fullest(_ forms: [Form], _ type: EntityType) -> Form {
    var best = forms[0]
    for form in forms.dropFirst() where isFuller(form, than: best) { best = form }
    return best
  }

  private func isFuller(_ form: Form, than best: Form) -> Bool {
    let left = mentions[form.mention]
    let right = mentions[best.mention]
    if left.type == .person, left.words.count > 1, right.words.count > 1 {
      // "Ada Roe Speaks": in a headline the next word may have been taken in.
      if form.isInProse != best.isInProse { return form.isInProse }
      // "Ada Roe was born Maria Ada Roe": what she is called first is what she goes by. Of "Bob Roe" and "Robert Roe" it is
      // what he is called most.
      if left.words.count != right.words.count, left.words.first != right.words.first,
        left.spellings.first?.count ?? 0 > 1, right.spellings.first?.count ?? 0 > 1
      {
        return false
      }
    }
    if left.words.count != right.words.count { return left.words.count > right.words.count }
    if left.isUpperCase != right.isUpperCase {
      // "Reuters" is fuller than "REUTERS", and "United Nations" than "UN".
      return !left.isUpperCase
    }
    return form.count > best.count
  }

  private func type(of cluster: [Int]) -> EntityType { mentions[cluster[0]].type }

  // MARK: People

  private func describePerson(_ entity: inout Entity, _ best: Form) {
    var role: Range<Int>?
    for index in entity.mentions.prefix(50) {
      let mention = mentions[index]
      if entity.country == nil { entity.country = mention.country }
      if entity.gender == nil { entity.gender = mention.gender }
      if let title = mention.mention.title { note(title, &entity, &role) }
      let name = mention.mention.tokens
      if let after = finder.apposition(after: name, tokens, bytes) { note(after, &entity, &role) }
      if let before = finder.apposition(before: name, tokens, bytes) {
        note(before, &entity, &role)
      }
      if entity.age == nil { entity.age = finder.age(after: name, tokens, bytes) }
    }
    entity.role = role.map { singleSpaced(document.text(document.span(ofTokens: $0))) }
    if entity.gender == nil, let given = mentions[best.mention].spellings.first,
      mentions[best.mention].words.count > 1
    {
      entity.gender = givenNames.gender(of: given)
    }
    if entity.gender == nil { entity.gender = genderByPronouns(entity) }
  }

  private func note(_ title: TextSpan, _ entity: inout Entity, _ role: inout Range<Int>?) {
    let range = document.tokens(in: title)
    var isRole = false
    for token in range {
      guard let noun = roles.noun(tokens[token], in: bytes), noun.field != .honorific else {
        continue
      }
      isRole = true
      add(tokens[token].key, to: &entity)
    }
    if isRole, role == nil { role = range }
  }

  private func note(
    _ description: RoleFinder.Description,
    _ entity: inout Entity,
    _ role: inout Range<Int>?
  ) {
    let token = tokens[description.noun]
    add(token.key, to: &entity)
    if entity.gender == nil { entity.gender = roles.noun(token, in: bytes)?.gender }
    if entity.country == nil { entity.country = description.country }
    if role == nil { role = description.tokens }
  }

  private func add(_ noun: UInt32, to entity: inout Entity) {
    if entity.roleNouns.count < 16, !entity.roleNouns.contains(noun) {
      entity.roleNouns.append(noun)
    }
  }

  /// "he" or "she" after the name in its sentence, with nobody else named between, outside quotation marks.
  private func genderByPronouns(_ entity: Entity) -> Gender? {
    var balance = 0
    for index in entity.mentions.prefix(50) {
      let start = mentions[index].mention.tokens.upperBound
      let sentences = document.sentences
      guard mentions[index].sentence < sentences.count else { continue }
      var end = sentences[mentions[index].sentence].tokens.upperBound
      var next = index + 1
      while next < mentions.count, mentions[next].type != .person { next += 1 }
      if next < mentions.count { end = min(end, mentions[next].mention.tokens.lowerBound) }
      end = min(end, start + 60)
      guard start < end else { continue }
      for token in start..<end where !mask[token] {
        guard let gender = Pronouns.gender(tokens[token]) else { continue }
        balance += gender == .female ? 1 : -1
        break
      }
    }
    return balance == 0 ? nil : balance > 0 ? .female : .male
  }

  // MARK: Places

  private func describePlace(_ entity: inout Entity, _ forms: [Form]) {
    for form in forms {
      let entries = gazetteer.entries(folded: mentions[form.mention].folded).filter {
        $0.kind != .group
      }
      guard let entry = choose(entries, beside: form.mention) else { continue }
      entity.country = entry.country
      entity.latitude = entry.latitude
      entity.longitude = entry.longitude
      return
    }
    if let next = placeAfter(entity.mentions[0]) {
      entity.country = country(ofPlace: next)
    }
  }

  /// The entry in the country that stands beside the name ("Birmingham, Alabama") or that the document is about, else
  /// the usual one.
  private func choose(_ entries: [GazetteerEntry], beside mention: Int) -> GazetteerEntry? {
    guard let usual = entries.first, usual.kind != .user,
      usual.kind != .country || entries.count == 1
    else { return entries.first }
    if let next = placeAfter(mention), let country = country(ofPlace: next) {
      if let entry = entries.first(where: { $0.country == country }) { return entry }
      // "Paris, Texas": a place that the gazetteer does not have.
      var unknown = usual
      (unknown.country, unknown.latitude, unknown.longitude) = (country, nil, nil)
      return unknown
    }
    if entries.count == 1 { return usual }
    let named = entries.filter { isUsual($0) }
    if let best = named.max(by: { count($0) < count($1) }) {
      return named.first { count($0) == count(best) } ?? best
    }
    return usual.rank <= 2 ? usual : nil
  }

  private func isUsual(_ entry: GazetteerEntry) -> Bool { count(entry) > 0 }

  private func count(_ entry: GazetteerEntry) -> Int {
    entry.country.flatMap { countries[$0] } ?? 0
  }

  /// The place named right after a comma after this one.
  private func placeAfter(_ mention: Int) -> Int? {
    let next = mention + 1
    guard next < mentions.count, mentions[next].type == .place else { return nil }
    let end = mentions[mention].mention.tokens.upperBound
    guard mentions[next].mention.tokens.lowerBound == end + 1, tokens[end].isMark(",") else {
      return nil
    }
    return next
  }

  private func country(ofPlace mention: Int) -> String? {
    let entries = gazetteer.entries(folded: mentions[mention].folded)
    return entries.first { $0.kind == .country || $0.kind == .subdivision }?.country
      ?? entries.first?.country
  }

  // MARK: Organizations and the rest

  /// The kinds of organization that its names ("Bank of Lostrin"), the words right before them ("the retailer Acme") and
  /// appositions ("Acme, a mining company,") say that it is.
  private func organizationNouns(_ entity: Entity) -> [UInt32] {
    var kinds: [UInt32] = []
    func note(_ token: Int) {
      guard let kind = organizations.kind(tokens[token], in: bytes), !kinds.contains(kind),
        kinds.count < 8
      else { return }
      kinds.append(kind)
    }
    for index in entity.mentions.prefix(20) {
      let name = mentions[index].mention.tokens
      // "Bank of Lostrin", "Lostrin Bank", but not "Plains Business Wire".
      for token in name where isHead(token, of: name) { note(token) }
      if name.lowerBound > 0, tokens[name.lowerBound - 1].letterCase == .lower {
        note(name.lowerBound - 1)
      }
      let end = name.upperBound
      guard end + 2 < tokens.count, tokens[end].isMark(","), finder.isArticle(tokens[end + 1])
      else {
        continue
      }
      var token = end + 2
      while token < min(tokens.count, end + 9),
        tokens[token].kind == .word || tokens[token].isMark("-")
      {
        note(token)
        token += 1
      }
    }
    return kinds
  }

  private func isHead(_ token: Int, of name: Range<Int>) -> Bool {
    let next = token + 1
    return next == name.upperBound || tokens[next].letterCase == .lower
      || tokens[next].kind == .punctuation
  }

  private func describeOther(_ entity: inout Entity, _ best: Form) {
    let mention = mentions[best.mention]
    if entity.type == .group, let demonym = gazetteer.demonym(folded: mention.folded) {
      entity.country = demonym
    } else if entity.type == .organization {
      entity.country = finder.country(in: mention.mention.tokens, tokens, bytes)
      entity.roleNouns = organizationNouns(entity)
    }
  }
}
