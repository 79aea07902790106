package import GatewaySimulation

/// What the learner held to be the cause at some moment.
package struct Hypothesis: Sendable, Equatable {
  /// When, in nanoseconds since the run began.
  package var time: Nanoseconds
  /// What, how far, how, how sure.
  package var diagnosis: Diagnosis
  /// The share of the evidence that was open then: 0 to 1.
  package var evidence: Double
}

/// A cause that the learner ruled out.
package struct RuledOut: Sendable, Equatable {
  /// When, in nanoseconds since the run began.
  package var time: Nanoseconds
  /// Which cause.
  package var mechanism: Diagnosis.Mechanism
  /// The looks, done before, that can tell. Empty for a guess.
  package var by: [Tag]
}

/// A hypothesis that is entered by menu: one question after another, each answered by a number, by words, or by Enter for "I can't say".
struct HypothesisMenu: Sendable {
  /// What is asked for.
  enum Question: Sendable { case scope, mechanism, confidence }

  var question = Question.scope
  var diagnosis = Diagnosis(scope: nil, mechanism: nil)

  /// What there is to choose from.
  var choices: [String] {
    switch question {
    case .scope: Diagnosis.Scope.allCases.map(\.rawValue)
    case .mechanism: Diagnosis.Mechanism.allCases.map(\.rawValue)
    case .confidence: []
    }
  }

  /// Takes an answer; false for a line that is none.
  mutating func take(_ line: String) -> Bool {
    let words = Spoken.words(line)
    if !words.isEmpty, !read(line, words) { return false }
    switch question {
    case .scope: question = .mechanism
    case .mechanism: question = .confidence
    case .confidence: isComplete = true
    }
    return true
  }

  /// Whether the last question is answered.
  private(set) var isComplete = false

  private mutating func read(_ line: String, _ words: [String]) -> Bool {
    let number = words.count == 1 ? Int(words[0]) : nil
    let said = Diagnosis(reading: line)
    switch question {
    case .scope:
      let scopes = Diagnosis.Scope.allCases
      guard let scope = number.map({ scopes.indices.contains($0 - 1) ? scopes[$0 - 1] : nil }) ?? said.scope
      else {
        return false
      }
      diagnosis.scope = scope
    case .mechanism:
      let mechanisms = Diagnosis.Mechanism.allCases
      let chosen =
        number.map { mechanisms.indices.contains($0 - 1) ? mechanisms[$0 - 1] : nil } ?? said.mechanism
      guard let chosen else { return false }
      diagnosis.mechanism = chosen
      diagnosis.entity = chosen.entity ?? diagnosis.entity
    case .confidence:
      guard let percent = said.confidence ?? number, (0...100).contains(percent) else { return false }
      diagnosis.confidence = percent
    }
    return true
  }
}
