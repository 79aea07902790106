import AnswerGrading

/// A rubric of a handful of lines, so that each mechanism can be seen alone.
enum SmallRubric {
  static let question = "Which stream of incoming events may wait a while before a worker handles it?"

  static let streams = Rubric(
    id: "streams", subjects: ["P10", "P30"],
    concepts: [
      Concept(name: "P10", phrases: ["p10", "bulk"]),
      Concept(name: "P30", phrases: ["p30", "urgent stream"]),
      Concept(name: "wait", phrases: ["wait", "absorb", "tolerate", "be patient", "hold … back"]),
      Concept(name: "tight", phrases: ["5 s", "no slack", "tight"]),
      Concept(name: "everyone", phrases: ["the two of them"]),
    ],
    quantities: [
      SubjectQuantities(subject: "P30", values: ["5 s"]),
      SubjectQuantities(subject: "P10", values: ["20 min"]),
    ],
    points: [
      RubricPoint(
        id: "p10-waits", says: "P10 may wait", met: ["P10 wait"],
        contradicted: ["P10 not wait", "P10 tight"],
        reply: ["(P10) wait"]),
      RubricPoint(
        id: "p30-hurries", says: "P30 may not", met: ["P30 not wait", "P30 tight"],
        contradicted: ["P30 wait", "P30 not tight"], reply: ["(P30) tight"]),
    ],
    passSets: [["p10-waits", "p30-hurries"]])

  static let stations = Rubric(
    id: "stations",
    concepts: [
      Concept(name: "first", phrases: ["red"]), Concept(name: "second", phrases: ["green"]),
      Concept(name: "third", phrases: ["blue"]), Concept(name: "pull", phrases: ["read", "take"]),
    ],
    chain: OrderChain(stages: ["first", "second", "third"], pulls: ["pull"]),
    points: [
      RubricPoint(id: "first", says: "red", met: ["first"]),
      RubricPoint(id: "second", says: "green", met: ["second"]),
      RubricPoint(id: "third", says: "blue", met: ["third"]),
    ],
    passSets: [["first", "second", "third"]],
    misconceptions: [Misconception(id: "order", says: "another order", when: ["wrong-order"])])

  static func grader(_ rubric: Rubric) throws -> Grader {
    try Grader(rubric: rubric, question: question)
  }
}
