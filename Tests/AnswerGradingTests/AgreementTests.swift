import AnswerGrading
import Testing

@Suite("Agreement with labels")
struct AgreementTests {
  private func matrix(_ pairs: [(AnswerLabel, AnswerLabel, Int)]) -> ConfusionMatrix {
    var matrix = ConfusionMatrix()
    for (labelled, graded, count) in pairs {
      for _ in 0..<count { matrix.add(labelled: labelled, graded: graded) }
    }
    return matrix
  }

  @Test("all as labelled is 1 by every measure")
  func perfect() {
    let all = matrix([(.correct, .correct, 3), (.partial, .partial, 2), (.incorrect, .incorrect, 4)])
    #expect(all.accuracy == 1)
    #expect(all.macroF1 == 1)
    #expect(all.quadraticWeightedKappa == 1)
  }

  @Test("worked by hand: 10 answers, one off by one step, one by two")
  func worked() {
    let some = matrix([
      (.incorrect, .incorrect, 3), (.incorrect, .correct, 1), (.partial, .partial, 2),
      (.partial, .incorrect, 1),
      (.correct, .correct, 3),
    ])
    #expect(some.total == 10)
    #expect(abs(some.accuracy - 0.8) < 1e-12)
    // F1: incorrect 6/8, partial 4/5, correct 6/7.
    #expect(abs(some.macroF1 - (0.75 + 0.8 + 6.0 / 7) / 3) < 1e-12)
    // Observed: 4 + 1. Expected over rows (4, 3, 3) and columns (4, 2, 4): (8·1 + 16·4 + 12·1 + 12·1 + 12·4 + 6·1) / 10.
    #expect(abs(some.quadraticWeightedKappa - (1 - 5 / 15.0)) < 1e-12)
  }

  @Test("no answers, and one label only, divide by nothing")
  func extremes() {
    #expect(ConfusionMatrix().accuracy == 0)
    #expect(ConfusionMatrix().macroF1 == 0)
    #expect(ConfusionMatrix().quadraticWeightedKappa == 1)
    let always = matrix([(.correct, .correct, 5)])
    #expect(always.macroF1 == 1)
    #expect(always.quadraticWeightedKappa == 1)
  }
}

@Suite("Examining a rubric")
struct RubricExaminationTests {
  private func problems(_ change: (inout Rubric) -> Void) throws -> [String] {
    var rubric = SmallRubric.streams
    change(&rubric)
    return try SmallRubric.grader(rubric).examine().map(\.description)
  }

  @Test("a sound rubric has nothing to report")
  func sound() throws {
    #expect(try problems { _ in } == [])
    #expect(try SmallRubric.grader(SmallRubric.stations).examine() == [])
  }

  @Test("a phrase that speaks for a point and against it is named with both concepts")
  func collision() throws {
    let found = try problems { $0.concepts[3].phrases.append("absorb") }
    #expect(
      found.contains {
        $0.hasPrefix("point 'p10-waits', 'P10 wait'")
          && $0.contains("'absorb' stands in 'wait' and in 'tight'")
      })
  }

  @Test("a mistake that is said as a point is said is a collision")
  func misconceptionCollision() throws {
    let found = try problems {
      $0.misconceptions = [Misconception(id: "odd", says: "odd", when: ["P10 wait"])]
    }
    #expect(found.first?.contains("misconception 'odd'") == true)
  }

  @Test("a point that no set asks for counts for nothing")
  func idle() throws {
    let found = try problems {
      $0.points.append(RubricPoint(id: "extra", says: "extra", met: ["tight"]))
      $0.partialSets = [["p10-waits"], ["p30-hurries"]]
    }
    #expect(found.contains { $0.contains("point 'extra'") && $0.contains("counts for nothing") })
  }

  @Test("an answer touches a point when it speaks of what the point is made of, whatever it says")
  func touching() throws {
    let grader = try SmallRubric.grader(SmallRubric.streams)
    #expect(grader.touches("p10-waits", in: "P30 can wait"))
    #expect(grader.touches("p10-waits", in: "P10 cannot wait"))
    #expect(!grader.touches("p10-waits", in: "I like trains"))
    #expect(!grader.touches("no-such-point", in: "P10 can wait"))
  }
}
