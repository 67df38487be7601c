internal import Accounting
internal import BranchBundle
internal import Foundation
internal import LedgerStore

/// What a bundle says of itself, as machines read it.
struct BundleContentsDocument: Encodable {
    let branch: String
    let number: Int64
    let madeAt: String
    let signer: String
    let previous: String
    let sha256: String
    let size: Int
    let firstEntry: Int64
    let lastEntry: Int64
    let chainBefore: String
    let chainAfter: String
    let encrypted: Bool

    /// Rows by table; nil where the bundle could not be opened.
    let rows: [String: Int]?

    init(fileAt path: String, openedWith key: String?) throws {
        guard let octets = FileManager.default.contents(atPath: path) else {
            throw Refused("Cannot read \(path).")
        }
        let bundle = try SealedBundle(octets: octets)
        let header = bundle.header
        branch = header.branch
        number = header.number
        madeAt = header.madeAt.iso8601
        signer = header.signer.octets.hexadecimal
        previous = header.previous.hexadecimal
        sha256 = bundle.hash.hexadecimal
        size = octets.count
        firstEntry = header.firstEntry
        lastEntry = header.lastEntry
        chainBefore = header.chainBefore.hexadecimal
        chainAfter = header.chainAfter.hexadecimal
        encrypted = header.isEncrypted
        guard !header.isEncrypted || key != nil else {
            rows = nil
            return
        }
        let extract = try bundle.contents(openedWith: key.map(HeadOfficeKey.init(fileAt:)))
        let tables = extract.tables(of: header.branch, bundle: header.number)
        rows = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0.rows.count) })
    }

    enum CodingKeys: String, CodingKey {
        case branch, number, signer, previous, sha256, size, encrypted, rows
        case madeAt = "made_at"
        case firstEntry = "first_entry"
        case lastEntry = "last_entry"
        case chainBefore = "chain_before"
        case chainAfter = "chain_after"
    }

    var plain: [String] {
        [
            "\(branch), bundle \(number), made \(madeAt), \(size) bytes",
            "  \(BundleWords.entries(firstEntry, lastEntry)); the last has the hash \(chainAfter)",
            "  signed by \(signer)",
            "  its sha256 \(sha256)",
            "  the one before \(previous)",
        ]
            + (rows ?? [:]).filter { $0.value > 0 }.sorted { $0.key < $1.key }
            .map { "  \($0.value) × \($0.key)" }
            + (rows == nil ? ["  encrypted: open it with --key FILE"] : [])
    }
}
