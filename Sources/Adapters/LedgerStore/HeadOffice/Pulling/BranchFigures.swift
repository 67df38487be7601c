public import Accounting
internal import GRDB

/// What the branch holds on a client's account, and how far head office knows of it.
public struct BranchFigure: Hashable, Sendable {
    /// Debits less credits, in minor units.
    public var balance: Int64 = 0

    /// The part of it that head office does not know of: what was collected and taken back, and is
    /// not posted.
    public var unposted: Int64 = 0

    /// Whether head office may or may not have got something of it.
    public var isInDoubt = false

    /// When something of it was last posted; nil when nothing ever was.
    public var lastPostedAt: Moment?

    public init() {}
}

/// What the branch holds on all of its clients' accounts.
public struct BranchFigures {
    let db: Database

    /// By account; those on which nothing ever moved are not in it.
    public func all() throws -> [Account: BranchFigure] {
        var figures: [Account: BranchFigure] = [:]
        for row in try Row.fetchAll(db, sql: Self.balances) {
            guard let account = Account(code: row["account"]) else { continue }
            figures[account, default: BranchFigure()].balance = row["balance"]
        }
        for row in try Row.fetchAll(db, sql: Self.unposted) {
            guard let account = Account(code: row["account"]) else { continue }
            figures[account, default: BranchFigure()].unposted = row["amount"]
        }
        for row in try Row.fetchAll(db, sql: Self.postings) {
            guard let account = Account(code: row["account"]) else { continue }
            figures[account, default: BranchFigure()].isInDoubt = row["is_in_doubt"]
            figures[account, default: BranchFigure()].lastPostedAt =
                (row["posted_at"] as Int64?).map(Moment.init(millisecondsSince1970:))
        }
        return figures
    }
}
