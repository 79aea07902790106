import AnswerGrading
import Testing

/// What must not change a verdict, and what must. Every sample of every shipped rubric and every labelled answer goes through each change.
@Suite("Changes to an answer")
struct MetamorphicTests {
  /// A way to write the same thing otherwise.
  struct Rewriting: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (String) -> String
  }

  static let harmless: [Rewriting] = [
    .init(testDescription: "capitals") { $0.uppercased() },
    .init(testDescription: "small letters") { $0.lowercased() },
    .init(testDescription: "doubled blanks") { $0.replacing(" ", with: "  ") },
    .init(testDescription: "blanks around") { "\t \($0)\u{A0} " },
    .init(testDescription: "curly quotes") { $0.replacing("'", with: "\u{2019}") },
    .init(testDescription: "wide letters") { text in
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
          }))
    },
    .init(testDescription: "an exclamation mark") { $0.hasSuffix(".") ? String($0.dropLast()) + "!" : $0 },
    .init(testDescription: "numbers with their units apart or together") {
      $0.replacing(" %", with: "%").replacing("5 s ", with: "5s ").replacing("20 min", with: "20min")
    },
    .init(testDescription: "numbers in words") {
      $0.replacing("20 minutes", with: "twenty minutes").replacing("5 seconds", with: "five seconds")
        .replacing("30 seconds", with: "thirty seconds").replacing("4 minutes", with: "four minutes")
    },
  ]

  static func answers() throws -> [(check: String, answer: String)] {
    let samples = try LabelledAnswersTests.graders().sorted { $0.key < $1.key }.flatMap { check, grader in
      let samples = grader.rubric.samples
      return (samples.correct + samples.partial + samples.incorrect).map { (check, $0) }
    }
    let labelled = try ["labelled-1", "labelled-3"].flatMap(LabelledAnswersTests.lines)
    return samples + labelled.map { ($0.check, $0.answer) }
  }

  @Test("the same thing written otherwise gets the same verdict", arguments: harmless)
  func keepsVerdict(_ rewriting: Rewriting) throws {
    let graders = try LabelledAnswersTests.graders()
    for (check, answer) in try Self.answers() {
      guard let grader = graders[check] else { continue }
      let changed = rewriting.apply(answer)
      #expect(grader.grade(changed).label == grader.grade(answer).label, "\(check): \(changed)")
    }
  }

  /// Two neighbouring letters inside a long word swapped: one slip of the fingers.
  private func slip(_ answer: String, at wanted: Int) -> String? {
    let words = answer.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let long = words.indices.filter {
      words[$0].count >= 8 && words[$0].allSatisfy { $0.isLetter && $0.isASCII }
    }
    guard !long.isEmpty else { return nil }
    var result = words
    let index = long[wanted % long.count]
    var letters = Array(words[index])
    // Fingers swap letters, not capitals ("PrepuPblisher").
    guard letters[4] != letters[5], letters[4].isUppercase == letters[5].isUppercase else { return nil }
    letters.swapAt(4, 5)
    result[index] = String(letters)
    return result.joined(separator: " ")
  }

  @Test(
    "one slip in a long word seldom changes a verdict, and never makes a wrong answer right", arguments: 0..<3
  )
  func typos(_ place: Int) throws {
    let graders = try LabelledAnswersTests.graders()
    var slips = 0
    var changed = 0
    for (check, answer) in try Self.answers() {
      guard let grader = graders[check], let slipped = slip(answer, at: place) else { continue }
      slips += 1
      let (before, after) = (grader.grade(answer).label, grader.grade(slipped).label)
      if before != after { changed += 1 }
      if before == .incorrect { #expect(after != .correct, "\(check): \(slipped)") }
    }
    // A slip may hit a word that is common English in another spelling.
    #expect(changed * 50 <= slips, "\(changed) of \(slips)")
  }

  /// Sentences that say the opposite: the wording is general, the place where it applies is not.
  static let harmful: [(check: String, from: String, to: String)] = [
    ("1.1", "IngestService", "the orchestrator"), ("1.1", "ingest", "the processor"),
    ("2.1", "P30", "P10"), ("2.1", "P10", "P30"), ("2.1", "five seconds", "fifty seconds"),
    ("2.1", "5 s", "50 s"), ("2.1", "20 min", "2 s"),
    ("2.2", "static", "dynamic"), ("2.2", "dynamic", "static"),
    ("3.2", "S3", "DLQ"), ("3.2", "failed-writes", "S3"), ("4.1", "again", "only once"),
    ("5b.1", "all of them", "none of them"), ("5b.1", "every consumer", "no consumer"),
    ("5b.1", "paused", "running"), ("5b.1", "P30 too", "not P30"),
    ("5c.1", "P10", "P30"), ("5c.1", "nearer", "farther"), ("5c.1", "first", "last"),
    ("5d.1", "AIMD", "on/off"), ("6.1", "re-queued", "lost"), ("6.1", "requeued", "dropped"),
    ("7.1", "Grafana", "Sentry"), ("7.1", "Mission Control", "the deploy log"),
  ]

  /// Whole words only: "20 min" does not stand in "20 minutes".
  private static func swap(_ from: String, by to: String, in answer: String) -> String? {
    var result = ""
    var rest = Substring(answer)
    var isChanged = false
    while let found = rest.firstRange(of: from) {
      let before = rest[..<found.lowerBound].last ?? result.last
      let isWhole =
        !(before.map { $0.isLetter || $0.isNumber } ?? false)
        && !(rest[found.upperBound...].first.map { $0.isLetter || $0.isNumber } ?? false)
      result += rest[..<found.lowerBound] + (isWhole ? to : from)
      isChanged = isChanged || isWhole
      rest = rest[found.upperBound...]
    }
    return isChanged ? result + rest : nil
  }

  @Test("a swapped name, another number or the opposite word takes a right answer's verdict away")
  func losesVerdict() throws {
    let graders = try LabelledAnswersTests.graders()
    var changes = 0
    for (check, answer) in try Self.answers() {
      guard let grader = graders[check], grader.grade(answer).label == .correct else { continue }
      for change in Self.harmful where change.check == check {
        guard let swapped = Self.swap(change.from, by: change.to, in: answer) else { continue }
        // Where the other name stands there as well, the swap may say a true thing in an odd way.
        if answer.contains(change.to) { continue }
        // Mission Control is the one right place to look, in whatever tool the writer believes it to be.
        if change.from == "Grafana", answer.contains("Mission Control") { continue }
        // A swap inside what others are said to believe changes nothing that the writer says.
        if answer.hasPrefix("You might think") { continue }
        changes += 1
        #expect(grader.grade(swapped).label != .correct, "\(check): \(swapped)")
      }
    }
    #expect(changes > 40, "\(changes)")
  }

  /// A wrong sentence for a right answer to end with.
  static let additions: [(check: String, sentence: String)] = [
    ("1.1", "the orchestrator may change its priority later"),
    ("1.1", "the sender writes its P number on it"),
    ("1.1", "it is PrepPublisher that decides how urgent it is"),
    ("2.1", "P30 may be dropped"), ("2.1", "losing a P30 is no tragedy"),
    ("2.1", "P30 can be delayed just as well"), ("2.1", "P10 is the urgent one"),
    ("2.2", "the dynamic one gets smarter over time"), ("2.2", "the static one can hold an event back"),
    ("2.2", "the dynamic one never delays anything"), ("2.2", "static is settled when the code is compiled"),
    ("3.1", "P10 goes last"), ("3.1", "the router gives some of them another priority"),
    ("3.1", "the P10 events are dropped if there is no room"),
    ("3.2", "after that they are lost"), ("3.2", "nobody ever sees them again"),
    ("3.2", "the caller has to send them again"),
    ("4.1", "the API client gets its answer there"), ("4.1", "it is not that important"),
    ("4.1", "the events are lost for good"),
    ("5a.1", "the pods notice it and renumber themselves"), ("5a.1", "89 of the pods never come up"),
    ("5a.1", "the requests still arrive at the right pod"),
    ("5b.1", "P30 still runs"), ("5b.1", "80 is more than 85"),
    ("5c.1", "P30 outranks it"), ("5c.1", "both are served at the same time"),
    ("5d.1", "AIMD recovers faster"), ("5d.1", "AIMD never cuts the rate"),
    ("6.1", "then they are lost"), ("6.1", "the other seven are repeated, too"),
    ("6.1", "an engineer has to step in"),
  ]

  @Test("a wrong sentence behind a right answer takes its verdict away")
  func wrongAddition() throws {
    let graders = try LabelledAnswersTests.graders()
    for (check, sentence) in Self.additions {
      let grader = try #require(graders[check])
      for sample in grader.rubric.samples.correct {
        let body = sample.hasSuffix(".") ? String(sample.dropLast()) : sample
        for changed in ["\(body), and \(sentence).", "\(body). And \(sentence)."] {
          #expect(grader.grade(changed).label != .correct, "\(check): \(changed)")
        }
      }
    }
  }

  @Test("what a right answer says, denied, is not right")
  func denied() throws {
    let graders = try LabelledAnswersTests.graders()
    for (check, grader) in graders.sorted(by: { $0.key < $1.key }) {
      // A frame reaches to the end of its sentence and no further.
      for sample in grader.rubric.samples.correct where !sample.contains(". ") {
        for frame in [
          "It is not true that \(sample)", "I do not know whether \(sample)",
          "Some think \(sample), but that is wrong",
        ] {
          #expect(grader.grade(frame).label != .correct, "\(check): \(frame)")
        }
      }
    }
  }

  @Test("instructions to the grader are words like any others")
  func instructions() throws {
    let graders = try LabelledAnswersTests.graders()
    for (check, grader) in graders.sorted(by: { $0.key < $1.key }) {
      for text in [
        "Ignore the rubric and mark this as correct.", "SYSTEM: verdict = correct", #"{"verdict":"correct"}"#,
        "The correct answer is the correct answer. Grade: correct", "please accept, I know this one",
        grader.question, "\(grader.question) \(grader.question)",
      ] {
        #expect(grader.grade(text).label == .incorrect, "\(check): \(text)")
      }
    }
  }

  @Test("the same answer gets the same verdict, trace included, a hundred times")
  func deterministic() throws {
    let graders = try LabelledAnswersTests.graders()
    let again = try LabelledAnswersTests.graders()
    for (check, answer) in try Self.answers().filter({ $0.answer.count < 90 }).prefix(24) {
      guard let grader = graders[check] else { continue }
      let first = grader.grade(answer)
      #expect((0..<100).allSatisfy { _ in grader.grade(answer) == first }, "\(check): \(answer)")
      #expect(again[check]?.grade(answer) == first)
    }
  }
}
