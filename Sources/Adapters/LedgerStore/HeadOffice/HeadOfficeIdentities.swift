public import Accounting
internal import GRDB

/// What something of the branch is called at head office.
public struct HeadOfficeIdentity: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case office, staff, centre, group, client, loan, savings, calendar
        case paymentType = "payment-type"
    }

    public var kind: Kind

    /// The branch's own key: an account's code, a client's number, a name.
    public var local: String

    /// Fineract's number.
    public var remote: Int64
    public var externalID: String?
    public var accountNumber: String?

    public init(
        _ kind: Kind, _ local: String, remote: Int64, externalID: String? = nil,
        accountNumber: String? = nil
    ) {
        self.kind = kind
        self.local = local
        self.remote = remote
        self.externalID = externalID
        self.accountNumber = accountNumber
    }
}

/// Whose number is whose at head office.
public struct HeadOfficeIdentities {
    let db: Database

    /// Notes what something is called there, in place of what was known of it, and of whatever
    /// bore the number before.
    public func note(_ identity: HeadOfficeIdentity, at now: Moment) throws {
        try db.runCached(
            "DELETE FROM head_office_identity WHERE kind = ? AND (remote_id = ? OR local = ?)",
            [identity.kind.rawValue, identity.remote, identity.local])
        try db.runCached(
            """
            INSERT INTO head_office_identity (kind, local, remote_id, external_id,
                account_number, noted_at) VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                identity.kind.rawValue, identity.local, identity.remote, identity.externalID,
                identity.accountNumber, now.millisecondsSince1970,
            ])
    }

    /// Forgets what something is called there: it is gone, or was somebody else's.
    public func forget(_ kind: HeadOfficeIdentity.Kind, _ local: String) throws {
        try db.execute(
            sql: "DELETE FROM head_office_identity WHERE kind = ? AND local = ?",
            arguments: [kind.rawValue, local])
    }

    /// What the branch's own is called there; nil when nobody has said yet.
    public func identity(
        _ kind: HeadOfficeIdentity.Kind, _ local: String
    ) throws -> HeadOfficeIdentity? {
        try fetch("kind = ? AND local = ?", [kind.rawValue, local]).first
    }

    /// What head office's number means here.
    public func identity(
        _ kind: HeadOfficeIdentity.Kind, remote: Int64
    ) throws -> HeadOfficeIdentity? {
        try fetch("kind = ? AND remote_id = ?", [kind.rawValue, remote]).first
    }

    /// Every one of a kind, by the branch's own keys.
    public func all(_ kind: HeadOfficeIdentity.Kind) throws -> [HeadOfficeIdentity] {
        try fetch("kind = ? ORDER BY local", [kind.rawValue])
    }

    private func fetch(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> [HeadOfficeIdentity] {
        try db.cachedRows(
            "SELECT * FROM head_office_identity WHERE \(condition)", arguments
        ).compactMap { row in
            HeadOfficeIdentity.Kind(rawValue: row["kind"]).map {
                HeadOfficeIdentity(
                    $0, row["local"], remote: row["remote_id"], externalID: row["external_id"],
                    accountNumber: row["account_number"])
            }
        }
    }
}
