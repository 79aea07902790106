/// A pattern as `grep -E`, `awk` and jq's `test` take it: literals, `.`, `*`, `+`, `?`, `{2,3}`, `^`, `$`, `[...]`, `|` and
/// groups.
///
/// It keeps all places where a match may stand at once, so no pattern and no line makes it slow. Complexity: O(line × pattern).
struct LinePattern: Equatable {
  private enum Instruction: Equatable {
    case any
    case bytes(Set<UInt8>)
    case start, end
    /// Goes on at both places.
    case fork(Int, Int)
    case jump(Int)
    case done
  }

  /// A pattern without signs is looked for as it is.
  private var literal: String?
  private var program: [Instruction] = []
  private let ignoresCase: Bool
  /// Whether it can be read; one that cannot matches nothing.
  private(set) var isValid = true

  /// Reads a pattern of at most 400 bytes.
  init(_ pattern: String, ignoresCase: Bool = false) {
    self.ignoresCase = ignoresCase
    let pattern = ignoresCase ? pattern.lowercased() : pattern
    if !pattern.contains(where: { ".*+?{^$[]()|\\".contains($0) }) {
      literal = pattern
      return
    }
    let bytes = Array(pattern.utf8.prefix(400))
    var place = 0
    guard let parsed = Self.alternatives(bytes, &place, depth: 0), place == bytes.count else {
      isValid = false
      return
    }
    program = parsed + [.done]
  }

  /// Whether a text holds another.
  static func holds(_ text: String, _ part: String) -> Bool { text.contains(part) }

  /// Whether a line holds it.
  func matches(_ line: String) -> Bool {
    let line = ignoresCase ? line.lowercased() : line
    if let literal { return literal.isEmpty || Self.holds(line, literal) }
    return isValid && end(in: Array(line.utf8), from: nil) != nil
  }

  /// What of a line fits, longest first from each place, none over another.
  func parts(of line: String) -> [String] {
    guard isValid else { return [] }
    let own = Array(line.utf8)
    let bytes = ignoresCase ? Array(line.lowercased().utf8) : own
    guard bytes.count == own.count else { return [] }
    let search = literal.map { LinePattern(program: Array($0.utf8).map { .bytes([$0]) } + [.done]) } ?? self
    var found: [String] = []
    var place = 0
    while place < bytes.count {
      if let end = search.end(in: bytes, from: place), end > place {
        found.append(String(decoding: own[place..<end], as: UTF8.self))
        place = end
      } else {
        place += 1
      }
    }
    return found
  }

  private init(program: [Instruction]) {
    self.program = program
    ignoresCase = false
  }

  /// Where the longest match from a place ends; without a place, where any match ends first.
  private func end(in bytes: [UInt8], from start: Int?) -> Int? {
    var current: [Int] = []
    var marks = [Int](repeating: -1, count: program.count)
    var longest: Int?
    func add(_ first: Int, _ place: Int, _ states: inout [Int]) {
      var open = [first]
      while let state = open.popLast() {
        guard marks[state] != place else { continue }
        marks[state] = place
        switch program[state] {
        case .jump(let next): open.append(next)
        case .fork(let one, let two): open += [two, one]
        case .start: if place == 0 { open.append(state + 1) }
        case .end: if place == bytes.count { open.append(state + 1) }
        case .done: longest = place
        default: states.append(state)
        }
      }
    }
    for place in (start ?? 0)...bytes.count {
      var next: [Int] = []
      if place > (start ?? 0) {
        for state in current {
          let fits =
            switch program[state] {
            case .any: true
            case .bytes(let set): set.contains(bytes[place - 1])
            default: false
            }
          if fits { add(state + 1, place, &next) }
        }
      }
      if start == nil || start == place { add(0, place, &next) }
      if start == nil, longest != nil { return longest }
      current = next
      if start != nil, current.isEmpty { break }
    }
    return longest
  }

  // MARK: Reading

  private static func alternatives(_ bytes: [UInt8], _ place: inout Int, depth: Int) -> [Instruction]? {
    guard depth < 20, var code = sequence(bytes, &place, depth: depth) else { return nil }
    while place < bytes.count, bytes[place] == UInt8(ascii: "|") {
      place += 1
      guard let other = sequence(bytes, &place, depth: depth) else { return nil }
      code =
        [.fork(1, code.count + 2)] + moved(code, by: 1) + [.jump(code.count + 2 + other.count)]
        + moved(other, by: code.count + 2)
    }
    return code
  }

  private static func moved(_ code: [Instruction], by offset: Int) -> [Instruction] {
    code.map { instruction in
      switch instruction {
      case .fork(let one, let two): .fork(one + offset, two + offset)
      case .jump(let place): .jump(place + offset)
      default: instruction
      }
    }
  }

