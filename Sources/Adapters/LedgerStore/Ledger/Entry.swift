public import Accounting
internal import Crypto
public import Foundation
internal import GRDB

/// One line of the journal: a transfer as it was posted, and its place in the chain.
public struct Entry: Hashable, Sendable {
    /// Its place, from 1, without gaps.
    public let sequence: Int64
    public let transfer: Transfer
    public let recordedAt: Moment

    /// The business day it counts for.
    public let day: Day

    /// Balances (debits less credits, in minor units) after this entry.
    public let debitBalance: Int64
    public let creditBalance: Int64

    /// SHA-256 of the stored TPDU that caused it; nil when no message did.
    public let cause: Data?

    /// The hash of the entry before; zeros for the first.
    public let previousHash: Data
    public let hash: Data
}

extension Entry {
    /// An entry from elsewhere, with the hash it has after the one before it.
    package init(
        sequence: Int64, transfer: Transfer, recordedAt: Moment, day: Day, debitBalance: Int64,
        creditBalance: Int64, cause: Data?, after previousHash: Data
    ) {
        let draft = Entry(
            sequence: sequence, transfer: transfer, recordedAt: recordedAt, day: day,
            debitBalance: debitBalance, creditBalance: creditBalance, cause: cause,
            previousHash: previousHash, hash: Data())
        self.init(
            sequence: sequence, transfer: transfer, recordedAt: recordedAt, day: day,
            debitBalance: debitBalance, creditBalance: creditBalance, cause: cause,
            previousHash: previousHash, hash: draft.computedHash)
    }

    static let firstPreviousHash = Data(repeating: 0, count: 32)

    /// SHA-256 over every other field, one a line, in the order of the table.
    var computedHash: Data {
        let fields: [String] = [
            "\(sequence)", transfer.id, transfer.reference?.text ?? "",
            "\(recordedAt.millisecondsSince1970)", day.iso,
            transfer.debit.code, transfer.credit.code,
            "\(transfer.amount.minorUnits)", transfer.amount.currency.code,
            "\(debitBalance)", "\(creditBalance)", cause?.hexadecimal ?? "",
            previousHash.hexadecimal,
        ]
        return Data(SHA256.hash(data: Data(fields.joined(separator: "\n").utf8)))
    }
}

extension Data {
    /// Lower-case hexadecimal digits.
    public var hexadecimal: String {
        String(unsafeUninitializedCapacity: 2 * count) { text in
            for (place, octet) in enumerated() {
                text[2 * place] = Self.hexadecimalDigits[Int(octet >> 4)]
                text[2 * place + 1] = Self.hexadecimalDigits[Int(octet & 15)]
            }
            return 2 * count
        }
    }

    private static let hexadecimalDigits = Array("0123456789abcdef".utf8)
}

/// A row that is not what the schema's own rules would have let in.
struct CorruptRow: Error, CustomStringConvertible {
    let table: String
    let row: String

    var description: String {
        "Row \(row) of \(table) makes no sense. Run `tawi ledger verify` and restore a backup."
    }
}

extension Entry {
    init(row: Row) throws {
        let sequence: Int64 = row["sequence"]
        guard let currency = Currency(row["currency"]), let day = Day(iso: row["day"]),
            let debit = Account(code: row["debit"]), let credit = Account(code: row["credit"])
        else { throw CorruptRow(table: "entry", row: "\(sequence)") }
        self.sequence = sequence
        transfer = Transfer(
            id: row["transfer"], debit: debit, credit: credit,
            amount: Money(minorUnits: row["amount"], currency: currency),
            reference: (row["reference"] as String?).flatMap { Reference($0) })
        recordedAt = Moment(millisecondsSince1970: row["recorded_at"])
        self.day = day
        debitBalance = row["debit_balance"]
        creditBalance = row["credit_balance"]
        cause = row["cause"]
        previousHash = row["previous_hash"]
        hash = row["hash"]
    }
}
