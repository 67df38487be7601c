internal import Accounting
internal import LedgerStore

/// An entry as machines read it. Amounts are minor units, balances debits less credits.
struct EntryDocument: Encodable {
    let sequence: Int64
    let transfer: String
    let reference: String?
    let at: String
    let day: String
    let debit: String
    let credit: String
    let amount: Int64
    let currency: String
    let debitBalance: Int64
    let creditBalance: Int64
    let cause: String?
    let previousHash: String
    let hash: String

    init(_ entry: Entry) {
        sequence = entry.sequence
        transfer = entry.transfer.id
        reference = entry.transfer.reference?.text
        at = entry.recordedAt.iso8601
        day = entry.day.iso
        debit = entry.transfer.debit.code
        credit = entry.transfer.credit.code
        amount = entry.transfer.amount.minorUnits
        currency = entry.transfer.amount.currency.code
        debitBalance = entry.debitBalance
        creditBalance = entry.creditBalance
        cause = entry.cause?.hexadecimal
        previousHash = entry.previousHash.hexadecimal
        hash = entry.hash.hexadecimal
    }

    enum CodingKeys: String, CodingKey {
        case sequence, transfer, reference, at, day, debit, credit, amount, currency, cause, hash
        case debitBalance = "debit_balance"
        case creditBalance = "credit_balance"
        case previousHash = "previous_hash"
    }

    static func plain(_ entry: Entry, _ calendar: BranchCalendar) -> String {
        [
            "\(entry.sequence)", entry.day.iso, calendar.civilTime(of: entry.recordedAt).clock,
            entry.transfer.reference?.text ?? "-", entry.transfer.debit.code,
            entry.transfer.credit.code, entry.transfer.amount.textWithCode,
        ].joined(separator: "  ")
    }
}

/// A recount as machines read it.
struct AuditDocument: Encodable {
    struct Fault: Encodable {
        let entry: Int64?
        let reference: String?
        let reason: String
    }

    let sound: Bool
    let entries: Int64
    let accounts: Int
    let sum: Int64
    let firstFault: Fault?

    init(_ audit: Auditor.Report) {
        sound = audit.isSound
        entries = audit.entries
        accounts = audit.balances.count
        sum = audit.sum
        firstFault = audit.firstFault.map {
            Fault(entry: $0.sequence, reference: $0.reference, reason: $0.reason)
        }
    }

    enum CodingKeys: String, CodingKey {
        case sound, entries, accounts, sum
        case firstFault = "first_fault"
    }
}
