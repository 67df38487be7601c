public import Accounting
internal import GRDB

/// What single officers may take in a day, where it is not what everybody may.
public struct OfficerLimits {
    let db: Database

    /// The officer's own limit a day; nil where the branch's holds.
    public func perDay(of officer: String, in currency: Currency) throws -> Money? {
        try db.cachedRow(
            "SELECT per_day FROM officer_limit WHERE officer = ? ORDER BY id DESC LIMIT 1",
            [officer]
        )
        .flatMap { $0["per_day"] as Int64? }
        .map { Money(minorUnits: $0, currency: currency) }
    }

    /// Gives the officer a limit of his own, or takes it from him with nil.
    ///
    /// - Parameters:
    ///   - maker: Who sets it, as the journal of decisions names him.
    ///   - checker: Somebody else, who agrees.
    public func set(
        perDay limit: Money?, of officer: String, by maker: String, with checker: String,
        at now: Moment
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO officer_limit (officer, per_day, set_at, set_by, set_with)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                officer, limit?.minorUnits, now.millisecondsSince1970, maker, checker,
            ])
    }
}
