internal import Accounting
internal import LedgerStore

/// A sealed day as machines read it. Amounts are minor units.
struct SealDocument: Encodable {
    struct Line: Encodable {
        let figure: String
        let name: String
        let number: Int64
        let amount: Int64
    }

    let number: Int64
    let day: String
    let firstEntry: Int64
    let lastEntry: Int64
    let chainHash: String
    let currency: String
    let closedBy: String
    let with: String
    let reason: String?
    let sealedAt: String
    let hash: String
    let lines: [Line]

    /// What head office is sent; nil where there is no key to sign it with.
    let message: String?

    init(_ seal: DaySeal, message: String?) {
        number = seal.number
        day = seal.day.iso
        firstEntry = seal.firstEntry
        lastEntry = seal.lastEntry
        chainHash = seal.chainHash.hexadecimal
        currency = seal.currency.code
        closedBy = seal.closedBy
        with = seal.witness
        reason = seal.reason
        sealedAt = seal.sealedAt.iso8601
        hash = seal.hash.hexadecimal
        lines = seal.lines.map {
            Line(
                figure: $0.figure.rawValue, name: $0.name, number: $0.number,
                amount: $0.amount.minorUnits)
        }
        self.message = message
    }

    enum CodingKeys: String, CodingKey {
        case number, day, currency, with, reason, hash, lines, message
        case firstEntry = "first_entry"
        case lastEntry = "last_entry"
        case chainHash = "chain_hash"
        case closedBy = "closed_by"
        case sealedAt = "sealed_at"
    }

    /// A sealed day as people read it.
    static func plain(
        _ seal: DaySeal, _ calendar: BranchCalendar, message: String?
    ) -> [String] {
        let time = calendar.civilTime(of: seal.sealedAt)
        let entries =
            seal.lastEntry < seal.firstEntry
            ? "no entries" : "entries \(seal.firstEntry) to \(seal.lastEntry)"
        var lines = [
            "\(seal.day.iso)  seal \(seal.number), \(entries)",
            "closed    \(time.day.iso) \(time.clock) by \(seal.closedBy) with \(seal.witness)",
        ]
        if let reason = seal.reason { lines.append("reason    \(reason)") }
        lines += seal.lines.map { line in
            let number = line.number == 0 ? "" : "  (\(line.number))"
            return "\(line.figure.rawValue)  \(line.name)  \(line.amount.textWithCode)\(number)"
        }
        lines.append("chain     \(seal.chainHash.hexadecimal)")
        lines.append("seal      \(seal.hash.hexadecimal)")
        return lines + (message.map { ["message   \($0)"] } ?? [])
    }
}

/// A sealed day that head office read from a message, as machines read it.
struct SealMessageDocument: Encodable {
    let branch: String
    let number: Int64
    let day: String
    let firstEntry: Int64
    let entries: Int64
    let currency: String
    let collections: Int64
    let reversals: Int64
    let handIns: Int64

    /// In minor units, by what they are.
    let sums: [String: Int64]

    init(_ message: SealMessage, branch: String) {
        self.branch = branch
        number = message.number
        day = message.day.iso
        firstEntry = message.firstEntry
        entries = message.entries
        currency = message.currency.code
        collections = message.collections
        reversals = message.reversals
        handIns = message.handIns
        sums = Dictionary(
            zip(SealMessage.sumNames, message.sums.map(\.minorUnits)), uniquingKeysWith: { $1 })
    }

    enum CodingKeys: String, CodingKey {
        case branch, number, day, entries, currency, collections, reversals, sums
        case firstEntry = "first_entry"
        case handIns = "hand_ins"
    }

    static func plain(_ message: SealMessage, branch: String) -> [String] {
        [
            "\(branch), \(message.day.iso): seal \(message.number), \(message.entries) entries "
                + "from \(message.firstEntry)",
            "\(message.collections) collections, \(message.reversals) taken back, "
                + "\(message.handIns) hand-ins",
        ] + zip(SealMessage.sumNames, message.sums).map { "\($0)  \($1.textWithCode)" }
    }
}
