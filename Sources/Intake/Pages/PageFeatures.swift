import CGumbo

/// In which of the stretches between edges a number lies: how many edges it has reached.
@inline(__always)
private func bin<Number: Comparable>(_ value: Number, _ edges: [Number]) -> Int {
  var count = 0
  for edge in edges where value >= edge { count += 1 }
  return count
}

/// The first pass: what a block is by itself, by its containers and by its neighbours.
///
/// Each line is one feature or one family of them, by its name in `page-weights.tsv`.
struct PageFeatures {
  private let page: PageFigures
  private let weights: PageWeights
  private let groups: [[UInt8]]
  private let lineGroups: [[UInt8]]
  private let tags: [[UInt8]]
  /// The groups of lines that claim rights: both together are a legal notice.
  private let legalClaim: UInt32

  private static let widths = [8, 16, 25, 40, 60, 90, 130, 200, 300, 500, 900]
  private static let linkShares = [0.001, 0.1, 0.25, 0.5, 0.8, 0.999]
  private static let shares = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9]
  private static let counts = [1, 2, 3, 5, 8, 15, 30]
  private static let distances = [1, 2, 3, 5, 8, 13, 25, 50, 100]
  private static let positions = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
  private static let places = [1, 3, 6, 12, 25, 50, 100]
  private static let titleDistances = [1, 2, 3, 5, 8, 15, 30]
  private static let endings: [StaticString] = ["dots", "sent", "colon", "comma", "arrow", "digit", "none"]
  private static let beginnings: [StaticString] = [
    "dig", "low", "up", "cjk", "quote", "copy", "bullet", "brk", "oth",
  ]
  private static let relations: [StaticString] = ["b", "a", "i", "x"]

  init(_ page: PageFigures, _ words: PageWords, _ weights: PageWeights, tags: [[UInt8]]) {
    self.page = page
    self.weights = weights
    self.tags = tags
    groups = words.groups.map { Array($0.utf8) }
    lineGroups = words.furnitureGroups.map { Array($0.utf8) }
    legalClaim = words.furnitureGroups.enumerated().reduce(0) { mask, group in
      ["legal", "copy"].contains(group.element) ? mask | 1 << UInt32(group.offset) : mask
    }
  }

  /// The sums of the weights of each block's features, for either pass.
  func sums() -> [SIMD2<Float>] {
    page.blocks.indices.map { index in
      var sum = weights.bias
      itself(index, &sum)
      surroundings(index, &sum)
      neighbours(index, &sum)
      containers(index, &sum)
      core(index, &sum)
      runs(index, &sum)
      return sum
    }
  }

  /// What the block is by itself.
  private func itself(_ index: Int, _ sum: inout SIMD2<Float>) {
    let block = page.blocks[index]
    let width = bin(block.width, PageFeatures.widths)
    let links = bin(block.linkShare, PageFeatures.linkShares)
    let size = block.widthClass
    sum += weights["w\(width)"] + weights["ld\(links)"] + weights["wl\(width / 2)_\(links)"]
    sum += weights["sent\(min(block.sentences, 4))_\(size)"] + weights["com\(bin(block.commas, [1, 2, 3, 5, 9]))"]
    sum += weights["end:\(PageFeatures.endings[block.ending.rawValue])\(size)"]
    sum += weights["start:\(PageFeatures.beginnings[block.beginning.rawValue])"]
    if block.letters > 3 {
      let share = Double(block.capitals) / Double(block.letters)
      sum += weights["cap\(bin(share, [0.001, 0.03, 0.06, 0.12, 0.2, 0.4, 0.8]))"]
    } else {
      sum += weights["capx"]
    }
    let digits = block.width > 0 ? Double(block.digits) / Double(block.width) : 0
    sum += weights["dig\(bin(digits, [0.001, 0.05, 0.15, 0.3, 0.5]))"]
    sum += weights["nlink\(bin(block.links, [1, 2, 3, 6]))"]
    if block.separators > 0 { sum += weights["sep\(bin(block.separators, [1, 2, 4]))"] }
    if block.boldWidth > 0 {
      sum += weights["bold\(bin(Double(block.boldWidth) / Double(block.width), [0.3, 0.7, 0.95]))"]
    }
    if block.tellsYear { sum += weights["year\(size)"] }
    if block.tellsHour { sum += weights["time\(size)"] }
    if block.repeats > 1 {
      let times = block.repeats == 2 ? 1 : 2
      sum += block.width >= 80 ? weights["rep\(times)L"] : weights["rep\(times)"]
    }
    if block.inTitle > 0 { sum += weights["ttl\(block.inTitle)"] }
    if block.lineBreaks > 0 { sum += weights["nbr\(bin(block.lineBreaks, [1, 2, 4, 9]))"] }
    if block.breaks > 0 { sum += weights["brk"] }
    if block.chinese * 6 > block.width { sum += weights["cjk"] }
    for (bit, group) in lineGroups.enumerated() {
      if block.furnitureAtStart >> UInt32(bit) & 1 == 1 {
        sum += weights["fs:\(group)\(size)"]
      } else if block.furniture >> UInt32(bit) & 1 == 1 {
        sum += weights["fa:\(group)\(size)"]
      }
      if block.seen >> UInt32(bit) & 1 == 1 { sum += weights["ae:\(group)\(size)"] }
    }
    if block.furniture & legalClaim == legalClaim, legalClaim != 0 {
      sum += weights["legal2_\(size)\(block.beginning == .copyright)"]
    }
    if block.furniture != 0 { sum += weights["nf\(min(4, block.furniture.nonzeroBitCount))\(size)"] }
    if block.linkShare < 0.999 {
      if block.beginsInLink { sum += weights["fl\(block.linkClass)\(size)"] }
      if block.endsInLink { sum += weights["ll\(block.linkClass)\(size)"] }
    }
  }

  /// What it stands in, and where.
  private func surroundings(_ index: Int, _ sum: inout SIMD2<Float>) {
    let block = page.blocks[index]
    let frame = page.frames[block.frame]
    let tag = tags[Int(frame.tag.rawValue)]
    let size = block.widthClass
    sum += weights["t:\(tag)"] + weights["tw:\(tag)\(size)"] + weights["tl:\(tag)\(block.linkClass)"]
    var between: UInt32 = 0
    var above: UInt32 = 0
    if frame.parent >= 0 {
      let parent = page.frames[frame.parent]
      let parentTag = tags[Int(parent.tag.rawValue)]
      sum += weights["t2:\(parentTag)"] + weights["tt:\(parentTag)>\(tag)"]
      between = parent.groups
      if parent.parent >= 0 {
        between |= page.frames[parent.parent].groups
        above = page.frames[parent.parent].above
      }
    }
    let own = frame.groups | block.inner
    for (bit, group) in groups.enumerated() {
      let mask = UInt32(1) << UInt32(bit)
      if own & mask != 0 {
        sum += weights["o:\(group)"]
      } else if between & mask != 0 {
        sum += weights["m:\(group)"]
      } else if above & mask != 0 {
        sum += weights["u:\(group)"]
      }
    }
    for (bit, name) in PageFlags.names.enumerated() where block.flags.rawValue >> UInt32(bit) & 1 == 1 {
      sum += weights["a:\(name)"] + weights["aw:\(name)\(size)"]
    }
    sum += weights["pos\(bin(block.position, PageFeatures.positions))"]
    sum += weights["idx\(bin(index, PageFeatures.places))"]
    sum += weights["rdx\(bin(page.blocks.count - 1 - index, PageFeatures.places))"]
    if page.main >= 0 { main(block, tag, &sum) }
  }

  /// What it is to the container that most paragraphs stand in.
  private func main(_ block: PageBlock, _ tag: [UInt8], _ sum: inout SIMD2<Float>) {
    let steps = page.steps(from: block.holder, to: page.main)
    let relation: StaticString = steps < 0 ? "O" : steps == 0 ? "H" : "I"
    let size = block.widthClass
    sum += weights["D\(relation)\(size)\(block.linkClass)"] + weights["D\(relation)t:\(tag)"]
    sum += weights["D\(relation)s\(bin(page.mainShare, [0.3, 0.5, 0.7, 0.9]))"]
    if let form = page.form {
      let own = page.form(of: block)
      sum += weights["sig\(own.holder == form.holder)\(own.tag == form.tag)\(own.groups == form.groups)\(size)"]
      if own == form {
        sum += weights["sigl\(block.linkClass)\(PageFeatures.endings[block.ending.rawValue])"]
      }
    }
    let furniture = block.furnitureAtStart != 0 ? block.furnitureAtStart : block.furniture
    for (bit, group) in lineGroups.enumerated() where furniture >> UInt32(bit) & 1 == 1 {
      sum += weights["D\(relation)f:\(group)\(size)"]
    }
  }

  /// What stands before and behind it.
  private func neighbours(_ index: Int, _ sum: inout SIMD2<Float>) {
    let frame = page.frames[page.blocks[index].frame]
    let size = page.blocks[index].widthClass
    for distance in [-2, -1, 1, 2] {
      guard page.blocks.indices.contains(index + distance) else {
        sum += weights["n\(distance):E"]
        continue
      }
      let other = page.blocks[index + distance]
      let isHeading = other.flags.contains(.heading)
      let (width, links) = (other.widthClass, other.linkClass)
      sum += isHeading ? weights["n\(distance):\(width)\(links)h"] : weights["n\(distance):\(width)\(links)"]
      guard abs(distance) == 1 else { continue }
      let otherFrame = page.frames[other.frame]
      let isAlike = otherFrame.parent == frame.parent && otherFrame.tag == frame.tag
      sum +=
        isHeading
        ? weights["n\(distance)s:\(isAlike)\(size)\(width)\(links)h"]
        : weights["n\(distance)s:\(isAlike)\(size)\(width)\(links)"]
    }
  }

  /// What the containers around it hold: the nearest three that hold more than the one before.
  private func containers(_ index: Int, _ sum: inout SIMD2<Float>) {
    let whole = Double(max(page.frames[0].paragraphWidth, 1))
    forEachGroup(of: page.blocks[index], page) { level, frame in
      let blocks = Double(frame.blocks)
      sum += weights["g\(level)l\(bin(Double(frame.linkWidth) / Double(frame.width), PageFeatures.shares))"]
      sum += weights["g\(level)p\(bin(frame.paragraphs, PageFeatures.counts))"]
      sum += weights["g\(level)s\(bin(Double(frame.paragraphWidth) / whole, PageFeatures.shares))"]
      sum += weights["g\(level)w\(bin(Double(frame.width) / blocks, [20, 40, 60, 90, 150, 250]))"]
      sum += weights["g\(level)k\(bin(Double(frame.linkBlocks) / blocks, [0.05, 0.2, 0.4, 0.6, 0.8]))"]
      sum += weights["g\(level)b\(bin(frame.blocks, [3, 6, 12, 25, 60]))"]
    }
  }

  /// Whether it is running text, among what, and where it lies to the runs of it.
  private func runs(_ index: Int, _ sum: inout SIMD2<Float>) {
    let block = page.blocks[index]
    if block.isRunning {
      sum += weights["run\(bin(block.run, [2, 3, 5, 8, 13]))"]
    } else {
      let before = index > 0 ? page.blocks[index - 1].run : 0
      let after = index + 1 < page.blocks.count ? page.blocks[index + 1].run : 0
      sum += weights["ru\(bin(before, [1, 2, 3]))\(bin(after, [1, 2, 3]))"]
    }
    sum += weights["alt\(block.isRunning)\(min(block.turns, 6))\(min(block.run, 3))"]
    for (name, run): (StaticString, PageFigures.Run?) in [("M", page.heaviestRun), ("R", page.firstRun)] {
      guard let run else {
        sum += weights["\(name)none\(block.isRunning)"]
        continue
      }
      let side: StaticString
      if run.range.contains(index) {
        side = "i"
        sum += weights["\(name)i"]
      } else if index < run.range.lowerBound {
        side = "b"
        sum += weights["\(name)b\(bin(run.range.lowerBound - index, PageFeatures.distances))"]
      } else {
        side = "a"
        sum += weights["\(name)a\(bin(index - run.range.upperBound, PageFeatures.distances))"]
      }
      sum += weights["\(name)p\(block.isRunning)\(side)\(block.widthClass)"]
      sum += weights["\(name)h\(block.holder == run.holder)\(side)"]
    }
    if block.hasLead { sum += weights["twol"] }
  }

  /// Where it lies to the paragraphs of the core, and to the title.
  private func core(_ index: Int, _ sum: inout SIMD2<Float>) {
    let block = page.blocks[index]
    for (name, core, span, isWide): (StaticString, Int, ClosedRange<Int>?, Bool) in [
      ("c5", page.core, page.coreSpan, true), ("c8", page.tightCore, page.tightSpan, false),
    ] {
      guard core >= 0 else {
        sum += weights["\(name)none"]
        continue
      }
      let steps = page.steps(from: block.frame, to: core)
      let side: StaticString = steps >= 0 ? "I" : "O"
      var relation: StaticString = "x"
      if let span {
        if index < span.lowerBound {
          relation = "b"
          sum += weights["\(name)\(side)b\(bin(span.lowerBound - index, PageFeatures.distances))"]
        } else if index > span.upperBound {
          relation = "a"
          sum += weights["\(name)\(side)a\(bin(index - span.upperBound, PageFeatures.distances))"]
        } else {
          relation = "i"
          sum += weights["\(name)\(side)in"]
        }
      } else {
        sum += weights["\(name)nopara"] + weights["\(name)\(side)x"]
      }
      if steps >= 0 { sum += weights["\(name)d\(min(steps, 4))_\(relation)\(block.widthClass)"] }
      if isWide { sum += weights["c5w\(block.widthClass)\(block.linkClass)\(side)\(relation)"] }
    }
    sum += weights["few\(bin(page.frames[0].paragraphs, [1, 2, 4, 8, 15]))"]
    guard let title = page.title else {
      sum += weights["noh"]
      return
    }
    let distance = bin(abs(index - title), PageFeatures.titleDistances)
    sum += index < title ? weights["hb\(distance)"] : weights["ha\(distance)"]
  }
}

