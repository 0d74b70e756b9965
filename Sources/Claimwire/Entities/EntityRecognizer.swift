/// Mentions and entities.
struct EntityRecognizer: Sendable {
  private let tagger: NameTagger
  private let gazetteer: Gazetteer
  private let roles: RoleLexicon
  private let organizations = OrganizationLexicon()
  private let givenNames = GivenNames()
  private let builder: MentionBuilder
  private let refiner: NameRefiner

  /// A recognizer that knows the user's own names beside the embedded ones.
  init(tagger: NameTagger = NameTagger(), userList: GazetteerList = GazetteerList()) {
    self.tagger = tagger
    gazetteer = Gazetteer(userList: userList)
    roles = RoleLexicon.english
    builder = MentionBuilder(gazetteer: gazetteer, roles: roles)
    refiner = NameRefiner(gazetteer: gazetteer)
  }

  /// What finds the names, one for each thread; null where the tagger has no model.
  func nameReader() -> NameReader? { NameReader(tagger) }

  /// Appends the stage's layer.
  ///
  /// - Parameter reader: one that ``nameReader()`` made.
  func annotate(_ document: inout Document, _ reader: inout NameReader?) {
    let names = reader?.names(in: document) ?? []
    let evidence = reader?.evidence ?? DocumentEvidence(document.tokens)
    annotate(&document, names: refiner.refined(names, in: document, evidence))
  }

  /// Appends the stage's layer for names that are known, in ascending order and apart from each other.
  func annotate(_ document: inout Document, names: [TaggedName]) {
    let mentions = builder.mentions(of: names, in: document)
    var clusters = EntityClusters(mentions: mentions, tokens: document.tokens)
    // The most precise first: what a sieve joins, the later ones build on.
    ExactMatchSieve().apply(to: &clusters)
    CountryNameSieve(gazetteer: gazetteer).apply(to: &clusters)
    AcronymSieve().apply(to: &clusters)
    ShortNameSieve(gazetteer: gazetteer).apply(to: &clusters)
    FullNameSieve(givenNames: givenNames).apply(to: &clusters)
    BareNameSieve(givenNames: givenNames).apply(to: &clusters)
    let describer = EntityDescriber(document, mentions, gazetteer, roles, organizations, givenNames)
    document.mentions = mentions.map(\.mention)
    for (number, cluster) in clusters.clusters().enumerated() {
      document.entities.append(describer.entity(cluster))
      for mention in cluster { document.mentions[mention].entity = number }
    }
  }
}
