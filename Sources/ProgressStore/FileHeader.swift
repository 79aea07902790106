/// What the first 100 bytes of an SQLite file say, read without SQLite, which might change the file.
///
/// Source: https://www.sqlite.org/fileformat.html section 1.3; numbers are big-endian.
struct FileHeader: Sendable, Hashable {
  static let size = 100

  let applicationID: UInt32
  let userVersion: Int32
  /// Whether the file format is one that SQLite reads and writes: 1 rollback journal, 2 write-ahead log. Above 2 SQLite would open it read-only.
  let isWritable: Bool

  /// Nil when the bytes are no SQLite header.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= Self.size, bytes.starts(with: Array("SQLite format 3\0".utf8)) else { return nil }
    func number(at offset: Int) -> UInt32 {
      bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    userVersion = Int32(bitPattern: number(at: 60))
    applicationID = number(at: 68)
    isWritable = (1...2).contains(bytes[18]) && bytes[18] == bytes[19]
  }
}
