internal import Crypto
internal import Foundation

/// A PIN as it is kept: scrypt (RFC 7914) over the PIN mixed with the branch's key.
///
/// Its text is `scrypt$N$r$p$salt$hash` with salt and hash in base 64, so that costs can be raised
/// later and old hashes still be read.
public struct PINHash: Hashable, Sendable {
    public let text: String

    /// A hash read from the books.
    public init(text: String) { self.text = text }

    /// Hashes a new PIN. Slow on purpose: about 50 ms on a PC, 200 ms on a Raspberry Pi.
    public init(of pin: String, key: BranchKey) throws {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        let hash = try Scrypt.current.derive(pin, salt: salt, key: key)
        let fields = ["scrypt"] + Scrypt.current.fields
        text = (fields + [salt.base64EncodedString(), hash.base64EncodedString()])
            .joined(separator: "$")
    }

    /// Whether this is the hash of `pin`. As slow as making one; false when the text is no hash.
    public func matches(_ pin: String, key: BranchKey) throws -> Bool {
        let fields = text.split(separator: "$").map(String.init)
        guard fields.count == 6, fields[0] == "scrypt", let cost = Scrypt(fields: fields[1...3]),
            let salt = Data(base64Encoded: fields[4]), let hash = Data(base64Encoded: fields[5])
        else { return false }
        let candidate = try cost.derive(pin, salt: salt, key: key)
        // Every octet is looked at, however early two differ.
        return candidate.count == hash.count
            && zip(candidate, hash).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension Books {
    /// Whether `pin` is the PIN behind `hash`.
    public func matches(_ pin: String, _ hash: PINHash) throws -> Bool {
        try hash.matches(pin, key: key)
    }

    /// The hash to be kept of a new PIN.
    public func hash(_ pin: String) throws -> PINHash { try PINHash(of: pin, key: key) }
}
