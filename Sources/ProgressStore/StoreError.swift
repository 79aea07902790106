/// Why progress could not be read or saved: a code, the file, and what was being done.
package struct StoreError: Error, Sendable, Hashable {
  /// What went wrong.
  package enum Code: Sendable, Hashable {
    /// The file is a database of another program. It was not touched.
    case foreignFile(applicationID: UInt32)
    /// The file was written by a newer version of the program. It was not touched.
    case newerSchema(found: Int, supported: Int)
    /// There is something else than a regular file (or folder) under the name.
    case notAFile
    /// The file is not there.
    case notThere
    /// The folder that a file should be written to is not there.
    case noFolder
    /// Something has the name of a file that should be new; it was left as it is.
    case alreadyThere
    /// The permissions, or a file system mounted read-only, do not allow it.
    case noPermission
    /// The disk or the quota is full.
    case diskFull
    /// Another program kept the file locked for longer than the busy timeout (5 seconds).
    case busy
    /// Reading or writing failed.
    case inputOutput
    /// A record is not as it was written.
    case damaged(String)
    /// The file was moved, deleted or replaced while it was open.
    case replaced
    /// The name breaks a rule, which is given.
    case badLearnerName(String)
    /// No learner has this id in this database.
    case unknownLearner
    /// One event takes more than the limit (bytes of JSON).
    case eventTooLarge(bytes: Int, limit: Int)
    /// Anything else that SQLite reports: its extended result code.
    case sqlite(Int32)
    /// An event could not be written as JSON.
    case notEncodable
  }

  /// What was being done.
  package enum Activity: String, Sendable, Hashable {
    /// Opening or creating the database.
    case opening = "opening the progress database"
    /// Bringing a damaged database back.
    case restoring = "restoring the progress database"
    /// Looking up or adding a learner.
    case findingLearner = "looking up the learner"
    /// Appending events.
    case saving = "saving progress"
    /// Reading events.
    case reading = "reading progress"
    /// Making or checking a backup.
    case backingUp = "making a backup"
    /// Writing a copy to a file that the learner named.
    case copyingOut = "writing the copy"
    /// Restoring a copy that the learner named.
    case copyingIn = "restoring the copy"
  }

  /// What went wrong.
  package let code: Code
  /// The file or folder; for `.badLearnerName` the name; "memory" for a store without a file.
  package let file: String
  /// What was being done.
  package let activity: Activity
  /// The words of the operating system or of SQLite; nil when there are none.
  package let detail: String?

  init(_ code: Code, file: String, activity: Activity, detail: String? = nil) {
    self.code = code
    self.file = file
    self.activity = activity
    self.detail = detail
  }
}

extension StoreError {
  /// What was expected where something else than a regular file was found.
  static let fileExpected = "a regular file is expected"

  /// There is no database in this folder to be copied.
  package static func notThere(_ folder: String) -> StoreError {
    StoreError(.notThere, file: "\(folder)/\(ProgressStore.fileName)", activity: .copyingOut)
  }

  /// What else could be tried.
  private var elsewhere: String {
    switch activity {
    case .copyingOut: "name another file"
    case .copyingIn: "name another copy"
    default: "choose another folder with --data"
    }
  }

  private func capitalized(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  /// The file by the name that a learner knows: a database that is being made has a name of its own meanwhile.
  private var shownFile: String {
    let suffix = ".building"
    return file.hasSuffix(suffix) ? String(file.dropLast(suffix.count)) : file
  }
}

extension StoreError: CustomStringConvertible {
  /// One or two sentences: the file, what happened, what to do.
  package var description: String {
    let name = "\"\(shownFile)\""
    let words = detail.map { " (\($0))" } ?? ""
    switch code {
    case .foreignFile(let applicationID):
      let number = applicationID == 0 ? "" : " (application id \(applicationID))"
      return "\(name) is a database of another program\(number); "
        + (activity == .copyingIn
          ? "nothing was restored. Name a copy that gateway-tutor made."
          : "nothing in it was changed. Move it away, or choose another folder with --data.")
    case .newerSchema(let found, let supported):
      let versions = "(format \(found), this one knows up to \(supported))"
      return "\(name) was written by a newer gateway-tutor \(versions); "
        + (activity == .copyingIn
          ? "nothing was restored. Update gateway-tutor, then restore it."
          : "nothing in it was changed. Update gateway-tutor, or choose another folder with --data.")
    case .notAFile where detail == StoreError.fileExpected:
      return "\(name) is not what was expected there\(words). "
        + (activity == .copyingIn ? "Name a copy that gateway-tutor made." : "Move it away, or \(elsewhere).")
    case .notAFile where detail == nil:
      return "\(name) is no folder, and progress is kept in one. Choose a folder with --data."
    case .notAFile:
      return "\(name) cannot be: something on the way there is no folder\(words). "
        + capitalized(elsewhere) + "."
    case .notThere:
      return activity == .copyingIn
        ? "\(name) is not there. Name a file that \"gateway-tutor backup\" made."
        : "\(name) is not there: no progress has been kept yet. \"gateway-tutor start\" begins it."
    case .noFolder:
      return "\(name) cannot be written: its folder is not there. Make the folder, or \(elsewhere)."
    case .alreadyThere where activity == .copyingIn:
      return "\(name) is the progress file itself. Name a copy of it."
    case .alreadyThere:
      return "\(name) is there already and was left as it is. Name a new file."
    case .noPermission:
      return "\(name) may not be written\(words) while \(activity.rawValue). "
        + "Check its owner and permissions, or \(elsewhere)."
    case .diskFull:
      return "\(name): the disk is full, so \(activity.rawValue) failed. "
        + "Free some space and try again."
    case .busy:
      return "\(name) was kept locked by another program for 5 seconds while \(activity.rawValue). "
        + "Close other tutors or database tools that use it and try again."
    case .inputOutput:
      return "\(name) could not be read or written\(words) while \(activity.rawValue). "
        + "Check the disk, or \(elsewhere)."
    case .damaged(let what) where activity == .copyingIn:
      return "\(name) is damaged: \(what); nothing was restored. "
        + "Name another copy; the daily ones are in the folder \"backups\" beside the progress file."
    case .damaged(let what):
      return "\(name) is damaged: \(what). "
        + "Start gateway-tutor again: it keeps the damaged file and restores what it can."
    case .replaced:
      return "\(name) was moved, deleted or replaced by another program while it was in use. "
        + "Start gateway-tutor again to save progress."
    case .badLearnerName(let rule):
      return "\(name) cannot be a learner's name: \(rule). Choose another with --learner."
    case .unknownLearner:
      return "\(name) has no such learner. Start gateway-tutor again."
    case .eventTooLarge(let bytes, let limit):
      return "\(name): an entry of \(bytes) bytes was not saved; \(limit) is the most. Give a shorter answer."
    case .sqlite(let code):
      return "\(name): the database reported error \(code)\(words) while \(activity.rawValue). "
        + "Run \"gateway-tutor doctor\" to see its state."
    case .notEncodable:
      return "\(name): an entry could not be written\(words), so it was not saved. Please report this."
    }
  }
}
