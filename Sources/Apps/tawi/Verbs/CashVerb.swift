internal import Accounting
internal import ArgumentParser
internal import Counter
internal import LedgerStore

/// `tawi cash`: officers' cash at the cashier's window.
struct CashVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cash", abstract: "Take officers' cash into the till.",
        subcommands: [Receive.self, List.self, Show.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the hand-ins of a day, and who still holds cash.",
            discussion: "Example: tawi cash list --date 2026-11-24")

        @OptionGroup var options: BooksOptions

        @Option(help: "The day, as 2026-11-24; today when left out.") var date: String?

        @Flag(help: "Print one JSON object, amounts in minor units.") var json = false

        func run() async throws {
            try await reporting {
                let (configuration, books) = try options.open()
                let calendar = configuration.calendar
                let day = try BranchDay.read(date, calendar)
                let currency = configuration.branch.currency
                let (handIns, held) = try await books.read { books in
                    (
                        try books.till.handIns(on: day),
                        try books.till.cashInHand(in: currency).filter { !$0.isNothing }
                    )
                }
                if json {
                    try printJSON(
                        CashDocument(
                            day: day.iso, handIns: handIns.map(HandInDocument.init),
                            held: held.map(CashInHandDocument.init)))
                    return
                }
                printLine(handIns.isEmpty ? "no hand-ins on \(day.iso)" : day.iso)
                for handIn in handIns { printLine(HandInDocument.plain(handIn, calendar)) }
                printLine(held.isEmpty ? "no officer holds cash" : "still out")
                for inHand in held { printLine(CashInHandDocument.plain(inHand, calendar)) }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one hand-in: who counted what, and whose it was.",
            discussion: "Example: tawi cash show 8QW2X")

        @Argument(help: "The reference on the officer's receipt.") var reference: String

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object, amounts in minor units.") var json = false

        func run() async throws {
            try await reporting {
                let (configuration, books) = try options.open()
                let written = reference
                let handIn = try await books.read { books in
                    try Reference(written).flatMap { try books.till.handIn($0) }
                }
                guard let handIn else {
                    throw Refused(
                        "No hand-in bears the reference \"\(written)\". See: tawi cash list")
                }
                if json { return try printJSON(HandInDocument(handIn)) }
                printLine(
                    "\(handIn.day.iso)  " + HandInDocument.plain(handIn, configuration.calendar))
                for pieces in handIn.denominations {
                    printLine("  \(pieces.value.textWithCode) x \(pieces.pieces)")
                }
                for collection in handIn.collections { printLine("  \(collection)") }
            }
        }
    }
}
