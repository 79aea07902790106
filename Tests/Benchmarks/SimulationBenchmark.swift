import Foundation
import GatewaySimulation

/// The simulation: kernel events a second, beside SimPy where it is installed, and the whole gateway.
struct SimulationBenchmark {
  private let clock = ContinuousClock()

  private func seconds(_ body: () -> Void) -> Double {
    let time = clock.measure(body)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  /// Events a second of the same M/M/1 queue in SimPy; nil when python3 or simpy is not there.
  private func simPy() -> Double? {
    let program = """
      import random, simpy, time
      N = 200_000
      def source(env, server, r):
          for _ in range(N):
              yield env.timeout(r.expovariate(1.0))
              env.process(job(env, server, r))
      def job(env, server, r):
          with server.request() as turn:
              yield turn
              yield env.timeout(r.expovariate(1.25))
      env = simpy.Environment()
      r = random.Random(1)
      server = simpy.Resource(env)
      env.process(source(env, server, r))
      begin = time.perf_counter()
      env.run()
      # An arrival and a departure each, as the kernel counts them.
      print(2 * N / (time.perf_counter() - begin))
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Double(String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// The most memory that this process has had, in MB.
  private var peakMegabytes: Double {
    var usage = rusage()
    // 0 is RUSAGE_SELF, which Glibc imports as another type.
    getrusage(0, &usage)
    return Double(usage.ru_maxrss) / 1024
  }

  func run() {
    var events = 0
    let station = seconds {
      events =
        Station(servers: 1, meanGap: 1_000_000, meanService: 800_000).run(count: 2_000_000, seed: 1).steps
    }
    let rate = Double(events) / station
    print("simulation kernel: \(decimal(rate / 1e6, 1)) million events/s (bar 3)")
    if let simPy = simPy() {
      print(
        "  SimPy in the same run: \(decimal(simPy / 1e6, 2)) million events/s, 1 : \(decimal(rate / simPy, 0))"
      )
    } else {
      print("  SimPy is not installed, so the ratio is not measured")
    }
    for replicas in [9, 90, 900] { measureFleet(replicas: replicas) }
    print("  peak memory of this process: \(decimal(peakMegabytes, 0)) MB (bar 200 MB up to 360 pods)")
  }

  private func measureFleet(replicas: Int) {
    var world = World.scaled(seed: 1, replicas: replicas).inPeakSeason()
    world.startHour = 16
    world.mayStepQuietly = false
    var peak = Gateway(world)
    peak.advance(by: 10 * .minute)
    let minutes = seconds { peak.advance(by: 10 * .minute) }
    world.mayStepQuietly = true
    world.trafficPercent = 100
    var quiet = Gateway(world)
    let hours = replicas <= 90 ? seconds { quiet.advance(by: 8 * .hour) } : nil
    let bars = replicas == 90 ? " (bars 0.5 s and 2 s)" : ""
    print(
      "  \(replicas * 4) pods: ten minutes at peak \(decimal(minutes, 2)) s"
        + (hours.map { ", 8 h pre-roll \(decimal($0, 2)) s" } ?? "") + bars
        + (replicas == 90 ? ", memory so far \(decimal(peakMegabytes, 0)) MB" : ""))
  }
}

/// How long a laboratory takes.
struct LaboratoryBenchmark {
  func run() {
    let clock = ContinuousClock()
    let times = Laboratory.all.map { laboratory in
      let time = clock.measure { _ = laboratory.run() }
      return (
        laboratory.name, Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1000
      )
    }
    let slowest = times.max { $0.1 < $1.1 } ?? ("", 0)
    print(
      "laboratories: \(times.count), the slowest run is \(slowest.0) with \(decimal(slowest.1, 0)) ms (bar 1000)"
    )
  }
}
