public import Accounting
internal import Crypto
public import Foundation

/// A branch day that was closed: what it came to, and how the journal stood.
public struct DaySeal: Hashable, Sendable {
    /// From 1, without gaps.
    public let number: Int64
    public let day: Day

    /// The first entry it covers: the one after those of the seal before.
    public let firstEntry: Int64

    /// The last entry it covers; one less than the first where nothing was posted.
    public let lastEntry: Int64

    /// The hash of the last entry, which stands for everything before it.
    public let chainHash: Data
    public let currency: Currency
    public let lines: [SealLine]

    /// The codes of the two who closed it.
    public let closedBy: String
    public let witness: String

    /// Why it was closed with something open; nil where nothing was.
    public let reason: String?
    public let sealedAt: Moment

    /// The hash of the seal before; zeros for the first.
    public let previousHash: Data
    public let hash: Data
}

/// One figure of a sealed day.
public struct SealLine: Hashable, Sendable {
    /// What is counted.
    public enum Figure: String, Hashable, Sendable, CaseIterable {
        /// Collections of an officer.
        case collected

        /// Collections of an officer that were taken back.
        case reversed

        /// Hand-ins of an officer at the till.
        case handedIn = "handed-in"

        /// Cash an officer still holds.
        case held

        /// Payments into a sort of account.
        case paidInto = "paid-into"

        /// Payments into the accounts of a product, by the name it had that day.
        case product

        /// What stands in one of the branch's own accounts.
        case balance
    }

    public var figure: Figure

    /// An officer's code, a sort of account, a product or an account.
    public var name: String

    /// How many.
    public var number: Int64
    public var amount: Money

    public init(_ figure: Figure, _ name: String, number: Int64, amount: Money) {
        self.figure = figure
        self.name = name
        self.number = number
        self.amount = amount
    }
}

extension DaySeal {
    /// A seal from elsewhere, with the hash that follows from it.
    package init(
        number: Int64, day: Day, firstEntry: Int64, lastEntry: Int64, chainHash: Data,
        currency: Currency, lines: [SealLine], closedBy: String, witness: String, reason: String?,
        sealedAt: Moment, previousHash: Data
    ) {
        let seal = { (hash: Data) in
            DaySeal(
                number: number, day: day, firstEntry: firstEntry, lastEntry: lastEntry,
                chainHash: chainHash, currency: currency, lines: lines, closedBy: closedBy,
                witness: witness, reason: reason, sealedAt: sealedAt, previousHash: previousHash,
                hash: hash)
        }
        self = seal(seal(Data()).computedHash)
    }

    static let firstPreviousHash = Data(repeating: 0, count: 32)

    /// SHA-256 over every other field, one a line, then the figures in order.
    var computedHash: Data {
        let fields = [
            "\(number)", day.iso, "\(firstEntry)", "\(lastEntry)", chainHash.hexadecimal,
            currency.code, closedBy, witness, reason ?? "", "\(sealedAt.millisecondsSince1970)",
            previousHash.hexadecimal,
        ]
        let figures = lines.map {
            "\($0.figure.rawValue)\t\($0.name)\t\($0.number)\t\($0.amount.minorUnits)"
        }
        return Data(SHA256.hash(data: Data((fields + figures).joined(separator: "\n").utf8)))
    }

    /// The sum of a figure over all its names.
    public func total(_ figure: SealLine.Figure) -> Money {
        lines.filter { $0.figure == figure }.reduce(.zero(currency)) {
            $0.adding($1.amount) ?? $0
        }
    }

    /// How many of a figure there are over all its names.
    public func number(_ figure: SealLine.Figure) -> Int64 {
        lines.filter { $0.figure == figure }.reduce(0) { $0 &+ $1.number }
    }

    /// The amount of one line; nothing where there is none.
    public func amount(_ figure: SealLine.Figure, _ name: String) -> Money {
        lines.first { $0.figure == figure && $0.name == name }?.amount ?? .zero(currency)
    }
}
