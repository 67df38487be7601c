import Glibc
import SMSPDU

/// libFuzzer's target for the SMS codec: decode → encode → decode, with what the tests ask of
/// arbitrary octets. `make fuzz` builds it with the address sanitizer and runs it for a while.
///
/// A finding becomes a row of the vectors before it is mended.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: bytes, count: count))
    if let complaint = RoundTrip.complaint(about: octets) {
        print("\(complaint): \(octets.hexadecimal)")
        abort()
    }
    return 0
}
