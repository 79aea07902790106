import Foundation
import PseudoTerminal
import Testing

/// The practice copy as somebody's clones, to be changed.
private final class Clones {
  let folder: TemporaryFolder
  var path: String { folder.path }

  init() throws {
    folder = try TemporaryFolder()
    for repository in ["app", "k-repo", "infrastructure-deployment"] {
      try FileManager.default.copyItem(
        at: Program.checkout.appending(path: "Curriculum/practice/\(repository)"),
        to: folder.url.appending(path: repository))
    }
  }

  func change(_ file: String, _ old: String, _ new: String) throws {
    let url = folder.url.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacing(old, with: new).utf8).write(to: url)
  }

  func remove(_ file: String) throws {
    try FileManager.default.removeItem(at: folder.url.appending(path: file))
  }
}

@Suite("gateway-tutor ref")
struct ReferenceCommandTests {
  private func ref(_ arguments: [String], input: String = "") throws -> Program.Result {
    let home = try TemporaryFolder()
    return try Program.run(["ref", "--plain"] + arguments, input: input, home: home.path)
  }

  private func words(_ result: Program.Result) -> String {
    result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(
    "a name that is none gets the nearest one, and status 1",
    arguments: [
      ("orchestratr", "Did you mean \"ref orchestrator\"?"),
      ("prep-publsher", "Did you mean \"ref prep-publisher\"?"),
      ("orchestratr memory", "Did you mean \"ref orchestrator memory\"?"),
      ("kubernets", "Did you mean \"ref kubernetes\"?"),
      ("zebra", "No card says anything of \"zebra\". \"ref\" lists the cards."),
      (
        "orchestrator zebra",
        "The card \"orchestrator\" says nothing of \"zebra\". It has: Files, Scale, Host,"
      ),
    ])
  func nearest(query: String, message: String) throws {
    let result = try ref(query.split(separator: " ").map(String.init))
    #expect(result.status == 1 && result.output == "")
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test(
    "arguments that contradict each other are refused",
    arguments: [["ports", "--diff"], ["ports", "--for", "x"], ["--for", "x", "--diff"]])
  func misuse(arguments: [String]) throws {
    let result = try ref(arguments)
    #expect(result.status == 64 && result.output == "" && !result.errors.isEmpty)
  }

  @Test("in clones, each path and figure is that of the clone: there or not, the same or not")
  func clones() throws {
    let clones = try Clones()
    let orchestrator = "k-repo/python/klaviyo/data_exchange/event_pipeline_orchestrator"
    try clones.change(
      "\(orchestrator)/server/settings.py", "threshold_p10: int = 20", "threshold_p10: int = 25")
    try clones.change("\(orchestrator)/server/settings.py", "threshold_p20: int", "limit_p20: int")
    try clones.remove("\(orchestrator)/client/main.py")
    let memory = try ref(["orchestrator", "memory", "--repos", clones.path])
    #expect(words(memory).contains("P10 pauses at 20 % ! differs: 25 %"))
    #expect(words(memory).contains("P20 pauses at 50 % ! not found there"))
    #expect(words(memory).contains("P30 pauses at 80 % ✓ same"))
    #expect(words(memory).contains("Read in your clone: k-repo/python"))
    let files = try ref(["orchestrator", "files", "--repos", clones.path])
    #expect(
      words(files).contains("Client · ✗ not in your clone \(clones.path)/\(orchestrator)/client/main.py"))
    #expect(words(files).contains("Server source · ✓ in your clone \(clones.path)/\(orchestrator)/server/"))
    try clones.remove("\(orchestrator)/server/settings.py")
    #expect(
      words(try ref(["orchestrator", "memory", "--repos", clones.path])).contains("the file is not here"))
    // eng-handbook was not cloned.
    let mixed = words(try ref(["repos", "--repos", clones.path]))
    #expect(mixed.contains("✓ in your clone \(clones.path)/k-repo"))
    #expect(mixed.contains("✓ in the practice copy ~/Klaviyo/Repos/eng-handbook"))
  }

