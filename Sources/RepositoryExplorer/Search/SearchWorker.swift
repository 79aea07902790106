/// What one thread of a search does: takes tasks until there are none.
struct SearchWorker: Sendable {
  let crew: SearchCrew
  /// Nil where only names are wanted.
  let matcher: SearchMatcher?
  let detail: SearchQuery.Detail
  let shownBytes: Int

  /// Bytes of folder entries that are read with one call.
  private static let entryBytes = 32 << 10

  func run() {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.entryBytes, alignment: 16)
    defer { buffer.deallocate() }
    let scanner = matcher.map { FileScanner($0, detail: detail, shownBytes: shownBytes) }
    while let task = crew.take() {
      switch task.work {
      case .files(let folder, let listing, let entries):
        search(entries, of: listing, in: folder, for: task, scanner)
      case .opened(let folder, let listing): crew.split(task, into: folder.tasks(listing))
      case .folder(let folder, let listing, let entry):
        open(entry, of: listing, in: folder, for: task, buffer)
      }
    }
  }

  private func open(
    _ entry: FolderListing.Entry, of listing: FolderListing, in folder: SearchedFolder, for task: SearchTask,
    _ buffer: UnsafeMutableRawBufferPointer
  ) {
    do throws(FileRefusal) {
      let (opened, names) = try folder.open(entry, of: listing, buffer: buffer)
      crew.split(task, into: opened.tasks(names))
    } catch {
      // What went away or became a link since the folder was read is none of the search's business.
      let isGone = error == .absent || error == .link
      let path = folder.relative(listing.name(entry))
      crew.finish(task, with: isGone ? [] : [.refused(path, error)], files: 0)
    }
  }

  private func search(
    _ entries: [FolderListing.Entry], of listing: FolderListing, in folder: SearchedFolder,
    for task: SearchTask,
    _ scanner: FileScanner?
  ) {
    guard let scanner else {
      return crew.finish(
        task, with: entries.map { .name(folder.relative(listing.name($0))) }, files: entries.count)
    }
    var found: [(place: Int, reports: [SearchReport])] = []
    // In the order of the file system, which is kind to a disk.
    let order = entries.indices.sorted { entries[$0].order < entries[$1].order }
    var files = 0
    for index in order {
      if crew.isStopped { break }
      do throws(ScanFailure) {
        let result = try scan(entries[index], of: listing, in: folder, scanner)
        files += 1
        guard result.matchingLines > 0 else { continue }
        found.append((index, reports(of: result, entries[index], of: listing, in: folder)))
      } catch {
        switch error {
        case .pattern(let problem): return crew.fail(task, problem)
        // What went away or became a link since the folder was read is none of the search's business.
        case .refused(.absent), .refused(.link): continue
        case .refused(let refusal):
          found.append((index, [.refused(folder.relative(listing.name(entries[index])), refusal)]))
        }
      }
    }
    crew.finish(task, with: found.sorted { $0.place < $1.place }.flatMap(\.reports), files: files)
  }

  private func scan(
    _ entry: FolderListing.Entry, of listing: FolderListing, in folder: SearchedFolder, _ scanner: FileScanner
  ) throws(ScanFailure) -> FileScanner.Result {
    let descriptor: Int32
    let status: FileStatus
    do throws(SystemError) {
      descriptor = try listing.withName(entry) { name throws(SystemError) in
        try System.open(at: folder.descriptor, name: name, flags: System.fileFlags | System.noFollow)
      }
    } catch {
      throw .refused(FileRefusal(error))
    }
    defer { System.close(descriptor) }
    do throws(SystemError) {
      status = try System.status(descriptor)
    } catch {
      throw .refused(FileRefusal(error))
    }
    // It may have been swapped for a FIFO or a device since the folder was read.
    guard status.kind == .regular else { throw .refused(.notRegularFile(status.kind)) }
    return try scanner.scan(descriptor, size: status.size, shouldStop: { crew.isStopped })
  }

  private func reports(
    of result: FileScanner.Result, _ entry: FolderListing.Entry, of listing: FolderListing,
    in folder: SearchedFolder
  ) -> [SearchReport] {
    let path = folder.relative(listing.name(entry))
    var lines = result.lines
    if case .lines(let context) = detail, context > 0 {
      lines = ContextReader(
        folder: folder.descriptor, listing: listing, entry: entry, shownBytes: shownBytes
      ).lines(around: lines, context: context)
    }
    let found = FoundFile(
      file: path, origin: folder.root.origin, lines: lines, matchingLines: result.matchingLines)
    guard let offset = result.binaryOffset, case .lines = detail else { return [.found(found)] }
    return [.found(found), .binary(path, offset: offset)]
  }
}
