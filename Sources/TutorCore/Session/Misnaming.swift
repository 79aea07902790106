extension LessonEvent.Opening {
  /// What is wrong with the section that a command names, when it names none; nil when there is nothing to say.
  public func mistake(in curriculum: Curriculum) -> StyledText? {
    switch self {
    case .start(let name?): curriculum.mistake(inSection: name, command: "start")
    case .resume(let name?): curriculum.mistake(inSection: name, command: "resume")
    case .start(nil), .resume(nil), .review: nil
    }
  }
}

extension Curriculum {
  /// What is wrong with a section's name behind `command`; nil when it leads somewhere, be it to a choice between several.
  fileprivate func mistake(inSection name: String, command: String) -> StyledText? {
    let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
    let numbers = words.filter { word in
      let id = word.lowercased()
      return sections.contains { $0.id.lowercased() == id } || drills.contains { $0.id.lowercased() == id }
    }
    // "5 b" is one id, typed with a space.
    if numbers.count == words.count, words.count > 1, !isID(words.joined()) {
      return
        "\(.command("gateway-tutor \(command)")) takes one section, and \(AnswerComment.quoted(name)) names \(words.count). \(.command("gateway-tutor \(command) \(words[0])")) begins with the first."
    }
    let id = name.lowercased().filter { !$0.isWhitespace }
    if let dot = id.lastIndex(of: "."), Int(id[id.index(after: dot)...]) != nil,
      section(String(id[..<dot])) != nil
    {
      return nil
    }
    guard case .nothing(let nearest) = SectionFinder(curriculum: self).find(name) else { return nil }
    var text: StyledText = "There is no section \(AnswerComment.quoted(name))."
    if let nearest { text = text + " Did you mean \(.command(nearest.id)), \(nearest.title)?" }
    return text + " There are: " + .joined(sections.map { "\(SafeText($0.id))" })
      + ". \(.command("gateway-tutor start")) lists them with their names."
  }

  private func isID(_ text: String) -> Bool {
    sections.contains { $0.id.lowercased() == text.lowercased() }
      || drills.contains { $0.id.lowercased() == text.lowercased() }
  }

  /// What is wrong with a drill's number; nil when there is such a drill.
  public func mistake(inDrill name: String) -> StyledText? {
    let id = name.lowercased().trimmed
    guard !drills.contains(where: { $0.id.lowercased() == id }) else { return nil }
    return "There is no drill \(AnswerComment.quoted(name)). There are: "
      + .joined(drills.map { "\(SafeText($0.id))" })
      + ". \(.command("gateway-tutor drill --list")) lists them with their alerts."
  }
}
