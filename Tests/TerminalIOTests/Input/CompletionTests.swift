import TerminalIO
import Testing
import TutorCore

@Suite("Completion")
struct CompletionTests {
  private let vocabulary = Vocabulary(
    LearnerCommand.table.flatMap { [$0.word] + $0.phrases } + ["5", "5b", "Kafka", "kafka topics"])

  private func candidates(_ line: String) -> [String] { Completion(of: line, from: vocabulary).candidates }

  @Test("On an empty line there are the commands' words, without the other ways to say them")
  func empty() {
    #expect(candidates("") == LearnerCommand.table.map(\.word))
    #expect(!candidates("").contains("bye"))
  }

  @Test("A beginning of a command's word becomes that word, whatever its case")
  func word() {
    #expect(candidates("hel") == ["help"])
    #expect(candidates("HEL") == ["help"])
    #expect(candidates("/h") == ["/hint", "/help"])
  }

  @Test("Where no word fits, or one is complete, there are the phrases that begin so")
  func phrases() {
    #expect(candidates("show me the c") == ["show me the code"])
    #expect(candidates("appen") == ["appendix"])
    #expect(candidates("skip").prefix(2) == ["skip", "skip the check"])
    #expect(Completion(of: "skip the", from: vocabulary).common == "skip the ")
  }

  @Test("Behind a command that takes a section there are the sections, and nothing else")
  func sections() {
    #expect(candidates("go to k") == ["go to Kafka", "go to kafka topics"])
    #expect(candidates("go to 5") == ["go to 5", "go to 5b"])
    #expect(candidates("kaf") == ["Kafka", "kafka topics"])
  }

  @Test(
    "Arguments and answers are not completed with other commands",
    arguments: ["path o", "open app", "grep s", "deeper ", "please nex", "the queue is s"])
  func nothing(line: String) {
    #expect(candidates(line).isEmpty)
    #expect(Completion(of: line, from: vocabulary).common == line)
  }

  @Test("Behind ref there are the names of the cards, and nowhere else")
  func cards() {
    let vocabulary = Vocabulary(
      LearnerCommand.table.flatMap { [$0.word] + $0.phrases } + ["5b", "ref ports", "ref prep-publisher"])
    func candidates(_ line: String) -> [String] { Completion(of: line, from: vocabulary).candidates }
    #expect(candidates("ref p") == ["ref ports", "ref prep-publisher"])
    #expect(candidates("ref pr") == ["ref prep-publisher"])
    #expect(candidates("/ref po") == ["/ref ports"])
    #expect(candidates("ref ") == ["ref ports", "ref prep-publisher"])
    #expect(!candidates("re").contains("ref ports"))
    #expect(candidates("go to r").isEmpty)
  }

  @Test("Several lines agree as far as they are the same, whatever their case")
  func common() {
    #expect(Completion(of: "kaf", from: vocabulary).common == "Kafka")
  }

  @Test("many long lines are offered a word at a time")
  func wordByWord() {
    let lines = (0..<30).map { "grafana show panel\($0) --by pod" } + ["kubectl get pods"]
    let vocabulary = Vocabulary(lines)
    #expect(Completion(of: "gr", from: vocabulary).candidates == ["grafana "])
    #expect(Completion(of: "grafana s", from: vocabulary).candidates == ["grafana show "])
    #expect(
      Completion(of: "grafana show panel29", from: vocabulary).candidates == ["grafana show panel29 --by pod"]
    )
    #expect(Completion(of: "kub", from: vocabulary).candidates == ["kubectl get pods"])
  }
}
