import AnswerGrading
import Foundation
import Testing

/// Right answers that were turned wrong by a swapped name, another number, a denial or a wrong sentence beside them.
///
/// What is changed into what stands in `Data/mutations.json`. Of the wrong sentences each answer gets one, by turns; `MUTATIONS=all` adds every
/// sentence to every answer, and `MUTATIONS=list` prints what is let through in the form of `Data/mutations-let-through.jsonl`.
@Suite("Right answers turned wrong")
struct MutationTests {
  /// A mutation that is graded correct.
  struct LetThrough: Codable {
    /// Why it may be.
    enum Why: String, Codable {
      /// What was changed left the answer true, or changed a thing that was not asked for.
      case `true`
      /// Nobody would write such a sentence, and nobody could say what it means.
      case unclear
      /// It is wrong, and the grader does not see it.
      case missed
    }

    var check: String
    var why: Why
    var what: String
    var text: String
  }

  struct Outcome {
    var counts: [Mutation.Operator: Int] = [:]
    var accepted: [Mutation] = []
  }

  private static let mode = ProcessInfo.processInfo.environment["MUTATIONS"] ?? ""

  static let outcomes = Result { try measure() }

  private static func measure() throws -> [String: Outcome] {
    let graders = try LabelledAnswersTests.graders()
    let terms = try MutationTerms.all()
    var answers = graders.mapValues(\.rubric.samples.correct)
    for number in 1...18 {
      for line in try LabelledAnswersTests.lines("labelled-\(number)") where line.label == "correct" {
        answers[line.check, default: []].append(line.answer)
      }
    }
    var outcomes: [String: Outcome] = [:]
    for (check, grader) in graders {
      let own = try #require(terms[check], "no mutations of check \(check)")
      var seen: Set<String> = []
      for (number, answer) in (answers[check] ?? []).enumerated() where seen.insert(answer).inserted {
        let turn = mode == "all" || mode == "list" ? nil : number
        for mutation in Mutator(answer, grader: grader, terms: own)?.mutations(turn: turn) ?? [] {
          outcomes[check, default: Outcome()].counts[mutation.change, default: 0] += 1
          if grader.grade(mutation.text).kind == .correct { outcomes[check]?.accepted.append(mutation) }
        }
      }
    }
    print(table(outcomes))
    return outcomes
  }

  /// Mutations let through and made, by check and operator.
  private static func table(_ outcomes: [String: Outcome]) -> String {
    let columns = Mutation.Operator.allCases
    func cell(_ outcomes: some Sequence<Outcome>, _ column: Mutation.Operator) -> String {
      let made = outcomes.reduce(0) { $0 + ($1.counts[column] ?? 0) }
      let through = outcomes.reduce(0) { $0 + $1.accepted.count { $0.change == column } }
      return "\(through)/\(made)"
    }
    func row(_ name: String, _ cells: [String]) -> String {
      ([name] + cells).map { $0.padding(toLength: 11, withPad: " ", startingAt: 0) }.joined()
    }
    let rows = outcomes.sorted { $0.key < $1.key }.map { check, outcome in
      row(check, columns.map { cell([outcome], $0) })
    }
    return
      ([row("let through", columns.map(\.rawValue))] + rows + [
        row("all", columns.map { cell(outcomes.values, $0) })
      ])
      .joined(separator: "\n")
  }

  private static func known() throws -> [LetThrough] {
    let file = LabelledAnswersTests.folder.appending(path: "Data/mutations-let-through.jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { try JSONDecoder().decode(LetThrough.self, from: Data($0.utf8)) }
  }

  @Test("no wrong sentence before or behind a right answer leaves it right")
  func additions() throws {
    for (check, outcome) in try Self.outcomes.get() {
      for mutation in outcome.accepted where [.prepend, .append].contains(mutation.change) {
        Issue.record("\(check): \(mutation.text)")
      }
    }
  }

  @Test("what else is let through is known, and is the same as before")
  func others() throws {
    let known = try Self.known()
    let outcomes = try Self.outcomes.get()
    for (check, outcome) in outcomes.sorted(by: { $0.key < $1.key }) {
      let listed = Set(known.lazy.filter { $0.check == check }.map(\.text))
      let accepted = outcome.accepted.filter { ![.prepend, .append].contains($0.change) }
      for mutation in accepted where Self.mode == "list" {
        let line = LetThrough(check: check, why: .missed, what: mutation.what, text: mutation.text)
        print(String(decoding: try JSONEncoder().encode(line), as: UTF8.self))
      }
      for mutation in accepted where !listed.contains(mutation.text) {
        Issue.record("\(check): \(mutation.text) is graded correct (\(mutation.what))")
      }
      for text in listed.subtracting(accepted.map(\.text)) {
        Issue.record("\(check): \(text) is no longer let through; take it off the list")
      }
    }
  }

  @Test("nothing that is truly wrong is on the list")
  func missed() throws {
    let missed = try Self.known().filter { $0.why == .missed }
    #expect(missed.isEmpty, "\(missed.map(\.text))")
    let made = try Self.outcomes.get().values.reduce(0) { sum, outcome in
      sum + outcome.counts.reduce(0) { [.swap, .number, .negate].contains($1.key) ? $0 + $1.value : $0 }
    }
    #expect(made > 4_000, "only \(made) changed answers were made, so the list says little")
  }
}

extension MutationTerms {
  /// By check.
  static func all() throws -> [String: MutationTerms] {
    let file = LabelledAnswersTests.folder.appending(path: "Data/mutations.json")
    return try JSONDecoder().decode([String: MutationTerms].self, from: Data(contentsOf: file))
  }
}
