internal import AnswerGrading

/// Something that happens to a lesson from outside.
public enum LessonEvent: Sendable {
  /// The program was opened.
  case opened(Opening)
  /// The section asked for with `LessonAction.readSection`, with its code as it stands in the repositories at hand.
  case sectionRead(Section, SectionCode)
  /// That section's file cannot be taught from; the blocks say why and what to do.
  case sectionUnreadable([Block])
  /// The drill asked for with `LessonAction.playDrill` was left; these events were kept meanwhile.
  case drillPlayed([JournalEvent])
  /// The laboratories opened with `LessonAction.openLaboratory` were left; these events were kept meanwhile.
  case laboratoryLeft([JournalEvent])
  /// The questions asked for with `LessonAction.findDue`.
  case dueFound(ReviewSchedule)
  /// The learner sent a line.
  case line(String)
  /// The input ended, the terminal hung up or the program was asked to stop.
  case endOfInput

  /// How the program was opened.
  public enum Opening: Sendable, Hashable {
    /// Greet and show the appendix, or go straight to a section (id or name).
    case start(section: String?)
    /// The exact turn where the learner left, or a section with nothing re-covered.
    case resume(section: String?)
    /// The questions that are due, and then the end.
    case review
  }
}

/// Something for the shell to do, in order.
public enum LessonAction: Sendable {
  /// Keep these events, all or none, before anything later in the list.
  case record([JournalEvent])
  /// Read this section and resolve its code references now; answer with `LessonEvent.sectionRead` or `sectionUnreadable`.
  case readSection(String)
  /// Keep these events with the next ones: nothing is lost if there are none, so nobody has to wait for the disk now.
  case recordLater([JournalEvent])
  /// Show.
  case show([Block])
  /// Show where the learner stands, time spent included.
  case showProgress
  /// Search for a literal text within the scope, and where nothing is there, everywhere; show what is found, that in the `near` places first.
  case search(text: String, scope: CodeScope, near: CodeScope)
  /// Show a file, from a 1-based line if one is given. Of several with that name the only one in a `near` place is meant, else the only one within
  /// the scope.
  case openFile(name: String, line: Int?, scope: CodeScope, near: CodeScope)
  /// Show the files whose names are like this; those within the scope come first.
  case findFiles(name: String, scope: CodeScope)
  /// Look a question up in everything that is written, and show what is found.
  case lookUp(question: String)
  /// Show what the reference says of this; the list of its cards when it is empty.
  case showReference(String)
  /// Run a laboratory with its standard settings and show what is seen.
  case runLaboratory(String)
  /// Open the laboratories: their list, or one of them; at its bench when the learner has just seen its standard run. Answer with
  /// `LessonEvent.laboratoryLeft`.
  case openLaboratory(String?, atBench: Bool)
  /// Find out which questions are due now; answer with `LessonEvent.dueFound`.
  case findDue
  /// Play an incident drill, without hints if it is cold; answer with `LessonEvent.drillPlayed`.
  case playDrill(String, isCold: Bool)
  /// Ask for the next line.
  case prompt(LessonPrompt)
  /// The lesson is over for now; leave after showing this.
  case end([Block])
}

/// What stands before the cursor.
public struct LessonPrompt: Sendable, Hashable {
  /// The label, without the arrow.
  public var label: StyledText
  /// What Tab may complete.
  public var completions: [String]

  /// A prompt.
  public init(label: StyledText, completions: [String]) {
    self.label = label
    self.completions = completions
  }
}

/// The code references of a section as they stand in the repositories at hand.
public struct SectionCode: Sendable, Equatable {
  /// Section id.
  public var section: String
  /// By reference id.
  public var resolutions: [String: CodeResolution]

  /// These resolutions.
  public init(section: String, resolutions: [CodeResolution]) {
    self.section = section
    self.resolutions = Dictionary(
      resolutions.map { ($0.reference.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The facts for prose. A fact that was not found is shown as the text was written, and says so.
  public var facts: FactValues {
    var displayed: [String: SafeText] = [:]
    for resolution in resolutions.values {
      for fact in resolution.facts {
        displayed[fact.definition.name] =
          if let value = fact.value {
            fact.definition.displayed(value)
          } else {
            SafeText(
              fact.definition.displayed(fact.definition.writtenFor).string
                + " (as written; not found in your code)")
          }
      }
    }
    return FactValues(displayed)
  }

  /// The facts for a check: those that it takes for granted are the ones it was written for, because its answer follows from them.
  func facts(for check: Check) -> FactValues {
    var facts = facts
    for (name, fact) in changedFacts where check.rubric.assumes.contains(name) {
      facts.displayed[name] = fact.definition.displayed(fact.definition.writtenFor)
    }
    return facts
  }

  /// Facts by name that differ from what the text was written for.
  public var changedFacts: [String: CodeResolution.Fact] {
    var changed: [String: CodeResolution.Fact] = [:]
    for resolution in resolutions.values {
      for fact in resolution.changedFacts { changed[fact.definition.name] = fact }
    }
    return changed
  }
}
