package import Accounting
internal import Foundation
internal import GRDB
internal import TextCommands

extension Bundles {
    /// What was written after a position, and how far that goes.
    ///
    /// - Parameter most: About how many entries at most; what was recorded in one moment stays
    ///   together.
    public func extract(
        after start: JournalPosition, most: Int
    ) throws -> (extract: JournalExtract, end: JournalPosition) {
        var reader = ExtractReader(db: db, start: start)
        try reader.readJournal(most: most)
        try reader.readCollections()
        try reader.readTill()
        try reader.readDecisions()
        try reader.readNamed()
        return (reader.extract, reader.end)
    }
}

/// Reads the tables one after the other, each as far as the last entry goes.
private struct ExtractReader {
    let db: Database
    let start: JournalPosition
    var end: JournalPosition
    var extract: JournalExtract

    /// The time of the last entry, where there are more after it.
    private var limit: Int64?

    init(db: Database, start: JournalPosition) {
        self.db = db
        self.start = start
        end = start
        extract = JournalExtract(chainBefore: Entry.firstPreviousHash)
    }

    mutating func readJournal(most: Int) throws {
        let before = try Data.fetchOne(
            db, sql: "SELECT hash FROM entry WHERE sequence = ?", arguments: [start.entry])
        extract.chainBefore = before ?? Entry.firstPreviousHash
        let last = try Row.fetchOne(
            db,
            sql: "SELECT recorded_at FROM entry WHERE sequence >= ? ORDER BY sequence LIMIT 1",
            arguments: [start.entry + Int64(most)])
        limit = last?["recorded_at"]
        extract.entries = try rows("entry", "sequence", after: start.entry, "recorded_at")
            .map(Entry.init(row:))
        end.entry = extract.entries.last?.sequence ?? start.entry
        let isLast =
            try Row.fetchOne(
                db, sql: "SELECT 1 FROM entry WHERE sequence > ?", arguments: [end.entry]) == nil
        if isLast { limit = nil }
    }

    mutating func readCollections() throws {
        let collections = try rows("collection", "rowid", after: start.collection, "recorded_at")
        extract.collections = try collections.map { row in
            var collection = try Collection(row: row)
            collection.day = try Collections(db: db).dayCollected(collection)
            return collection
        }
        end.collection = collections.last?["rowid"] ?? start.collection
        let states = try rows("collection_state", "id", after: start.state, "entered_at")
        end.state = states.last?["id"] ?? start.state
        var unreported = Dictionary(
            uniqueKeysWithValues: extract.collections.map { ($0.reference, $0.recordedAt) })
        extract.states = try states.compactMap { row in
            let entered = try EnteredState(row: row)
            guard entered.state == .reported,
                unreported.removeValue(forKey: entered.reference) == entered.at
            else { return entered }
            return nil
        }
        guard unreported.isEmpty else {
            throw CorruptRow(table: "collection_state", row: "\(unreported.keys.first?.text ?? "")")
        }
        let reversals = try rows("reversal", "rowid", after: start.reversal, "reversed_at")
        end.reversal = reversals.last?["rowid"] ?? start.reversal
        extract.reversals = try reversals.map(FiledReversal.init(row:))
    }

