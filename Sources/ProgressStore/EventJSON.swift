import Foundation
import TutorCore

/// What is kept of an event besides its place and time.
struct EventText: Sendable, Hashable {
  /// The name of the case of `JournalEvent`.
  let kind: String
  /// The event as JSON with sorted keys: `{"kind":{fields}}`.
  let payload: String
}

/// Events as text. A released form is read for ever: `EventJSONTests` holds a sample of each.
enum EventJSON {
  /// - Throws: `StoreError` when an event cannot be written as JSON or is larger than `ProgressStore.eventSizeLimit`.
  static func encode(_ events: [JournalEvent], file: String) throws(StoreError) -> [EventText] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var texts: [EventText] = []
    for event in events {
      let data: Data
      do {
        data = try encoder.encode(event)
      } catch {
        throw StoreError(.notEncodable, file: file, activity: .saving, detail: String(describing: error))
      }
      let limit = ProgressStore.eventSizeLimit
      guard data.count <= limit else {
        throw StoreError(.eventTooLarge(bytes: data.count, limit: limit), file: file, activity: .saving)
      }
      texts.append(EventText(kind: kind(ofPayload: data), payload: String(decoding: data, as: UTF8.self)))
    }
    return texts
  }

  /// The case name: Swift writes an enum as an object with this one key, and no Swift name needs escapes.
  private static func kind(ofPayload data: Data) -> String {
    String(decoding: data.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }

  /// Reads events back.
  struct Decoder {
    private let decoder = JSONDecoder()

    /// The event; nil when this version of the program does not know its kind or a value in it.
    func event(_ record: EventRecord) -> JournalEvent? {
      try? decoder.decode(JournalEvent.self, from: Data(record.payload.utf8))
    }
  }
}
