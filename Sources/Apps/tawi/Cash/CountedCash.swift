internal import Accounting
internal import LedgerStore

/// Amounts and notes as a cashier types them.
enum CountedCash {
    /// `13900`, `13,900` or `13900.50`.
    ///
    /// - Throws: `Refused` where it is no amount.
    static func amount(_ written: String, in currency: Currency) throws -> Money {
        let groups = written.prefix { $0 != "." }
            .split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped =
            groups.count > 1 && (1...3).contains(groups[0].count)
            && groups.dropFirst().allSatisfy { $0.count == 3 }
        let digits = isGrouped ? written.filter { $0 != "," } : written
        guard let amount = Money(decimal: digits, currency: currency), !amount.isNegative else {
            throw Refused("\"\(written)\" is no amount of \(currency.code). Write 13900, say.")
        }
        return amount
    }

    /// `1000x12 500x3`: the value of a note or coin, and how many.
    ///
    /// - Throws: `Refused` with the part that makes no sense.
    static func denominations(_ written: String, in currency: Currency) throws -> [Denomination] {
        var pieces: [Money: Int64] = [:]
        for part in written.split(whereSeparator: { " ,;".contains($0) }) {
            let sides = part.lowercased().split(
                omittingEmptySubsequences: false, whereSeparator: { "x*".contains($0) })
            guard sides.count == 2, let count = Int64(sides[1]), count >= 0,
                let value = Money(decimal: String(sides[0]), currency: currency), value.isPositive
            else {
                throw Refused(
                    "\"\(part)\" is no count of notes. Write the value, x and how many: "
                        + "--count \"1000x12 500x3\"")
            }
            let (sum, overflow) = pieces[value, default: 0].addingReportingOverflow(count)
            guard !overflow else { throw Refused("\"\(part)\" are too many notes.") }
            pieces[value] = sum
        }
        return pieces.filter { $0.value > 0 }.map { Denomination(value: $0.key, pieces: $0.value) }
    }

    /// `7F3K 8QWE`
    ///
    /// - Throws: `Refused` with the word that is no reference.
    static func references(_ written: String) throws -> [Reference] {
        try written.split(whereSeparator: { " ,;".contains($0) }).map { word in
            guard let reference = Reference(String(word)) else {
                throw Refused("\"\(word)\" is no reference. They look like 7F3K.")
            }
            return reference
        }
    }
}
