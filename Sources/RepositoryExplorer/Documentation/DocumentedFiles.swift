/// A file of a repository that may explain something, with what tells that it has changed.
package struct DocumentedFile: Sendable, Hashable {
  /// Path below the repository's root.
  package var path: String
  /// Bytes.
  package var size: Int
  /// When it was changed last, in nanoseconds since 1970-01-01 00:00 UTC.
  package var modified: Int64
}

/// Finds the files of a repository that explain it: Markdown and reStructuredText, Python, YAML, HCL and proto. Tests, generated files and whatever
/// is hidden are left out; links are not followed.
package struct DocumentedFiles {
  /// Files of one repository.
  package static let maximumFiles = 4_000
  /// Directory entries that are looked at in one repository.
  package static let maximumEntries = 60_000
  /// Bytes of one file; a larger one is data: 256 KiB.
  package static let maximumFileBytes = 256 << 10
  /// Bytes of all files of one repository: 32 MiB.
  package static let maximumBytes = 32 << 20

  private let root: BeneathRoot
  private var files: [DocumentedFile] = []
  private var entriesLeft = Self.maximumEntries
  private var bytesLeft = Self.maximumBytes

  /// The files in the folders of a repository, in a stable order; no folders means the whole repository. A folder that is not there has none.
  ///
  /// Complexity: O(entries below the folders).
  package static func list(_ root: RepositoryRoot, folders: [String]? = nil) -> [DocumentedFile] {
    var listing = DocumentedFiles(root: root.folder)
    for folder in folders ?? [""] {
      guard let directory = try? root.folder.openDirectory(folder) else { continue }
      listing.walk(directory, path: folder, depth: 0)
    }
    return listing.files
  }

  private init(root: BeneathRoot) { self.root = root }

  private var isFull: Bool { files.count >= Self.maximumFiles || entriesLeft <= 0 || bytesLeft <= 0 }

  /// Takes `directory` over and closes it.
  private mutating func walk(_ directory: Int32, path: String, depth: Int) {
    defer { System.close(directory) }
    guard depth < ExplorerLimits.depth,
      let own = try? System.open(at: directory, ".", flags: System.directoryFlags),
      let entries = try? System.entries(closing: own)
    else { return }
    for entry in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      guard !isFull else { return }
      entriesLeft -= 1
      if entry.name.hasPrefix(".") { continue }
      let below = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
      switch entry.kind ?? (try? System.status(at: directory, entry.name))?.kind {
      case .regular where Self.explains(entry.name): add(below, name: entry.name, in: directory)
      case .directory where !Self.isPassedOver(folder: entry.name):
        if let next = try? System.open(
          at: directory, entry.name, flags: System.directoryFlags | System.noFollow)
        {
          walk(next, path: below, depth: depth + 1)
        }
      default: continue
      }
    }
  }

  private mutating func add(_ path: String, name: String, in directory: Int32) {
    guard let status = try? System.status(at: directory, name), status.kind == .regular,
      (1...Self.maximumFileBytes).contains(status.size)
    else { return }
    bytesLeft -= status.size
    files.append(DocumentedFile(path: path, size: status.size, modified: status.modified))
  }

  private static func explains(_ name: String) -> Bool {
    if name.hasPrefix("test_") || name.hasSuffix("_test.py") || name.hasSuffix("_pb2.py")
      || name.hasSuffix("_pb2_grpc.py")
    {
      return false
    }
    return SourceLanguage(path: name) != nil || name.hasSuffix(".rst")
  }

  private static func isPassedOver(folder: String) -> Bool {
    ["tests", "test", "node_modules", "__pycache__", "venv", "vendor", "third_party"].contains(folder)
  }
}