  @Test("a machine gets the same as JSON")
  func json() throws {
    struct Answer: Decodable {
      struct Passage: Decodable {
        struct Part: Decodable {
          struct Figure: Decodable {
            struct Code: Decodable { let value, origin, path: String }
            let what, value, unit, standing: String
            let code: Code?
          }
          let kind: String
          let figures: [Figure]?
        }
        let card, heading: String
        let parts: [Part]
      }
      let passages: [Passage]
    }
    let result = try ref(["orchestrator", "memory", "--json"])
    let answer = try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
    #expect(answer.passages.map(\.heading) == ["Memory"])
    let figures = answer.passages[0].parts.compactMap(\.figures).flatMap { $0 }
    #expect(figures.map(\.value) == ["20", "50", "80", "30", "70", "7"])
    #expect(figures.map(\.standing) == Array(repeating: "same", count: 6))
    #expect(figures[5].code?.value == "7Gi" && figures[0].code?.origin == "practice")
    for arguments in [[], ["links"], ["--for", "router.py"]] {
      let text = try ref(arguments + ["--json"]).output
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }
  }

  private static let orchestrator = "k-repo/python/klaviyo/data_exchange/event_pipeline_orchestrator"
  private static let prep = "k-repo/python/klaviyo/data_exchange/prep_publisher"
  private static let apps = "infrastructure-deployment/apps/internal-exchange"
  private static let live = "infrastructure-deployment/infrastructure/live/prod"
  private static let ingest = "app/src/learning/app/services/events/ingest/service"

