/// Which mentions stand for one thing: a disjoint-set forest over them, that the sieves join.
struct EntityClusters {
  /// The document's mentions in order.
  let mentions: [NamedMention]
  /// The document's tokens.
  let tokens: [Token]
  private var parents: [Int]

  init(mentions: [NamedMention], tokens: [Token]) {
    self.mentions = mentions
    self.tokens = tokens
    parents = Array(mentions.indices)
  }

  /// The first mention of the cluster that this one is in; halves the path on its way.
  mutating func first(of mention: Int) -> Int {
    var index = mention
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }

  /// Makes two mentions' clusters one, known by its earliest mention.
  mutating func join(_ left: Int, _ right: Int) {
    let left = first(of: left)
    let right = first(of: right)
    if left == right { return }
    parents[max(left, right)] = min(left, right)
  }

  /// The clusters in order of their first mentions, each as ascending mentions.
  mutating func clusters() -> [[Int]] {
    var sizes = [Int](repeating: 0, count: mentions.count)
    for mention in mentions.indices { sizes[first(of: mention)] += 1 }
    var clusters: [[Int]] = []
    clusters.reserveCapacity(sizes.count { $0 > 0 })
    // That of a cluster stands at its first mention.
    var numbers = [Int](repeating: 0, count: mentions.count)
    for mention in mentions.indices {
      let first = first(of: mention)
      if first == mention {
        numbers[first] = clusters.count
        clusters.append([])
        clusters[clusters.count - 1].reserveCapacity(sizes[first])
      }
      clusters[numbers[first]].append(mention)
    }
    return clusters
  }
}
