public import Accounting
public import Foundation
internal import GRDB

/// Cards of one-time codes: what was given to whom, and which codes are used.
///
/// A holder has one card in force, the last he was given: a new one makes the old one worthless at
/// once.
public struct CodeCards {
    let db: Database

    /// How many codes a card has where nobody says otherwise.
    public static let usualCount = 60

    /// From so many codes on the holder is told how many are left.
    public static let fewCodes = 5

    /// Puts a card in force.
    ///
    /// - Parameters:
    ///   - maker: Who gives it out, as the journal of decisions names him.
    ///   - checker: Somebody else, who agrees. Neither is the holder.
    /// - Throws: `DatabaseError` also when another card was given to the holder meanwhile with one
    ///   of these codes.
    public func issue(
        _ draft: DraftCard, by maker: String, with checker: String, at now: Moment
    ) throws {
        try db.execute(
            sql: "INSERT INTO code_salt (holder, parameters) VALUES (?, ?) ON CONFLICT DO NOTHING",
            arguments: [draft.holder, draft.salt.parameters])
        guard try salt(of: draft.holder) == draft.salt else {
            throw CorruptRow(table: "code_salt", row: draft.holder)
        }
        try db.execute(
            sql: "INSERT INTO code_card (holder, made_at, made_by, made_with) VALUES (?, ?, ?, ?)",
            arguments: [draft.holder, now.millisecondsSince1970, maker, checker])
        let card = db.lastInsertedRowID
        for (index, hash) in draft.hashes.enumerated() {
            try db.execute(
                sql: "INSERT INTO card_code (card, number, hash) VALUES (?, ?, ?)",
                arguments: [card, index + 1, hash])
        }
    }

    /// How the holder's codes are hashed; nil when he was never given any.
    public func salt(of holder: String) throws -> CodeSalt? {
        try String.fetchOne(
            db, sql: "SELECT parameters FROM code_salt WHERE holder = ?", arguments: [holder]
        ).map(CodeSalt.init(parameters:))
    }

    /// How many codes of the card in force are not used; nil when there is no card in force.
    public func left(of holder: String) throws -> Int? {
        guard let card = try cardInForce(of: holder) else { return nil }
        return try Int.fetchOne(
            db,
            sql: """
                SELECT (SELECT COUNT(*) FROM card_code WHERE card = :card)
                - (SELECT COUNT(*) FROM card_code_use WHERE card = :card)
                """,
            arguments: ["card": card])
    }

    /// Makes the card in force worthless.
    public func void(of holder: String, at now: Moment) throws {
        guard let card = try cardInForce(of: holder) else { return }
        try db.execute(
            sql: "INSERT INTO code_card_void (card, voided_at) VALUES (?, ?)",
            arguments: [card, now.millisecondsSince1970])
    }

    /// Every hash of the holder, of whatever card.
    func hashes(of holder: String) throws -> Set<Data> {
        try Data.fetchSet(
            db,
            sql: """
                SELECT hash FROM card_code JOIN code_card ON code_card.id = card WHERE holder = ?
                """,
            arguments: [holder])
    }

    private func cardInForce(of holder: String) throws -> Int64? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT id FROM code_card
                WHERE id = (SELECT MAX(id) FROM code_card WHERE holder = ?)
                AND id NOT IN (SELECT card FROM code_card_void)
                """,
            arguments: [holder])
    }
}

extension CodeCards {
    /// What a code in a message is.
    public enum Finding: Hashable, Sendable {
        /// It may be used, once.
        case fresh(CardCode)
        case used(at: Moment, message: Int64)

        /// Of a card that is not in force any more.
        case ofOldCard
        case unknown
    }

    /// One code of a card.
    public struct CardCode: Hashable, Sendable {
        let card: Int64
        let number: Int
    }

    /// Looks a code up by its hash.
    public func find(_ hash: Data, of holder: String) throws -> Finding {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT card, number, used_at, message FROM card_code
                JOIN code_card ON code_card.id = card
                LEFT JOIN card_code_use USING (card, number)
                WHERE hash = ? AND holder = ?
                """,
            arguments: [hash, holder])
        guard let row else { return .unknown }
        if let used = row["used_at"] as Int64? {
            return .used(at: Moment(millisecondsSince1970: used), message: row["message"])
        }
        let code = CardCode(card: row["card"], number: row["number"])
        return try code.card == cardInForce(of: holder) ? .fresh(code) : .ofOldCard
    }

    /// Uses a code up.
    ///
    /// - Throws: `DatabaseError` when it was used before.
    public func use(_ code: CardCode, in message: Int64, at now: Moment) throws {
        try db.execute(
            sql: "INSERT INTO card_code_use (card, number, message, used_at) VALUES (?, ?, ?, ?)",
            arguments: [code.card, code.number, message, now.millisecondsSince1970])
    }
}
