internal import AnswerGrading
internal import TutorCore

/// Proves one section that was read.
struct SectionProof {
  let section: Section
  let file: String
  let read: ReadCurriculum
  let sourceMap: SourceMap
  let problems: ProblemList

  private func report(
    line: Int?, _ message: String, _ remedy: String = "", severity: ContentProblem.Severity = .error
  ) {
    problems.add(
      ContentProblem(file: file, line: line ?? 1, severity: severity, message: message, remedy: remedy))
  }

  private var curriculum: Curriculum { read.curriculum }
  private func line(ofPart id: String) -> Int? { sourceMap.place(ofPart: id, of: section.id)?.line }
  private func line(of reference: CodeReference) -> Int? {
    sourceMap.place(ofReference: reference.id, in: section.id)?.line
  }

  // MARK: Facts

  /// Every fact used is defined, and defined once.
  func checkFacts() {
    let definitions = section.codeReferences.flatMap { reference in
      reference.facts.map { ($0.name, reference) }
    }
    var known: Set<String> = []
    for (name, reference) in definitions where !known.insert(name).inserted {
      report(
        line: line(of: reference), "the fact \"\(name)\" is defined twice in section \(section.id)",
        "Rename one of them.")
    }
    for (text, line) in authoredTexts {
      for name in known where text.isShown("{\(name)}") {
        report(
          line: line, "{\(name)} is shown as it is written, for a fact stands in two braces",
          "Write {{\(name)}}.")
      }
      for name in text.factNames where !known.contains(name) && !sourceMap.unread.contains(name) {
        let nearest = nearestWord(to: name, among: known.sorted())
        report(
          line: line, "{{\(name)}} is used, and no code block of section \(section.id) defines it",
          nearest.map { "Did you mean {{\($0)}}?" } ?? "Add it to the facts of a code block.")
      }
    }
    for check in section.checks {
      for name in check.rubric.assumes where !known.contains(name) && !sourceMap.unread.contains(name) {
        report(
          line: sourceMap.places(ofRubric: check.id)?.line(of: name) ?? line(ofPart: check.id),
          "check \(check.id) assumes \"\(name)\", which no code block defines",
          suggestion(for: name, among: known.sorted()))
      }
    }
  }

  /// Every text of the section in which a fact may stand, with the line of its part.
  private var authoredTexts: [(StyledText, Int?)] {
    var texts: [(StyledText, Int?)] = section.framing.flatMap(\.texts).map { ($0, 1) } + [(section.goal, 1)]
    func add(_ parts: [LessonPart], _ line: Int?) {
      for part in parts {
        switch part {
        case .block(let block): texts += block.texts.map { ($0, line) }
        case .detail(let blocks): texts += blocks.flatMap(\.texts).map { ($0, line) }
        case .code(let reference):
          if let notice = reference.notice { texts.append((notice, self.line(of: reference))) }
        }
      }
    }
    for step in section.steps {
      let line = line(ofPart: step.id)
      switch step {
      case .framing: break
      case .teach(let teach): add(teach.body, line)
      case .exercise(let exercise):
        add(exercise.body, line)
        texts += exercise.texts.map { ($0, line) }
      case .check(let check):
        add(check.body + check.answer, line)
        let said = check.affirmation + check.remarks.flatMap(\.blocks)
        texts += said.flatMap(\.texts).map { ($0, line) }
        for angle in check.angles { add(angle.body, self.line(ofPart: angle.id)) }
        let words =
          check.rubric.points.flatMap { [$0.says, $0.hint, $0.prompt] }
          + check.rubric.misconceptions.flatMap { [$0.says, $0.contrast] }
        texts += words.map { (StyledText(authored: $0), line) }
      }
    }
    for passage in section.deeper { add(passage.body, line(ofPart: passage.id)) }
    return texts
  }

  // MARK: Links between sections

