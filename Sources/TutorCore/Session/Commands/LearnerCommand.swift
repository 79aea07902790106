/// What a learner can ask for. The table feeds the parser, `help`, tab completion and the manual: adding a command is adding one row and its handler.
public struct LearnerCommand: Sendable, Hashable {
  /// The commands.
  public enum ID: String, Sendable, Hashable, CaseIterable {
    case next, back, skip, again, code, deeper, nextSection, jump, begin, beginning, sections, path
    case hint, answer, repeatQuestion, why, appeal, details, faster, slower, place
    case ask, grep, open, find, ref, lab, drill, review, progress, help, stop
  }

  /// What may follow the command's words.
  public enum Argument: Sendable, Hashable {
    case none
    /// A section's number or name.
    case section
    /// Anything; `required` says whether it must be there.
    case text(required: Bool)
  }

  /// Where a command makes sense.
  public enum Place: Sendable, Hashable, CaseIterable {
    case lobby, reading, exercise, check, sectionEnd, closing
  }

  /// Identity.
  public let id: ID
  /// The word for `/word` and for completion.
  public let word: String
  /// Spoken forms, lower case.
  public let phrases: [String]
  /// What may follow.
  public let argument: Argument
  /// Where it makes sense.
  public let places: Set<Place>
  /// One line for `help`, at most 56 characters.
  public let help: SafeText
}

extension LearnerCommand {
  private static let lesson: Set<Place> = [.reading, .exercise, .check, .sectionEnd]
  private static let steps: Set<Place> = [.reading, .exercise, .check]
  private static let everywhere = Set(Place.allCases)

