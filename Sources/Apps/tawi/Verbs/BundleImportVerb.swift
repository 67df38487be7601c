internal import Accounting
internal import ArgumentParser
internal import BranchBundle
internal import Foundation
internal import LedgerStore

extension BundleVerb {
    /// `tawi bundle import`: takes bundles in at head office.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take bundles in: into a database, or as CSV or JSON.",
            discussion: """
                Into a database every bundle goes once and in order; a gap is refused with the number
                that is missing. Amounts are minor units, times milliseconds since 1970 (UTC).

                Examples: tawi bundle import DIR --branches branches.txt --into head-office.db
                          tawi bundle import 0000007.tawi --branches branches.txt --after 6 --json
                """)

        @OptionGroup var options: HeadOfficeOptions

        @Option(help: "The SQLite file to take them into; made where it is not there.")
        var into: String?

        @Option(help: "The folder to write tables into as CSV.") var csv: String?

        @Option(help: "For CSV and JSON: the number of the last bundle taken before.")
        var after: Int64?

        @Flag(help: "Print one JSON object a row.") var json = false

        func validate() throws {
            guard [into != nil, csv != nil, json].count(where: \.self) == 1 else {
                throw ValidationError("Say where to: --into FILE, --csv DIR or --json.")
            }
        }

        func run() async throws {
            try await reporting {
                let files = try options.read()
                guard !files.isEmpty else { throw Refused("There are no bundles there.") }
                let books = try into.map { try CentralBooks(at: $0) }
                let inspected = try await inspect(files, books)
                var tables = json || csv != nil ? BundleTables(csvFolder: csv) : nil
                var taken = 0
                for one in inspected {
                    guard case .sound(let extract) = one.finding, let bundle = one.bundle else {
                        try skip(one, books)
                        continue
                    }
                    try books?.take(TakenBundle(bundle), extract, at: Moment.now())
                    try tables?.write(
                        extract.tables(of: bundle.header.branch, bundle: bundle.header.number))
                    taken += 1
                }
                try tables?.close()
                try books?.close()
                if !json { printLine("Took in \(taken.bundles) of \(inspected.count).") }
            }
        }

        private func inspect(
            _ files: [(name: String, octets: Data)], _ books: CentralBooks?
        ) async throws -> [InspectedBundle] {
            let inspector = try options.inspector()
            return try await showingProgress("checking") {
                try inspector.inspect(files) { found in
                    guard let books else { return options.trail(of: found, after: after) }
                    let branch = options.branch ?? found
                    return try books.last(of: branch).map(BundleTrail.init)
                        ?? BundleTrail(before: branch)
                }
            }
        }

        /// Passes over what was taken in before; stops at anything else.
        private func skip(_ inspected: InspectedBundle, _ books: CentralBooks?) throws {
            switch inspected.finding {
            case .verdict(.repeated): return
            case .verdict(.older):
                let header = inspected.bundle?.header
                let known = try header.flatMap {
                    try books?.bundle($0.number, of: $0.branch)
                }
                if let known, known.hash == inspected.bundle?.hash { return }
            case .unopened:
                throw Refused("\(inspected.file) is encrypted. Open it with --key FILE.")
            default: break
            }
            let document = InspectedBundleDocument(inspected)
            printError("\(document.plain): \(document.fault ?? "not the next bundle").")
            throw ExitCode(1)
        }
    }
}

extension TakenBundle {
    init(_ bundle: SealedBundle) {
        let header = bundle.header
        self.init(
            branch: header.branch, number: header.number, madeAt: header.madeAt,
            firstEntry: header.firstEntry, lastEntry: header.lastEntry,
            chainHash: header.chainAfter, previousHash: header.previous, hash: bundle.hash,
            signer: header.signer.octets)
    }
}

extension BundleTrail {
    init(_ taken: TakenBundle) {
        self.init(branch: taken.branch, number: taken.number)
        hash = taken.hash
        lastEntry = taken.lastEntry
        chainHash = taken.chainHash
    }
}
