extension RandomAccessCollection where Index == Int {
  /// The index of the first element for which `isPast` holds, `endIndex` where none; O(log n).
  ///
  /// `isPast` must be false for a first stretch of the elements and true for all others.
  func firstIndexSorted(where isPast: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isPast(self[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
