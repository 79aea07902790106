// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// The rooms that calculate are optimised in debug builds as well: their tests play whole nights, grade some 40,000 answers and look up a thousand
// questions. As whole modules, which takes the compiler half the time. The others are not: optimising them takes longer than their tests do.
// GATEWAY_TUTOR_UNOPTIMISED=1 leaves all as the compiler writes them down, for the proof that both give the same bytes.
let calculating: [SwiftSetting] =
  Context.environment["GATEWAY_TUTOR_UNOPTIMISED"] == nil
  ? strict + [
    .unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"], .when(configuration: .debug))
  ] : strict

let package = Package(
  name: "gateway-tutor",
  products: [
    .executable(name: "gateway-tutor", targets: ["gateway-tutor"]),
    .library(name: "TutorCore", targets: ["TutorCore"]),
    .library(name: "AnswerGrading", targets: ["AnswerGrading"]),
    .library(name: "GatewaySimulation", targets: ["GatewaySimulation"]),
    .library(name: "IncidentDrill", targets: ["IncidentDrill"]),
  ],
  dependencies: [
    // SQLite with transactions, migrations and value mapping; the journal of every learner turn.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Command line, help texts and completion scripts.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // YAML with positions, so that a problem in a content file has its line.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .executableTarget(name: "gateway-tutor", dependencies: ["TutorCommands"], swiftSettings: strict),

    // Pure rooms: values in, values out.
    .target(name: "AnswerGrading", swiftSettings: calculating),
    .target(name: "TutorCore", dependencies: ["AnswerGrading"], swiftSettings: strict),
    .target(name: "GatewaySimulation", swiftSettings: calculating),
    .target(
      name: "IncidentDrill", dependencies: ["GatewaySimulation", "TutorCore", "AnswerGrading"],
      swiftSettings: strict),

    // Edge rooms: none knows another.
    .target(
      name: "CurriculumFiles",
      dependencies: [
        "TutorCore", "AnswerGrading", "GatewaySimulation", "IncidentDrill", "CCMarkGFM",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "RepositoryExplorer", dependencies: ["TutorCore", "CPCRE2", "CSystem"], swiftSettings: strict),
    .target(
      name: "ProgressStore",
      dependencies: ["TutorCore", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: strict),
    .target(
      name: "PassageIndex",
      dependencies: ["TutorCore", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: calculating),
    .target(name: "TerminalIO", dependencies: ["TutorCore", "CReadline", "CSystem"], swiftSettings: strict),

    // The only room where the others meet.
    .target(
      name: "TutorCommands",
      dependencies: [
        "AnswerGrading", "TutorCore", "GatewaySimulation", "IncidentDrill", "CurriculumFiles",
        "RepositoryExplorer", "ProgressStore", "PassageIndex", "TerminalIO",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // Tests: one target a room.
    .testTarget(
      name: "AnswerGradingTests",
      dependencies: ["AnswerGrading", "CurriculumFiles", "TutorCore", "TutorTestSupport"],
      exclude: ["Data"],
      swiftSettings: strict),
    .testTarget(name: "GatewaySimulationTests", dependencies: ["GatewaySimulation"], swiftSettings: strict),
    .testTarget(
      name: "IncidentDrillTests",
      dependencies: ["IncidentDrill", "GatewaySimulation", "TutorCore", "CurriculumFiles"],
      exclude: ["Data"],
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .target(
      name: "PseudoTerminal", dependencies: ["CSystem"], path: "Tests/PseudoTerminal", swiftSettings: strict),
    .executableTarget(
      name: "gateway-tutor-bench",
      dependencies: [
        "PseudoTerminal", "TutorTestSupport", "CurriculumFiles", "RepositoryExplorer", "AnswerGrading",
        "TutorCore", "GatewaySimulation", "IncidentDrill", "TutorCommands",
      ],
      path: "Tests/Benchmarks",
      swiftSettings: strict),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "AnswerGrading", "TutorCore", "GatewaySimulation", "IncidentDrill", "CurriculumFiles", "TerminalIO",
      ],
      path: "Tests/Fuzzing/Targets", swiftSettings: strict),
    .testTarget(name: "FuzzCorpusTests", dependencies: ["FuzzTargets"], swiftSettings: strict),
    .testTarget(
      name: "ShippedContentTests",
      dependencies: [
        "CurriculumFiles", "RepositoryExplorer", "TutorCommands", "TutorCore", "AnswerGrading",
        "PassageIndex", "IncidentDrill",
      ],
      exclude: ["Data"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "gateway-tutor", "PseudoTerminal", "CSystem", "ProgressStore", "TutorCore", "TutorTestSupport",
      ],
      exclude: ["Golden", "Reference"],
      swiftSettings: strict),
    .testTarget(
      name: "CurriculumFilesTests",
      dependencies: ["CurriculumFiles", "TutorCore", "AnswerGrading", "TutorTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ProgressStoreTests",
      dependencies: [
        "ProgressStore", "TutorCore", "TutorTestSupport", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "PassageIndexTests",
      dependencies: ["PassageIndex", "TutorCore", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(
      name: "TutorTestSupport", dependencies: ["TerminalIO", "TutorCore"], path: "Tests/TutorTestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "TerminalIOTests",
      dependencies: ["TerminalIO", "TutorCore", "TutorTestSupport", "PseudoTerminal", "CSystem"],
      swiftSettings: strict),
    .testTarget(
      name: "RepositoryExplorerTests",
      dependencies: ["RepositoryExplorer", "TutorCore", "TutorTestSupport", "CSystem"],
      swiftSettings: strict),
    .testTarget(name: "TutorCoreTests", dependencies: ["TutorCore", "AnswerGrading"], swiftSettings: strict),

    // C libraries.
    .systemLibrary(name: "CReadline"),
    .systemLibrary(name: "CCMarkGFM"),
    .systemLibrary(name: "CPCRE2"),
    .systemLibrary(name: "CSystem"),
  ]
)

// The fuzzing engine brings its own main function, so it is part of the package only for `make fuzz`.
if Context.environment["GATEWAY_TUTOR_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "gateway-tutor-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/Engine",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library", "-sanitize=fuzzer,address"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]))
}
