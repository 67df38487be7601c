public import Accounting
internal import Compression
internal import Crypto
public import Foundation
public import LedgerStore

/// A bundle as it travels: header, payload and signature in one file.
///
/// `TAWIBND1`, the header's length in two octets (the higher first), the header, the payload, and 64
/// octets of an Ed25519 signature over everything before them.
public struct SealedBundle: Hashable, Sendable {
    public let header: BundleHeader

    /// The whole file.
    public let octets: Data

    /// SHA-256 of the whole file: what the next bundle names.
    public var hash: Data { Data(SHA256.hash(data: octets)) }

    static let mark = Data("TAWIBND1".utf8)
    private static let signatureSize = 64

    /// Octets before the header.
    private static let lead = mark.count + 2

    /// Reads a file and checks that whom its header names signed it.
    ///
    /// Whether that is the branch is for `KnownBranches` to say.
    public init(octets: Data) throws(BundleDecodingError) {
        guard octets.count <= BundleLimits.file else {
            throw BundleDecodingError(.file, "larger than \(BundleLimits.file) octets")
        }
        let octets = Data(octets)
        guard octets.starts(with: Self.mark), octets.count >= Self.lead else {
            throw BundleDecodingError(.file, "not a bundle of this version", .notABundle)
        }
        let headerSize = Int(octets[Self.mark.count]) << 8 | Int(octets[Self.mark.count + 1])
        guard headerSize <= BundleLimits.header,
            octets.count >= Self.lead + headerSize + Self.signatureSize
        else { throw BundleDecodingError(.file, "it ends early", .truncated) }
        let header = try BundleHeader(
            octets: octets.subdata(in: Self.lead..<Self.lead + headerSize))
        let signed = Self.lead + headerSize + header.payloadSize
        guard octets.count == signed + Self.signatureSize else {
            guard octets.count > signed + Self.signatureSize else {
                throw BundleDecodingError(.file, "it ends early", .truncated)
            }
            throw BundleDecodingError(.file, "more octets than it should have", .altered)
        }
        guard header.signer.signed(octets.prefix(signed), with: octets.suffix(64)) else {
            throw BundleDecodingError(.signature, "the file is not as it was signed", .altered)
        }
        self.header = header
        self.octets = octets
    }
}

extension SealedBundle {
    /// What it carries.
    ///
    /// - Parameter key: Head office's, where the bundle is encrypted.
    public func contents(
        openedWith key: HeadOfficeKey? = nil
    ) throws(BundleDecodingError) -> JournalExtract {
        let end = octets.count - Self.signatureSize
        let start = end - header.payloadSize
        var payload = octets.subdata(in: start..<end)
        if let encapsulatedKey = header.encapsulatedKey {
            guard let key else {
                throw BundleDecodingError(.payload, "it is encrypted", .encrypted)
            }
            payload = try Self.open(
                payload, encapsulatedKey, key, authenticating: octets.prefix(start))
        }
        return try JournalExtract(bundleContents: try Self.expand(payload, header), header)
    }

    private static func expand(
        _ payload: Data, _ header: BundleHeader
    ) throws(BundleDecodingError) -> Data {
        let contents = try? Gzip.decompress(Array(payload), limit: header.contentsSize)
        guard let contents, contents.count == header.contentsSize else {
            throw BundleDecodingError(.payload, "not the gzip stream its header speaks of")
        }
        return Data(contents)
    }

    private static func open(
        _ payload: Data, _ encapsulatedKey: Data, _ key: HeadOfficeKey, authenticating head: Data
    ) throws(BundleDecodingError) -> Data {
        do {
            var recipient = try HPKE.Recipient(
                privateKey: key.secret, ciphersuite: HeadOfficePublicKey.suite,
                info: HeadOfficePublicKey.info, encapsulatedKey: encapsulatedKey)
            return try recipient.open(payload, authenticating: head)
        } catch {
            throw BundleDecodingError(.payload, "it is encrypted to another key", .otherKey)
        }
    }
}

extension SealedBundle {
    /// Makes the bundle of an extract, and reads it back before anybody gets it.
    ///
    /// - Parameter previous: SHA-256 of the file of the bundle before; zeros for the first.
    /// - Throws: `BundleDecodingError` when the extract is not sound: the books have to be verified.
    public init(
        of extract: JournalExtract, firstEntry: Int64, number: Int64, previous: Data,
        madeAt: Moment, by key: BundleSigningKey, encryptedTo recipient: HeadOfficePublicKey? = nil
    ) throws {
        let parts = try extract.bundleContents
        let contents = parts.reduce(Data(), +)
        var payload = Data(Gzip.compress(parts: parts.map(Array.init)))
        var sender = try recipient?.sender
        let header = BundleHeader(
            of: ExtractFacts(
                firstEntry: firstEntry, entryCount: Int64(extract.entries.count),
                chainBefore: extract.chainBefore, chainAfter: extract.chainAfter),
            branch: key.branch, number: number, previous: previous, madeAt: madeAt,
            signer: key.publicKey, encapsulatedKey: sender?.encapsulatedKey,
            payloadSize: payload.count + (sender == nil ? 0 : HeadOfficePublicKey.tagSize),
            contentsSize: contents.count)
        guard try Self.expand(payload, header) == contents,
            try JournalExtract(bundleContents: contents, header) == extract
        else { throw BundleDecodingError(.contents("contents"), "not what the books say") }
        let head = try Self.head(header)
        if sender != nil { payload = try sender?.seal(payload, authenticating: head) ?? payload }
        let signed = head + payload
        try self.init(octets: signed + key.signature(of: signed))
    }

    private static func head(_ header: BundleHeader) throws -> Data {
        let octets = try header.encoded
        guard octets.count <= BundleLimits.header else {
            throw BundleDecodingError(.header, "the branch's name is too long")
        }
        return mark + [UInt8(octets.count >> 8), UInt8(octets.count & 0xFF)] + octets
    }
}
