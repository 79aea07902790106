import Foundation
import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

/// Sentences of somebody who did not know the table of intents, each with every command that a colleague would take it for; `unclear`
/// where nothing may be done.
struct BlindSentence: Decodable, Sendable {
  let scenario: String
  let line: String
  let ids: [String]

  static func read(_ name: String) throws -> [BlindSentence] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Data/\(name).jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(BlindSentence.self, from: Data($0.utf8))
    }
  }
}

/// How sentences were read.
struct BlindReport {
  var right = 0
  /// Answered with an offer of commands, the one that was meant among them.
  var offered = 0
  /// Not understood, and not offered either.
  var missed: [String] = []
  /// Taken for another look.
  var otherLook: [String] = []
  /// Something was done that was not ordered, or another thing than was ordered.
  var wrongDeed: [String] = []

  init(_ sentences: [BlindSentence]) throws {
    for sentence in sentences {
      let scenario = try #require(Fixture.scenarios.first { $0.id == sentence.scenario })
      let world = Fixture.world(scenario, try #require(scenario.twins.first), 3, Fixture.replicas)
      let reading = CommandReader(world: world, seen: world.ill).read(sentence.line)
      let isMeaning = MeaningQuestion(sentence.line) != nil
      let read = isMeaning ? nil : Reading.request(reading)?.id
      // When these were labelled, what the teams say was told by `status` alone.
      let id = read == .messages ? .status : read
      let said =
        "\(sentence.scenario) \(sentence.line): \(id?.rawValue ?? (isMeaning ? "looked up" : "unclear")), meant \(sentence.ids)"
      if sentence.ids.contains(id?.rawValue ?? "unclear") {
        right += 1
      } else if id?.acts == true {
        wrongDeed.append(said)
      } else if id == nil {
        let isOffered = Self.offers(reading).contains { sentence.ids.contains($0) }
        if isOffered { offered += 1 } else { missed.append(said) }
      } else if sentence.ids == ["unclear"] {
        // A look costs seconds and harms nothing.
        right += 1
      } else {
        otherLook.append(said)
      }
    }
  }
}

extension BlindReport {
  /// The commands that an answer offers.
  static func offers(_ reading: CommandReader.Reading) -> [String] {
    let says: StyledText
    var asked: [String] = []
    switch reading {
    case .unclear(let why): says = why
    // What the next line completes or confirms is offered by that.
    case .which(let request, let why), .confirm(let request, let why):
      (says, asked) = (why, [request.id.rawValue])
    default: return []
    }
    let offered = says.runs.filter { $0.role == .command }.map(\.text.string)
    return asked
      + OnCallCommand.table.filter { row in
        let tool = row.form.split(separator: " ").prefix { $0 == $0.lowercased() }.prefix(3).joined(
          separator: " ")
        return offered.contains { $0 == tool || $0.hasPrefix(tool + " ") }
      }.map(\.id.rawValue)
  }
}

@Suite("Sentences of a stranger")
struct BlindSentenceTests {
  @Test(
    "are mostly understood or offered, and never taken for a deed that they do not order",
    arguments: [
      ("spoken-tuned", 80, 91), ("spoken-unseen", 62, 73), ("spoken-unseen-2", 80, 87),
      ("spoken-played", 80, 88),
    ])
  func understood(name: String, right: Int, rightOrOffered: Int) throws {
    let sentences = try BlindSentence.read(name)
    let report = try BlindReport(sentences)
    if ProcessInfo.processInfo.environment["GATEWAY_TUTOR_REPORT"] != nil {
      print(
        "\(name): \(sentences.count), right \(report.right), offered \(report.offered), missed \(report.missed.count), other look \(report.otherLook.count), wrong deed \(report.wrongDeed.count)"
      )
      if !name.contains("unseen") { print((report.missed + report.otherLook).joined(separator: "\n")) }
    }
    #expect(report.wrongDeed.isEmpty, "\(report.wrongDeed)")
    #expect(report.right * 100 >= right * sentences.count, "\(report)")
    #expect((report.right + report.offered) * 100 >= rightOrOffered * sentences.count, "\(report)")
  }
}