  /// Every command, in the order of `help`.
  public static let table: [LearnerCommand] = [
    .init(
      id: .next, word: "next",
      phrases: [
        "next", "next question", "go on", "continue", "carry on", "ok", "okay", "yes", "n", "next step",
        "continue where i was", "continue where i left", "continue where i left off", "go on where i was",
        "go on where i left off", "where i left off", "let's go", "lets go",
      ],
      argument: .none, places: [.lobby, .reading, .sectionEnd, .closing], help: "Go on (or just press Enter)"),
    .init(
      id: .back, word: "back",
      phrases: [
        "back", "go back", "previous", "prev", "previous step", "step back", "one step back", "undo",
        "last step",
      ],
      argument: .none, places: lesson, help: "The step before this one, once more"),
    .init(
      id: .skip, word: "skip",
      phrases: [
        "skip", "skip the check", "skip this", "skip it", "skip check", "skip the exercise",
        "skip the question",
      ],
      argument: .none, places: steps, help: "Skip this check, exercise or step"),
    .init(
      id: .again, word: "again",
      phrases: [
        "again", "explain again", "explain it again", "explain that again", "explain", "reteach",
        "another angle",
      ],
      argument: .none, places: lesson, help: "Explain it again, from another angle"),
    .init(
      id: .code, word: "code",
      phrases: ["code", "show me the code", "show the code", "show code", "see the code"], argument: .none,
      places: lesson, help: "Show me the code this is about"),
    .init(
      id: .details, word: "more", phrases: ["more", "details", "show details", "tell me more"],
      argument: .none, places: [.reading], help: "Show the details that were folded away"),
    .init(
      id: .deeper, word: "deeper", phrases: ["deeper", "go deeper", "rabbit hole"],
      argument: .text(required: false), places: lesson, help: "Go deeper: optional passages of this section"),
    .init(
      id: .hint, word: "hint", phrases: ["hint", "give me a hint", "a hint", "help me"],
      argument: .none, places: [.check, .exercise], help: "A hint for this question"),
    .init(
      id: .answer, word: "answer",
      phrases: [
        "show the answer", "show me the answer", "tell me the answer", "tell me", "give up", "i give up",
        "answer",
      ],
      argument: .none, places: steps, help: "Show the answer and go on"),
    .init(
      id: .repeatQuestion, word: "repeat",
      phrases: ["repeat", "repeat the question", "what was the question", "question"],
      argument: .none, places: steps, help: "Show this step or question once more"),
    .init(
      id: .why, word: "why",
      phrases: ["why", "explain the verdict", "why was that wrong", "why is that wrong"],
      argument: .none, places: lesson, help: "How I read your latest answer, point by point"),
    .init(
      id: .appeal, word: "appeal",
      phrases: ["appeal", "my answer was right", "i was right", "that was right", "that is unfair"],
      argument: .text(required: false), places: lesson, help: "My answer was right: keep it for the author"),
    .init(
      id: .nextSection, word: "next-section",
      phrases: ["next section", "skip section", "skip the section", "skip this section"],
      argument: .none, places: lesson, help: "Leave this section and begin the next"),
    .init(
      id: .jump, word: "go",
      phrases: [
        "go to", "jump to", "jump", "go", "continue from", "resume from", "resume", "section", "take me to",
      ],
      argument: .section, places: everywhere, help: "Go to a section: its number or name will do, too"),
    .init(
      id: .begin, word: "start",
      phrases: [
        "start", "start from", "start with", "start at", "start section", "restart", "begin", "begin with",
      ],
      argument: .section, places: everywhere, help: "Begin a section afresh, as in start 5b"),
    .init(
      id: .beginning, word: "beginning",
      phrases: ["start from the beginning", "from the beginning", "start over", "beginning"],
      argument: .none, places: everywhere, help: "Start from the beginning"),
    .init(
      id: .sections, word: "sections",
      phrases: [
        "sections", "appendix", "menu", "contents", "list", "list sections", "show sections",
        "show the sections", "show me the sections", "show all sections", "show me all sections",
        "list the sections", "table of contents",
      ],
      argument: .none, places: everywhere, help: "Show all sections and where you stand"),
    .init(
      id: .path, word: "path",
      phrases: [
        "path", "paths", "recommended path", "recommend a path", "what do you recommend",
        "where should i start", "what you recommend", "what would you recommend", "what do you suggest",
        "what should i do first", "where do i start", "where do i begin", "i'm new here", "im new here",
        "i am new here", "i'm new",
      ],
      argument: .text(required: false), places: everywhere, help: "Recommended ways through the sections"),
    .init(
      id: .ask, word: "ask", phrases: ["ask", "look up"], argument: .text(required: true), places: everywhere,
      help: "Look a question up in the course, cards and code"),
    .init(
      id: .grep, word: "grep", phrases: ["grep", "search", "search for"], argument: .text(required: true),
      places: everywhere, help: "Search this section's code; --all: everything"),
    .init(
      id: .open, word: "open", phrases: ["open"], argument: .text(required: true), places: everywhere,
      help: "Show a file, as in open settings.py:40"),
    .init(
      id: .find, word: "find", phrases: ["find", "find file"], argument: .text(required: true),
      places: everywhere,
      help: "Find files by name; --all: in every repository"),
    .init(
      id: .ref, word: "ref", phrases: ["ref", "reference"], argument: .text(required: false),
      places: everywhere, help: "Look up paths, figures, commands: ref ports"),
    .init(
      id: .lab, word: "lab",
      phrases: ["lab", "labs", "laboratory", "laboratories", "open the lab", "open the laboratory"],
      argument: .text(required: false), places: everywhere,
      help: "Experiment, as in lab thresholds, and come back here"),
    .init(
      id: .drill, word: "drill",
      phrases: ["drill", "play drill", "incident drill", "drills", "run a drill", "play a drill"],
      argument: .text(required: false), places: everywhere, help: "Play an incident drill, as in drill 8a"),
    .init(
      id: .review, word: "review", phrases: ["review", "what is due", "questions that are due"],
      argument: .none, places: everywhere, help: "Ask the questions that are due"),
    .init(
      id: .faster, word: "faster", phrases: ["faster", "go faster", "brisker", "quicker", "speed up"],
      argument: .none, places: everywhere, help: "Say less: details are left out"),
    .init(
      id: .slower, word: "slower",
      phrases: [
        "slower", "go slower", "slow down", "more detail", "too fast", "that was too fast", "not so fast",
        "you are too fast", "that is too fast",
      ],
      argument: .none,
      places: everywhere, help: "Say more: details are shown"),
    .init(
      id: .progress, word: "progress", phrases: ["progress", "my progress", "where do i stand", "status"],
      argument: .none, places: everywhere, help: "Where you stand, and the time you spent"),
    .init(
      id: .place, word: "where",
      phrases: [
        "where", "where am i", "where are we", "what's next", "whats next", "what is next", "what comes next",
        "what now", "what next",
      ],
      argument: .none, places: everywhere, help: "Where you are, and what comes next"),
    .init(
      id: .help, word: "help", phrases: ["help", "?", "commands", "what can i say", "what can i do"],
      argument: .none,
      places: everywhere, help: "What you can say here"),
    .init(
      id: .stop, word: "stop",
      phrases: ["stop", "pause", "quit", "exit", "bye", "stop here", "take a break", "q"],
      argument: .none, places: everywhere, help: "Stop; everything is kept, resume brings you back"),
  ]

  /// The row of a command.
  public static func row(_ id: ID) -> LearnerCommand? { table.first { $0.id == id } }
}
