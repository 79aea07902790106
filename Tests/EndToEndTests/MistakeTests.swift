import Foundation
import Testing

@Suite("Mistakes are named for what they are")
struct MistakeTests {
  @Test(
    "a section, laboratory or drill that there is none of ends a command with status 64",
    arguments: [
      (["start", "nonsense"], "There is no section \"nonsense\"."),
      (["start", "9z"], "There is no section \"9z\"."),
      (["resume", "5z"], "There is no section \"5z\". Did you mean \"5\", Events Orchestrator?"),
      (["start", "5b", "5c"], "\"gateway-tutor start\" takes one section, and \"5b 5c\" names 2."),
      (["lab", "nope"], "There is no laboratory \"nope\". There are: \"route\", \"thresholds\""),
      (["lab", "threshold"], "Did you mean \"thresholds\"?"), (["drill", "9z"], "There is no drill \"9z\"."),
    ])
  func misuse(arguments: [String], message: String) throws {
    let home = try TemporaryFolder()
    let result = try Program.run(arguments, home: home.path)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test("an id with a space in it, a name, and a check are no mistakes", arguments: ["5 b", "kafka", "5b.1"])
  func fine(section: String) throws {
    let home = try TemporaryFolder()
    let result = try Program.run(["start"] + section.split(separator: " ").map(String.init), home: home.path)
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.output.contains("Section "))
  }

  @Test(
    "lines that a file cannot have are named, not the file",
    arguments: [
      (
        "router.py:50-40",
        "\"50-40\" ends before it begins. A range of lines goes upwards: \"router.py:40-50\"."
      ),
      ("router.py:0", "\"0\" is no line of \"router.py\": lines are counted from 1."),
      ("router.py:abc", "\"abc\" is no line of \"router.py\"."),
      ("nofile.py:abc", "There is no file \"nofile.py:abc\"."),
    ])
  func lines(place: String, message: String) throws {
    let home = try TemporaryFolder()
    let result = try Program.run(["explore", "read", place], home: home.path)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    let lesson = try Program.run(["start", "1"], input: "open \(place)\n", home: home.path)
    let words = lesson.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(message), "\(words)")
  }

  @Test(
    "where nothing is found, one line says so on standard error, with status 1",
    arguments: [
      (["grep", "zzzqqq"], "No line holds \"zzzqqq\""), (["find", ""], "No file's name is like \"\""),
      (["symbols", "Nope"], "Nothing is defined under the name \"Nope\""),
    ])
  func nothing(arguments: [String], message: String) throws {
    let home = try TemporaryFolder()
    let result = try Program.run(["explore"] + arguments, home: home.path)
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.errors.contains(message) && result.errors.count { $0 == "\n" } == 1)
  }

  @Test("a copy that cannot be made is called by the name that was given")
  func backup() throws {
    let home = try TemporaryFolder()
    _ = try Program.run(["start", "1"], input: "\n", home: home.path)
    let result = try Program.run(["backup", "/nope/x"], home: home.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("\"/nope/x\" cannot be written: its folder is not there."))
  }

  @Test("the reference suggests only what is near")
  func reference() throws {
    let home = try TemporaryFolder()
    #expect(!(try Program.run(["ref", "nope"], home: home.path).errors.contains("Did you mean")))
    let far = try Program.run(["ref", "--for", "nope.py"], home: home.path)
    #expect(far.errors.contains("\"gateway-tutor explore find NAME\" looks for a part of one."))
    let near = try Program.run(["ref", "--for", "settngs.py"], home: home.path)
    #expect(near.errors.contains("server/settings.py"))
  }

  // MARK: In a lesson

  @Test("open prefers the step's own folder, and a number chooses from a list")
  func open() throws {
    let home = try TemporaryFolder()
    // Section 4's hunt is about the Orchestrator's settings.
    let hunt = try Program.run(
      ["start", "4"], input: "go to 4\n" + huntOfSection4 + "open settings.py:60\n", home: home.path)
    let end = hunt.output.suffix(3_500).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(end.contains("3 other files have that name; this is the one of this step."), "\(end)")
    #expect(
      end.contains("event_pipeline_orchestrator/server/settings.py") || end.contains("server/settings.py:5"))
    let chosen = try Program.run(["start", "7"], input: "open settings.py --all\n2\n", home: home.path)
    #expect(chosen.output.contains("Its number opens it."))
    #expect(chosen.output.contains("lines in all; \"open "))
  }

  /// Lines that lead from the beginning of section 4 to its hunt.
  private var huntOfSection4: String { String(repeating: "/skip\n", count: 6) }

  @Test("a search that found more than is shown names the way to the rest")
  func grep() throws {
    let home = try TemporaryFolder()
    let result = try Program.run(["start", "4"], input: "grep retry\n", home: home.path)
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("These are 20 of more lines."))
    #expect(words.contains("\"gateway-tutor explore grep retry\" prints them all"))
  }

  @Test("a laboratory opened in a lesson keeps its runs and comes back to the same step")
  func laboratory() throws {
    let home = try TemporaryFolder()
    let steps = String(repeating: "/skip\n", count: 6)
    let result = try Program.run(
      ["start", "5b"], input: steps + "they would all stop\nlab\np10 80\n\ncompare\nstop\nback\n",
      home: home.path)
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("First the run that you have seen, to compare with."), "\(words.suffix(2_000))")
    #expect(words.contains("Back in section 5b. Enter goes on."))
    #expect(!words.contains("lists the laboratories"))
  }

  @Test("review asks what was skipped, and progress lists it for people and machines")
  func review() throws {
    let home = try TemporaryFolder()
    _ = try Program.run(["start", "5b.1"], input: "/skip\n", home: home.path)
    let progress = try Program.run(["progress"], home: home.path)
    #expect(progress.output.contains("1 question is due: \"5b.1\"."))
    let json = try Program.run(["progress", "--json"], home: home.path)
    #expect(json.output.split(whereSeparator: \.isWhitespace).joined().contains("\"due\":[\"5b.1\"]"))
    let greeting = try Program.run(["start"], home: home.path)
    #expect(greeting.output.contains("1 question is due: \"review\" asks the oldest first."))
    let review = try Program.run(
      ["review"], input: "all five are paused, P30 too, since 85 is above its 80\n\n", home: home.path)
    #expect(review.output.contains("Review · 1 of 1 · section 5b · the last one"))
    #expect(review.output.contains("Where it stands:"))
    #expect(review.output.contains("\"5b.1\" right."))
    #expect(review.status == 0)
    let done = try Program.run(["review"], home: home.path)
    #expect(done.output.contains("Nothing is due. The next is check \"5b.1\", in 24 hours"))
  }
}
