import BranchBundle
import Compression
import Foundation
import HeadOfficeSync
import LedgerStore

/// What bundles cost: bytes beside gzip'd JSON, and how fast they are made and checked. Part of
/// `make bench`; another number of collections may be given.
@main
struct BundleBench {
    static func main() async throws {
        let collections = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20_000
        let branch = try await BenchedBranch(clients: 2_000, collections: collections)
        print("\(collections) collections of two payments, a message each:")
        let clock = ContinuousClock()
        var made: [MadeBundle] = []
        let making = try await clock.measure { made = try await branch.maker.makeAll() }
        let size = made.reduce(0) { $0 + $1.size }
        rate("made", collections, making, "\(made.count) bundles")
        let files = try await branch.files(made)
        var tables: [ExtractTable] = []
        let checking = try clock.measure {
            for file in files {
                let bundle = try SealedBundle(octets: file)
                tables += try bundle.contents().tables(of: "Kibwezi", bundle: bundle.header.number)
            }
        }
        rate("checked and read", collections, checking, "every hash and balance")
        report(size, tables, collections)
        try branch.remove()
    }

    private static func rate(
        _ what: String, _ count: Int, _ time: Duration, _ remark: String
    ) {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        print("  \(what): \(Int(Double(count) / seconds)) collections a second (\(remark))")
    }

    private static func report(_ size: Int, _ tables: [ExtractTable], _ collections: Int) {
        let bare = ["branch", "bundle", "previous_hash", "hash", "debit_balance", "credit_balance"]
        let whole = jsonSize(tables, without: [])
        let leanest = jsonSize(tables, without: bare)
        let share = { (other: Int) in "\(size * 1000 / other / 10).\(size * 1000 / other % 10) %" }
        print("  \(size / collections) bytes a collection in bundles")
        print(
            "  \(whole / collections) bytes as gzip'd JSON of the same rows: the bundle is "
                + "\(share(whole)) of it (aim under 40 %)")
        print(
            "  \(leanest / collections) bytes as gzip'd JSON without what can be recomputed: "
                + share(leanest))
    }

    private static func jsonSize(_ tables: [ExtractTable], without dropped: [String]) -> Int {
        var text = ""
        for table in tables {
            let kept = table.columns.indices.filter { !dropped.contains(table.columns[$0]) }
            var lean = table
            lean.columns = kept.map { table.columns[$0] }
            for row in table.rows { text += lean.json(kept.map { row[$0] }) + "\n" }
        }
        return Gzip.compress(Array(text.utf8)).count
    }
}
