internal import Crypto
internal import CryptoExtras
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
        let cost = Cost.current
        let hash = try Self.derive(pin, salt: salt, cost: cost, key: key)
        text = [
            "scrypt", "\(cost.rounds)", "\(cost.blockSize)", "\(cost.parallelism)",
            salt.base64EncodedString(), hash.base64EncodedString(),
        ].joined(separator: "$")
    }

    /// Whether this is the hash of `pin`. As slow as making one; false when the text is no hash.
    public func matches(_ pin: String, key: BranchKey) throws -> Bool {
        let fields = text.split(separator: "$").map(String.init)
        guard fields.count == 6, fields[0] == "scrypt", let cost = Cost(fields[1...3]),
            let salt = Data(base64Encoded: fields[4]), let hash = Data(base64Encoded: fields[5])
        else { return false }
        let candidate = try Self.derive(pin, salt: salt, cost: cost, key: key)
        // Every octet is looked at, however early two differ.
        return candidate.count == hash.count
            && zip(candidate, hash).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private struct Cost {
        var rounds = 16_384
        var blockSize = 8
        var parallelism = 1

        static let current = Cost()

        init() {}

        init?(_ fields: ArraySlice<String>) {
            let numbers = fields.compactMap { Int($0) }
            guard numbers.count == 3, (2...1_048_576).contains(numbers[0]),
                numbers[0].nonzeroBitCount == 1, (1...32).contains(numbers[1]),
                (1...16).contains(numbers[2])
            else { return nil }
            (rounds, blockSize, parallelism) = (numbers[0], numbers[1], numbers[2])
        }
    }

    private static func derive(
        _ pin: String, salt: Data, cost: Cost, key: BranchKey
    ) throws -> Data {
        try KDF.Scrypt.deriveKey(
            from: key.pepper(pin), salt: salt, outputByteCount: 32, rounds: cost.rounds,
            blockSize: cost.blockSize, parallelism: cost.parallelism
        ).withUnsafeBytes { Data($0) }
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
