internal import Accounting
internal import ArgumentParser
internal import LedgerStore
internal import SMSPDU

/// `tawi ledger`: the books.
struct LedgerVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Look at the books, and recount them.",
        subcommands: [Verify.self, Show.self, Export.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recount every balance and walk the chain of hashes.",
            discussion: """
                Names the first entry that is not as it was written, with exit status 1.

                Example: tawi ledger verify --config /etc/tawi/tawi.toml
                """)

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            try await reporting {
                let (_, books) = try options.open()
                let audit = try await books.read { try Auditor.audit($0) }
                if json {
                    try printJSON(AuditDocument(audit))
                } else {
                    printLine(JournalReport.verdict(on: audit))
                }
                guard audit.isSound else {
                    printError("restore the last good backup, and keep this file as evidence.")
                    throw ExitCode(1)
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one collection, from the octets received to the receipts sent.",
            discussion: "Example: tawi ledger show 7F3K")

        @Argument(help: "The reference on the receipt.") var reference: String

        @OptionGroup var options: BooksOptions

        func run() async throws {
            try await reporting {
                let (configuration, books) = try options.open()
                guard let reference = Reference(self.reference) else {
                    throw Refused("\"\(self.reference)\" is no reference. They look like 7F3K.")
                }
                let lines = try await books.read { books in
                    try CollectionReport(calendar: configuration.calendar)
                        .lines(on: reference, in: books)
                }
                guard let lines else {
                    throw Refused(
                        "No collection bears the reference \(reference). See: tawi ledger export")
                }
                for line in lines { printLine(line) }
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the journal, one entry a line.",
            discussion: "Example: tawi ledger export --json > journal.jsonl")

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print JSON objects, amounts in minor units.") var json = false

        func run() async throws {
            try await reporting {
                let (configuration, books) = try options.open()
                let entries = try await books.read { try $0.ledger.entries() }
                for entry in entries {
                    if json {
                        try printJSON(EntryDocument(entry))
                    } else {
                        printLine(EntryDocument.plain(entry, configuration.calendar))
                    }
                }
            }
        }
    }
}
