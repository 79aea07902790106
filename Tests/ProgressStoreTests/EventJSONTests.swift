import Testing
import TutorCore

@testable import ProgressStore

@Suite("What is kept of an event")
struct EventJSONTests {
  @Test("keeps its released form", arguments: SampleEvent.all)
  func golden(_ sample: SampleEvent) throws {
    let text = try #require(try EventJSON.encode([sample.event], file: "memory").first)
    #expect(text.payload == sample.json)
    #expect(text.kind == SampleEvent.kind(of: sample.event))
  }

  @Test("is read back as it was", arguments: SampleEvent.all)
  func decoding(_ sample: SampleEvent) {
    let record = EventRecord(sequence: 1, learner: 1, time: 0, kind: "", payload: sample.json, checksum: 0)
    #expect(EventJSON.Decoder().event(record) == sample.event)
  }

  @Test("has a limit, which the message names")
  func sizeLimit() throws {
    let text = String(repeating: "x", count: ProgressStore.eventSizeLimit)
    let long = JournalEvent.exerciseAnswered(section: "1", step: "a", text: text, isRight: nil)
    let error = #expect(throws: StoreError.self) { try EventJSON.encode([.paused, long], file: "f") }
    #expect(error?.description.contains("1048576 is the most") == true)
  }
}

@Suite("The checksum")
struct ChecksumTests {
  @Test(
    "is 64-bit FNV-1a as published",
    arguments: [
      ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
    ] as [(String, UInt64)])
  func vectors(_ text: String, _ expected: UInt64) {
    var checksum = Checksum()
    Array(text.utf8).withUnsafeBytes { checksum.add($0) }
    #expect(checksum.state == expected)
    #expect(Checksum(continuing: checksum.stored) == checksum)
  }

  @Test("tells texts apart that trade bytes between fields")
  func fields() {
    let record = EventRecord(sequence: 1, learner: 1, time: 0, kind: "ab", payload: "c", checksum: 0)
    var other = record
    other.kind = "a"
    other.payload = "bc"
    #expect(Checksum().followed(by: record) != Checksum().followed(by: other))
  }
}

@Suite("The date in a file name")
struct UTCStampTests {
  @Test(
    "is the date in UTC",
    arguments: [
      (0, "19700101-000000"), (noon, "20250115-120000"), (951_782_399_000, "20000228-235959"),
      (951_782_400_000, "20000229-000000"), (4_107_542_399_999, "21000228-235959"), (-1, "19691231-235959"),
    ] as [(Int64, String)])
  func stamps(_ milliseconds: Int64, _ expected: String) {
    #expect(UTCStamp(milliseconds: milliseconds).second == expected)
  }
}
