public import Accounting
public import BranchBundle
internal import Foundation
public import LedgerStore

/// Makes the branch's bundles: everything written since the last one, signed.
public struct BundleMaker: Sendable {
    private let books: Books
    private let key: BundleSigningKey
    private let recipient: HeadOfficePublicKey?
    private let mostEntries: Int
    private let now: @Sendable () -> Moment

    /// A maker that signs with `key` and, where there is a recipient, encrypts to head office.
    ///
    /// - Parameter mostEntries: About how many entries one bundle holds at most.
    public init(
        books: Books, key: BundleSigningKey, encryptingTo recipient: HeadOfficePublicKey? = nil,
        mostEntries: Int = 20_000, now: @escaping @Sendable () -> Moment
    ) {
        self.books = books
        self.key = key
        self.recipient = recipient
        self.mostEntries = mostEntries
        self.now = now
    }

    /// Makes bundles until everything is in one; none when nothing was written since the last.
    ///
    /// - Throws: `BundleDecodingError` when the books are not sound, or what the disk says.
    public func makeAll() async throws -> [MadeBundle] {
        var made: [MadeBundle] = []
        while let bundle = try await books.write({ [self] in try makeNext(in: $0) }) {
            made.append(bundle)
        }
        return made
    }

    /// The next bundle, in the write that lends the books: what it holds cannot change before it is
    /// noted. Nil when nothing was written since the last one.
    public func makeNext(in books: OpenBooks) throws -> MadeBundle? {
        let last = try books.bundles.last()
        let start = last?.end ?? JournalPosition()
        let (extract, end) = try books.bundles.extract(after: start, most: mostEntries)
        guard !extract.isEmpty else { return nil }
        let sealed = try SealedBundle(
            of: extract, firstEntry: start.entry + 1, number: (last?.number ?? 0) + 1,
            previous: last?.hash ?? Data(repeating: 0, count: 32), madeAt: now(), by: key,
            encryptedTo: recipient)
        let bundle = MadeBundle(
            number: sealed.header.number, madeAt: sealed.header.madeAt,
            firstEntry: sealed.header.firstEntry, end: end, chainHash: extract.chainAfter,
            previousHash: sealed.header.previous, hash: sealed.hash, size: sealed.octets.count)
        try books.bundles.add(bundle, octets: sealed.octets)
        return bundle
    }
}
