internal import Accounting
internal import Foundation
internal import LedgerStore
internal import SwiftProtobuf

extension ContentsReader {
    /// The journal, with the balances and hashes that follow from it.
    mutating func readEntries() throws(BundleDecodingError) {
        let columns = contents.entries
        let count = Int(header.entryCount)
        try Self.check(
            "entries", columns.transfer.count, columns.collection.count,
            columns.recordedAfter.count, columns.dayAfter.count, columns.debit.count,
            columns.credit.count, columns.amount.count, columns.currency.count,
            columns.cause.count, count: count)
        guard contents.causes.count.isMultiple(of: 32) else {
            throw Self.error("causes", "no whole digests")
        }
        let causes = [UInt8](contents.causes)
        var collection = StepReader("entries.collection", in: named.count)
        var cause = StepReader("entries.cause", in: causes.count / 32)
        var time = DifferenceReader()
        var day = DifferenceReader()
        var balances = Balances(extract.accounts)
        var previous = extract.chainBefore
        for row in 0..<count {
            let place = try collection.place(columns.collection[row])
            let transfer = try transfer(row, of: place.map { named[$0] })
            let (debit, credit) = try balances.move(transfer)
            let entry = Entry(
                sequence: header.firstEntry + Int64(row), transfer: transfer,
                recordedAt: Moment(
                    millisecondsSince1970: time.number(columns.recordedAfter[row])),
                day: try Self.day(day.number(Int64(columns.dayAfter[row])), "entries.day_after"),
                debitBalance: debit, creditBalance: credit,
                cause: try cause.place(columns.cause[row]).map {
                    Data(causes[$0 * 32..<$0 * 32 + 32])
                }, after: previous)
            previous = entry.hash
            extract.entries.append(entry)
            if let place, firstEntries[place] == nil { firstEntries[place] = entry }
        }
    }

    private func transfer(
        _ row: Int, of collection: NamedCollection?
    ) throws(BundleDecodingError) -> Transfer {
        let columns = contents.entries
        let names: [String: String?] = [
            Template.client: collection?.client, Template.officer: collection?.officer,
            Template.reference: collection?.reference.text,
        ]
        let fill = { (place: UInt32, column: String) throws(BundleDecodingError) -> String in
            guard let text = Template.fill(try word(place, column), names) else {
                throw Self.error(column, "a word with a name nobody knows")
            }
            return text
        }
        guard let currency = Currency(try fill(columns.currency[row], "entries.currency")),
            let debit = Account(code: try fill(columns.debit[row], "entries.debit")),
            let credit = Account(code: try fill(columns.credit[row], "entries.credit")),
            debit != credit, let units = Int64(exactly: columns.amount[row])
        else { throw Self.error("entries", "no movement of money") }
        let amount = Money(minorUnits: try money(units, "entries.amount"), currency: currency)
        guard amount.isPositive else { throw Self.error("entries.amount", "nothing moves") }
        return Transfer(
            id: try fill(columns.transfer[row], "entries.transfer"), debit: debit, credit: credit,
            amount: amount, reference: collection?.reference)
    }
}

/// Balances as the entries make them.
private struct Balances {
    private var balances: [Account: Int64] = [:]

    init(_ accounts: [ExtractedAccount]) {
        for account in accounts { balances[account.account] = account.balanceBefore }
    }

    mutating func move(
        _ transfer: Transfer
    ) throws(BundleDecodingError) -> (debit: Int64, credit: Int64) {
        guard let debit = balances[transfer.debit], let credit = balances[transfer.credit] else {
            throw BundleDecodingError(.contents("accounts"), "an account that is moved is missing")
        }
        let (more, tooHigh) = debit.addingReportingOverflow(transfer.amount.minorUnits)
        let (less, tooLow) = credit.subtractingReportingOverflow(transfer.amount.minorUnits)
        guard !tooHigh, !tooLow else {
            throw BundleDecodingError(.contents("entries"), "a balance no books can hold")
        }
        balances[transfer.debit] = more
        balances[transfer.credit] = less
        return (more, less)
    }
}
