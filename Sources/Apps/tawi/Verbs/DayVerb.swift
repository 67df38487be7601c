internal import Accounting
internal import ArgumentParser
internal import LedgerStore

/// `tawi day`: the branch's days, and their seals.
struct DayVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "day", abstract: "Close the day, and look at days that are closed.",
        subcommands: [Close.self, Show.self, Verify.self, Key.self, OpenSeal.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what a closed day came to.",
            discussion: "Example: tawi day show 2026-11-24 --json")

        @Argument(help: "The day, as 2026-11-24; the last closed one when left out.")
        var date: String?

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object, amounts in minor units.") var json = false

        func run() async throws {
            try await reporting {
                let (configuration, books) = try options.open()
                let day = try date.map { try BranchDay.read($0, configuration.calendar) }
                let found = try await books.read { books in
                    (
                        seal: try day.map { try books.seals.seal(of: $0) } ?? books.seals.last(),
                        last: try books.seals.lastDay()
                    )
                }
                guard let seal = found.seal else {
                    let what = day.map { "\($0.iso) is not closed." } ?? "No day is closed yet."
                    let last = found.last.map { " The last closed day is \($0.iso)." } ?? ""
                    throw Refused("\(what)\(last) Close it: tawi day close --by USER --with USER")
                }
                let key = try? SealKey(fileAt: configuration.sealKeyFile)
                let message = key.map { SealMessage(seal).text(with: $0) }
                if json { return try printJSON(SealDocument(seal, message: message)) }
                let lines = SealDocument.plain(seal, configuration.calendar, message: message)
                for line in lines { printLine(line) }
            }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recount every closed day from the journal.",
            discussion: """
                Names the first seal that does not hold, with exit status 1.

                Example: tawi day verify --config /etc/tawi/tawi.toml
                """)

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object.") var json = false

        private struct Document: Encodable {
            let sound: Bool
            let seals: Int64
            let fault: String?
        }

        func run() async throws {
            try await reporting {
                let (_, books) = try options.open()
                let report = try await books.read { try $0.seals.verify() }
                let fault = report.firstFault.map { "seal \($0.seal): \($0.reason)" }
                if json {
                    try printJSON(
                        Document(sound: fault == nil, seals: report.sound, fault: fault))
                } else {
                    printLine(
                        fault.map { "A CLOSED DAY IS NOT AS IT WAS SEALED: \($0)" }
                            ?? "\(report.sound) closed \(report.sound == 1 ? "day" : "days"), "
                            + "each as it was sealed.")
                }
                guard fault == nil else {
                    printError(
                        "compare with the seals head office has, restore the last good backup, "
                            + "and keep this file as evidence.")
                    throw ExitCode(1)
                }
            }
        }
    }
}