/// The nearest three containers around a block each of which holds more blocks than the one before.
@inline(__always)
private func forEachGroup(of block: PageBlock, _ page: PageFigures, _ body: (_ level: Int, PageFrame) -> Void) {
  var frame = block.frame
  var level = 0
  var last = 1
  while frame >= 0, level < 3 {
    if page.frames[frame].blocks > last {
      last = page.frames[frame].blocks
      body(level, page.frames[frame])
      level += 1
    }
    frame = page.frames[frame].parent
  }
}

/// The second pass: what the first one makes of a block, of its neighbours and of its containers.
struct PageSecondPass {
  private let page: PageFigures
  private let weights: PageWeights
  /// The first pass's sums and what they are as probabilities.
  private let sums: [Double]
  private let odds: [Double]
  private let mass: Double
  /// The containers that nine, that seven tenths of the mass lead down to; -1 of none.
  private let centres: (nine: Int, seven: Int)
  /// The run of blocks of the greatest sum.
  private let run: (first: Int, last: Int)

  private static let fine = [-5, -4, -3, -2.2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2.2, 3, 4, 5]
  private static let coarse = [-3, -1.5, -0.5, 0.5, 1.5, 3]
  private static let means = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95]
  private static let distances = [1, 2, 3, 5, 8, 13, 25, 50, 100]

  init(_ page: PageFigures, _ weights: PageWeights, first: [SIMD2<Float>]) {
    var page = page
    self.weights = weights
    let sums = first.map { Double($0.x) }
    let odds = sums.map(Logistic.probability)
    let masses = page.blocks.indices.map { odds[$0] * Double(min(page.blocks[$0].width, 600)) }
    page.weigh(masses)
    let mass = masses.reduce(0, +)
    self.mass = mass > 0 ? mass : 1
    self.page = page
    self.sums = sums
    self.odds = odds
    centres = PageSecondPass.centres(page, self.mass)
    run = PageSecondPass.run(page, sums)
  }

  private static func centres(_ page: PageFigures, _ mass: Double) -> (nine: Int, seven: Int) {
    var frame = 0
    var nine = -1
    while true {
      var best = -1
      page.forEachChild(of: frame) { child in
        guard page.frames[child].mass > 0.05 * mass else { return }
        if best < 0 || page.frames[child].mass > page.frames[best].mass { best = child }
      }
      if nine < 0, best < 0 || page.frames[best].mass < 0.9 * mass { nine = frame }
      if best < 0 || page.frames[best].mass < 0.7 * mass { return (nine, frame) }
      frame = best
    }
  }

  /// The run of blocks whose sum is the greatest (Kadane).
  private static func run(_ page: PageFigures, _ sums: [Double]) -> (first: Int, last: Int) {
    var best = 0.0
    var found = (first: -1, last: -2)
    var sum = 0.0
    var start = 0
    for index in page.blocks.indices {
      let value = max(-3, min(3, sums[index] + 0.3)) * Double(min(page.blocks[index].width, 600) + 10).squareRoot()
      if sum <= 0 {
        sum = 0
        start = index
      }
      sum += value
      if sum > best {
        best = sum
        found = (start, index)
      }
    }
    return found
  }

  /// The log-odds of each block.
  func logOdds(_ first: [SIMD2<Float>]) -> [Double] {
    let (before, after) = nearest()
    return page.blocks.indices.map { index in
      var sum = SIMD2<Float>(0, first[index].y)
      neighbours(index, &sum)
      containers(index, &sum)
      place(index, before[index], after[index], &sum)
      return Double(sum.y)
    }
  }

  /// How far the nearest blocks before and behind are that the first pass takes.
  private func nearest() -> (before: [Int], after: [Int]) {
    let count = page.blocks.count
    var before: [Int] = []
    var last = -99
    for index in 0..<count {
      before.append(index - last)
      if odds[index] > 0.6 { last = index }
    }
    var after = [Int](repeating: 0, count: count)
    last = count + 99
    for index in (0..<count).reversed() {
      after[index] = last - index
      if odds[index] > 0.6 { last = index }
    }
    return (before, after)
  }

  private func odds(_ index: Int) -> Double { odds.indices.contains(index) ? odds[index] : 0 }

  private func neighbours(_ index: Int, _ sum: inout SIMD2<Float>) {
    let block = page.blocks[index]
    let own = bin(sums[index], PageSecondPass.coarse)
    let size = block.widthClass
    sum += weights["z\(bin(sums[index], PageSecondPass.fine))"] + weights["zw\(own)_\(size)"]
    var around = 0.0
    for distance in [-3, -2, -1, 1, 2, 3] {
      let isInside = sums.indices.contains(index + distance)
      let other = isInside ? bin(sums[index + distance], PageSecondPass.coarse) : 9
      around += odds(index + distance)
      sum += weights["y\(distance):\(other)"]
      if abs(distance) == 1 { sum += weights["yz\(distance):\(other)\(own)"] }
    }
    sum += weights["yy:\(min(2, Int(odds(index - 1) * 3)))\(min(2, Int(odds(index + 1) * 3)))\(own)"]
    let form = page.form(of: block)
    func alike(_ other: Int) -> Int {
      guard page.blocks.indices.contains(other), page.form(of: page.blocks[other]) == form else { return 0 }
      return odds[other] > 0.5 ? 2 : 1
    }
    let (previous, next) = (alike(index - 1), alike(index + 1))
    sum += weights["sb\(previous)\(next)_\(own)"] + weights["sbw\(previous)\(next)_\(size)"]
    sum += weights["ym\(bin(around / 6, PageSecondPass.means))"]
    let before = odds[max(0, index - 10)..<index].reduce(0, +) / 10
    let after = odds[(index + 1)..<max(index + 1, min(odds.count, index + 11))].reduce(0, +) / 10
    sum += weights["bf\(bin(before, PageSecondPass.means))"] + weights["af\(bin(after, PageSecondPass.means))"]
    sum += weights["ba\(min(3, Int(before * 4)))\(min(3, Int(after * 4)))"]
  }

  private func containers(_ index: Int, _ sum: inout SIMD2<Float>) {
    let block = page.blocks[index]
    let own = bin(sums[index], PageSecondPass.coarse)
    let width = min(block.width, 600)
    forEachGroup(of: block, page) { level, frame in
      let rest = frame.capped - width
      let mean = (frame.mass - odds[index] * Double(width)) / Double(rest == 0 ? 1 : rest)
      let step = bin(mean, PageSecondPass.means)
      sum += weights["q\(level)m\(step)"] + weights["q\(level)s\(bin(frame.mass / mass, PageSecondPass.means))"]
      if level == 0 { sum += weights["q0z\(step / 2)_\(own)"] }
    }
    for (name, centre): (StaticString, Int) in [("k9", centres.nine), ("k7", centres.seven)] where centre >= 0 {
      let steps = page.steps(from: block.frame, to: centre)
      sum += weights["\(name)\(min(steps, 3))"] + weights["\(name)z\(steps >= 0)_\(own)"]
    }
  }

  private func place(_ index: Int, _ before: Int, _ after: Int, _ sum: inout SIMD2<Float>) {
    let own = bin(sums[index], PageSecondPass.coarse)
    let size = page.blocks[index].widthClass
    let side: StaticString
    if run.first <= index, index <= run.last {
      side = "i"
      sum += weights["segin"]
    } else if index < run.first {
      side = "b"
      sum += weights["segb\(bin(run.first - index, PageSecondPass.distances))"]
    } else {
      side = "a"
      sum += weights["sega\(bin(index - run.last, PageSecondPass.distances))"]
    }
    sum += weights["segz\(side)\(own)"] + weights["segw\(side)\(size)"]
    sum += weights["pp\(bin(before, PageSecondPass.distances))"] + weights["np\(bin(after, PageSecondPass.distances))"]
    sum += weights["pn\(bin(before, [2, 4, 9, 98]))\(bin(after, [2, 4, 9, 98]))"]
    sum += weights["mass\(bin(mass, [50, 150, 400, 1000, 3000]))"]
  }
}

/// Log-odds and probabilities.
enum Logistic {
  /// 1 / (1 + e^-x) by a rational tanh, exact enough for bins; the same on every machine.
  static func probability(_ sum: Double) -> Double {
    if sum < -30 { return 0 }
    if sum > 30 { return 1 }
    return 1 / (1 + exponential(-sum))
  }

  /// e^x by halving the argument until the series is short.
  private static func exponential(_ x: Double) -> Double {
    let halved = x / 1024
    var term = 1.0
    var sum = 1.0
    for step in 1...8 {
      term *= halved / Double(step)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }
}
