internal import TutorCore

/// Something wrong in a content file, with where it is and what to do about it.
package struct ContentProblem: Sendable, Hashable {
  /// How bad it is.
  package enum Severity: String, Sendable, Hashable {
    /// The content cannot be used as it is.
    case error
    /// The content works; an author should look at it.
    case warning
  }

  /// Path as the author knows it: below the content folder.
  package var file: String
  /// 1-based line; 0 when the whole file is meant.
  package var line: Int
  /// How bad it is.
  package var severity: Severity
  /// What is wrong (the thing in quotes), what was expected.
  package var message: String
  /// What to do; may be empty when the message says it.
  package var remedy: String

  /// A problem.
  package init(
    file: String, line: Int, severity: Severity = .error, message: String, remedy: String = ""
  ) {
    self.file = file
    self.line = line
    self.severity = severity
    self.message = message
    self.remedy = remedy
  }

  /// `file:line: error: message. remedy`, as editors understand it.
  package var description: String {
    let place = line > 0 ? "\(file):\(line)" : file
    return "\(place): \(severity.rawValue): \(message)" + (remedy.isEmpty ? "" : ". \(remedy)")
  }
}

/// Problems gathered while a set of files is read; shared by all the readers of one load.
package final class ProblemList {
  /// What was found so far.
  package private(set) var problems: [ContentProblem] = []

  /// What a learner does not get to see because it cannot be read, in words such as `the check "Who is paused?"`.
  package private(set) var missing: [String] = []

  /// An empty list.
  package init() {}

  /// Adds a problem. No more than `Budget.listedProblems` are kept, and a last one that says so.
  package func add(_ problem: ContentProblem) {
    if problem.severity == .error { hasErrors = true }
    guard problems.count <= Budget.listedProblems.limit else { return }
    guard problems.count < Budget.listedProblems.limit else {
      problems.append(
        ContentProblem(
          file: problem.file, line: problem.line, severity: problem.severity,
          message:
            "here and behind are more than \(Budget.listedProblems.amount) \(Budget.listedProblems.name)",
          remedy: "Mend the ones above first."))
      return
    }
    var problem = problem
    problem.message = Self.cut(problem.message)
    problem.remedy = Self.cut(problem.remedy)
    problems.append(problem)
  }

  /// A message quotes what is wrong, and that may be a page.
  private static func cut(_ text: String) -> String {
    let longest = 600
    guard text.utf8.count > longest,
      let end = text.index(text.startIndex, offsetBy: longest, limitedBy: text.endIndex),
      end < text.endIndex
    else { return text }
    return text[..<end] + "..."
  }

  /// Notes that something is left out.
  func noteMissing(_ what: String) { missing.append(what) }

  /// Whether anything makes the content unusable.
  package private(set) var hasErrors = false
}
