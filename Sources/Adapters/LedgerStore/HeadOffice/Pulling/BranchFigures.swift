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

/// What the branch held on all of its clients' accounts at one moment.
public struct FiguresOfMoment: Sendable {
    /// Those on which nothing ever moved are not in it.
    public var byAccount: [Account: BranchFigure]

    /// The last entry it reckons with.
    let entry: Int64

    /// How far posting had come.
    let posting: Posting

    struct Posting: Hashable, Sendable {
        /// The last try.
        var lastTry: Int64

        /// The numbers, added up, of what may or may not have got there.
        var inDoubt: Int64
    }
}

/// What the branch holds on its clients' accounts.
public struct BranchFigures {
    let db: Database

    /// All of them. Walks through the whole journal: no time for it while others wait to write.
    public func now() throws -> FiguresOfMoment {
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
        return FiguresOfMoment(
            byAccount: figures,
            entry: try Int64.fetchOne(db, sql: "SELECT MAX(sequence) FROM entry") ?? 0,
            posting: try posting())
    }

    /// Whether what head office ought to have is still what it was: since then nothing was sent to
    /// it, and nothing but collections and reversals came into the journal, of which it does not
    /// know.
    public func hold(_ figures: FiguresOfMoment) throws -> Bool {
        guard try posting() == figures.posting else { return false }
        let others = try Int64.fetchOne(
            db, sql: "SELECT sequence FROM entry WHERE sequence > ? AND reference IS NULL LIMIT 1",
            arguments: [figures.entry])
        return others == nil
    }

    private func posting() throws -> FiguresOfMoment.Posting {
        let lastTry = try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM posting_try")
        let inDoubt = try Int64.fetchOne(
            db,
            sql: """
                SELECT SUM(id) FROM posting WHERE state IN ('sending', 'unknown', 'pending-approval')
                """)
        return .init(lastTry: lastTry ?? 0, inDoubt: inDoubt ?? 0)
    }
}
