internal import CryptoExtras
internal import Foundation

/// scrypt (RFC 7914) over a secret mixed with the branch's key, at some cost.
struct Scrypt: Hashable, Sendable {
    var rounds = 16_384
    var blockSize = 8
    var parallelism = 1

    /// About 50 ms on a PC, 200 ms on a Raspberry Pi.
    static let current = Scrypt()

    /// As they stand in a stored hash, behind `scrypt`.
    var fields: [String] { ["\(rounds)", "\(blockSize)", "\(parallelism)"] }

    func derive(_ secret: String, salt: Data, key: BranchKey) throws -> Data {
        try KDF.Scrypt.deriveKey(
            from: key.pepper(secret), salt: salt, outputByteCount: 32, rounds: rounds,
            blockSize: blockSize, parallelism: parallelism
        ).withUnsafeBytes { Data($0) }
    }
}

extension Scrypt {
    /// Costs read from the books; nil when no machine of ours wrote them.
    init?(fields: ArraySlice<String>) {
        let numbers = fields.compactMap { Int($0) }
        guard numbers.count == 3, (2...1_048_576).contains(numbers[0]),
            numbers[0].nonzeroBitCount == 1, (1...32).contains(numbers[1]),
            (1...16).contains(numbers[2])
        else { return nil }
        (rounds, blockSize, parallelism) = (numbers[0], numbers[1], numbers[2])
    }
}
