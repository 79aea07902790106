internal import Foundation
internal import ProgressStore
internal import TutorCore

/// The answers that learners hold to be right, for the author: under each check in the form of a rubric's samples, with how each was read beside it.
struct AppealList {
  private struct Entry {
    let learner: String
    let time: Int64
    let appeal: JournalEvent.Appeal
  }

  private var entries: [Entry] = []

  /// The appeals in the journal of every learner below `folder`.
  ///
  /// - Throws: `StoreError` when the journal cannot be read.
  init(folder: String) throws {
    guard FileManager.default.fileExists(atPath: "\(folder)/\(ProgressStore.fileName)") else { return }
    let (store, _) = try ProgressStore.open(folder: folder, now: 0)
    for learner in try store.learners() {
      for stamped in try store.events(of: learner.id).events {
        if case .appealed(let appeal) = stamped.event {
          entries.append(Entry(learner: learner.name, time: stamped.time, appeal: appeal))
        }
      }
    }
  }

  /// Valid YAML: a comment block and a list item for each appeal.
  var text: String {
    guard !entries.isEmpty else { return "# No appeals." }
    let byCheck = Dictionary(grouping: entries) { $0.appeal.answer.check }
    return byCheck.sorted { $0.key < $1.key }.map { check, entries in
      (["# Check \(SafeText(check).string): move what is right to the samples of its rubric", "correct:"]
        + entries.flatMap(lines)).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private func lines(_ entry: Entry) -> [String] {
    let answer = entry.appeal.answer
    var lines = [
      "  # \(day(entry.time)) \(safe(entry.learner)), version \(answer.version), graded \(answer.verdict)"
        + (answer.met.isEmpty ? "" : "; met: \(answer.met.joined(separator: ", "))")
    ]
    lines += entry.appeal.trace.map { "  #   \(safe($0))" }
    if !entry.appeal.remark.isEmpty { lines.append("  # says: \(safe(entry.appeal.remark))") }
    lines.append("  - \(quoted(answer.text))")
    return lines
  }

  private func safe(_ text: String) -> String {
    SafeText(text.split(whereSeparator: \.isNewline).joined(separator: " ")).string
  }

  /// A double-quoted YAML scalar; JSON strings are a subset of it.
  private func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    let json = (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    return SafeText(json).string
  }

  private func day(_ milliseconds: Int64) -> String {
    let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    return date.formatted(.iso8601.year().month().day())
  }
}
