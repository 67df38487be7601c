internal import Accounting
internal import ArgumentParser
internal import BranchBundle
internal import Foundation
internal import HeadOfficeSync
internal import LedgerStore
internal import MifosClient

extension BundleVerb {
    /// `tawi bundle import`: takes bundles in at head office.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take bundles in: into a database, or as CSV or JSON.",
            discussion: """
                Into a database every bundle goes once and in order; a gap is refused with the number
                that is missing. Amounts are minor units, times milliseconds since 1970 (UTC).

                With --post, what they carry is posted to Mifos under the keys and names the branch
                itself uses: what comes both ways is booked once. Run it again after a cut: exit
                status 1 as long as something waits.

                Examples: tawi bundle import DIR --branches branches.txt --into head-office.db
                          tawi bundle import DIR --branches branches.txt --into head-office.db \
                              --post --mifos mifos.toml
                          tawi bundle import 0000007.tawi --branches branches.txt --after 6 --json
                """)

        @OptionGroup var options: HeadOfficeOptions

        @Option(help: "The SQLite file to take them into; made where it is not there.")
        var into: String?

        @Option(help: "The folder to write tables into as CSV.") var csv: String?

        @Option(help: "For CSV and JSON: the number of the last bundle taken before.")
        var after: Int64?

        @Flag(help: "Post to Mifos what they carry, as the branch would.") var post = false

        @Option(help: "For --post: the file with [mifos]: url, user, password_file, payment_type.")
        var mifos: String?

        @Flag(help: "Print one JSON object a row; with --into and --post, one a branch.")
        var json = false

        func validate() throws {
            guard post == (mifos != nil) else {
                throw ValidationError("Say where Mifos is: --post --mifos FILE.")
            }
            guard !post || into != nil else {
                throw ValidationError("What was sent is kept in a database: --into FILE.")
            }
            guard post || [into != nil, csv != nil, json].count(where: \.self) == 1 else {
                throw ValidationError("Say where to: --into FILE, --csv DIR or --json.")
            }
        }

        func run() async throws {
            try await reporting {
                let files = try options.read()
                guard !files.isEmpty else { throw Refused("There are no bundles there.") }
                let mifos = try mifos.map(HeadOfficeMifos.init(fileAt:))
                let books = try into.map { try CentralBooks(at: $0) }
                let inspected = try await inspect(files, books)
                var tables = into == nil ? BundleTables(csvFolder: csv) : nil
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
                if let into, let mifos { try await post(inspected, from: into, to: mifos) }
            }
        }

        /// Posts for each branch whose bundles were given.
        private func post(
            _ inspected: [InspectedBundle], from path: String, to mifos: HeadOfficeMifos
        ) async throws {
            guard let turn = try SyncTurn(beside: path).take() else {
                throw Refused("Somebody else is posting from \(path) now. Run it again later.")
            }
            defer { turn.end() }
            let server = try mifos.mifos.server()
            var isDone = true
            for branch in Set(inspected.compactMap { $0.bundle?.header.branch }).sorted() {
                let file = try CentralPostings(at: path, of: branch)
                let posting = BundlePosting(branch: branch, file: file, rules: mifos.rules)
                let document = try await showingProgress("posting to Mifos") {
                    try await FineractClient.connected(to: server) { client in
                        try await posting.post(over: client)
                    }
                }
                try file.close()
                isDone = isDone && document.isDone
                if json { try printJSON(document) } else { document.plain.forEach(printLine) }
            }
            guard isDone else { throw ExitCode(1) }
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
            printError(InspectedBundleDocument(inspected).plain)
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
