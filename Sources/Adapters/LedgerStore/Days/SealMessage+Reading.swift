internal import Accounting
internal import Foundation

/// Why a text is not taken for a sealed day.
public enum SealMessageError: Error, Hashable, CustomStringConvertible {
    case notASeal
    case otherBranch(expected: String)
    case altered

    public var description: String {
        switch self {
        case .notASeal:
            "This is no sealed day. It begins with TAWI1 and has one long word after it."
        case .otherBranch(let expected):
            "This is not from \(expected), whose key this is. Use the key of the branch that sent it."
        case .altered:
            "This is not as the branch sent it: something was altered. Ask for it again: "
                + "tawi day show"
        }
    }
}

/// Why a seal does not come right after another.
public enum SealOrderFault: Hashable, Sendable {
    case sameAgain

    /// It is older than the one before it.
    case older

    /// So many seals between the two are missing.
    case missing(Int64)

    /// It names another one as the one before it: the branch's seals were made anew.
    case otherChain
}

extension SealMessage {
    /// Reads and checks a message.
    ///
    /// - Throws: `SealMessageError` when it is not from the key's branch, or not as it was sent.
    public init(_ text: String, from key: SealKey) throws(SealMessageError) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.first.map(String.init) == Self.title, words.count > 1 else {
            throw .notASeal
        }
        guard let octets = Base32.octets(of: words.dropFirst().joined()), octets.count > 12 else {
            throw .altered
        }
        guard Array(octets.prefix(4)) == key.branchMark else {
            throw .otherBranch(expected: key.branch)
        }
        let content = Array(octets.dropLast(8))
        guard key.tag(of: Array(Self.title.utf8) + content) == Array(octets.suffix(8)) else {
            throw .altered
        }
        var reader = OctetReader(octets: content.dropFirst(4))
        guard let message = Self(&reader) else { throw .altered }
        self = message
    }

    /// Nil where the octets end early or go on.
    private init?(_ reader: inout OctetReader) {
        guard let number = reader.count(), let previousSeal = reader.take(4),
            let days = reader.take(2), let firstEntry = reader.count(),
            let entries = reader.count(), let currency = reader.currency(),
            let collections = reader.count(), let reversals = reader.count(),
            let handIns = reader.count()
        else { return nil }
        let sums = Self.sumNames.compactMap { _ in reader.signed() }
        guard sums.count == Self.sumNames.count, let chain = reader.take(6),
            let seal = reader.take(6), reader.isAtEnd
        else { return nil }
        self.number = number
        day = Day(daysSince1970: Int(days[0]) << 8 | Int(days[1]))
        self.firstEntry = firstEntry
        self.entries = entries
        self.currency = currency
        self.collections = collections
        self.reversals = reversals
        self.handIns = handIns
        self.sums = sums.map { Money(minorUnits: $0, currency: currency) }
        self.previousSeal = previousSeal
        self.chain = chain
        self.seal = seal
    }

    /// What is wrong when this is read after `earlier`; nil when nothing is missing in between.
    public func fault(after earlier: SealMessage) -> SealOrderFault? {
        if self == earlier { return .sameAgain }
        guard number >= earlier.number else { return .older }
        guard number > earlier.number else { return .otherChain }
        guard number == earlier.number + 1 else { return .missing(number - earlier.number - 1) }
        return previousSeal == Array(earlier.seal.prefix(4))
            && firstEntry == earlier.firstEntry + earlier.entries ? nil : .otherChain
    }
}
