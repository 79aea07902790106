import GatewaySimulation
import IncidentDrill
import Testing
import TutorCore

@Suite("A hypothesis")
struct HypothesisTests {
  @Test(
    "is read out of a sentence: what, how far, how, how sure; what is denied does not count",
    arguments: [
      ("a few pods in a crash loop, 90 % sure", "few-pods", "crash-loop", "orchestrator", 90),
      ("fleet-wide, an MSK broker is degraded", "fleet", "degraded-broker", "kafka", nil),
      ("not kafka, a bad deploy in one cluster", "one-cluster", "bad-deploy", "orchestrator", nil),
      ("a lost node instead of a bad deploy", nil, "lost-node", "nodes", nil),
      ("not only a few pods, everything", "fleet", nil, nil, nil),
      ("the failed writes processor does not run", nil, "processor-down", "failed-writes-processor", nil),
      (
        "the bad release in cluster c, every pod crashed at start", "one-cluster", "bad-deploy",
        "orchestrator", nil
      ),
      ("the deploy in cluster c crashes", "one-cluster", "bad-deploy", "orchestrator", nil),
      ("every pod in all clusters, prod-edam-c first, crashes", "fleet", "crash-loop", "orchestrator", nil),
      ("three pods crashed, and no deploy", "few-pods", "crash-loop", "orchestrator", nil),
      (
        "the failed writes processor was down, 6 of 6 pods", "fleet", "processor-down",
        "failed-writes-processor", nil
      ),
      ("the platform stalled all loops", "fleet", "stalled-loop", "platform", nil),
      ("kafka timeouts, events ended in S3 and were republished", nil, "reached-s3", "prep-publisher", nil),
      ("kafka timeouts, the events did not reach S3", nil, "timeouts", "kafka", nil),
      ("a reindex job takes the cpu of 5 pods", "few-pods", "taken-cpu", "platform", nil),
      ("it hung and a restart fixed it", nil, "stuck-consumer", "orchestrator", nil),
      ("no idea", nil, nil, nil, nil),
    ] as [(String, String?, String?, String?, Int?)])
  func reading(text: String, scope: String?, mechanism: String?, entity: String?, confidence: Int?) {
    let diagnosis = Diagnosis(reading: text)
    #expect(diagnosis.scope?.rawValue == scope)
    #expect(diagnosis.mechanism?.rawValue == mechanism)
    #expect(diagnosis.entity?.rawValue == entity)
    #expect(diagnosis.confidence == confidence)
  }

  @Test("is asked for piece by piece when it has no words; a command in between closes the menu")
  func menu() {
    var drill = Driver()
    drill.open()
    drill.type("hypothesis")
    #expect(drill.said.contains("How far does it reach?"))
    drill.type("1")
    #expect(drill.said.contains("What is ill, and how?"))
    drill.type("crash loop")
    #expect(drill.said.contains("How sure are you"))
    drill.type("80")
    #expect(drill.session.shift?.diagnosis.scope == .fewPods)
    #expect(drill.session.shift?.diagnosis.mechanism == .crashLoop)
    #expect(drill.session.shift?.diagnosis.confidence == 80)
    drill.type("hypothesis", "kubectl get pods")
    #expect(drill.said.contains("READY"))
    drill.type("1")
    #expect(!drill.said.contains("What is ill, and how?"), "the menu is closed")
  }

  @Test("what is ruled out says by which looks; a guess is called a guess")
  func rulingOut() {
    var drill = Driver()
    drill.open()
    drill.type("rule-out bad deploy")
    #expect(drill.said.contains("nothing that you have opened can tell"))
    #expect(drill.session.shift?.ruledOut.first?.by == [])
    drill.type("argo app history", "it is no bad deploy", "rule out a bad deploy")
    #expect(drill.said.contains("ruled out by what you saw"))
    #expect(drill.session.shift?.ruledOut.map(\.mechanism) == [.badDeploy])
    #expect(drill.session.shift?.ruledOut.first?.by == [.deploys])
    drill.type("rule-out the weather")
    #expect(drill.said.contains("Which cause?"))
  }

  @Test("words alone earn nothing: the right cause without a look scores no mechanism")
  func guessing() throws {
    var guess = Driver()
    guess.open()
    guess.type("resolve a few pods, crash loop", "")
    let part = try #require(guess.session.card?.parts.first { $0.name == "diagnosis" })
    #expect(part.points < 1)
    #expect(part.reasons.contains { $0.says.plain.contains("a guess earns nothing") })
  }
}

@Suite("A drill, and what is around it")
struct AroundTheDrillTests {
  static let path = [
    "ack", "is it all pods or a few?", "are the pods healthy?", "logs of those", "restart those three",
    "wait 10m",
  ]

