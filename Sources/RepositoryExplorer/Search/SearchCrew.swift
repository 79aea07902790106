internal import Synchronization

/// Work of a search that waits for a thread.
struct SearchTask {
  enum Work {
    /// A folder within another.
    case folder(SearchedFolder, FolderListing, FolderListing.Entry)
    /// A folder that was read already.
    case opened(SearchedFolder, FolderListing)
    /// Files of one folder.
    case files(SearchedFolder, FolderListing, [FolderListing.Entry])
  }

  let work: Work
  /// Where its reports belong.
  let place: SearchPlace
}

/// A place in the order of a search's reports: the paths that one task covers. Guarded by the crew's lock.
final class SearchPlace {
  /// The place in the tree: of two places, the lower comes first.
  fileprivate let key: [UInt32]
  fileprivate var next: SearchPlace?
  fileprivate var reports: [SearchReport] = []
  fileprivate var isDone = false

  fileprivate init(key: [UInt32], next: SearchPlace?) {
    self.key = key
    self.next = next
  }
}

/// Shares the work of a search among threads and hands their reports on in the order of the paths.
///
/// The task that comes first in that order is taken first, so reports stream early and few of them wait. A class
/// because threads share it.
final class SearchCrew: @unchecked Sendable {
  private let monitor = Monitor()
  private let stop = Atomic<Bool>(false)
  // Everything below is touched only inside `monitor.locked`.
  private var tasks = TaskHeap()
  private var first: SearchPlace?
  private var unfinished = 0
  private var idle = 0
  /// Reports that were not handed on yet.
  private var waiting = 0
  private var problem: PatternProblem?
  private var files = 0

  /// Reports that may wait before the threads do.
  private static let mostWaiting = 200_000

  /// Whether the search is to end now; asked often, from all threads.
  var isStopped: Bool { stop.load(ordering: .relaxed) }

  /// How many files were opened.
  var fileCount: Int { monitor.locked { files } }

  /// Adds the tasks that everything begins with, in order.
  func begin(with works: [SearchTask.Work]) {
    monitor.locked {
      var last: SearchPlace?
      for (index, work) in works.enumerated() {
        let place = SearchPlace(key: [UInt32(index)], next: nil)
        if let last { last.next = place } else { first = place }
        last = place
        tasks.push(SearchTask(work: work, place: place))
        unfinished += 1
      }
    }
  }

  /// The next task; nil when there is nothing left to do.
  func take() -> SearchTask? {
    monitor.locked {
      while true {
        if isStopped || unfinished == 0 { return nil }
        if let next = tasks.first, waiting < Self.mostWaiting || next.place === first { return tasks.pop() }
        idle += 1
        monitor.wait(for: .work)
        idle -= 1
      }
    }
  }

  /// Replaces a task by those that it consists of, in order.
  func split(_ task: SearchTask, into works: [SearchTask.Work]) {
    monitor.locked {
      var next = task.place.next
      for (index, work) in works.enumerated().reversed() {
        let place = SearchPlace(key: task.place.key + [UInt32(index)], next: next)
        next = place
        tasks.push(SearchTask(work: work, place: place))
      }
      task.place.next = next
      unfinished += works.count
      for _ in 0..<max(0, min(idle, works.count - 1)) { monitor.signal(.work) }
      complete(task.place)
    }
  }

  /// Hands over reports of a task that goes on.
  func add(_ reports: [SearchReport], to task: SearchTask) {
    monitor.locked { append(reports, to: task.place) }
  }

  /// Hands over the last reports of a task.
  func finish(_ task: SearchTask, with reports: [SearchReport], files: Int) {
    monitor.locked {
      self.files += files
      append(reports, to: task.place)
      complete(task.place)
    }
  }

  /// Ends everything: the pattern is not fit for its text.
  func fail(_ task: SearchTask, _ problem: PatternProblem) {
    monitor.locked {
      self.problem = self.problem ?? problem
      stop.store(true, ordering: .relaxed)
      complete(task.place)
      monitor.signalAll(.work)
      monitor.signal(.results)
    }
  }

  private func append(_ reports: [SearchReport], to place: SearchPlace) {
    guard !reports.isEmpty else { return }
    place.reports += reports
    waiting += reports.reduce(0) { $0 + $1.weight }
    if place === first { monitor.signal(.results) }
  }

  private func complete(_ place: SearchPlace) {
    place.isDone = true
    unfinished -= 1
    // What has nothing to say needs nobody woken.
    while let head = first, head.isDone, head.reports.isEmpty { first = head.next }
    if unfinished == 0 { monitor.signalAll(.work) }
    if unfinished == 0 || first.map({ !$0.reports.isEmpty }) ?? true { monitor.signal(.results) }
    // The first task may be the one that all wait for.
    if idle > 0, waiting >= Self.mostWaiting { monitor.signal(.work) }
  }

  /// Hands the reports on in order, in the calling thread, until all is done.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked at least every 10 ms; true ends the search.
  ///   - visit: False ends the search.
  /// - Returns: Whether it was stopped from outside.
  /// - Throws: The problem of the pattern that ended the search.
  func deliver(shouldStop: () -> Bool, _ visit: (SearchReport) -> Bool) throws(PatternProblem) -> Bool {
    while true {
      if shouldStop() {
        halt()
        return true
      }
      let (reports, isOver, problem) = monitor.locked { () -> ([SearchReport], Bool, PatternProblem?) in
        if first.map(\.reports.isEmpty) ?? true, unfinished > 0, self.problem == nil {
          monitor.wait(for: .results, milliseconds: 10)
        }
        return (takeReports(), unfinished == 0 && first == nil, self.problem)
      }
      for report in reports {
        if shouldStop() {
          halt()
          return true
        }
        guard visit(report) else {
          halt()
          return false
        }
      }
      if let problem { throw problem }
      if isOver { return false }
    }
  }

  private func takeReports() -> [SearchReport] {
    var taken: [SearchReport] = []
    while let head = first {
      taken += head.reports
      head.reports = []
      guard head.isDone else { break }
      first = head.next
    }
    guard !taken.isEmpty else { return [] }
    let wasFull = waiting >= Self.mostWaiting
    waiting -= taken.reduce(0) { $0 + $1.weight }
    if wasFull { monitor.signalAll(.work) }
    return taken
  }

  private func halt() {
    stop.store(true, ordering: .relaxed)
    monitor.locked { monitor.signalAll(.work) }
  }
}

extension SearchReport {
  /// How much waits with it, in lines.
  fileprivate var weight: Int {
    if case .found(let file) = self { return 1 + file.lines.count }
    return 1
  }
}

/// Tasks by the order of their places.
private struct TaskHeap {
  private var tasks: [SearchTask] = []

  var first: SearchTask? { tasks.first }

  mutating func push(_ task: SearchTask) {
    tasks.append(task)
    var index = tasks.count - 1
    while index > 0, precedes(index, (index - 1) / 2) {
      tasks.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func pop() -> SearchTask? {
    guard let top = tasks.first, let last = tasks.popLast() else { return nil }
    guard !tasks.isEmpty else { return top }
    tasks[0] = last
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2] where child < tasks.count && precedes(child, least) {
        least = child
      }
      if least == index { return top }
      tasks.swapAt(index, least)
      index = least
    }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    tasks[left].place.key.lexicographicallyPrecedes(tasks[right].place.key)
  }
}