  private static func sequence(_ bytes: [UInt8], _ place: inout Int, depth: Int) -> [Instruction]? {
    var code: [Instruction] = []
    while place < bytes.count, bytes[place] != UInt8(ascii: "|"), bytes[place] != UInt8(ascii: ")") {
      guard var atom = atom(bytes, &place, depth: depth) else { return nil }
      while let count = repetition(bytes, &place) {
        guard let repeated = repeated(atom, count) else { return nil }
        atom = repeated
      }
      code += moved(atom, by: code.count)
    }
    return code
  }

  /// How often what stands before may stand there, and how often at most (nil: any number); nil where no sign says so.
  private static func repetition(_ bytes: [UInt8], _ place: inout Int) -> (least: Int, most: Int?)? {
    guard place < bytes.count else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "*"):
      place += 1
      return (0, nil)
    case UInt8(ascii: "+"):
      place += 1
      return (1, nil)
    case UInt8(ascii: "?"):
      place += 1
      return (0, 1)
    case UInt8(ascii: "{"):
      // What is no number in braces stands for itself, as with grep.
      guard let end = bytes[place...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
      let ends = String(decoding: bytes[place + 1..<end], as: UTF8.self)
        .split(separator: ",", omittingEmptySubsequences: false)
      guard let least = ends.first.flatMap({ Int($0) }), ends.count <= 2, least >= 0 else { return nil }
      let most = ends.count == 1 ? least : ends[1].isEmpty ? nil : Int(ends[1])
      guard ends.count == 1 || ends[1].isEmpty || most.map({ $0 >= least }) == true else { return nil }
      place = end + 1
      return (least, most)
    default: return nil
    }
  }

  /// An atom as often as it may stand there; nil when that would be too long.
  private static func repeated(_ atom: [Instruction], _ count: (least: Int, most: Int?)) -> [Instruction]? {
    let size = atom.count
    guard (max(count.least, count.most ?? 0) + 1) * (size + 1) < 4000 else { return nil }
    var code: [Instruction] = []
    for _ in 0..<count.least { code += moved(atom, by: code.count) }
    if let most = count.most {
      for _ in count.least..<most {
        code += [.fork(code.count + 1, code.count + size + 1)] + moved(atom, by: code.count + 1)
      }
    } else if count.least > 0 {
      code += [.fork(code.count - size, code.count + 1)]
    } else {
      code = [.fork(1, size + 2)] + moved(atom, by: 1) + [.jump(0)]
    }
    return code
  }

  private static func atom(_ bytes: [UInt8], _ place: inout Int, depth: Int) -> [Instruction]? {
    let byte = bytes[place]
    place += 1
    switch byte {
    case UInt8(ascii: "."): return [.any]
    case UInt8(ascii: "^"): return [.start]
    case UInt8(ascii: "$"): return [.end]
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): return [.bytes([byte])]
    case UInt8(ascii: "("):
      guard let inner = alternatives(bytes, &place, depth: depth + 1), place < bytes.count else { return nil }
      place += 1
      return inner
    case UInt8(ascii: "["): return set(bytes, &place).map { [.bytes($0)] }
    case UInt8(ascii: "\\"):
      guard place < bytes.count else { return nil }
      place += 1
      return [.bytes(escaped(bytes[place - 1]))]
    default: return [.bytes([byte])]
    }
  }

  private static func escaped(_ byte: UInt8) -> Set<UInt8> {
    let digits = Set(UInt8(ascii: "0")...UInt8(ascii: "9"))
    let letters = Set(UInt8(ascii: "a")...UInt8(ascii: "z")).union(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    let word = digits.union(letters).union([UInt8(ascii: "_")])
    return switch byte {
    case UInt8(ascii: "d"): digits
    case UInt8(ascii: "w"): word
    case UInt8(ascii: "s"): [9, 32]
    case UInt8(ascii: "S"): Set(0...255).subtracting([9, 32])
    default: [byte]
    }
  }

  private static func set(_ bytes: [UInt8], _ place: inout Int) -> Set<UInt8>? {
    var set: Set<UInt8> = []
    var isInverted = false
    if place < bytes.count, bytes[place] == UInt8(ascii: "^") {
      isInverted = true
      place += 1
    }
    var isFirst = true
    while place < bytes.count, bytes[place] != UInt8(ascii: "]") || isFirst {
      isFirst = false
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\"), place + 1 < bytes.count {
        set.formUnion(escaped(bytes[place + 1]))
        place += 2
      } else if place + 2 < bytes.count, bytes[place + 1] == UInt8(ascii: "-"),
        bytes[place + 2] != UInt8(ascii: "]")
      {
        if byte <= bytes[place + 2] { set.formUnion(byte...bytes[place + 2]) }
        place += 3
      } else {
        set.insert(byte)
        place += 1
      }
    }
    guard place < bytes.count else { return nil }
    place += 1
    return isInverted ? Set(0...255).subtracting(set) : set
  }
}
