public import Accounting
public import Foundation
internal import SwiftProtobuf

/// The head of a bundle: in clear, signed, and enough to see a gap without opening anything.
public struct BundleHeader: Hashable, Sendable {
    /// The branch, as its key names it.
    public let branch: String

    /// From 1, without gaps.
    public let number: Int64

    /// SHA-256 of the file of the bundle before; zeros for the first.
    public let previous: Data
    public let madeAt: Moment

    /// The first entry in it; where there is none, the one that comes next.
    public let firstEntry: Int64
    public let entryCount: Int64

    /// The hash of the entry before the first.
    public let chainBefore: Data

    /// The hash of the last entry.
    public let chainAfter: Data

    /// The public key it claims to be signed with.
    public let signer: BranchPublicKey

    /// HPKE's encapsulated key; nil where the contents are in clear.
    let encapsulatedKey: Data?
    let payloadSize: Int
    let contentsSize: Int

    public var isEncrypted: Bool { encapsulatedKey != nil }

    /// The last entry in it; one less than the first where there is none.
    public var lastEntry: Int64 { firstEntry + entryCount - 1 }
}

extension BundleHeader {
    static let noBundleBefore = Data(repeating: 0, count: 32)

    /// Reads the message; every number in it is one that can be reckoned with afterwards.
    init(octets: Data) throws(BundleDecodingError) {
        guard let message = try? Tawi_Bundle_V1_Header(serializedBytes: octets) else {
            throw BundleDecodingError(.header, "not a protobuf message")
        }
        guard !message.branch.isEmpty else { throw Self.error("no branch") }
        branch = message.branch
        number = try Self.count(message.number, "number")
        guard number > 0 else { throw Self.error("bundles are numbered from 1") }
        previous = message.previous.isEmpty ? Self.noBundleBefore : message.previous
        guard message.previous.isEmpty == (number == 1), previous.count == 32 else {
            throw Self.error("the hash of the bundle before does not fit the number")
        }
        madeAt = Moment(millisecondsSince1970: message.madeAt)
        firstEntry = try Self.count(message.firstEntry, "first_entry")
        entryCount = try Self.count(message.entryCount, "entry_count")
        guard firstEntry > 0, message.chainBefore.count == 32, message.chainAfter.count == 32,
            entryCount > 0 || message.chainBefore == message.chainAfter
        else { throw Self.error("no stretch of a journal") }
        chainBefore = message.chainBefore
        chainAfter = message.chainAfter
        guard let signer = BranchPublicKey(message.signer) else { throw Self.error("no signer") }
        self.signer = signer
        payloadSize = Int(try Self.count(message.payloadSize, "payload_size"))
        contentsSize = Int(try Self.count(message.contentsSize, "contents_size"))
        guard contentsSize <= BundleLimits.contents else { throw Self.error("contents too large") }
        encapsulatedKey = try Self.encapsulatedKey(message)
    }

    private static func encapsulatedKey(
        _ message: Tawi_Bundle_V1_Header
    ) throws(BundleDecodingError) -> Data? {
        switch message.wrapping {
        case .gzip where message.encapsulatedKey.isEmpty: return nil
        case .gzipHpke where message.encapsulatedKey.count == 32: return message.encapsulatedKey
        default: throw error("a wrapping this version does not know")
        }
    }

    private static func error(_ reason: String) -> BundleDecodingError {
        BundleDecodingError(.header, reason)
    }

    /// Far below what overflows when two are added.
    private static func count(
        _ number: UInt64, _ field: String
    ) throws(BundleDecodingError) -> Int64 {
        guard number < 1 << 48 else { throw error("\(field) is too large") }
        return Int64(number)
    }

    var encoded: Data {
        get throws {
            var message = Tawi_Bundle_V1_Header()
            message.branch = branch
            message.number = UInt64(number)
            message.previous = number == 1 ? Data() : previous
            message.madeAt = madeAt.millisecondsSince1970
            message.firstEntry = UInt64(firstEntry)
            message.entryCount = UInt64(entryCount)
            message.chainBefore = chainBefore
            message.chainAfter = chainAfter
            message.signer = signer.octets
            message.wrapping = encapsulatedKey == nil ? .gzip : .gzipHpke
            message.encapsulatedKey = encapsulatedKey ?? Data()
            message.payloadSize = UInt64(payloadSize)
            message.contentsSize = UInt64(contentsSize)
            return try message.serializedData()
        }
    }

    init(
        of extract: ExtractFacts, branch: String, number: Int64, previous: Data, madeAt: Moment,
        signer: BranchPublicKey, encapsulatedKey: Data?, payloadSize: Int, contentsSize: Int
    ) {
        self.branch = branch
        self.number = number
        self.previous = previous
        self.madeAt = madeAt
        firstEntry = extract.firstEntry
        entryCount = extract.entryCount
        chainBefore = extract.chainBefore
        chainAfter = extract.chainAfter
        self.signer = signer
        self.encapsulatedKey = encapsulatedKey
        self.payloadSize = payloadSize
        self.contentsSize = contentsSize
    }
}

/// What a header says of the journal.
struct ExtractFacts {
    var firstEntry: Int64
    var entryCount: Int64
    var chainBefore: Data
    var chainAfter: Data
}