  /// "section 9z" in prose names a section that exists.
  func checkLinks() {
    let known = Set(curriculum.sections.map(\.id) + curriculum.drills.map(\.id))
    for (text, line) in authoredTexts {
      let words = text.plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      for (word, next) in zip(words, words.dropFirst()) where word.lowercased() == "section" {
        guard let first = next.first, first.isNumber, !known.contains(next),
          !read.unreadable.mayHold(next)
        else { continue }
        report(
          line: line, "the text speaks of section \(next), which does not exist",
          suggestion(for: next, among: known.sorted()))
      }
    }
  }

  // MARK: Laboratories

  /// Every laboratory that an exercise runs exists.
  func checkLaboratories(_ known: [String]) {
    for case .exercise(let exercise) in section.steps {
      guard case .predict(let prediction) = exercise.task, let name = prediction.laboratory,
        !known.contains(name)
      else { continue }
      report(
        line: line(ofPart: exercise.id), "there is no laboratory \"\(name)\"",
        suggestion(for: name, among: known))
    }
  }

  // MARK: Code references

  /// Every reference is found once where it says, and every fact has the value the text was written for.
  func checkReferences(
    _ resolve: (CodeReference) -> CodeResolution?,
    _ patternProblem: (FactDefinition, CodeReference) -> String?
  ) {
    let repositories = curriculum.repositories.map(\.id)
    var spent = 0
    for reference in section.codeReferences {
      let line = line(of: reference)
      guard spent < Budget.spentPatterns.limit else {
        report(
          line: line, "\(Budget.spentPatterns.amount) \(Budget.spentPatterns.name), which is the limit",
          "Mend the patterns above; the references from here on were not looked at.")
        return
      }
      guard repositories.contains(reference.repository) else {
        report(
          line: line, "\"\(reference.repository)\" is no repository of curriculum.yaml",
          suggestion(for: reference.repository, among: repositories))
        continue
      }
      guard let resolution = resolve(reference) else { continue }
      let what =
        "\(reference.target.map { "\"\($0.written)\"" } ?? "the file") in \(reference.repository)/\(reference.path)"
      switch resolution.status {
      case .exact: break
      case .moved(let place):
        report(line: line, "\(what) is now in \(place.path), line \(place.line)", "Change the path.")
      case .ambiguous(let places):
        let lines = places.prefix(4).map { "\($0.path):\($0.line)" }.joined(separator: ", ")
        report(
          line: line, "\(what) is there \(places.count) times (\(lines))",
          "Name it with what it is in, such as Outer.inner, or write a /regular expression/.")
      case .missing(.file(let candidates)):
        report(
          line: line, "there is no file \(reference.repository)/\(reference.path)",
          candidates.first.map { "Did you mean \($0)?" } ?? "Check the path.")
      case .missing(.symbol(let similar)):
        report(
          line: line, "\(what) is not there",
          similar.first.map { "Did you mean \"\($0)\"?" } ?? "Check the name.")
      case .missing(.unreadable(let reason)):
        report(
          line: line, "\(what) cannot be read: \(reason)", "Check the path, and that you may read the file.")
      }
      // What is not there has no values, either.
      if case .missing = resolution.status { continue }
      for fact in resolution.facts {
        // The answer of a hunt has a name of its own, which its author never wrote.
        let name =
          fact.definition.name.hasPrefix(ExerciseReader.answerPrefix)
          ? "the answer of this hunt" : "the fact \"\(fact.definition.name)\""
        if fact.value == nil, let problem = patternProblem(fact.definition, reference) {
          spent += 1
          report(
            line: line, "\(name) cannot be read with \"match\" \(fact.definition.pattern): \(problem)",
            "Mend the pattern; it stands best in single quotes.")
        } else if fact.value == nil {
          report(
            line: line, "\(name) is not found in \(reference.path)",
            "Check its \"match\": the first group (…) is the value.")
        } else if fact.isChanged {
          report(
            line: line,
            "\(name) is \(fact.value ?? "") in the code, and written for \(fact.definition.writtenFor)",
            "Look at the text that uses it, then change \"written_for\".")
        }
      }
    }
  }
}