    mutating func readTill() throws {
        let handIns = try rows("hand_in", "rowid", after: start.handIn, "received_at")
        end.handIn = handIns.last?["rowid"] ?? start.handIn
        let till = Till(db: db)
        extract.handIns = try handIns.compactMap { row in
            try Reference(row["reference"] as String).flatMap { try till.handIn($0) }
        }
        let seals = Seals(db: db)
        extract.seals = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM day_seal WHERE number > ? AND last_entry <= ? ORDER BY number
                """,
            arguments: [start.seal, end.entry]
        ).map(seals.seal(row:))
        end.seal = extract.seals.last?.number ?? start.seal
    }

    mutating func readDecisions() throws {
        let decisions = try rows(
            "decision LEFT JOIN decision_seal ON decision_seal.decision = decision.id", "id",
            after: start.decision, "decided_at")
        end.decision = decisions.last?["id"] ?? start.decision
        extract.decisions = decisions.map { row in
            ChainedDecision(FiledDecision(row: row), hash: row["hash"])
        }
        extract.decisionChainBefore =
            decisions.first { ($0["hash"] as Data?) != nil }?["previous_hash"] ?? Data()
    }

    /// Rows after a place, up to the first that is later than the last entry.
    private func rows(
        _ table: String, _ place: String, after start: Int64, _ time: String
    ) throws -> [Row] {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT *, \(place) FROM \(table) WHERE \(place) > ? ORDER BY \(place)",
            arguments: [start])
        var taken: [Row] = []
        while let row = try rows.next() {
            if let limit, (row[time] as Int64) > limit { break }
            taken.append(row.copy())
        }
        return taken
    }
}

extension ExtractReader {
    /// Who and what the rows read so far name.
    mutating func readNamed() throws {
        try readEarlier()
        try readAccounts()
        try readClients()
        try readStaff()
    }

    private mutating func readEarlier() throws {
        let here = Set(extract.collections.map(\.reference))
        let named =
            extract.entries.compactMap(\.transfer.reference) + extract.states.map(\.reference)
            + extract.reversals.map(\.reversal.reference) + extract.handIns.flatMap(\.collections)
        for reference in Set(named).subtracting(here).sorted(by: { $0.text < $1.text }) {
            guard let collection = try Collections(db: db).collection(reference) else {
                throw CorruptRow(table: "collection", row: reference.text)
            }
            extract.earlier.append(
                NamedCollection(
                    reference: reference, officer: collection.officer, client: collection.client))
        }
    }

    private mutating func readAccounts() throws {
        var before: [Account: Int64] = [:]
        for entry in extract.entries {
            let amount = entry.transfer.amount.minorUnits
            let sides = [
                (entry.transfer.debit, entry.debitBalance &- amount),
                (entry.transfer.credit, entry.creditBalance &+ amount),
            ]
            for (account, balance) in sides where before[account] == nil {
                before[account] = balance
            }
        }
        extract.accounts = try before.map { account, balance in
            let row = try db.cachedRow("SELECT * FROM account WHERE code = ?", [account.code])
            let fineract = try FineractIdentities(db: db).account(account)
            return ExtractedAccount(
                account, balanceBefore: balance, fineract: fineract,
                number: fineract == nil ? row?["account_number"] : nil)
        }
        .sorted {
            ($0.account.client ?? "", $0.account.code) < ($1.account.client ?? "", $1.account.code)
        }
    }

    private mutating func readClients() throws {
        let named =
            extract.collections.map(\.client) + extract.earlier.map(\.client)
            + extract.accounts.compactMap(\.account.client)
        extract.clients = try Set(named).sorted().map { number in
            if let fineract = try FineractIdentities(db: db).client(number) {
                return ExtractedClient(number: number, fineract: fineract)
            }
            guard let client = try People(db: db).client(number: number) else {
                throw CorruptRow(table: "client", row: number)
            }
            return ExtractedClient(number: number, name: client.name, phone: client.phone)
        }
    }

    private mutating func readStaff() throws {
        let people = People(db: db)
        let officers =
            extract.collections.map(\.officer) + extract.earlier.map(\.officer)
            + extract.handIns.map(\.officer)
        extract.officers = try Set(officers).sorted().map { code in
            guard let officer = try people.officer(code: code) else {
                throw CorruptRow(table: "officer", row: code)
            }
            return ExtractedOfficer(
                code: code, name: officer.name, phone: officer.phone,
                fineract: try FineractIdentities(db: db).officer(code))
        }
        let users =
            extract.handIns.flatMap { [$0.cashier] + ($0.variance.map { [$0.witness] } ?? []) }
            + extract.seals.flatMap { [$0.closedBy, $0.witness] }
        extract.users = try Set(users).sorted().compactMap { code in
            try people.user(code: code).map {
                ExtractedUser(code: code, name: $0.name, role: $0.role)
            }
        }
    }
}

extension Account {
    /// Whose account it is; nil for those of the branch.
    package var client: String? {
        switch self {
        case .loan(let client, _), .savings(let client): client
        case .cashInHand, .till, .wallet, .suspense, .headOffice: nil
        }
    }
}

extension EnteredState {
    init(row: Row) throws {
        let text: String = row["reference"]
        guard let reference = Reference(text), let state = CollectionState(rawValue: row["state"])
        else { throw CorruptRow(table: "collection_state", row: text) }
        self.init(reference, state, at: Moment(millisecondsSince1970: row["entered_at"]))
    }
}

extension FiledReversal {
    init(row: Row) throws {
        let text: String = row["reference"]
        guard let reference = Reference(text) else {
            throw CorruptRow(table: "reversal", row: text)
        }
        let reversal = Reversal(
            of: reference, by: row["actor"],
            under: (row["approval"] as String?).flatMap { ApprovalReference($0) },
            message: row["message"])
        self.init(reversal, at: Moment(millisecondsSince1970: row["reversed_at"]))
    }
}
