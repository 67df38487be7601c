public import Accounting
internal import Foundation

/// A sealed day in one SMS, for a branch without any line but its modem.
///
/// The text is `TAWI1`, a space, and octets in base 32 (`0-9A-Z` without `I L O U`, the highest
/// bits first, no padding), capitals only. It fits one message of 160 characters while every sum is
/// below 10¹³ minor units. The octets, in order:
///
/// | octets | what |
/// |---|---|
/// | 4 | the branch: the start of SHA-256 over its name |
/// | n | the number of the seal |
/// | 4 | the start of the hash of the seal before |
/// | 2 | the day, in days since 1970-01-01, the high octet first |
/// | n n | the first entry, and how many entries |
/// | 2 | the currency: three letters, five bits each, A is 0 |
/// | n n n | collections, collections taken back, hand-ins |
/// | 7 × s | sums in minor units: collected, paid into loans, paid into savings, handed in, cash still with officers, the till, suspense |
/// | 6 | the start of the hash of the last entry |
/// | 6 | the start of the hash of this seal |
/// | 8 | HMAC-SHA256 over `TAWI1` and all octets before, cut to 64 bits |
///
/// `n` is an unsigned number in groups of seven bits, the lowest first, the top bit set on all but
/// the last; `s` is a signed one, folded (0, −1, 1, −2 … as 0, 1, 2, 3 …) and written the same way.
public struct SealMessage: Hashable, Sendable {
    public let number: Int64
    public let day: Day
    public let firstEntry: Int64
    public let entries: Int64
    public let currency: Currency
    public let collections: Int64
    public let reversals: Int64
    public let handIns: Int64

    /// In the order of the table.
    public let sums: [Money]
    let previousSeal: [UInt8]
    let chain: [UInt8]
    let seal: [UInt8]

    static let title = "TAWI1"

    /// What each of the sums is, in the order of the table.
    public static let sumNames = [
        "collected", "paid into loans", "paid into savings", "handed in", "with officers", "till",
        "suspense",
    ]

    /// What head office is told about a sealed day.
    public init(_ seal: DaySeal) {
        number = seal.number
        day = seal.day
        firstEntry = seal.firstEntry
        entries = seal.lastEntry - seal.firstEntry + 1
        currency = seal.currency
        collections = seal.number(.collected)
        reversals = seal.number(.reversed)
        handIns = seal.number(.handedIn)
        sums = [
            seal.total(.collected), seal.amount(.paidInto, AccountKind.loan.rawValue),
            seal.amount(.paidInto, AccountKind.savings.rawValue), seal.total(.handedIn),
            seal.total(.held), seal.amount(.balance, Account.till.code),
            seal.amount(.balance, Account.suspense.code),
        ]
        previousSeal = Array(seal.previousHash.prefix(4))
        chain = Array(seal.chainHash.prefix(6))
        self.seal = Array(seal.hash.prefix(6))
    }

    /// The message, signed with the key.
    public func text(with key: SealKey) -> String {
        var octets = OctetWriter()
        octets.write(key.branchMark)
        octets.write(number)
        octets.write(previousSeal)
        octets.write([UInt8(truncatingIfNeeded: day.daysSince1970 >> 8)])
        octets.write([UInt8(truncatingIfNeeded: day.daysSince1970)])
        for count in [firstEntry, entries] { octets.write(count) }
        octets.write(currency.code)
        for count in [collections, reversals, handIns] { octets.write(count) }
        for sum in sums { octets.write(signed: sum.minorUnits) }
        octets.write(chain)
        octets.write(seal)
        octets.write(key.tag(of: Array(Self.title.utf8) + octets.octets))
        return Self.title + " " + Base32.text(of: octets.octets)
    }
}
