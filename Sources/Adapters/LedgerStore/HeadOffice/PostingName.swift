public import Foundation

/// The name an entry bears at head office: a UUID of version 8 (RFC 9562 §5.8) made of the first
/// sixteen octets of its place in the hash chain.
///
/// It is the same wherever the journal is, on the box, in a bundle or at head office, and another
/// when anything in the entry or before it differs. It is Fineract's `externalId` and the first
/// `Idempotency-Key`.
public struct PostingName: Hashable, Sendable, CustomStringConvertible {
    /// In the form of a UUID, small letters.
    public let text: String

    /// - Parameter hash: An entry's hash, 32 octets.
    public init(ofEntryHash hash: Data) {
        var octets = Array(hash.prefix(16))
        octets += Array(repeating: 0, count: 16 - octets.count)
        octets[6] = octets[6] & 0x0F | 0x80
        octets[8] = octets[8] & 0x3F | 0x80
        let digits = Array(Data(octets).hexadecimal)
        text = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
            .joined(separator: "-")
    }

    init(stored text: String) { self.text = text }

    /// The key of the try with this number: the name itself, then with `-2`, `-3` behind it.
    public func key(_ number: Int) -> String { number == 1 ? text : "\(text)-\(number)" }

    public var description: String { text }
}
