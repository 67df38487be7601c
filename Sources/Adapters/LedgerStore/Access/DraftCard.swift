internal import Foundation

/// A card of one-time codes that is not in force yet: the only place where they stand in clear.
public struct DraftCard: Hashable, Sendable {
    /// Whose it will be: `officer:PO`, `user:SM`.
    public let holder: String

    /// Six digits each, in the order of the card.
    public let codes: [String]
    let hashes: [Data]
    let salt: CodeSalt
}

extension Books {
    /// Draws the codes of a card and hashes them, which takes its time: about 50 ms a code on a PC,
    /// 200 ms on a Raspberry Pi. No code was on an earlier card of the same holder.
    ///
    /// - Parameter progress: Called with the number of codes done.
    public func draftCard(
        for holder: String, codes count: Int, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> DraftCard {
        let known = try await read { try $0.cards.salt(of: holder) }
        return try await draftCard(
            for: holder, codes: count, salt: known ?? CodeSalt(), progress: progress)
    }

    func draftCard(
        for holder: String, codes count: Int, salt: CodeSalt,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> DraftCard {
        var taken = try await read { try $0.cards.hashes(of: holder) }
        var drawn: [(code: String, hash: Data)] = []
        var generator = SystemRandomNumberGenerator()
        while drawn.count < count {
            let number = Int.random(in: 0...999_999, using: &generator)
            let code = String(String(1_000_000 + number).dropFirst())
            guard let hash = try self.hash(code, with: salt) else {
                throw CorruptRow(table: "code_salt", row: holder)
            }
            guard taken.insert(hash).inserted else { continue }
            drawn.append((code, hash))
            progress(drawn.count)
        }
        return DraftCard(
            holder: holder, codes: drawn.map(\.code), hashes: drawn.map(\.hash), salt: salt)
    }
}
