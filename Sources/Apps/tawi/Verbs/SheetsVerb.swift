internal import Accounting
internal import ArgumentParser
internal import Counter
internal import LedgerStore

/// `tawi sheets`: the collection sheets of the days ahead.
struct SheetsVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheets", abstract: "List, show and print collection sheets.",
        subcommands: [List.self, Show.self, Print.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the sheets of the days ahead, and those that may still be answered.",
            discussion: """
                Sheets that are missing are made. A sheet is ready until it is sent to its officer;
                then nothing on it changes any more.

                Example: tawi sheets list --json
                """)

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object a line, amounts in minor units.") var json = false

        func run() async throws {
            try await reporting {
                let (configuration, books) = try options.open()
                let rules = configuration.rules
                let today = try BranchDay.read(nil, configuration.calendar)
                let pages = try await books.write { books in
                    try SheetMaker(books: books, rules: rules, now: Moment.now()).make()
                    return try books.sheets.newest(
                        from: today.advanced(byDays: -rules.sheets.lateDays),
                        to: today.advanced(byDays: rules.sheets.daysAhead)
                    ).map { try SheetPage($0, in: books) }
                }
                for page in pages {
                    if json { try printJSON(page.document) } else { printLine(page.summary) }
                }
                if pages.isEmpty, !json {
                    printLine(
                        "There are no sheets: groups.csv says which officer a group has and when "
                            + "it meets.")
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one sheet with what was booked on it.",
            discussion: "Example: tawi sheets show KX7M2")

        @Argument(help: "The sheet's code.") var code: String

        @OptionGroup var options: BooksOptions

        @Flag(help: "Print one JSON object, amounts in minor units.") var json = false

        func run() async throws {
            try await reporting {
                let (_, books) = try options.open()
                guard let code = SheetCode(self.code) else {
                    throw Refused(
                        "\"\(self.code)\" is no code of a sheet. See: tawi sheets list")
                }
                let page = try await books.read { books in
                    try books.sheets.sheet(code).map { try SheetPage($0, in: books) }
                }
                guard let page else {
                    throw Refused("There is no sheet \(code). See: tawi sheets list")
                }
                if json { return try printJSON(page.document) }
                for line in page.lines { printLine(line) }
            }
        }
    }

    struct Print: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the sheets of a day, to be taken along.",
            discussion: """
                Example: tawi sheets print 2026-12-01 --officer PO | lp
                """)

        @Argument(help: "The day of the meetings, as 2026-12-01.") var date: String

        @Option(help: "Only this officer's, by his code.") var officer: String?

        @OptionGroup var options: BooksOptions

        func run() async throws {
            try await reporting {
                let (configuration, books) = try options.open()
                let rules = configuration.rules
                let day = try BranchDay.read(date, configuration.calendar)
                let pages = try await books.write { books in
                    try SheetMaker(books: books, rules: rules, now: Moment.now()).make()
                    return try books.sheets.newest(from: day, to: day)
                        .map { try SheetPage($0, in: books) }
                }
                let wanted = pages.filter { officer == nil || $0.sheet.officer == officer }
                guard !wanted.isEmpty else {
                    throw Refused(
                        "There are no sheets for \(day.iso)"
                            + (officer.map { " and officer \($0)" } ?? "")
                            + ". See: tawi sheets list")
                }
                for (place, page) in wanted.enumerated() {
                    if place > 0 { printLine("\u{0C}") }
                    for line in page.lines { printLine(line) }
                }
            }
        }
    }
}
