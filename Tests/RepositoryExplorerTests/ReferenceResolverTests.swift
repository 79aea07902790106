import RepositoryExplorer
import Testing
import TutorCore

@Suite struct ReferenceResolverTests {
  let p10 = "memory_percentage_threshold_p10"
  let fact = FactDefinition(
    name: "p10", pattern: #"memory_percentage_threshold_p10\D+(\d+)"#, writtenFor: "20", unit: "%")

  @Test("a setting that is defined once is shown from its line, although it is used elsewhere in the file")
  func definedOnce() throws {
    let resolution = try TestRepositories().resolve(.name(p10), lines: 2, leading: 1, facts: [fact])
    #expect(resolution.status == .exact)
    #expect(resolution.origin == .clone)
    #expect(resolution.excerpt?.firstLine == 12)
    #expect(resolution.excerpt?.highlighted == 13...13)
    #expect(resolution.excerpt?.language == "python")
    #expect(
      resolution.text == [
        "    statsd_prefix: str = \"orchestrator\"", "    memory_percentage_threshold_p10: int = 20",
      ])
    #expect(resolution.facts.map(\.value) == ["20"])
    #expect(resolution.changedFacts.isEmpty)
  }

  @Test("a changed setting is found, with the value in the code beside the one the text was written for")
  func changed() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write(
      settingsText.replacing("p10: int = 20", with: "p10: int = 25"), to: "k-repo/\(settingsPath)")
    let resolution = repositories.resolve(.name(p10), facts: [fact])
    #expect(resolution.status == .exact)
    #expect(resolution.changedFacts.map(\.value) == ["25"])
    #expect(resolution.changedFacts.map(\.definition.writtenFor) == ["20"])
  }

  @Test("no target shows the beginning of the file, with nothing highlighted and no blank lines at the end")
  func beginning() throws {
    let resolution = try TestRepositories().resolve(nil, lines: 6)
    #expect(resolution.status == .exact)
    #expect(resolution.excerpt?.firstLine == 1)
    #expect(resolution.excerpt?.highlighted == nil)
    #expect(resolution.text?.count == 5)
  }

  @Test("a name inside a container is found by its dotted path, and not in another container")
  func dotted() throws {
    let repositories = try TestRepositories()
    #expect(repositories.resolve(.name("Settings.validate")).excerpt?.firstLine == 17)
    #expect(repositories.resolve(.name("Setting.validate")).similar?.first == "Settings.validate")
  }

  @Test("a doubled symbol is ambiguous with its places, and nothing is shown as if it were the one")
  func doubled() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write(
      settingsText + "\nclass Other:\n    memory_percentage_threshold_p10: int = 30\n",
      to: "k-repo/\(settingsPath)")
    let resolution = repositories.resolve(.name(p10), facts: [fact])
    #expect(resolution.places == ["\(settingsPath):13", "\(settingsPath):27"])
    #expect(resolution.excerpt == nil)
    #expect(resolution.facts.map(\.value) == [nil])
    #expect(repositories.resolve(.name("Settings.\(p10)")).status == .exact)
  }

  @Test("the same name in other files does not matter while the named file has it once")
  func elsewhereToo() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write(settingsText, to: "k-repo/python/copy/settings.py")
    #expect(repositories.resolve(.name(p10)).status == .exact)
  }

  @Test("a symbol that went to another file is shown there, and the fact is read there")
  func movedSymbol() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write("from .limits import POD\n", to: "k-repo/\(settingsPath)")
    try repositories.clone.write(
      "\n\(p10) = 22\n", to: "k-repo/python/server/limits.py")
    let resolution = repositories.resolve(.name(p10), facts: [fact])
    #expect(resolution.movedTo == "python/server/limits.py:2: \(p10) = 22")
    #expect(resolution.text == ["\(p10) = 22"])
    #expect(resolution.facts.map(\.value) == ["22"])
  }

  @Test(
    "an import, a comment or a use left behind does not pass for a definition that moved away",
    arguments: [
      "from .limits import Settings\n", "# Settings now lives in limits\n",
      "from .limits import (\n    Settings,\n)\n",
      "from . import limits\n\ncurrent = limits.Settings()\n",
      "from .limits import Settings\n\nfirst = Settings()\nsecond = Settings()\n",
    ])
  func mention(left: String) throws {
    let repositories = try TestRepositories()
    try repositories.clone.write(left, to: "k-repo/\(settingsPath)")
    try repositories.clone.write("class Settings:\n    pass\n", to: "k-repo/python/limits.py")
    #expect(repositories.resolve(.name("Settings")).movedTo == "python/limits.py:1: class Settings:")
  }

  @Test("a definition in a file that the practice copy has too was always there, and nothing moved into it")
  func neighbour() throws {
    let repositories = try TestRepositories()
    for folder in [repositories.clone, repositories.practice] {
      try folder.write("class Settings:\n    pass\n", to: "k-repo/python/publisher/settings.py")
    }
    try repositories.clone.remove("k-repo/\(settingsPath)")
    #expect(repositories.resolve(.name("Settings")).candidates == ["python/publisher/settings.py"])
    #expect(repositories.resolve(nil).candidates == ["python/publisher/settings.py"])
    try repositories.clone.write("x = 1\n", to: "k-repo/\(settingsPath)")
    #expect(repositories.resolve(.name("Settings")).similar == [])
  }

  @Test("two definitions elsewhere are ambiguous")
  func movedToTwo() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write("x = 1\n", to: "k-repo/\(settingsPath)")
    try repositories.clone.write("class Settings: ...\n", to: "k-repo/python/a.py")
    try repositories.clone.write("class Settings: ...\n", to: "k-repo/python/b.py")
    #expect(repositories.resolve(.name("Settings")).places == ["python/a.py:1", "python/b.py:1"])
  }

  @Test("a symbol that is gone suggests near names, best first")
  func similar() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write(
      settingsText.replacing(p10, with: "memory_percentage_treshold_p10"), to: "k-repo/\(settingsPath)")
    let similar = repositories.resolve(.name(p10)).similar
    #expect(similar?.first == "memory_percentage_treshold_p10")
    #expect(repositories.resolve(.name("unheard_of_entirely")).similar == [])
  }

  @Test(
    "a moved file is found by its name and what it defines",
    arguments: [
      CodeReference.Target.name("Settings"), .regex(#"^class \w+:$"#), nil,
    ])
  func movedFile(target: CodeReference.Target?) throws {
    let repositories = try TestRepositories()
    try repositories.clone.remove("k-repo/\(settingsPath)")
    try repositories.clone.write(settingsText, to: "k-repo/python/pod/settings.py")
    let resolution = repositories.resolve(target)
    #expect(resolution.movedTo?.hasPrefix("python/pod/settings.py:\(target == nil ? 1 : 11): ") == true)
    #expect(resolution.excerpt?.path == "python/pod/settings.py")
  }

  @Test("a file that is gone names files of the same name, and files that define what was looked for")
  func missingFile() throws {
    let repositories = try TestRepositories(practice: false)
    try repositories.clone.remove("k-repo/\(settingsPath)")
    #expect(repositories.resolve(.name("Settings")).candidates == [])
    try repositories.clone.write("class Settings: ...\n", to: "k-repo/python/a/settings.py")
    try repositories.clone.write("class Settings: ...\n", to: "k-repo/b/settings.py")
    let resolution = repositories.resolve(.name("Settings"), facts: [fact])
    #expect(resolution.candidates == ["python/a/settings.py", "b/settings.py"])
    #expect(resolution.facts.map(\.value) == [nil])
    #expect(repositories.resolve(nil).candidates == ["python/a/settings.py", "b/settings.py"])
  }

  @Test("without a definition the text counts: once is exact, several times only where one begins its line")
  func literal() throws {
    let repositories = try TestRepositories()
    let text =
      "run(\n  \"first\",\n  QUEUE: 1,\n  x, QUEUE, y\n  QUEUE_SIZE\n)\nuse(retry); also(retry)\nuse(retry)\n"
    try repositories.clone.write(text, to: "k-repo/notes.txt")
    #expect(repositories.resolve(.name("\"first\""), in: "notes.txt").excerpt?.highlighted == 2...2)
    #expect(repositories.resolve(.name("QUEUE"), in: "notes.txt").excerpt?.highlighted == 3...3)
    #expect(repositories.resolve(.name("retry"), in: "notes.txt").places == ["notes.txt:7", "notes.txt:8"])
    #expect(repositories.resolve(.name("QUEU"), in: "notes.txt").similar == [])
  }

  @Test("an expression counts only when it matches once")
  func regex() throws {
    let repositories = try TestRepositories()
    #expect(repositories.resolve(.regex(#"^\s*class Settings"#)).excerpt?.highlighted == 11...11)
    #expect(repositories.resolve(.regex(#"threshold_p\d+: int"#)).places?.count == 3)
    #expect(repositories.resolve(.regex("nothing like it")).similar == [])
    #expect(
      repositories.resolve(.regex("(")).unreadable?.contains("no valid regular expression, at character 2")
        == true)
  }

  @Test("a fact's pattern that is none, or reads no value, is explained")
  func patternProblems() throws {
    let repositories = try TestRepositories()
    func problem(_ pattern: String) -> String? {
      let reference = repositories.resolve(nil).reference
      return ReferenceResolver(roots: repositories.roots).patternProblem(
        of: FactDefinition(name: "f", pattern: pattern, writtenFor: "1"), in: reference)?.reason.string
    }
    #expect(problem(#"x(\d+"#)?.contains("no valid regular expression, at character 6") == true)
    #expect(problem(#"\d+"#)?.contains("no group") == true)
    #expect(problem(#"(\d+)"#) == nil)
  }

  @Test("an expression that would take for ever is given up within 200 ms, with a reason")
  func expensive() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write(String(repeating: "a", count: 5_000) + "\nb\n", to: "k-repo/long.txt")
    let clock = ContinuousClock()
    let start = clock.now
    let resolution = repositories.resolve(.regex("(a|aa)+$b"), in: "long.txt")
    #expect(clock.now - start < .seconds(1))
    #expect(resolution.unreadable?.contains("too expensive") == true)
  }

  @Test("without a clone the practice copy is shown and says so; without both there is a reason")
  func noClone() throws {
    let repositories = try TestRepositories()
    try repositories.clone.remove("k-repo")
    let resolution = repositories.resolve(.name(p10), facts: [fact])
    #expect(resolution.origin == .practiceCopy)
    #expect(resolution.excerpt?.origin == .practiceCopy)
    #expect(resolution.status == .exact)
    try repositories.practice.remove("k-repo")
    #expect(repositories.resolve(.name(p10)).unreadable?.contains("'k-repo'") == true)
  }

  @Test(
    "what may not be read says why",
    arguments: [
      ("../outside.txt", "'..'"), ("/etc/hostname", "absolute"), ("out", "leads out"), ("pipe", "FIFO"),
      ("python", "folder"), ("image.png", "binary"), ("loop", "link"),
    ])
  func refused(path: String, words: String) throws {
    let repositories = try TestRepositories()
    try repositories.clone.write("secret", to: "outside.txt")
    try repositories.clone.link("k-repo/out", to: "../outside.txt")
    try repositories.clone.link("k-repo/loop", to: "loop")
    try repositories.clone.write([0x89, 0x50, 0, 1], to: "k-repo/image.png")
    try #require(repositories.clone.makeFIFO("k-repo/pipe"))
    let resolution = repositories.resolve(.name("secret"), in: path)
    #expect(resolution.unreadable?.contains(words) == true)
    #expect(resolution.excerpt == nil)
  }

  @Test("a file with Windows line ends, broken UTF-8 and controls is shown safely")
  func hostileText() throws {
    let repositories = try TestRepositories()
    var bytes = Array("\u{FEFF}name: one\r\nkey: \u{1B}[31m\u{202E}".utf8)
    bytes += [0xFF, 0x0D, 0x0A]
    try repositories.clone.write(bytes, to: "k-repo/app.yaml")
    let resolution = repositories.resolve(.name("key"), in: "app.yaml", leading: 1)
    #expect(resolution.text == ["name: one", "key: \\u{1B}[31m\\u{202E}\u{FFFD}"])
    #expect(resolution.excerpt?.hasBidirectionalControls == true)
  }

  @Test("a huge line is cut, and a file over 4 MiB is read in part and says so when something is not in it")
  func huge() throws {
    let repositories = try TestRepositories()
    let line = String(repeating: "x", count: 5 << 20)
    try repositories.clone.write("first = 1\n\(line)\nlast = 2\n", to: "k-repo/huge.py")
    #expect(repositories.resolve(.name("first"), in: "huge.py").text?.last?.count == 2_001)
    #expect(repositories.resolve(.name("last"), in: "huge.py").unreadable?.contains("4 MiB") == true)
  }

  @Test("nothing in a hostile repository is run, and git's own folder is not searched")
  func canary() throws {
    let repositories = try TestRepositories()
    let canary = "\(repositories.clone.path)/canary"
    try repositories.clone.write(
      "[core]\n\tfsmonitor = touch \(canary)\n\tpager = touch \(canary)\n", to: "k-repo/.git/config")
    try repositories.clone.write("class Vanished: ...\n", to: "k-repo/.git/hooks/vanished.py")
    try repositories.clone.write("ref: refs/heads/main\n", to: "k-repo/.git/HEAD")
    #expect(repositories.resolve(.name("Vanished")).similar != nil)
    #expect(repositories.roots["k-repo"].flatMap { GitHead($0.folder) }?.branch == "main")
    #expect(throws: FileRefusal.absent) { try BeneathRoot(path: repositories.clone.path).read("canary") }
  }
}
