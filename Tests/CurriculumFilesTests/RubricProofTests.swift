import AnswerGrading
import CurriculumFiles
import Foundation
import Testing
import TutorCore

@Suite("The linter on rubrics")
struct RubricProofTests {
  /// What the linter says about a folder with one section, its rubric changed.
  private func lint(words: String? = nil, mistakes: String? = nil, _ change: (String) -> String) throws
    -> [String]
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lint-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "sections"), withIntermediateDirectories: true)
    try Data("repositories: []\nsections: [9x]\n".utf8).write(to: folder.appending(path: "curriculum.yaml"))
    try Data(change(SectionSample.text).utf8).write(to: folder.appending(path: "sections/9x-sample.md"))
    if let words { try Data(words.utf8).write(to: folder.appending(path: "words.yaml")) }
    if let mistakes { try Data(mistakes.utf8).write(to: folder.appending(path: "mistakes.yaml")) }
    return Linter(folder: ContentFolder(path: folder.path), resolve: { _ in nil }).run().problems
      .map(\.description).filter {
        $0.contains("rubric") || $0.contains("words.yaml") || $0.contains("mistakes.yaml")
      }
  }

  @Test("wants two paraphrases of each point")
  func paraphrases() throws {
    let problems = try lint { $0.replacing(#", "everything has stopped""#, with: "") }
    #expect(problems.contains { $0.contains("has one sample that says point \"all-paused\"") })
  }

  @Test("wants a near miss of each point, and a sample of each misconception")
  func nearMiss() throws {
    let problems = try lint { $0.replacing(#"["none"]"#, with: #"["bananas"]"#) }
    #expect(problems.contains { $0.contains("no near miss of point \"all-paused\"") })
    #expect(problems.contains { $0.contains("no sample that shows misconception \"none-paused\"") })
  }

  @Test("names a sample that is graded otherwise, and how it was read")
  func wrongVerdict() throws {
    let problems = try lint { $0.replacing(#"["none"]"#, with: #"["none", "all are stopped"]"#) }
    #expect(problems.contains { $0.contains("\"all are stopped\" as correct") && $0.contains("all-paused") })
  }

  @Test(
    "a rubric may use a shared group by name, in a phrase and in a pattern; its own group of that name wins")
  func sharedWords() throws {
    let words = "halted: [halted, frozen, <resting>]\nresting: [at rest]\nall: [bananas]\n"
    let problems = try lint(words: words) {
      $0.replacing("pause: [paused, stopped, not polling]", with: "pause: [paused, stopped, <halted>]")
        .replacing(#""everything has stopped""#, with: #""everything is frozen", "all are at rest""#)
    }
    #expect(!problems.contains { $0.contains("grades the sample") || $0.contains("words.yaml") })
  }

  @Test("every rubric knows the mistakes of all, and needs no sample of them")
  func sharedMistakes() throws {
    let mistakes = """
      words: { who: [robot], whom: [<who> =decides] }
      mistakes:
        - { id: robots, says: Robots decide, when: [whom], contrast: Nobody does. }
      """
    let sample = { (text: String) in
      text.replacing(#""everything has stopped""#, with: #""everything has stopped, a robot decides""#)
    }
    #expect(!(try lint(sample)).contains { $0.contains("as correct") || $0.contains("robot") })
    let problems = try lint(mistakes: mistakes, sample)
    #expect(problems.contains { $0.contains("a robot decides\" as clarify") })
    #expect(!(try lint(mistakes: mistakes) { $0 }).contains { $0.contains("robots") })
    let broken = try lint(mistakes: "mistakes: [{ id: robots, when: [whom] }]") { $0 }
    #expect(broken.contains { $0.contains("mistakes.yaml") && $0.contains("says") })
  }

  @Test(
    "a deed is a mistake of every party whose it is not, in either voice",
    arguments: [
      ("the topic is read by a robot", true), ("a robot reads topics", true),
      ("topics are read by a robot", true), ("a pod reads topics", false), ("a robot writes topics", false),
      ("a robot never reads topics", false),
    ])
  func deeds(remark: String, isMistake: Bool) throws {
    let mistakes = """
      words: { who-robot: [robot], who-pod: [pod] }
      deeds:
        - { id: reads, says: Robots read, does: [=reads], done: [=read], what: [topic], only: [pod], contrast: Pods do. }
      """
    let problems = try lint(mistakes: mistakes) {
      $0.replacing(#""everything has stopped""#, with: "\"everything has stopped, \(remark)\"")
    }
    #expect(problems.contains { $0.contains("\(remark)\" as clarify") } == isMistake, "\(problems)")
    let broken = try lint(mistakes: mistakes.replacing("only: [pod]", with: "only: [pood]")) { $0 }
    #expect(broken.contains { $0.contains("mistakes.yaml") && $0.contains("\"pood\" is no party") })
  }

  @Test(
    "wants to know what people say to a hint and to a gap, right and wrong",
    arguments: [
      ("hint: [all five, they pause], ", "no sample of a reply to the hint of point \"all-paused\""),
      ("prompt: [off], ", "no sample of a reply to the gap of point \"all-paused\""),
      (", wrong: [only the first]", "no sample of a reply that is wrong of point \"all-paused\""),
    ])
  func replies(left out: String, named: String) throws {
    let whole = try lint { $0 }
    let partial = try lint { $0.replacing(out, with: "") }
    #expect(!whole.contains { $0.contains("reply") })
    #expect(partial.contains { $0.contains(named) })
  }

  @Test("names a reply that stands under wrong and is taken for the point")
  func wrongReply() throws {
    let problems = try lint { $0.replacing("wrong: [only the first]", with: "wrong: [all are stopped]") }
    #expect(problems.contains { $0.contains("takes the reply \"all are stopped\" for point \"all-paused\"") })
  }

  @Test("names a point in a Right part that the rubric does not have")
  func unknownRemark() throws {
    let text = SectionSample.text.replacing(
      "### Answer", with: "### Right <!-- for: all-paussed -->\nFine.\n\n### Answer")
    #expect(text != SectionSample.text)
    #expect(
      SectionSample.problems(text).contains {
        $0.message.contains("all-paussed") && $0.remedy.contains("all-paused")
      })
  }

  @Test("a problem in words.yaml has its line")
  func brokenWords() throws {
    let problems = try lint(words: "halted: [halted\n") { $0 }
    #expect(problems.contains { $0.hasPrefix("words.yaml:") })
  }
}