  /// A path, what has to be said of it, and what must not be.
  static let files: [(path: String, says: [String], lacks: [String])] = [
    (
      "\(prep)/server/router.py",
      [
        "PrepPublisher", "pants test python/klaviyo/data_exchange/prep_publisher/tests/server/test_router.py",
        "prep-publisher/app.yaml", "prep-publisher-staging/app.yaml", "prep-publisher/main.tf",
        "replicas times producers", "Pull-request template of k-repo", "## Statsig/appfile checklist",
      ],
      ["rolls out by itself", "Failed Writes"]
    ),
    (
      "\(prep)/client/main.py",
      ["pants test python/klaviyo/data_exchange/prep_publisher/tests/client/test_main.py"], ["replicas times"]
    ),
    (
      "\(prep)/failed_writes_processor/main.py",
      [
        "Failed Writes Processor", "failed-writes-processor/app.yaml",
        "pants test python/klaviyo/data_exchange/prep_publisher/tests/failed_writes_processor/test_main.py",
      ], []
    ),
    (
      "\(orchestrator)/server/buffering/in_memory_buffer.py",
      [
        "Events Orchestrator",
        "pants test python/klaviyo/data_exchange/event_pipeline_orchestrator/tests/server/test_buffering.py",
        "events-orchestrator/app.yaml", "events-orchestrator-rollout/app.yaml",
        "events-orchestrator/s3/main.tf",
      ],
      ["must equal"]
    ),
    (
      "\(orchestrator)/server/settings.py",
      [
        "tests/server/test_settings.py", "must equal the setting number_of_replicas",
        "replicas 90, NUMBER_OF_REPLICAS 90, the default in settings.py 90 ✓ equal", "This is fleet work",
        "active_cluster_fleet", "keep the pod below its memory limit",
      ],
      []
    ),
    (
      "\(orchestrator)/tests/server/test_e2e.py",
      ["pants test python/klaviyo/data_exchange/event_pipeline_orchestrator/tests/server/test_e2e.py"], []
    ),
    (
      "\(orchestrator)/server/brand_new.py",
      [
        "Events Orchestrator",
        "pants test python/klaviyo/data_exchange/event_pipeline_orchestrator/tests/server/",
      ], []
    ),
    (
      "\(apps)/prep-publisher/app.yaml",
      [
        "PrepPublisher", "connections that MSK has to carry",
        "min_replicas 40, max_replicas 150, bfcm_prescale_replicas 773", "kafka-events/main.tf",
        "rolls out by itself", "ArgoCD", "Call out in the description", "## Blast radius",
      ],
      ["must contain \"staging\""]
    ),
    (
      "\(apps)/prep-publisher-staging/app.yaml",
      ["must contain \"staging\"", "ROLLOUT_CONFIG_KEY", "rolls out by itself"], ["fleet work"]
    ),
    (
      "\(apps)/events-orchestrator/app.yaml",
      [
        "must equal the setting number_of_replicas", "fleet work", "ACTIVE_CLUSTER_FLEET edam",
        "rolls out by itself",
      ],
      ["must contain \"staging\""]
    ),
    (
      "\(apps)/events-orchestrator-staging/app.yaml",
      ["must contain \"staging\"", "replicas 2, NUMBER_OF_REPLICAS 2 ✓ equal"], []
    ),
    (
      "\(apps)/events-orchestrator-rollout/app.yaml",
      ["replicas 1, NUMBER_OF_REPLICAS 1 ✓ equal", "fleet work"], []
    ),
    (
      "\(live)/internal-exchange/kafka-events/main.tf",
      ["AWS MSK Kafka cluster", "events-orchestrator/app.yaml", "Move them together"], []
    ),
    (
      "\(live)/internal-exchange/events-orchestrator/main.tf", ["fleet work", "Events Orchestrator"],
      ["rolls out by itself"]
    ),
    (
      "\(live)/queue-worker/event_pipeline/main.tf",
      ["Event Pipeline Processor", "No autoscaling policy", "event_pipeline_orchestrator_runner.py"], []
    ),
    (
      "\(ingest)/slo_service.py",
      [
        "IngestService", "make TEST=\"tests/services/events/ingest/service/test_slo_service.py\" docker-unit",
        "flow_control_protocol.py", "Pull-request template of app",
      ], []
    ),
    (
      "\(ingest)/base.py", ["make TEST=\"tests/services/events/ingest/service/test_base.py\" docker-unit"], []
    ),
    (
      "app/src/learning/app/data_exchange/commands/event_pipeline_orchestrator_runner.py",
      [
        "execute=False",
        "make TEST=\"tests/data_exchange/commands/test_event_pipeline_orchestrator_runner.py\" docker-unit",
        "queue-worker/event_pipeline/main.tf",
      ], []
    ),
    (
      "k-repo/README.md", ["No card", "no advice from here", "Pull-request template of k-repo"],
      ["Before you merge"]
    ),
  ]

