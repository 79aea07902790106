import Foundation
import FuzzTargets

/// The target that `make fuzz TARGET=...` names.
private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["GATEWAY_TUTOR_FUZZ"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    let known = FuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
    FileHandle.standardError.write(Data("There is no target \"\(name)\". There are: \(known).\n".utf8))
    exit(2)
  }
  return target
}()

/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  target.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
