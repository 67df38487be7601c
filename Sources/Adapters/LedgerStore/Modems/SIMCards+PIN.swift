public import Accounting
internal import Foundation
internal import GRDB

/// Whether a PIN may be given to a SIM.
public enum PINPermission: Hashable, Sendable {
    case `try`

    /// The SIM refused this very PIN before, or may have: the power went before its answer.
    case alreadyRefused

    /// The SIM would take so many more before it asks for its PUK: the rest is for a person.
    case stopAtTwoLeft(left: Int)
}

extension SIMCards {
    /// Attempts a SIM grants between two right ones (ETSI TS 102 221 §9.5.1 leaves it to the card;
    /// three is what cards do).
    private static let attempts = 3

    /// Attempts that are always left to a person with the SIM in a phone.
    private static let reserve = 2

    /// Whether a PIN may be given to a SIM.
    ///
    /// - Parameters:
    ///   - iccid: The SIM's ICCID, else any name that stays with it.
    ///   - attemptsLeft: What the SIM says; nil when it does not, then the books count.
    public func mayTryPIN(
        _ pin: String, iccid: String, attemptsLeft: Int?
    ) throws -> PINPermission {
        let refused =
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT 1 FROM sim_pin_attempt
                    WHERE iccid = ? AND pin_digest = ? AND was_right IS NOT 1
                    """,
                arguments: [iccid, digest(of: pin, iccid)]) ?? false
        if refused { return .alreadyRefused }
        let left = try attemptsLeft ?? max(0, Self.attempts - wrongInARow(iccid))
        return left <= Self.reserve ? .stopAtTwoLeft(left: max(0, left)) : .try
    }

    /// Commits that a PIN is about to be given to the SIM. Do it before the modem gets it.
    public func intendPIN(_ pin: String, iccid: String, at now: Moment) throws -> Int64 {
        try db.execute(
            sql: "INSERT INTO sim_pin_attempt (iccid, pin_digest, attempted_at) VALUES (?, ?, ?)",
            arguments: [iccid, digest(of: pin, iccid), now.millisecondsSince1970])
        return db.lastInsertedRowID
    }

    /// Commits what the SIM said to the PIN of an attempt.
    public func settlePIN(_ attempt: Int64, wasRight: Bool, at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE sim_pin_attempt SET was_right = ?, settled_at = ?
                WHERE id = ? AND was_right IS NULL
                """,
            arguments: [wasRight, now.millisecondsSince1970, attempt])
    }

    /// The SIM is ready: an attempt nobody heard the end of was right, and it counts anew.
    public func noteReady(iccid: String, at now: Moment) throws {
        try db.execute(
            sql: """
                UPDATE sim_pin_attempt SET was_right = 1, settled_at = ?
                WHERE iccid = ? AND was_right IS NULL
                """,
            arguments: [now.millisecondsSince1970, iccid])
    }

    /// Since the last right one. What nobody heard the end of counts as wrong.
    private func wrongInARow(_ iccid: String) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT COUNT(*) FROM sim_pin_attempt WHERE iccid = :iccid
                AND id > IFNULL((SELECT MAX(id) FROM sim_pin_attempt
                    WHERE iccid = :iccid AND was_right = 1), 0)
                """,
            arguments: ["iccid": iccid]) ?? 0
    }

    private func digest(of pin: String, _ iccid: String) -> Data {
        key.identity(of: Array("SIM PIN \(iccid) \(pin)".utf8))
    }
}