  @Test("--for says of a file what belongs to it", arguments: files)
  func forFile(path: String, says: [String], lacks: [String]) throws {
    let result = try ref(["--for", path])
    #expect(result.status == 0 && result.errors == "")
    let text = words(result)
    for part in says { #expect(text.contains(part), "\(part)") }
    for part in lacks { #expect(!text.contains(part), "\(part)") }
  }

  @Test(
    "a file is found by any name that it goes by",
    arguments: [
      "router.py", "server/router.py:40", "python/klaviyo/data_exchange/prep_publisher/server/router.py",
      "./python/klaviyo/data_exchange/prep_publisher/server/router.py",
      "~/Klaviyo/Repos/k-repo/python/klaviyo/data_exchange/prep_publisher/server/router.py",
      Program.checkout.path
        + "/Curriculum/practice/k-repo/python/klaviyo/data_exchange/prep_publisher/server/../server/router.py",
    ])
  func names(name: String) throws {
    let result = try ref(["--for", name])
    #expect(result.output.contains("\nk-repo/python/klaviyo/data_exchange/prep_publisher/server/router.py\n"))
  }

  @Test(
    "a name that stands for no file, or for several, is said to",
    arguments: [
      ("main.py", "\"main.py\" could be several files"), ("rooter.py", "Near names: k-repo/"),
      ("/etc/passwd", "\"/etc/passwd\" is in none of the repositories"), ("", "\"\" names none"),
      ("../../../../etc/passwd", "There is no file"),
    ])
  func noFile(name: String, message: String) throws {
    let result = try ref(["--for", name])
    #expect(result.status == 1 && result.output == "")
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test("the template shown is the one on disk; without one there is none")
  func template() throws {
    let clones = try Clones()
    try clones.change("k-repo/.github/pull_request_template.md", "## What", "## Our own heading \u{1B}[31m")
    let own = try ref(["--for", "router.py", "--repos", clones.path]).output
    #expect(own.contains("## Our own heading \\u{1B}[31m") && !own.contains("\u{1B}"))
    try clones.remove("k-repo/.github/pull_request_template.md")
    #expect(
      !(try ref(["--for", "router.py", "--repos", clones.path]).output.contains("Pull-request template")))
    try Data("In docs".utf8).write(to: clones.folder.url.appending(path: "k-repo/PULL_REQUEST_TEMPLATE.md"))
    #expect(try ref(["--for", "router.py", "--repos", clones.path]).output.contains("In docs"))
  }

  /// A change of one line of a file.
  private func diff(_ path: String, _ old: String, _ new: String) -> String {
    "diff --git a/\(path) b/\(path)\n--- a/\(path)\n+++ b/\(path)\n@@ -7 +7 @@\n-\(old)\n+\(new)\n"
  }

  static let app = "apps/internal-exchange"

  /// A file, a line before and after, what has to be said and what must not be.
  static let changes: [(path: String, old: String, new: String, says: [String], lacks: [String])] = [
    (
      "\(app)/prep-publisher/app.yaml", "  max_replicas: 150", "  max_replicas: 200",
      ["connections that MSK has to carry", "You touch max_replicas", "rolls out by itself", "Call out"],
      ["fleet"]
    ),
    (
      "\(app)/prep-publisher/app.yaml", "# a comment on max_replicas", "# another",
      ["rolls out by itself"], ["connections that", "Call out"]
    ),
    (
      "\(app)/events-orchestrator/app.yaml", "replicas: 90", "replicas: 100",
      ["must equal the setting number_of_replicas", "You touch `replicas`"], ["fleet work"]
    ),
    (
      "\(app)/events-orchestrator/app.yaml", "  ACTIVE_CLUSTER_FLEET: dove", "  ACTIVE_CLUSTER_FLEET: edam",
      ["fleet work", "Call out"], ["must equal"]
    ),
    (
      "\(app)/events-orchestrator/app.yaml", "  limits: { memory: 7Gi }", "  limits: { memory: 8Gi }",
      ["Call out", "You touch `limits`, `memory`"], ["fleet"]
    ),
    (
      "\(app)/prep-publisher-staging/app.yaml", "  SERVICE_HOST: x-staging",
      "  SERVICE_HOST: prep-publisher-prod",
      ["must contain \"staging\"", "✗ line 7 has no \"staging\": SERVICE_HOST: prep-publisher-prod"], []
    ),
    (
      "\(app)/prep-publisher-staging/app.yaml", "  SERVICE_HOST: x-staging", "  SERVICE_HOST: y-staging",
      ["must contain \"staging\""], ["✗"]
    ),
    (
      "python/klaviyo/data_exchange/event_pipeline_orchestrator/server/settings.py",
      "    memory_percentage_threshold_p10: int = 20", "    memory_percentage_threshold_p10: int = 25",
      ["keep the pod below its memory limit", "test_settings.py"], ["must equal", "fleet work"]
    ),
    (
      "python/klaviyo/data_exchange/event_pipeline_orchestrator/server/settings.py",
      "    p10_topic: str = \"a\"", "    p10_topic: str = \"b\"", ["A topic has two ends"], ["keep the pod"]
    ),
    ("docs/elsewhere.txt", "a", "b", ["No card", "docs/elsewhere.txt"], ["Before you merge", "Tests"]),
  ]

  @Test("--diff says what this change brings with it", arguments: changes)
  func change(path: String, old: String, new: String, says: [String], lacks: [String]) throws {
    let result = try ref(["--diff"], input: diff(path, old, new))
    #expect(result.status == 0 && result.errors == "")
    let text = words(result)
    for part in says { #expect(text.contains(part), "\(part)") }
    for part in lacks { #expect(!text.contains(part), "\(part)") }
  }

  @Test("several files of several repositories in one diff: each test, warning and template once")
  func several() throws {
    let both =
      diff("\(ReferenceCommandTests.app)/events-orchestrator/app.yaml", "replicas: 90", "replicas: 91")
      + diff(
        "python/klaviyo/data_exchange/event_pipeline_orchestrator/server/settings.py",
        "    number_of_replicas: int = 90", "    number_of_replicas: int = 91")
    let text = words(try ref(["--diff"], input: both))
    func count(_ part: String) -> Int { text.ranges(of: part).count }
    #expect(count("must equal the setting number_of_replicas") == 1)
    #expect(text.contains("You touch `replicas`, number_of_replicas"))
    #expect(count("Pull-request template of") == 2)
    #expect(count("tests/server/test_settings.py") == 2, "once where it is, once in its command")
    // What is changed already is not among what else to look at.
    let look = try #require(text.range(of: "Also look at"))
    let merge = try #require(text.range(of: "Before you merge"))
    #expect(!text[look.upperBound..<merge.lowerBound].contains("events-orchestrator/app.yaml"))
  }

  @Test(
    "a hostile or broken diff is refused with a sentence",
    arguments: [
      ("", "nothing came"), ("hello\n", "no unified diff"), ("\0\0", "NUL byte"),
      (
        "--- a/../../etc/passwd\n+++ b/../../etc/passwd\n",
        "Line 2 of the diff: \"b/../../etc/passwd\" does not stay inside"
      ),
      ("--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n a\n", "ends within a hunk"),
      ("--- a/x\n+++ b/x\u{1B}[2J\n@@ -1 +1 @@\n?\n", "begins with a space, + or -"),
      (String(repeating: "x", count: 9 << 20), "larger than 8 MiB"),
    ])
  func hostile(diff: String, message: String) throws {
    let result = try ref(["--diff"], input: diff)
    #expect(result.status == 1 && result.output == "")
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test("control characters in a diff's paths and lines are shown, not obeyed")
  func controls() throws {
    let result = try ref(["--diff"], input: diff("x\u{1B}[2J.py", "a", "b\u{9B}31m"))
    #expect(result.status == 0)
    #expect(!result.output.contains("\u{1B}") && !result.output.contains("\u{9B}"))
    #expect(result.output.contains("x\\u{1B}[2J.py"))
  }

  @Test("in a lesson, ref shows a card and the question stays open; a wrong name gets the nearest")
  func lesson() throws {
    let home = try TemporaryFolder()
    let result = try Program.run(
      ["start", "5b", "--plain"],
      input: "ref orchestrator memory\nref prots\n/ref\nref --for router.py\nstop\n",
      home: home.path)
    #expect(result.status == 0 && result.errors == "")
    let text = words(result)
    #expect(text.contains("Events Orchestrator: Memory") && text.contains("P10 pauses at 20 % ✓ same"))
    #expect(text.contains("Did you mean \"ref ports\"?"))
    #expect(text.contains("gRPC proxy that puts each event on the right MSK topic"))
    #expect(text.contains("tests/server/test_router.py"))
    #expect(result.output.ranges(of: "Enter to go on ›").count >= 4)
  }

  @Test("at a terminal, Tab completes a card's name behind ref")
  func completion() throws {
    let home = try TemporaryFolder()
    let terminal = try Program.open(["start", "5b"], home: home.path, rows: 200)
    try #require(terminal.wait(for: "Enter to go on ›"))
    let mark = terminal.bytes.count
    terminal.type("ref kuber\t\r")
    #expect(terminal.wait(for: "Kubernetes contexts and namespaces", since: mark))
  }
}
