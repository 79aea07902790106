/// Something a learner did or was shown. Events are only ever appended; a learner's state is the fold over them.
///
/// Events name things by stable id and version, never by position. A case, once released, keeps its name and fields: old journals are read for ever.
public enum JournalEvent: Sendable, Hashable, Codable {
  /// The program was opened for a lesson.
  case sessionOpened
  /// The learner entered a section (again, when it was entered before).
  case sectionEntered(section: String, version: Int)
  /// A step became the current one.
  case stepEntered(section: String, step: String)
  /// A teaching step was read to its end.
  case stepFinished(section: String, step: String)
  /// A fresh round of asking a check begins: what an earlier round gathered no longer counts.
  case checkOpened(check: String, version: Int)
  /// An answer to a check, as typed, with its verdict.
  case answered(Answer)
  /// After a partial answer the tutor asked what else there is.
  case pumped(check: String)
  /// A check was passed: what the code under it was then.
  case codeNoted(check: String, code: [CodeNote])
  /// The tutor asked again, because the answer said two things or could not be read as one.
  case askedAgain(check: String)
  /// The hint for a point was given.
  case hinted(check: String, point: String)
  /// The sentence with a gap for a point was given.
  case prompted(check: String, point: String)
  /// The tutor said the point itself.
  case asserted(check: String, point: String)
  /// An angle was shown after a wrong or unsure answer.
  case retaught(check: String, angle: String)
  /// The model answer was given and the check closed as shaky.
  case modelAnswerGiven(check: String)
  /// The learner skipped a check.
  case checkSkipped(check: String)
  /// An attempt at an exercise.
  case exerciseAnswered(section: String, step: String, text: String, isRight: Bool?)
  /// The learner asked something. Section and step say where, as far as it was in one; what was open there stays open.
  case questionAsked(section: String?, step: String?, text: String)
  /// A thought that nothing is decided by: about the question above an excerpt, or a reply to the question that an angle ends with.
  case thoughtNoted(section: String, step: String, text: String)
  /// An exercise was left, done or not.
  case exerciseClosed(section: String, step: String)
  /// A go-deeper passage was read.
  case deeperRead(section: String, passage: String)
  /// All steps of a section are behind the learner.
  case sectionFinished(section: String, version: Int)
  /// The learner overruled the pace.
  case paceChosen(Pace)
  /// The learner chose a recommended path; the next section follows it.
  case pathChosen(path: String)
  /// The closing conversation began.
  case closingEntered
  /// The learner paused or the input ended.
  case paused
  /// The learner entered a laboratory.
  case laboratoryEntered(laboratory: String)
  /// What the learner expected of it, in the learner's words.
  case laboratoryPredicted(laboratory: String, text: String)
  /// It was run; settings that are not named had their standard values.
  case laboratoryRun(laboratory: String, settings: [String: Int], seed: UInt64)
  /// The learner's explanation of what was seen.
  case laboratoryExplained(laboratory: String, text: String)
  /// The learner holds that the last answer to a check was right.
  case appealed(Appeal)
  /// A drill began. Scenario, twin and seed are the night; replaying its lines gives the same one.
  case drillStarted(scenario: String, version: Int, twin: String, seed: UInt64, isCold: Bool)
  /// A line that the learner typed in a drill.
  case drillCommand(scenario: String, line: String)
  /// A drill came to its end; `score` is 0 to 100.
  case drillEnded(scenario: String, score: Int, isWon: Bool)
  /// A drill showed that what these sections explain is not firm: checks passed there are to be looked at again.
  case checksShaken(scenario: String, sections: [String])

  /// An answer with its verdict.
  public struct Answer: Sendable, Hashable, Codable {
    /// Check id.
    public var check: String
    /// Version of the rubric that graded it.
    public var version: Int
    /// The learner's words.
    public var text: String
    /// The verdict in the machine contract's words: `correct`, `partial`, `misconception`, `incorrect`, `unsure`, `clarify`.
    public var verdict: String
    /// Points expressed so far, earlier turns included.
    public var met: [String]
    /// Misconceptions shown in this answer.
    public var misconceptions: [String]
    /// Whether the learner hedged ("I think", "maybe").
    public var isHedged: Bool

    /// An answer.
    public init(
      check: String, version: Int, text: String, verdict: String, met: [String], misconceptions: [String],
      isHedged: Bool
    ) {
      self.check = check
      self.version = version
      self.text = text
      self.verdict = verdict
      self.met = met
      self.misconceptions = misconceptions
      self.isHedged = isHedged
    }
  }

  /// "My answer was right", with what a reader needs to judge it.
  public struct Appeal: Sendable, Hashable, Codable {
    /// The answer and its verdict.
    public var answer: Answer
    /// Which words spoke for or against what, a line each.
    public var trace: [String]
    /// What the learner adds; may be empty.
    public var remark: String

    /// An appeal.
    public init(answer: Answer, trace: [String], remark: String) {
      self.answer = answer
      self.trace = trace
      self.remark = remark
    }
  }
}

/// How much the tutor says.
public enum Pace: String, Sendable, Hashable, Codable, CaseIterable {
  /// Details are shown without being asked for.
  case thorough
  /// Details are folded into one line.
  case steady
  /// Details are left out.
  case brisk
}
