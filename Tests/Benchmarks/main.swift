import Foundation

// Prints every figure that the project has a bar for. `gateway-tutor-bench NAME ...` runs only those; `cold` runs only when it is named.
// With `drills`, further words name the twins that are played: `gateway-tutor-bench drills 8e`.

let home = FileManager.default.temporaryDirectory.appending(path: "gateway-tutor-bench-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: home) }

let names = ["start", "doctor", "grading", "simulation", "search", "drills", "laboratories", "ask", "cold"]
let furtherWords = CommandLine.arguments.dropFirst().filter { !names.contains($0) }
let benchmarks: [(name: String, run: () throws -> Void)] = [
  ("start", { try StartBenchmark(home: home).run() }),
  ("doctor", { try DoctorBenchmark(home: home).run() }),
  ("grading", { try GradingBenchmark(home: home).run() }),
  ("simulation", { SimulationBenchmark().run() }),
  ("search", { try SearchBenchmark(home: home).run() }),
  ("drills", { DrillBenchmark().run(only: furtherWords) }),
  ("laboratories", { LaboratoryBenchmark().run() }),
  ("ask", { try AskBenchmark(home: home).run() }),
]
// Not in the list: it empties the machine's cache.
if CommandLine.arguments.contains("cold") { try SearchBenchmark(home: home).runCold() }
let wanted = CommandLine.arguments.dropFirst()
for benchmark in benchmarks where wanted.isEmpty || wanted.contains(benchmark.name) {
  try benchmark.run()
}
