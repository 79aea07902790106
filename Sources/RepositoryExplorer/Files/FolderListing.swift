/// The names in a folder, sorted by their bytes, kept in one block of memory.
struct FolderListing: Sendable {
  /// One name.
  struct Entry: Sendable {
    /// Offset of its first byte in `names`.
    var start: Int32
    /// Bytes, without the NUL behind it.
    var count: Int32
    /// Place in the order in which the file system gave it: reading in that order is kind to a disk.
    var order: Int32
    /// Nil where the file system does not say it.
    var kind: FileKind?
    /// The first eight bytes as a number, for sorting.
    fileprivate var head: UInt64
  }

  /// All names, each with a NUL behind it.
  private(set) var names: [UInt8] = []
  /// The entries, without `.` and `..`.
  private(set) var entries: [Entry] = []

  /// Reads an open folder; what cannot be read is left out.
  ///
  /// - Parameter buffer: Memory to read into, at least 4 KiB.
  init(_ directory: Int32, buffer: UnsafeMutableRawBufferPointer) {
    while let count = try? System.rawEntries(directory, into: buffer), count > 0 {
      readRaw(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    sort()
  }

  /// One file.
  init(file name: String) {
    Array(name.utf8).withUnsafeBytes { add($0, kind: .regular) }
  }

  /// Layout of `linux_dirent64`, see getdents64(2): inode and offset of eight bytes each, length, type, name.
  private mutating func readRaw(_ memory: UnsafeRawBufferPointer) {
    var position = 0
    while position + 19 < memory.count {
      let length = Int(memory.loadUnaligned(fromByteOffset: position + 16, as: UInt16.self))
      guard length > 19, position + length <= memory.count else { return }
      let name = memory[(position + 19)..<(position + length)]
      let count = name.firstIndex(of: 0).map { $0 - name.startIndex } ?? name.count
      add(
        UnsafeRawBufferPointer(rebasing: name.prefix(count)),
        kind: FileKind(directoryType: memory[position + 18]))
      position += length
    }
  }

  private mutating func add(_ name: UnsafeRawBufferPointer, kind: FileKind?) {
    let dot = UInt8(ascii: ".")
    if name.isEmpty || name.count < 3 && name.allSatisfy({ $0 == dot }) { return }
    var head: UInt64 = 0
    for index in 0..<8 { head = head << 8 | (index < name.count ? UInt64(name[index]) : 0) }
    entries.append(
      Entry(
        start: Int32(names.count), count: Int32(name.count), order: Int32(entries.count), kind: kind,
        head: head))
    names.append(contentsOf: name)
    names.append(0)
  }

  private mutating func sort() {
    let names = names
    entries.sort { left, right in
      if left.head != right.head { return left.head < right.head }
      return names.bytes(of: left).lexicographicallyPrecedes(names.bytes(of: right))
    }
  }

  /// The bytes of an entry's name.
  func name(_ entry: Entry) -> ArraySlice<UInt8> { names.bytes(of: entry) }

  /// Whether there is an entry of this name.
  func contains(_ name: StaticString) -> Bool {
    name.withUTF8Buffer { wanted in
      entries.contains { Int($0.count) == wanted.count && names.bytes(of: $0).elementsEqual(wanted) }
    }
  }
}

extension [UInt8] {
  fileprivate func bytes(of entry: FolderListing.Entry) -> ArraySlice<UInt8> {
    self[Int(entry.start)..<(Int(entry.start) + Int(entry.count))]
  }
}