  @Test("a question of meaning is looked up, costs no time and replays to the same night")
  func meaning() {
    var drill = Driver()
    drill.open()
    let before = drill.session.shift?.world.now
    drill.type("what does poll delay mean?")
    #expect(drill.lookedUp == ["what does poll delay mean?"])
    drill.type("ask why retries double")
    #expect(drill.lookedUp.last == "why retries double")
    #expect(drill.session.shift?.world.now == before)
    var second = Driver(record: LearnerRecord(replaying: drill.journal))
    second.send(.opened(scenario: nil, twin: nil, seed: nil))
    #expect(second.session.shift?.world.gateway.traceHash == drill.session.shift?.world.gateway.traceHash)
  }

  @Test(
    "asks for a look, not for a meaning",
    arguments: ["what is wrong?", "what is the cpu?", "is msk ok?", "what changed?"])
  func notMeaning(line: String) {
    var drill = Driver()
    drill.open()
    drill.type(line)
    #expect(drill.lookedUp == [])
  }

  @Test("a colleague sums up what a look has shown, if asked; a cold drill does not")
  func narration() {
    var drill = Driver()
    drill.open()
    drill.type("found")
    #expect(drill.said.contains("look at something first"))
    drill.type("kubectl get pods")
    #expect(!drill.said.contains("In short:"))
    drill.type("what did i find?")
    #expect(drill.words.contains("5 of 8 pods are ready"))
    drill.type("narrate on", "grafana show poll_delay.primary --by pod")
    #expect(drill.words.contains("3 of 8 pods are beyond the threshold"))
    drill.type("narrate off", "kubectl top pods")
    #expect(!drill.said.contains("In short:"))
    var cold = Driver(isCold: true)
    cold.open()
    cold.type("narrate on", "kubectl get pods")
    #expect(!cold.said.contains("In short:"))
  }

  @Test("goes on to be looked at after the end, and nothing counts any more")
  func afterwards() throws {
    var drill = Driver()
    drill.open()
    for line in Self.path { drill.type(line) }
    drill.type("a few pods were in a crash loop")
    let card = try #require(drill.session.card)
    #expect(!drill.isOver)
    #expect(drill.reports.count == 1)
    let kept = drill.journal.count
    drill.type("kubectl get pods")
    #expect(drill.said.contains("READY"))
    drill.type("kubectl delete pod --all --context a", "resolve nothing")
    #expect(drill.said.contains("closed and scored"))
    #expect(drill.session.card?.score == card.score)
    #expect(drill.journal.count == kept, "nothing is kept any more")
    drill.type("debrief")
    #expect(drill.said.contains("What was behind it"))
    drill.type("")
    #expect(drill.isOver)
  }

  @Test("keeps a timeline in Markdown in which the learner's words are words")
  func timeline() throws {
    var drill = Driver()
    drill.open()
    drill.type("note <b>*restart* | `all`</b>")
    for line in Self.path { drill.type(line) }
    drill.type("a few pods were in a crash loop", "save out.md")
    let saved = try #require(drill.saved.first)
    #expect(saved.path == "out.md")
    #expect(saved.text.contains("&lt;b>\\*restart\\* \\| \\`all\\`&lt;/b>"))
    #expect(
      saved.text.contains("## Timeline")
        && saved.text.contains("| found | orchestrator | few-pods | crash-loop |"))
    drill.type("save")
    #expect(drill.said.contains("Where to?"))
  }

  @Test("a drill that went wrong shakes the checks passed in its sections, one that went well does not")
  func shaking() {
    let passed = ["5a.1", "7.1", "1.1"].map {
      JournalEvent.answered(
        .init(
          check: $0, version: 1, text: "x", verdict: "correct", met: [], misconceptions: [], isHedged: false))
    }
    var bad = Driver()
    bad.open()
    bad.type("resolve", "")
    let shaken = LearnerRecord(replaying: passed + bad.journal)
    #expect(shaken.isShaky(section: "5a") && shaken.isShaky(section: "7") && !shaken.isShaky(section: "1"))
    let again = LearnerRecord(
      replaying: passed + bad.journal + [.checkOpened(check: "5a.1", version: 1), passed[0]])
    #expect(!again.isShaky(section: "5a"), "asking it again clears that")
    var good = Driver()
    good.open()
    for line in Self.path { good.type(line) }
    good.type("a few pods were in a crash loop")
    #expect(!LearnerRecord(replaying: passed + good.journal).isShaky(section: "5a"))
  }

  @Test("left at any line, it resumes in the same world and ends with the same transcript")
  func leftAnywhere() {
    let lines = Self.path + ["a few pods were in a crash loop"]
    var whole = Driver()
    whole.open()
    var said: [String] = []
    for line in lines {
      whole.type(line)
      said.append(whole.said)
    }
    for cut in [1, 3, 5, 6] {
      var first = Driver()
      first.open()
      for line in lines.prefix(cut) { first.type(line) }
      // Killed: no farewell, only the journal is left.
      var second = Driver(record: LearnerRecord(replaying: first.journal))
      second.send(.opened(scenario: nil, twin: nil, seed: nil))
      for (index, line) in lines.enumerated().dropFirst(cut) {
        second.type(line)
        #expect(second.said == said[index], "cut before line \(cut), at \(line)")
      }
      #expect(second.session.shift?.world.gateway.traceHash == whole.session.shift?.world.gateway.traceHash)
    }
  }
}
