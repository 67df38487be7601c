public import Accounting
internal import Foundation
internal import GRDB

/// Who makes his one-time codes with an app (RFC 4226), and how far its counter is.
///
/// The secret is sealed with the branch's key. A holder has one in force, the last he was given.
public struct HOTPSecrets {
    let db: Database
    let key: BranchKey

    /// How far the app may be ahead of us: codes made and never sent (RFC 4226 §7.4).
    static let lookAhead: UInt64 = 10

    /// How far ahead two codes in a row are looked for to put the counters right.
    static let resynchronisation: UInt64 = 200

    /// Gives a secret out.
    ///
    /// - Parameters:
    ///   - maker: Who gives it out, as the journal of decisions names him.
    ///   - checker: Somebody else, who agrees. Neither is the holder.
    public func issue(
        _ hotp: HOTP, to holder: String, by maker: String, with checker: String, at now: Moment
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO hotp_secret (holder, sealed, made_at, made_by, made_with)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                holder, try key.seal(hotp.secret), now.millisecondsSince1970, maker, checker,
            ])
    }

    /// Makes the secret in force worthless.
    public func void(of holder: String, at now: Moment) throws {
        guard let (secret, _) = try secretInForce(of: holder) else { return }
        try db.execute(
            sql: "INSERT INTO hotp_void (secret, voided_at) VALUES (?, ?)",
            arguments: [secret, now.millisecondsSince1970])
    }

    /// Whether the holder has a secret in force.
    public func isInForce(of holder: String) throws -> Bool {
        try secretInForce(of: holder) != nil
    }

    private func secretInForce(of holder: String) throws -> (id: Int64, hotp: HOTP)? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT id, sealed FROM hotp_secret
                WHERE id = (SELECT MAX(id) FROM hotp_secret WHERE holder = ?)
                AND id NOT IN (SELECT secret FROM hotp_void)
                """,
            arguments: [holder]
        ).map { ($0["id"], HOTP(secret: try key.open($0["sealed"]))) }
    }
}

extension HOTPSecrets {
    /// What a code in a message is.
    public enum Finding: Hashable, Sendable {
        /// It may be used, once.
        case fresh(CountedCode)
        case used(at: Moment, message: Int64)

        /// The app is far ahead: the very next code will do.
        case farAhead(CountedCode)
        case unknown
    }

    /// The code at one counter of a secret.
    public struct CountedCode: Hashable, Sendable {
        let secret: Int64
        let counter: UInt64
    }

    /// Looks a code up among those the app may show by now; nil when there is no secret in force.
    public func find(_ code: String, of holder: String) throws -> Finding? {
        guard let (secret, hotp) = try secretInForce(of: holder) else { return nil }
        let next = try nextCounter(of: secret)
        if let counter = (next...next + Self.lookAhead).first(where: { hotp.code(at: $0) == code })
        {
            return .fresh(CountedCode(secret: secret, counter: counter))
        }
        if let ahead = try counterAhead(of: secret), ahead >= next,
            hotp.code(at: ahead + 1) == code
        {
            return .fresh(CountedCode(secret: secret, counter: ahead + 1))
        }
        if let used = try use(of: code, hotp, secret, before: next) { return used }
        let far = next + Self.lookAhead + 1...next + Self.resynchronisation
        guard let counter = far.first(where: { hotp.code(at: $0) == code }) else { return .unknown }
        return .farAhead(CountedCode(secret: secret, counter: counter))
    }

    /// Uses a code up, and all before it.
    public func use(_ code: CountedCode, in message: Int64, at now: Moment) throws {
        try db.execute(
            sql: "INSERT INTO hotp_use (secret, counter, message, used_at) VALUES (?, ?, ?, ?)",
            arguments: [
                code.secret, Int64(code.counter), message, now.millisecondsSince1970,
            ])
    }

    /// Notes the first of two codes in a row that put the counters right.
    public func noteFarAhead(_ code: CountedCode, in message: Int64) throws {
        try db.execute(
            sql: "INSERT INTO hotp_ahead (secret, counter, message) VALUES (?, ?, ?)",
            arguments: [code.secret, Int64(code.counter), message])
    }

    private func nextCounter(of secret: Int64) throws -> UInt64 {
        let last = try Int64.fetchOne(
            db, sql: "SELECT MAX(counter) FROM hotp_use WHERE secret = ?", arguments: [secret])
        return last.map { UInt64($0) + 1 } ?? 0
    }

    private func counterAhead(of secret: Int64) throws -> UInt64? {
        try Int64.fetchOne(
            db, sql: "SELECT counter FROM hotp_ahead WHERE secret = ? ORDER BY id DESC LIMIT 1",
            arguments: [secret]
        ).map(UInt64.init)
    }

    /// One of the last codes used, sent again.
    private func use(
        of code: String, _ hotp: HOTP, _ secret: Int64, before next: UInt64
    ) throws -> Finding? {
        try Row.fetchAll(
            db,
            sql: "SELECT * FROM hotp_use WHERE secret = ? ORDER BY counter DESC LIMIT 20",
            arguments: [secret]
        )
        .first { hotp.code(at: UInt64($0["counter"] as Int64)) == code }
        .map { .used(at: Moment(millisecondsSince1970: $0["used_at"]), message: $0["message"]) }
    }
}
